"""The sheets of what may be changed: the assumptions with the ladders of the law, and each municipality's people by class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from luukku.core.documents.cells import Cells, cell
from luukku.core.ui import format
from luukku.finance.liability.group_model import Group
from luukku.finance.liability.terms import ladders_on
from luukku.finance.liability.typed_numbers import class_name
from luukku.law.units import LadderStep


@dataclass(frozen=True, slots=True)
class Steps:
    """Names of a ladder's columns: the day before each step, and by how much of one the share grows there."""

    before: str
    grows: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names of the assumptions in the workbook, so that a formula can be read and stays short.

    `exits` and `firsts` are columns, a line for each class; `inflow` are addresses of single cells.
    """

    days_per_month: str
    eur_per_day: str
    level: str
    swing: str
    firsts: str
    exits: str
    inflow: tuple[str, ...]
    steps: Mapping[tuple[LadderStep, ...], Steps]


@dataclass(frozen=True, slots=True)
class People:
    """Addresses of each municipality's people, a line with a cell for each class."""

    by_code: Mapping[str, str]


NAMES = {
    "paivat": "pv_kk", "paivaraha": "eur_pv", "ansio": "ansio_pros", "ilman": "ilman_pros", "sov": "vah_pros",
    "sovtaso": "vah_taso", "heilunta": "heilunta_pros",
}  # fmt: skip
"""What the single assumptions are called in formulas, by the words of the address."""


def write_inputs(book: Workbook, cells: Cells, *, group: Group, ladders: Sequence[tuple[LadderStep, ...]]) -> Inputs:
    """Single assumptions, then the classes, then the ladders."""

    def named(name: str, address: str) -> str:
        book.define_name(name, f"={address}")
        return name

    told = group.form.cleaned_data
    fields = group.form.fields
    cells.word(0, 0, _("Oletukset"), bold=True, font_size=14)
    addresses: dict[str, str] = {}
    for row, word in enumerate(NAMES, start=2):
        cells.word(row, 0, str(fields[word].label))
        value: Fraction = told[word] if word in ("paivat", "paivaraha") else 100 * told[word]
        addresses[word] = named(NAMES[word], cells.given(row, 1, value, "figure"))
    cells.word(9, 0, _("Maksettu keskimäärin täydestä"))
    reduced, paid = addresses["sov"], addresses["sovtaso"]
    level = named("taso", cells.formula(9, 1, f"1-{reduced}/100*(1-{paid}/100)", group.form.level.average, "share"))
    row = 12
    for at, head in enumerate((_("Luokka"), _("Ensimmäinen päivä"), _("Poistuu, %"), _("Tulee, %"))):
        cells.head(row, at, head)
    inflow = []
    for at, (each, leaves, comes) in enumerate(
        zip(group.form.classes, group.form.flows.exits, group.form.flows.inflow, strict=True), start=row + 1
    ):
        cells.word(at, 0, class_name(each))
        cells.formula(at, 1, str(each.first), each.first, "whole")
        cells.given(at, 2, 100 * leaves, "figure")
        inflow.append(cells.given(at, 3, 100 * comes, "figure"))
    last = row + len(group.form.classes)
    firsts, exits = (named(name, cells.range_abroad(row + 1, last, at)) for name, at in (("luokan_alku", 1), ("poistuu", 2)))
    steps = {}
    for number, ladder in enumerate(ladders, start=1):
        before, grows, last = _write_ladder(cells, last + 3, group, ladder, addresses)
        steps[ladder] = Steps(named(f"ennen_{number}", before), named(f"nousu_{number}", grows))
    cells.sheet.set_column(0, 0, 46)
    cells.sheet.set_column(1, 5, 16)
    return Inputs(addresses["paivat"], addresses["paivaraha"], level, addresses["heilunta"], firsts, exits, tuple(inflow), steps)


def _write_ladder(
    cells: Cells, row: int, group: Group, ladder: tuple[LadderStep, ...], addresses: Mapping[str, str]
) -> tuple[str, str, int]:
    """The two ladders that are mixed, the mixture and its growth; addresses of the last two columns, and the last line."""
    month = next(month for month, terms in zip(group.months, group.terms, strict=True) if terms.ladder == ladder)
    subsidy, earnings = ladders_on(month).steps
    heads = (
        _("Portaat %(month)s alkaen, päivästä") % {"month": format.month(month, language=cells.language)},
        _("Yleistuki, %"),
        _("Ansiopäivärahan perusosa, %"),
        _("Keskimäärin"),
        _("Nousee"),
        _("Päivää ennen"),
    )
    for at, head in enumerate(heads):
        cells.head(row, at, head)
    days = sorted({step.from_day for step in (*subsidy, *earnings)})
    share, without = addresses["ansio"], addresses["ilman"]
    told = group.form.cleaned_data
    before = Fraction(0)
    for at, day in enumerate(days, start=row + 1):
        percents = [_percent(steps, day) for steps in (subsidy, earnings)]
        cells.formula(at, 0, str(day), day, "whole")
        cells.given(at, 1, percents[0], "figure")
        cells.given(at, 2, percents[1], "figure")
        mean = ((1 - told["ansio"] - told["ilman"]) * percents[0] + told["ansio"] * percents[1]) / 100
        formula = f"((100-{share}-{without})*{cell(at, 1)}+{share}*{cell(at, 2)})/10000"
        cells.formula(at, 3, formula, mean, "share")
        lower = cell(at - 1, 3) if at > row + 1 else "0"
        cells.formula(at, 4, f"{cell(at, 3)}-{lower}", mean - before, "share")
        cells.formula(at, 5, f"{cell(at, 0)}-1", day - 1, "whole")
        before = mean
    last = row + len(days)
    return cells.range_abroad(row + 1, last, 5), cells.range_abroad(row + 1, last, 4), last


def _percent(steps: Sequence[LadderStep], day: int) -> Fraction:
    return next((Fraction(step.percent) for step in reversed(steps) if step.from_day <= day), Fraction(0))


def write_people(cells: Cells, *, group: Group) -> People:
    """A line for each municipality, a column for each class."""
    cells.word(0, 0, _("Ihmiset luokittain ensimmäisen kuukauden alussa"), bold=True, font_size=14)
    cells.head(2, 0, _("Kunta"))
    for at, each in enumerate(group.form.classes, start=1):
        cells.head(2, at, class_name(each))
    found = {}
    for row, (code, start) in enumerate(group.starts.items(), start=3):
        cells.word(row, 0, group.names[code])
        for at, count in enumerate(start.people, start=1):
            cells.given(row, at, count, "figure")
        found[code] = f"{cells.abroad(row, 1)}:{cell(row, len(start.people))}"
    cells.sheet.set_column(0, 0, 24)
    cells.sheet.set_column(1, len(group.form.classes), 11)
    return People(found)
