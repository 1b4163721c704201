"""Parts that the pages of the area share: the series at its end, lines of municipalities, key figures, years, reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.board import board
from luukku.area.domain.pack import AreaPack, Highlight, Municipality
from luukku.area.domain.reviews import DueReview, due_reviews
from luukku.area.notes import cell_figure, place_in_words
from luukku.connectors import official
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.sources import KeyFigure
from luukku.figures import notes, pictures, queries
from luukku.figures.domain.labour import UNKNOWN, LabourFigures, change, season, share_of, together
from luukku.figures.domain.periods import months_back, months_between
from luukku.figures.queries import Reach, municipal_region
from luukku.figures.tables import Row, trend_table


@dataclass(frozen=True, slots=True)
class Labour:
    """Unemployment of some municipalities together at the end of the series, a month and a year before."""

    month: date
    reach: Reach
    now: LabourFigures
    month_change: int | None
    year_change: int | None
    year_change_percent: Fraction | None
    aged_months: int

    @property
    def month_less(self) -> int | None:
        """How many fewer than a month before."""
        return None if self.month_change is None else -self.month_change

    @property
    def year_less(self) -> int | None:
        """How many fewer than a year before."""
        return None if self.year_change is None else -self.year_change


@dataclass(frozen=True, slots=True)
class Series:
    """The official figures of the members at the end of the series: of each and together."""

    labour: Labour
    each: Mapping[str, LabourFigures]
    each_before: Mapping[str, LabourFigures]
    compared: Mapping[str, LabourFigures]


def series(*, codes: Sequence[str], compared: Sequence[str], day: date, reach: Reach) -> Series:
    """The members' figures of the month that `reach` ends with, the month before and the year before.

    compared  other regions, of that month alone
    day       the day of the page, from which the age of the month is counted
    """
    month = reach.last.replace(day=1)
    before, year_before = months_back(month, 1), months_back(month, 12)
    regions = [municipal_region(code) for code in codes]
    found = queries.labour_months(regions=[*regions, *compared], months=[month, before, year_before])
    at = {
        when: {code: found.get((municipal_region(code), when), UNKNOWN) for code in codes}
        for when in (month, before, year_before)
    }
    now, last_month, last_year = (together(at[when].values()) for when in (month, before, year_before))
    grown = change(now.unemployed, last_year.unemployed)
    labour = Labour(
        month=month,
        reach=reach,
        now=now,
        month_change=change(now.unemployed, last_month.unemployed),
        year_change=grown,
        year_change_percent=share_of(grown, last_year.unemployed),
        aged_months=months_between(month, day),
    )
    return Series(labour, at[month], at[year_before], {region: found.get((region, month), UNKNOWN) for region in compared})


def region_of(codes: Sequence[str]) -> official.Division | None:
    """The region (maakunta) that all the municipalities belong to; None where they are of several."""
    found = {official.municipality(code).region for code in codes}
    return official.regions()[found.pop()] if len(found) == 1 else None


def rows(
    *,
    members: Sequence[Municipality],
    told: Series,
    language: str,
    residents: Mapping[str, int] | None = None,
    seats: Mapping[str, int] | None = None,
) -> list[Row]:
    """A line for each member, the highest unemployment rate first."""
    lines = [
        Row(
            code=member.code,
            name=member.name.in_language(language),
            url=reverse("figures:municipality", args=[member.code]),
            now=told.each[member.code],
            change=change(told.each[member.code].unemployed, told.each_before[member.code].unemployed),
            residents=(residents or {}).get(member.code),
            seats=(seats or {}).get(member.code),
        )
        for member in members
    ]
    return sorted(lines, key=lambda row: (-(row.now.rate or 0), row.name))


def labour_key_figures(labour: Labour, *, beside: str, language: str) -> list[KeyFigure]:
    """Unemployed, rate and vacancies; `beside` compares the rate."""
    shown: dict[str, Any] = {"month": labour.month, "reach": labour.reach, "language": language}
    month = format.month(labour.month, language=language)
    grown = labour.year_change_percent
    per = labour.now.per_vacancy
    return [
        KeyFigure(
            _("Työttömät työnhakijat"),
            notes.unemployed_figure(labour.now, **shown),
            below=_("%(month)s, %(change)s vuodessa")
            % {"month": month, "change": format.percent_change(grown, language=language)}
            if grown is not None
            else month,
        ),
        KeyFigure(_("Työttömyysaste"), notes.rate_figure(labour.now, **shown), "%", ", ".join(filter(None, [month, beside]))),
        KeyFigure(
            _("Avoimet työpaikat"),
            notes.vacancies_figure(labour.now, **shown),
            below=_("%(count)s työtöntä paikkaa kohti") % {"count": format.number(per, language=language, decimals=1)}
            if per
            else month,
        ),
    ]


def compared_rate(name: str, figures: LabourFigures, *, language: str) -> str:
    """`Päijät-Häme 11,6 %`; "" where the rate is not told."""
    return f"{name} {format.percent(figures.rate, language=language)}" if figures.rate is not None else ""


def residents_key_figure(count: int | None, *, year: int, before: int | None, reach: Reach, language: str) -> KeyFigure:
    """Residents at the end of the last year, with the change from the year before."""
    grown = change(count, before)
    day = format.day(date(year, 12, 31), language=language)
    figure = notes.residents_figure(count, year=year, reach=reach, language=language)
    if grown is None:
        return KeyFigure(_("Väkiluku"), figure, below=day)
    below = _("%(day)s, %(change)s vuodessa") % {"day": day, "change": format.change(grown, language=language)}
    return KeyFigure(_("Väkiluku"), figure, below=below)


MILLION = 1_000_000


def highlights(pack: AreaPack, *, language: str) -> list[KeyFigure]:
    """The plan's figures that the pack lifts to the strip; large sums of euros in millions."""
    return [_highlight(pack, each, language=language) for each in pack.highlights]


def _highlight(pack: AreaPack, each: Highlight, *, language: str) -> KeyFigure:
    table = pack.table(each.table)
    title, below = each.title.in_language(language), each.about.in_language(language) if each.about else ""
    value = table.cell(each.row, each.column)
    if value is None:
        return KeyFigure(title, None, below=below)
    figure, counted = cell_figure(pack, table, each.column, value, language=language), table.spec.columns[each.column].unit
    if counted == "eur" and value >= MILLION:
        text = format.number(value / MILLION, language=language, decimals=2)
        return KeyFigure(title, replace(figure, text=text), _("milj. €"), below)
    return KeyFigure(title, figure, "" if counted in ("persons", "person_years") else figure.source.unit, below)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Something due for review: its state and day as shown, what it is, the event it waits for, and where it was promised."""

    state: str
    when: str
    title: str
    upon: str
    place: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """What is coming, and what had its day already: whether it was done, the plan does not tell."""

    coming: Sequence[ReviewLine]
    passed: Sequence[ReviewLine]


SOON = 31
"""Days before its day when a review is `due`."""


def reviews(pack: AreaPack, *, day: date, language: str) -> Reviews:
    """What the area has promised to review: the earliest first, what waits for an event last."""
    found = due_reviews(pack.reviews, on=day)
    return Reviews(
        [_review_line(each, day=day, language=language) for each in found if not each.passed],
        [_review_line(each, day=day, language=language) for each in found if each.passed],
    )


def _review_line(due: DueReview, *, day: date, language: str) -> ReviewLine:
    review = due.review
    if due.day is None:
        state, when = "upcoming", ""
    else:
        state = "due" if (due.day - day).days <= SOON else "upcoming"
        when = format.near_day(due.day, today=day, language=language)
    place = place_in_words(review.source.place) if review.source.place else ""
    upon = review.upon.in_language(language) if review.upon else ""
    return ReviewLine(state, when, review.title.in_language(language), upon, place)


@dataclass(frozen=True, slots=True)
class Trend:
    """Unemployed month by month: the picture, its table, and the season seen in it."""

    chart: Chart
    table: DataTable
    first: date
    last: date
    highest_month: str
    lowest_month: str


def trend(*, codes: Sequence[str], until: date, name: str, reach: Reach, language: str) -> Trend:
    """Unemployed job seekers of the municipalities together. One SQL query."""
    found = queries.labour_trend(regions=[municipal_region(code) for code in codes], until=until)
    points = [(month, figures.unemployed) for month, figures in found]
    peak = season([month for month, _value in points], [value for _month, value in points])
    return Trend(
        chart=pictures.labour_lines(name=name, points=points, language=language),
        table=trend_table(points, whose=name, reach=reach, language=language),
        first=points[0][0] if points else until,
        last=until,
        highest_month=format.month_alone(peak[0], language=language) if peak else "",
        lowest_month=format.month_alone(peak[1], language=language) if peak else "",
    )


def seats_of(pack: AreaPack, *, year: int, residents: Mapping[str, int]) -> Mapping[str, int]:
    """Seats on the board by municipality from the population of `year`; empty without a rule or the population of all."""
    try:
        found = board(pack=pack, year=year, populations=residents)
    except KeyError:
        return {}
    return {seats.municipality.code: seats.seats for seats in found.seats} if found else {}
