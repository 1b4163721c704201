"""The day that pages speak of (tilannepäivä): today, or another that the reader has chosen."""

import re
from datetime import date, timedelta

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
_FINNISH = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?((?:20)?[0-9]{2})")


def chosen_day(request: HttpRequest, *, today: date) -> date:
    """The day that the address names, else the one that was chosen before, else today. What is no such day is passed over."""
    asked = request.GET.get(PARAMETER)
    if asked == NOW:
        return today
    for text in (asked, request.COOKIES.get(PARAMETER)):
        if text and (day := read_day(text, today=today)):
            return day
    return today


def read_day(text: str, *, today: date) -> date | None:
    """A day from 2000 to ten years ahead; None for anything else.

    Written `2026-11-24`, `24.11.2026`, `24. 11. 2026` or `24.11.26`.
    """
    text = text.strip()
    if written := _FINNISH.fullmatch(text):
        number, month, year = written.groups()
        text = f"20{year[-2:]}-{month:0>2}-{number:0>2}"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= today + timedelta(days=366 * YEARS_AHEAD) else None


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
