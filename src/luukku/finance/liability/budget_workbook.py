"""The budget as an Excel workbook with live formulas: assumptions and people in cells that may be changed, the rest follows.

Sheets: summary, assumptions, people, share by municipality and month, one person by class, one person by day, notes. Only
functions that Excel 2016 and LibreOffice both know. What is counted stands in the cells already when the file is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from luukku.core.documents.cells import Cells, cell
from luukku.core.documents.excel import Looks
from luukku.core.ui import format
from luukku.finance.domain.ladder.group import Band, total
from luukku.finance.liability.budget_days import Days, write_classes, write_days
from luukku.finance.liability.budget_inputs import Inputs, People, write_inputs, write_people
from luukku.finance.liability.group_model import Group
from luukku.finance.liability.group_tables import euros, origin_in_words
from luukku.kernel.clock import HELSINKI
from luukku.law.units import LadderStep

SIDES = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class Costs:
    """Where the cents of each municipality and month stand: the place of a block's first line, its sheet and its sums."""

    sums: dict[str, list[str]]
    area: dict[str, str]


def write_workbook(file: IO[bytes], *, group: Group, year: int, page: str, taken_out: datetime) -> None:
    """Write the year's budget of a group. `page` is the address that it was taken from."""
    local = taken_out.astimezone(HELSINKI).replace(tzinfo=None)
    language = group.form.language
    ladders = list(dict.fromkeys(terms.ladder for terms in group.terms))
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        book.set_properties({"title": _("Työttömyysetuuksien maksuosuus %(year)s") % {"year": year}, "created": local})
        looks = Looks(book, language)

        def sheet(title: str) -> Cells:
            return Cells(book.add_worksheet(title), looks, language)

        summary, given, people, costs = map(sheet, (_("Yhteenveto"), _("Oletukset"), _("Ihmiset"), _("Maksuosuus")))
        endings = ["" if len(ladders) == 1 else f" {number}" for number in range(1, len(ladders) + 1)]
        by_class = [sheet(_("Luokat") + ending) for ending in endings]
        by_day = [sheet(_("Päivät") + ending) for ending in endings]
        notes = sheet(_("Huomautukset"))
        inputs = write_inputs(book, given, group=group, ladders=ladders)
        persons = write_people(people, group=group)
        rows: dict[tuple[LadderStep, ...], dict[str, list[str]]] = {}
        for ladder, days_sheet, classes_sheet in zip(ladders, by_day, by_class, strict=True):
            days: Days = write_days(days_sheet, group=group, ladder=ladder, inputs=inputs)
            rows[ladder] = write_classes(classes_sheet, group=group, days=days, inputs=inputs)
        found = _write_costs(costs, group=group, year=year, inputs=inputs, people=persons, rows=rows)
        _write_summary(summary, group=group, year=year, costs=found)
        _write_notes(notes, group=group, page=page, taken_out=local)


def _write_costs(
    cells: Cells,
    *,
    group: Group,
    year: int,
    inputs: Inputs,
    people: People,
    rows: dict[tuple[LadderStep, ...], dict[str, list[str]]],
) -> Costs:
    """Three blocks of municipalities by months: low, middle, high. Each cell is rounded to the cent, sums are sums of cents."""
    titles = dict(zip(SIDES, (_("Matala"), _("Keskimmäinen"), _("Korkea")), strict=True))
    places, codes = group.places(year), list(group.starts)
    swings = {"low": f"(1-{inputs.swing}/100)", "middle": "", "high": f"(1+{inputs.swing}/100)"}
    sums: dict[str, list[str]] = {}
    area: dict[str, str] = {}
    top = 0
    for side in SIDES:
        cells.word(top, 0, titles[side], bold=True)
        _heads(cells, top + 1, group, places)
        for row, code in enumerate(codes, start=top + 2):
            cells.word(row, 0, group.names[code])
            bands = group.cents([code], year=year)
            for at, (place, band) in enumerate(zip(places, bands, strict=True), start=1):
                one = rows[group.terms[place].ladder][side][place]
                formula = f"ROUND(SUMPRODUCT({people.by_code[code]},{one})*{inputs.eur_per_day}*{inputs.level},2)"
                formula = f"ROUND({formula}*{swings[side]},2)" if swings[side] else formula
                cells.formula(row, at, formula, _of(band, side), "euros")
            whole = f"SUM({cell(row, 1)}:{cell(row, len(places))})"
            sums.setdefault(code, []).append(cells.formula(row, len(places) + 1, whole, _of(total(bands), side), "euros"))
        last = top + 2 + len(codes)
        cells.word(last, 0, _("Yhteensä"), bold=True)
        everybody = group.cents(codes, year=year)
        for at, band in enumerate([*everybody, total(everybody)], start=1):
            formula = f"SUM({cell(top + 2, at)}:{cell(last - 1, at)})"
            area[side] = cells.formula(last, at, formula, _of(band, side), "euros", bold=True)
        top = last + 2
    cells.sheet.set_column(0, 0, 24)
    cells.sheet.set_column(1, len(places) + 1, 14)
    cells.sheet.freeze_panes(0, 1)
    return Costs(sums, area)


def _heads(cells: Cells, row: int, group: Group, places: Sequence[int]) -> None:
    cells.head(row, 0, _("Kunta"))
    for at, place in enumerate(places, start=1):
        cells.head(row, at, format.month(group.months[place], language=cells.language))
    cells.head(row, len(places) + 1, _("Yhteensä"))


def _of(band: Band, side: str) -> Fraction:
    return euros({"low": band.low, "middle": band.middle, "high": band.high}[side])


def _write_summary(cells: Cells, *, group: Group, year: int, costs: Costs) -> None:
    cells.word(0, 0, _("Työttömyysetuuksien maksuosuus %(year)s") % {"year": year}, bold=True, font_size=14)
    cells.word(1, 0, _("Keltaisia soluja voi muuttaa välilehdillä Oletukset ja Ihmiset; tämä sivu seuraa niitä."))
    for at, head in enumerate((_("Kunta"), _("Matala"), _("Keskimmäinen"), _("Korkea"))):
        cells.head(3, at, head)
    codes = list(group.starts)
    for row, code in enumerate(codes, start=4):
        cells.word(row, 0, group.names[code])
        band = total(group.cents([code], year=year))
        for at, (side, address) in enumerate(zip(SIDES, costs.sums[code], strict=True), start=1):
            cells.formula(row, at, address, _of(band, side), "euros")
    row = 4 + len(codes)
    cells.word(row, 0, _("Yhteensä"), bold=True, top=1)
    whole = total(group.cents(codes, year=year))
    for at, side in enumerate(SIDES, start=1):
        cells.formula(row, at, costs.area[side], _of(whole, side), "euros", bold=True, top=1)
    cells.sheet.set_column(0, 0, 28)
    cells.sheet.set_column(1, 3, 18)


def _write_notes(cells: Cells, *, group: Group, page: str, taken_out: datetime) -> None:
    texts = [
        (_("Sivu"), page),
        (_("Otettu"), format.day(taken_out.date(), language=cells.language)),
        (_("Luokkaluvut"), origin_in_words(group)),
        (_("Matala"), _("Kaikki luokkansa halvimmassa päivässä ja saajia oletuksen verran vähemmän.")),
        (_("Keskimmäinen"), _("Luokan sisällä yhtä monta jokaisessa päivässä.")),
        (_("Korkea"), _("Kaikki luokkansa kalleimmassa päivässä ja saajia oletuksen verran enemmän.")),
        (
            _("Kuukausi"),
            _("Maksetaan niille, jotka ovat mukana kuun alussa; kuun aikana poistuneille ei enää seuraavana."),
        ),
        (_("Luokkien rajat"), _("Luokkien rajoja ei muuteta tässä: vaihda ne sivulla ja ota uusi tiedosto.")),
        (_("Luokat"), _("Kelan luokat ovat osin päällekkäin, joten niitä ei lasketa yhteen.")),
    ]
    for row, (name, text) in enumerate(texts):
        cells.word(row, 0, name, bold=True, valign="top")
        cells.word(row, 1, text, text_wrap=True)
    cells.sheet.set_column(0, 0, 20)
    cells.sheet.set_column(1, 1, 100)
