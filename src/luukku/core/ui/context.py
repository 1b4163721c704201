"""What every page needs to draw its shell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from luukku.core.access.pages import declaration_of
from luukku.core.access.roles import Role
from luukku.core.ui import rail
from luukku.core.ui.middleware import is_public
from luukku.core.ui.situation import NOW


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the switch; its address is this page's own with `?kieli=`."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame round the page: who, where, when, in which language, and which rooms are open."""

    area_name: str
    rail: tuple[rail.Section, ...]
    languages: tuple[Language, ...]
    day: date
    is_today: bool
    change_day_url: str
    today_url: str
    user_name: str
    user_title: str
    signed_in: bool
    is_public: bool
    open_pages: tuple[tuple[str, str], ...]
    demo: bool


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for the templates, made only where a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> Shell:
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    area_name: Callable[[], str] = import_string(settings.LUUKKU_AREA_NAME)
    of_area = signed_in or not _is_listed(request)
    return Shell(
        area_name=area_name() if of_area else "",
        rail=rail.sections(request) if signed_in else (),
        languages=languages(request),
        day=request.day,  # type: ignore[attr-defined]
        is_today=request.day == request.today,  # type: ignore[attr-defined]
        change_day_url=f"{reverse('change_day')}?{urlencode({'palaa': request.path})}",
        today_url=_here(request, tilanne=NOW),
        user_name=user.name if user and signed_in else "",
        user_title=title_of(user) if user and signed_in else "",
        signed_in=signed_in,
        is_public=is_public(request),
        open_pages=rail.open_rooms(of_area=of_area) if is_public(request) else (),
        demo=settings.DEMO,
    )


def _is_listed(request: HttpRequest) -> bool:
    match = request.resolver_match
    declaration = declaration_of(match.func) if match else None
    return bool(declaration and declaration.listed)


def title_of(user: object) -> str:
    """The person's roles as a title with the unit they work in: `Asiantuntija, eteläinen tiimi`."""
    held = {role for role, _ in user.roles_today()}  # type: ignore[attr-defined]
    return ", ".join([*(str(role.label) for role in Role if role in held), *filter(None, [user.unit])])  # type: ignore[attr-defined]


def languages(request: HttpRequest) -> tuple[Language, ...]:
    """The languages of the switch, each with the address that shows this page in it."""
    active = (get_language() or settings.LANGUAGE_CODE)[:2]
    return tuple(Language(code, name, _here(request, kieli=code), code == active) for code, name in settings.LANGUAGES)


def _here(request: HttpRequest, **changes: str) -> str:
    """This page's address with some of its query changed. A page that answers a POST is addressed without its query."""
    query: QueryDict = request.GET.copy()
    for key, value in changes.items():
        query[key] = value
    return f"{request.path}?{query.urlencode()}"
