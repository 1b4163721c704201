"""The sheets of one person: by the days paid so far, month by month, and from them by class."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from django.utils.translation import gettext as _
from xlsxwriter.utility import quote_sheetname

from luukku.core.documents.cells import Cells, cell, column
from luukku.core.ui import format
from luukku.finance.liability.budget_inputs import Inputs
from luukku.finance.liability.group_model import Group
from luukku.finance.liability.typed_numbers import MOST_IN_A_MONTH, class_name
from luukku.law.units import LadderStep

TOP = 3
"""Lines above the first day, which is day nought: who has not been paid yet."""


@dataclass(frozen=True, slots=True)
class Days:
    """One person by the days paid so far: the whole days that the municipality bears, by day and month.

    sheet, first_column  where they stand; `pace` is the name of the days paid in a month
    """

    sheet: str
    first_column: int
    borne: list[list[float]]
    pace: str

    def days(self, first: int, last: int) -> str:
        return f"{self.sheet}!{column(TOP + first, TOP + last, 0)}"

    def column(self, first: int, last: int, month: int) -> str:
        return f"{self.sheet}!{column(TOP + first, TOP + last, self.first_column + month)}"


def write_days(cells: Cells, *, group: Group, ladder: tuple[LadderStep, ...], inputs: Inputs) -> Days:
    """For each number of paid days: who is still there each month, and the whole days that the municipality bears of it."""
    months, steps = len(group.months), inputs.steps[ladder]
    last_day = last_told_day(group, ladder)
    cells.word(0, 0, _("Yksi ihminen sen mukaan, montako päivää hänelle on maksettu"), bold=True, font_size=14)
    for first, title in ((1, _("Mukana kuun alussa")), (1 + months, _("Kunnan päivät kuukaudessa"))):
        cells.word(1, first, title, bold=True)
    cells.head(2, 0, _("Päiviä"))
    for at, month in enumerate([*group.months, *group.months], start=1):
        cells.head(2, at, format.month(month, language=cells.language))
    pace, d = float(group.form.flows.days_per_month), inputs.days_per_month
    borne = []
    for day in range(last_day + 1):
        row, there = TOP + day, 1.0
        cells.formula(row, 0, str(day), day, "whole")
        own = cell(row, 0)
        costs = []
        for at in range(months):
            before, after = f"({own}+{d}*{at})", f"({own}+{d}*{at + 1})"
            if at:
                at_place = f"MAX(1,{own}+{d}*{at - 1})"
                leaves = f"INDEX({inputs.exits},MATCH({at_place},{inputs.firsts},1))"
                there *= 1 - _leaving(group, max(1.0, day + pace * (at - 1)))
                cells.formula(row, 1 + at, f"{cell(row, at)}*(1-{leaves}/100)", Fraction(there), "share")
            else:
                cells.formula(row, 1, "1", 1, "share")
            up, down = (f"({place}>{steps.before})*({place}-{steps.before})" for place in (after, before))
            formula = f"{cell(row, 1 + at)}*SUMPRODUCT({steps.grows},{up}-{down})"
            cost = there * _borne(ladder, day + pace * at, day + pace * (at + 1))
            cells.formula(row, 1 + months + at, formula, Fraction(cost), "share")
            costs.append(cost)
        borne.append(costs)
    cells.sheet.freeze_panes(TOP, 1)
    return Days(quote_sheetname(cells.sheet.get_name()), 1 + months, borne, inputs.days_per_month)


def last_told_day(group: Group, ladder: tuple[LadderStep, ...]) -> int:
    """Above the last step of the ladder every day of the open class costs the same."""
    return max(group.form.classes[-1].first, max((step.from_day for step in ladder), default=1))


def _leaving(group: Group, place: float) -> float:
    rates = zip(group.form.classes, group.form.flows.exits, strict=True)
    return float(next(rate for each, rate in reversed(list(rates)) if each.first <= place))


def _borne(ladder: tuple[LadderStep, ...], begins: float, ends: float) -> float:
    found, before = 0.0, 0.0
    for step in ladder:
        share = float(step.percent) / 100
        found += (share - before) * (max(0.0, ends - step.from_day + 1) - max(0.0, begins - step.from_day + 1))
        before = share
    return found


def write_classes(cells: Cells, *, group: Group, days: Days, inputs: Inputs) -> dict[str, list[str]]:
    """One person of each class with those who come after: for low, middle and high the address of each month's line."""
    classes = group.form.classes
    cells.word(0, 0, _("Yksi ihminen luokittain: kunnan päivät kuukaudessa"), bold=True, font_size=14)
    ranges = [(each.first, each.last or len(days.borne) - 1) for each in classes]
    functions = {"low": "MIN", "middle": "AVERAGE", "high": "MAX"}
    titles = {"low": _("Luokan halvin päivä"), "middle": _("Luokan päivien keskiarvo"), "high": _("Luokan kallein päivä")}
    lines: dict[str, list[str]] = {}
    top = 2
    for side, function in functions.items():
        joined = top + len(group.months) + 3
        for row, title in ((top, titles[side]), (joined, _("%(what)s, tulijat mukana") % {"what": titles[side]})):
            cells.word(row, 0, title, bold=True)
            for at, each in enumerate(classes, start=1):
                cells.head(row + 1, at, class_name(each))
        cells.head(top + 1, len(classes) + 1, _("Uusi, %(class)s") % {"class": class_name(classes[0])})
        lines[side] = []
        so_far = [0.0] * len(classes)
        for month, day in enumerate(group.months):
            row, with_new = top + 2 + month, joined + 2 + month
            for place in (row, with_new):
                cells.word(place, 0, format.month(day, language=cells.language))
            fresh = _fresh_formula(days, group, month)
            cells.formula(row, 1 + len(classes), fresh, Fraction(_fresh_value(days, group, month)), "share")
            for at, (first, last) in enumerate(ranges):
                own = _value(function, [days.borne[each][month] for each in range(first, last + 1)])
                cells.formula(row, 1 + at, f"{function}({days.column(first, last, month)})", Fraction(own), "share")
                new = _fresh_value(days, group, month) if at == 0 else own
                value = own + so_far[at] * float(group.form.flows.inflow[at])
                formula = cell(row, 1 + at)
                if month:
                    before = column(top + 2, top + 1 + month, 1 + (at or len(classes)))
                    formula = f"{formula}+{inputs.inflow[at]}/100*SUM({before})"
                cells.formula(with_new, 1 + at, formula, Fraction(value), "share")
                so_far[at] += new
            lines[side].append(f"{cells.abroad(with_new, 1)}:{cell(with_new, len(classes))}")
        top = joined + len(group.months) + 3
    cells.sheet.set_column(0, 0, 34)
    cells.sheet.set_column(1, len(classes), 13)
    return lines


def _fresh_formula(days: Days, group: Group, month: int) -> str:
    """The mean of those who came into the lowest class during a month: they have less than a month's days."""
    told = days.days(0, _freshest(group))
    return f'AVERAGEIF({told},"<"&{days.pace},{days.column(0, _freshest(group), month)})'


def _fresh_value(days: Days, group: Group, month: int) -> float:
    last = min(ceil(group.form.flows.days_per_month), _freshest(group) + 1)
    return _value("AVERAGE", [days.borne[day][month] for day in range(last)])


def _freshest(group: Group) -> int:
    """The most days that somebody who came into the lowest class may have; the length of a month is a cell of its own."""
    return (group.form.classes[0].last or MOST_IN_A_MONTH) - 1


def _value(function: str, values: list[float]) -> float:
    if function == "AVERAGE":
        return sum(values) / len(values)
    return min(values) if function == "MIN" else max(values)
