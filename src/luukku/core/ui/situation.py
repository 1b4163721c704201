"""The day that pages speak of (tilannepäivä): today, or another that the reader has chosen."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.ui.access import Shell

PARAMETER = "tilanne"
"""In an address and as the name of the cookie: an ISO day, or `nyt` for today."""
NOW = "nyt"
FIRST = date(2000, 1, 1)
"""Before this no data set says anything."""
YEARS_AHEAD = 10
_WRITTEN = re.compile(r"([0-9]{1,2})\.? ?([0-9]{1,2}(?=\.)|[^\W\d_]+)\.? ?((?:20)?[0-9]{2})?")
_AFTER_WEEKDAY = re.compile(r"([^\W\d_]+)\.?,? +([0-9].*)")


def chosen_day(request: HttpRequest, *, today: date) -> date:
    """The day that the address names, else the one that was chosen before, else today. What is no such day is passed over."""
    asked = request.GET.get(PARAMETER)
    if asked == NOW:
        return today
    for text in (asked, request.COOKIES.get(PARAMETER)):
        if text and (day := read_day(text, today=today)):
            return day
    return today


def read_day(text: str, *, today: date, near: date | None = None) -> date | None:
    """A day from 2000 to ten years ahead; None for anything else.

    Written `2026-11-24`, `24.11.2026`, `24. 11. 2026`, `24.11.26` or with the month's name, as pages write days in any of their
    languages; a weekday before it must be that day's. With `near` the year may be left out: the nearest such day is meant.
    """
    text = text.strip().lower()
    weekday = None
    if said := _AFTER_WEEKDAY.fullmatch(text):
        name, text = said.groups()
        weekday = _weekdays().get(name, -1)
    day = _day(text, near)
    if day is None or (weekday is not None and day.weekday() != weekday):
        return None
    return day if FIRST <= day <= today + timedelta(days=366 * YEARS_AHEAD) else None


def _day(text: str, near: date | None) -> date | None:
    number, month, year = found.groups() if (found := _WRITTEN.fullmatch(text)) else ("", "", "")
    month = str(_months().get(month, month))
    if month.isdigit() and not year and near:
        years = (_valid(near.year + ahead, month, number) for ahead in (-1, 0, 1))
        return min((day for day in years if day), key=lambda day: abs(day - near), default=None)
    if month.isdigit() and year:
        return _valid(int(f"20{year[-2:]}"), month, number)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _valid(year: int, month: str, number: str) -> date | None:
    try:
        return date(year, int(month), int(number))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """The months' names in the languages of the pages, short and long."""
    return _numbered(get_month_names)


@cache
def _weekdays() -> dict[str, int]:
    """The weekdays' names in the languages of the pages, short and long, from Monday 0."""
    return _numbered(get_day_names)


def _numbered(names: Callable[..., Mapping[int, str]]) -> dict[str, int]:
    return {
        name.lower().rstrip("."): number
        for language, _name in settings.LANGUAGES
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in names(width, context=context, locale=language).items()
    }


def remember(request: HttpRequest, response: HttpResponseBase, *, day: date, today: date) -> None:
    """Keep what the address chose until the browser is closed; today needs no keeping."""
    if PARAMETER not in request.GET:
        return
    if day == today:
        response.delete_cookie(PARAMETER, samesite="Lax")
    else:
        response.set_cookie(PARAMETER, day.isoformat(), secure=request.is_secure(), httponly=True, samesite="Lax")


@page(action=Shell.SEARCH)
def change_day(request: Request) -> HttpResponse:
    """A form that asks for the day, and leads back to the page it was opened from with that day."""
    back = request.GET.get("palaa", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    written = request.GET.get("paiva")
    day = read_day(written, today=request.today) if written else None
    if day:
        return redirect(f"{back}?{urlencode({PARAMETER: NOW if day == request.today else day.isoformat()})}")
    error = (
        ""
        if written is None
        else _("Päivää ”%(day)s” ei ole tai se ei ole välillä 1.1.2000–%(last)s. Kirjoita päivä muodossa 24.11.2026.")
        % {
            "day": written[:40],
            "last": request.today.year + YEARS_AHEAD,
        }
    )
    return render(
        request,
        "luukku/change_day.html",
        {"back": back, "written": written or "", "error": error, "crumbs": [(_("Tilannepäivä"), None)]},
        status=422 if error else 200,
    )
