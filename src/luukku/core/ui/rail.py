"""The rail of the desk: what rooms offer, shown to those who may enter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from luukku.core.access.actions import Action
from luukku.core.access.pages import declaration_of
from luukku.core.access.policy import can


@dataclass(frozen=True, slots=True)
class Room:
    """A link of the rail: its name, its page and the action that opens it, None when everybody may.

    available  whether there is anything to show; a room without it is always there. Asked for each page, so it asks no database
    """

    title: str | Promise
    url_name: str
    action: Action | None
    available: Callable[[], bool] | None = None

    def opens_to(self, user: Any) -> bool:
        """Whether this person may enter."""
        return self.action is None or bool(can(user, self.action))


@dataclass(frozen=True, slots=True)
class Group:
    """Rooms under one heading of the rail."""

    title: str | Promise
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A link as drawn; `count` things wait there, `hot` if one of them is overdue."""

    title: str
    url: str
    current: bool
    count: int | None = None
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the rail with the links that this person may follow."""

    title: str
    items: tuple[Item, ...]


def rooms() -> tuple[tuple[Group, Room], ...]:
    """The rooms that have something to show, each with its group."""
    groups: Iterable[Group] = import_string(settings.LUUKKU_RAIL)
    return tuple((group, room) for group in groups for room in group.rooms if room.available is None or room.available())


def sections(request: HttpRequest) -> tuple[Section, ...]:
    """The rail for this person; the longest address that begins the page's own is the current room."""
    open_rooms = [(group, room, reverse(room.url_name)) for group, room in rooms() if room.opens_to(request.user)]
    current = max((url for _, _, url in open_rooms if request.path.startswith(url)), key=len, default=None)
    return tuple(
        Section(
            str(group.title), tuple(Item(str(room.title), url, url == current) for of, room, url in open_rooms if of is group)
        )
        for group in dict.fromkeys(group for group, _, _ in open_rooms)
    )


def open_rooms(*, of_area: bool) -> tuple[tuple[str, str], ...]:
    """Title and address of the rooms that everybody may read: those listed always, with `of_area` what the area has opened."""
    groups: Iterable[Group] = import_string(settings.LUUKKU_RAIL)
    found: list[tuple[str, str]] = []
    for room in (room for group in groups for room in group.rooms):
        url = reverse(room.url_name)
        declaration = declaration_of(resolve(url).func)
        opened = of_area and settings.OPEN_PAGES and declaration and declaration.open_by_wish
        if (opened or (declaration and declaration.listed)) and (room.available is None or room.available()):
            found.append((str(room.title), url))
    return tuple(found)
