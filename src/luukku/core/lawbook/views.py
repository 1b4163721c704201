"""Pages of the law's parameters: open to everybody, without signing in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.documents.responses import address, chosen, download, file_address
from luukku.core.lawbook import queries
from luukku.core.lawbook.asked import DayAsked, day_asked
from luukku.core.lawbook.rows import Row, as_table, changes_table
from luukku.core.lawbook.ways import beside, beside_search, ways
from luukku.law import UnknownKey
from luukku.law.windows import BY_KEY

A_PAGE = 100
"""Parameters on one page of the list."""
LONGEST_WORDS = 100
FROM = "alkaen"


def language() -> str:
    """The reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


def status_of(*days: DayAsked) -> int:
    """422 when a day cannot be read: the page is shown as of its own day, and its field says what is wrong."""
    return 422 if any(day.error for day in days) else 200


@public_page(listed=True)
def parameters(request: Request) -> HttpResponseBase:
    """The list: `?haku=` words, `?paiva=` the day, `?aihe=`, `?merkki=` and `?tarkistus=` filters."""
    day = day_asked(request, "paiva")
    topics = queries.topics()
    filters = queries.Filters(
        words=request.GET.get("haku", "").strip()[:LONGEST_WORDS],
        topic=chosen(request.GET, "aihe", list(topics)),
        mark=chosen(request.GET, "merkki", [word for word, _name in queries.mark_names()]),
        check=chosen(request.GET, "tarkistus", [queries.LATE]),
    )
    shown = queries.parameters(day=day.day, filters=filters, language=language())
    table = as_table(shown.rows, stem="parametrit", title=_("Lain parametrit"), day=day.day)
    if file := download(request, [table]):
        return file
    begin = _first_row(request, shown.rows)
    page = shown.rows[begin : begin + A_PAGE]
    context = {
        "shown": shown,
        "groups": [("", page)] if filters.words and page else queries.by_topic(page),
        "count": len(page),
        "matching": len(shown.rows),
        "previous": _page_address(request, shown.rows, begin - A_PAGE) if begin else "",
        "following": _page_address(request, shown.rows, begin + A_PAGE) if begin + A_PAGE < len(shown.rows) else "",
        "filters": filters,
        "topics": topics,
        "marks": queries.mark_names(),
        "late": queries.LATE,
        "beside": beside_search(filters.words) if filters.words else "",
        "excel": file_address(request, form="xlsx", table=table),
        "csv": file_address(request, form="csv", table=table),
    }
    return _page(request, "lawbook/parameters.html", context, day, crumbs=[(_("Parametrit"), None)])


def _first_row(request: Request, rows: Sequence[Row]) -> int:
    keys = [row.parameter.key for row in rows]
    key = chosen(request.GET, FROM, keys)
    return keys.index(key) if key else 0


def _page_address(request: Request, rows: Sequence[Row], at: int) -> str:
    return address(request, **{FROM: rows[max(0, at)].parameter.key})


@public_page(listed=True)
def parameter(request: Request, key: str) -> HttpResponseBase:
    """One parameter, its value on `?paiva=` and its history. 404 with the nearest name for a key that there is not."""
    day = day_asked(request, "paiva")
    try:
        shown = queries.parameter(key, day=day.day, today=request.today, language=language())
    except UnknownKey as unknown:
        return _unknown_key(request, key, unknown.problems[0].nearest)
    table = as_table(shown.history, stem="historia", title=shown.title, day=day.day, whose=key)
    if file := download(request, [table]):
        return file
    context = {
        "shown": shown,
        "users": beside().users(key, language=language()),
        "window": f"{reverse('windows:windows')}?aika={key}" if key in BY_KEY else "",
        "excel": file_address(request, form="xlsx", table=table),
        "csv": file_address(request, form="csv", table=table),
    }
    crumbs = [(_("Parametrit"), reverse("lawbook:parameters")), (shown.title, None)]
    return _page(request, "lawbook/parameter.html", context, day, crumbs=crumbs)


def _unknown_key(request: Request, key: str, nearest: str | None) -> HttpResponse:
    links = queries.names_near(key, nearest=nearest, language=language())
    crumbs = [(_("Laki"), None), (_("Tuntematon avain"), None)]
    context = {"key": key, "links": links, "is_group": bool(links) and not nearest, "crumbs": crumbs}
    return render(request, "lawbook/unknown_key.html", context, status=404)


@public_page(listed=True)
def changes(request: Request) -> HttpResponseBase:
    """What changed from `?mista=` to `?mihin=`. `mihin` alone asks what changes on that day, `mista` alone what changed since."""
    before, after = _pair(request)
    ordered = before.day <= after.day
    if not ordered:
        error = _("Jälkimmäinen päivä on ennen edellistä. Vaihda päivät keskenään.")
        after = replace(after, error=after.error or error)
    shown = queries.changed(before=before.day, after=after.day, language=language()) if ordered else None
    table = changes_table([*shown.of_value, *shown.of_basis] if shown else [], day=after.day)
    if file := download(request, [table]):
        return file
    context = {
        "shown": shown,
        "before": before,
        "after": after,
        "turns": queries.turns(),
        "excel": file_address(request, form="xlsx", table=table),
        "csv": file_address(request, form="csv", table=table),
    }
    return _page(request, "lawbook/changes.html", context, before, after, crumbs=[(_("Muutokset"), None)])


def _pair(request: Request) -> tuple[DayAsked, DayAsked]:
    if not request.GET.get("mihin") and not request.GET.get("mista"):
        turn = _turn(request.day)
        return day_asked(request, "mista", default=turn - timedelta(days=1)), day_asked(request, "mihin", default=turn)
    after = day_asked(request, "mihin")
    on_the_day = after.day - timedelta(days=1) if request.GET.get("mihin") else request.day
    return day_asked(request, "mista", default=on_the_day), after


def _turn(day: date) -> date:
    """The next day of change, else the last one."""
    days = queries.days_of_change()
    return next((each for each in days if each > day), days[-1])


@public_page(listed=True)
def to_confirm(request: Request) -> HttpResponseBase:
    """What awaits confirmation: why, whose matter it is, what to read and which command writes it down."""
    day = day_asked(request, "paiva")
    shown = queries.to_confirm(day=day.day, language=language())
    waiting = (*shown.in_force, *shown.coming, *shown.ended)
    table = as_table([each.row for each in waiting], stem="vahvistettavat", title=_("Vahvistettavat"), day=day.day)
    if file := download(request, [table]):
        return file
    context = {
        "shown": shown,
        "parts": [
            ("voimassa", _("Voimassa nyt"), shown.in_force),
            ("tulossa", _("Tulossa"), shown.coming),
            ("paattyneet", _("Päättyneet"), shown.ended),
        ],
        "excel": file_address(request, form="xlsx", table=table),
        "csv": file_address(request, form="csv", table=table),
    }
    return _page(request, "lawbook/to_confirm.html", context, day, crumbs=[(_("Vahvistettavat"), None)])


def _page(
    request: Request,
    template: str,
    context: Mapping[str, object],
    *days: DayAsked,
    crumbs: Sequence[tuple[str, str | None]],
) -> HttpResponse:
    views = ways(f"lawbook:{template.removeprefix('lawbook/').removesuffix('.html')}")
    on_day = f"?paiva={days[0].day}" if days[0].day != request.day else ""
    everywhere = {"day": days[0], "on_day": on_day, "views": views, "crumbs": [(_("Laki"), None), *crumbs]}
    return render(request, template, {**everywhere, **context}, status=status_of(*days))
