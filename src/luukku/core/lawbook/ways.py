"""The ways between the pages of the law, and what a room above gives: its page beside theirs, and who reads a parameter.

`config` hands it in (`LUUKKU_LAW_BESIDE`), since this room knows none of those that use it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Beside:
    """The page of a room above.

    title   its name; `page` the name of its address, where `?haku=` looks for words
    users   users(key, language=...): title and address of what reads a parameter
    """

    title: str | Promise
    page: str
    users: Callable[..., list[tuple[str, str]]]


def beside() -> Beside:
    """What `config` hands in."""
    found: Beside = import_string(settings.LUUKKU_LAW_BESIDE)
    return found


def beside_search(words: str) -> str:
    """The address of the same search on the page of the room above."""
    return f"{reverse(beside().page)}?{urlencode({'haku': words})}"


def ways(current: str) -> list[dict[str, object]]:
    """The pages of the law to choose between; `current` is the name of the address that is open."""
    pages = (
        (_("Parametrit"), "lawbook:parameters"),
        (str(beside().title), beside().page),
        (_("Muutokset"), "lawbook:changes"),
        (_("Vahvistettavat"), "lawbook:to_confirm"),
    )
    return [{"title": title, "url": reverse(name), "current": name == current} for title, name in pages]
