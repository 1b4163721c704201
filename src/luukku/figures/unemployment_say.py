"""What the page of unemployment over time says first."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from luukku.area.domain.ends import ends
from luukku.core.ui import format
from luukku.figures.domain.indicators import Exact
from luukku.figures.domain.trends import YEAR
from luukku.figures.unemployment import Course, Unemployment


def say(shown: Unemployment, *, language: str) -> SafeString:
    """Of one how many there are and which way they go; of several who is at either end."""
    return _of_one(shown, shown.alone, language=language) if shown.alone else _of_several(shown, language=language)


def _of_one(shown: Unemployment, course: Course, *, language: str) -> SafeString:
    now = course.figures[-1]
    if now.unemployed is None:
        told = {"name": course.subject.name, "month": format.month(shown.last, language=language)}
        return format_html("{}", _("%(name)s: työttömien määrää %(month)s ei ole tilastossa.") % told)
    count = format_html("<strong>{}</strong>", format.number(now.unemployed, language=language))
    first = format_html(
        _("{name}: työttömiä {month} {count}{share}{change}."),
        name=course.subject.name,
        month=format.month(shown.last, language=language),
        count=count,
        share=_(", %(rate)s työvoimasta") % {"rate": format.percent(now.rate, language=language)} if now.rate is not None else "",
        change=_year_change(course, language=language),
    )
    parts = [
        first,
        *(
            format_html("{}", part)
            for part in (_direction(course, language=language), _season(course, language=language))
            if part
        ),
    ]
    return mark_safe(" ".join(parts))  # noqa: S308 - each part is escaped


def _year_change(course: Course, *, language: str) -> str:
    """`, 130 (3,9 %) enemmän kuin vuotta aiemmin`"""
    change, growth = course.changes[-1], course.growths[-1]
    if change is None:
        return ""
    if change == 0:
        return _(", yhtä paljon kuin vuotta aiemmin")
    count = format.number(abs(change), language=language)
    shown = f"{count} ({format.percent(abs(growth), language=language)})" if growth is not None else count
    return (_(", %(count)s enemmän kuin vuotta aiemmin") if change > 0 else _(", %(count)s vähemmän kuin vuotta aiemmin")) % {
        "count": shown
    }


def _direction(course: Course, *, language: str) -> str:
    """Which way the mean of twelve months has gone in a year: what no season explains."""
    if len(course.means) <= YEAR:
        return ""
    now, before = course.means[-1], course.means[-1 - YEAR]
    if now is None or not before:
        return ""
    growth = format.rounded(100 * (now - before) / before, 1)
    if growth == 0:
        return _("Vuoden keskiarvo on pysynyt ennallaan.")
    share = {"share": format.percent(abs(growth), language=language)}
    return (_("Vuoden keskiarvo on noussut %(share)s.") if growth > 0 else _("Vuoden keskiarvo on laskenut %(share)s.")) % share


def _season(course: Course, *, language: str) -> str:
    if course.season is None:
        return ""
    index = course.season.by_month
    high, low = index.index(max(index)) + 1, index.index(min(index)) + 1
    if index[high - 1] == index[low - 1]:
        return ""
    told = {"high": format.month_alone(high, language=language), "low": format.month_alone(low, language=language)}
    return _("Työttömiä on tavallisesti eniten, kun on %(high)s, ja vähiten, kun on %(low)s.") % told


def _of_several(shown: Unemployment, *, language: str) -> SafeString:
    month = format.month(shown.last, language=language)
    rates: dict[str, Exact | None] = {each.subject.code: each.rates[-1] for each in shown.courses}
    growths: dict[str, Exact | None] = {each.subject.code: each.growths[-1] for each in shown.courses}
    names = {each.subject.code: each.subject.name for each in shown.courses}
    found = ends(rates)
    if found is None:
        return format_html("{}", _("Työttömyysastetta %(month)s ei ole tilastossa.") % {"month": month})

    def at(codes: tuple[str, ...], values: dict[str, Exact | None], *, signed: bool = False) -> str:
        write = format.percent_change if signed else format.percent
        return f"{', '.join(names[code] for code in codes)} ({write(values[codes[0]] or 0, language=language)})"

    if found.greatest == found.least:
        first = _("Työttömyysaste %(month)s on kaikissa sama: %(all)s.") % {"month": month, "all": at(found.greatest, rates)}
    else:
        first = _("Työttömyysaste %(month)s on korkein: %(high)s, ja matalin: %(low)s.") % {
            "month": month, "high": at(found.greatest, rates), "low": at(found.least, rates),
        }  # fmt: skip
    moved = ends(growths)
    if moved is None or moved.greatest == moved.least:
        return format_html("{}", first)
    second = _("Työttömien määrän muutos vuodessa: suurin %(up)s, pienin %(down)s.") % {
        "up": at(moved.greatest, growths, signed=True), "down": at(moved.least, growths, signed=True),
    }  # fmt: skip
    return format_html("{} {}", first, second)
