"""A group of an area as an address tells it: its people, what is assumed of them, and the months that follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from luukku.area.domain.pack import AreaPack
from luukku.area.queries import members_on
from luukku.figures import queries
from luukku.figures.queries import Reach
from luukku.finance.domain.ladder.class_table import divided
from luukku.finance.domain.ladder.group import Band, MonthTerms, Projection, project, total
from luukku.finance.domain.ladder.mixture import mixed
from luukku.finance.liability.group_address import COUNTS, TOTAL
from luukku.finance.liability.group_form import GroupForm
from luukku.finance.liability.terms import FIRST_MONTH, check_day, ladders_on
from luukku.kernel.alphabet import fi_sort
from luukku.kernel.calendar import add_months

Origin = Literal["typed", "divided", "example"]
"""Where people by class are from: a typed class table; a typed total and the assumed shares; the unemployed and those shares."""
MONTHS_BACK = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A municipality's people by class when the first month begins.

    overlapping  whether they were typed with a total that the classes exceed: then they may not be added up
    """

    people: tuple[Fraction, ...]
    origin: Origin
    overlapping: bool = False

    @property
    def total(self) -> Fraction:
        return sum(self.people, Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The group as asked.

    names     members by code, in the order of their names
    months    first days of the months that follow the class numbers
    starts    of those of whom anything is known
    missing   names of the others: neither typed nor told by the series
    reach     how far the series of the unemployed reaches, where the example rests on it
    """

    form: GroupForm
    names: Mapping[str, str]
    months: Sequence[date]
    terms: Sequence[MonthTerms]
    starts: Mapping[str, Start]
    projections: Mapping[str, Projection]
    missing: Sequence[str]
    reach: Reach | None

    @property
    def swing(self) -> Fraction:
        found: Fraction = self.form.cleaned_data["heilunta"]
        return found

    @property
    def origins(self) -> set[Origin]:
        return {start.origin for start in self.starts.values()}

    @property
    def examples(self) -> list[str]:
        """Names of those whose numbers nobody has typed."""
        return [self.names[code] for code, start in self.starts.items() if start.origin == "example"]

    def only(self, code: str) -> "Group":
        """The group of one municipality: where its numbers are from, and no word of others that are missing."""
        return replace(self, starts={code: self.starts[code]}, projections={code: self.projections[code]}, missing=())

    def cents(self, codes: Sequence[str] | None = None, *, year: int | None = None) -> list[Band]:
        """Month by month, of some municipalities or all, of a year's months or all; the number of people swings as assumed.

        Several are the sum of each one's cents.
        """
        return [
            total([self.projections[code].cents[at].widened(self.swing) for code in codes or self.projections])
            for at in self.places(year)
        ]

    def places(self, year: int | None = None) -> list[int]:
        """Which of the months are of a year."""
        return [at for at, month in enumerate(self.months) if year in (None, month.year)]

    def crossings(self, codes: Sequence[str], at: int) -> dict[int, Fraction]:
        """Who reach a step during a month, by the first day of the step."""
        found: dict[int, Fraction] = {}
        for code in codes:
            for day, count in self.projections[code].crossings[at].items():
                found[day] = found.get(day, Fraction(0)) + count
        return found


def group_form(*, pack: AreaPack, day: date, query: Mapping[str, str], language: str) -> GroupForm:
    """The form with what the address says; its months are those that have ended, the last one first.

    Raises NothingOnThatDay before the ladder of today or where the area has no members.
    """
    check_day(day)
    members = sorted(members_on(pack, day=day, language=language), key=lambda each: fi_sort(each.name.in_language(language)))
    names = {each.code: each.name.in_language(language) for each in members}
    return GroupForm(query, names=names, months=_months_before(day), language=language)


def _months_before(day: date) -> list[date]:
    """Ended months of which class numbers may be: from December 2024, so that the first month that follows has today's ladder."""
    newest = max(add_months(day.replace(day=1), months=-1), add_months(FIRST_MONTH, months=-1))
    oldest = max(add_months(newest, months=-MONTHS_BACK), add_months(FIRST_MONTH, months=-1))
    found = [newest]
    while found[-1] > oldest:
        found.append(add_months(found[-1], months=-1))
    return found


def group(*, form: GroupForm, pack: AreaPack, day: date, last_month: date) -> Group:
    """The group of a valid form, month by month until `last_month`. Two SQL queries where something is not typed, else none."""
    told = form.cleaned_data
    first = add_months(told["kk"], months=1)
    months = [first]
    while months[-1] < last_month:
        months.append(add_months(months[-1], months=1))
    starts, reach = _starts(form, day)
    terms = [_terms(form, month) for month in months]
    people = {code: start.people for code, start in starts.items()}
    return Group(
        form=form,
        names=form.names,
        months=months,
        terms=terms,
        starts=starts,
        projections=project(group=people, classes=form.classes, flows=form.flows, months=terms),
        missing=[name for code, name in form.names.items() if code not in starts],
        reach=reach,
    )


def _terms(form: GroupForm, month: date) -> MonthTerms:
    told = form.cleaned_data
    subsidy, earnings = ladders_on(month).steps
    share: Fraction = told["ansio"]
    ladder = mixed([(1 - share - told["ilman"], subsidy), (share, earnings)])
    return MonthTerms(ladder=ladder, eur_per_day=told["paivaraha"] * form.level.average)


def _starts(form: GroupForm, day: date) -> tuple[dict[str, Start], Reach | None]:
    """Typed class tables first, then typed totals and at last the unemployed, both divided as assumed."""
    told = form.cleaned_data
    found: dict[str, Start] = {}
    untyped = []
    for code in form.names:
        counts, together = told[f"{COUNTS}{code}"], told[f"{TOTAL}{code}"]
        if counts is not None:
            found[code] = Start(people=counts, origin="typed", overlapping=code in form.overlapping)
        elif together is not None:
            found[code] = Start(people=divided(together, told["jakauma"]), origin="divided")
        else:
            untyped.append(code)
    if not untyped:
        return {code: found[code] for code in form.names}, None
    regions = {code: queries.municipal_region(code) for code in untyped}
    reach = queries.labour_reach(day=day, regions=regions.values())
    month = reach.last.replace(day=1)
    series = queries.labour_months(regions=regions.values(), months=[month])
    for code, region in regions.items():
        figures = series.get((region, month))
        if figures is not None and figures.unemployed is not None:
            recipients = figures.unemployed * told["saajat"]
            found[code] = Start(people=tuple(recipients * share for share in told["jakauma"]), origin="example")
    return {code: found[code] for code in form.names if code in found}, reach
