"""The sheet of results: what each municipality pays of each block and in all, with sums and checks."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.core.documents.cells import Cells, cell, column
from luukku.finance.domain.sharing import ByKey, Direct, Part, Settlement, Shared, TrueUp
from luukku.finance.sharing.wording import part_in_text, part_of_block, period_title
from luukku.finance.sharing.workbook.bases import Bases
from luukku.finance.sharing.workbook.calculation import Calculated
from luukku.finance.sharing.workbook.inputs import Inputs

FIRST_ROW, FIRST_COLUMN = 4, 2


def write_results(
    cells: Cells, *, settlement: Settlement, bases: Bases, inputs: Inputs, calculated: Calculated, names: Mapping[str, str]
) -> None:
    """Write the sheet."""
    codes, language = bases.codes, cells.language
    last = FIRST_ROW + len(codes) - 1
    about = {"agreement": settlement.agreement.agreement, "period": period_title(settlement.period, language=language)}
    cells.word(0, 0, _("%(agreement)s, %(period)s: kuntien maksut, euroa") % about, bold=True, font_color="#00357A", font_size=16)
    cells.head(FIRST_ROW - 1, 0, _("Kuntanumero"))
    cells.head(FIRST_ROW - 1, 1, _("Kunta"))
    for n, code in enumerate(codes):
        cells.word(FIRST_ROW + n, 0, code)
        cells.word(FIRST_ROW + n, 1, names.get(code, code))
    cells.word(last + 1, 0, _("Yhteensä"), **_SUM)
    cells.word(last + 1, 1, "", **_SUM)
    cells.word(last + 2, 0, _("Jaettavaa"), font_color="#545D63")
    cells.word(last + 3, 0, _("Tarkistus"), font_color="#545D63")
    places = {(each.block.id, each.part): FIRST_COLUMN + n for n, each in enumerate(settlement.shared)}
    for (block, part), at in places.items():
        shared = next(each for each in settlement.shared if (each.block.id, each.part) == (block, part))
        cells.head(FIRST_ROW - 1, at, part_of_block(shared.block, part, language=language))
        for n, code in enumerate(codes):
            formula = _formula(shared, code, row=FIRST_ROW + n, places=places, inputs=inputs, calculated=calculated)
            cells.formula(FIRST_ROW + n, at, formula, Fraction(shared.cents.get(code, 0), 100), "euros")
        cells.formula(last + 1, at, f"SUM({column(FIRST_ROW, last, at)})", Fraction(shared.total, 100), "euros", **_SUM)
        _checked(cells, shared, at=at, last=last, places=places, inputs=inputs)
    _totals(cells, settlement, bases, places, last=last)
    _verdict(cells, calculated, places, last=last)
    cells.sheet.set_column(0, 0, 16)
    cells.sheet.set_column(1, 1, 26)
    cells.sheet.set_column(FIRST_COLUMN, FIRST_COLUMN + len(places) + 3, 18)
    cells.sheet.freeze_panes(FIRST_ROW, FIRST_COLUMN)
    cells.sheet.set_landscape()
    cells.sheet.fit_to_pages(1, 0)


_SUM = {"bold": True, "top": 1, "bottom": 1}


def _formula(
    shared: Shared, code: str, *, row: int, places: Mapping[tuple[str, Part], int], inputs: Inputs, calculated: Calculated
) -> str:
    block, part = shared.block.id, shared.part
    if isinstance(shared, ByKey):
        return f"{calculated.cents[block, part, code]}/100"
    if isinstance(shared, Direct):
        return f"ROUND({inputs.direct[block, part, code]},2)"
    advance = f"-{cell(row, places[block, Part.ADVANCE])}" if shared.advance else ""
    return f"ROUND({cell(row, places[block, Part.SETTLEMENT])}{advance},2)"


def _checked(cells: Cells, shared: Shared, *, at: int, last: int, places: Mapping[tuple[str, Part], int], inputs: Inputs) -> None:
    """What there is to share, and whether the sum is that."""
    if isinstance(shared, Direct):
        return
    if isinstance(shared, TrueUp):
        advance = places.get((shared.block.id, Part.ADVANCE))
        less = f"-{cell(last + 1, advance)}" if advance else ""
        formula = f"{cell(last + 1, places[shared.block.id, Part.SETTLEMENT])}{less}"
    else:
        formula = inputs.amount[shared.block.id, shared.part]
    cells.formula(last + 2, at, formula, Fraction(shared.total, 100), "euros", font_color="#545D63")
    fits, fails = _("täsmää"), _("EI TÄSMÄÄ")
    check = f'IF(ABS({cell(last + 1, at)}-{cell(last + 2, at)})<0.001,"{fits}","{fails}")'
    cells.formula(last + 3, at, check, fits, align="right")


def _totals(cells: Cells, settlement: Settlement, bases: Bases, places: Mapping[tuple[str, Part], int], *, last: int) -> None:
    """What each pays in all, by part."""
    at = FIRST_COLUMN + len(places)
    for part in Part:
        columns = [place for (_block, of), place in places.items() if of is part]
        if not columns:
            continue
        totals = settlement.totals(part)
        cells.head(FIRST_ROW - 1, at, _("Yhteensä: %(part)s") % {"part": part_in_text(part, language=cells.language)})
        for n, code in enumerate(bases.codes):
            formula = "+".join(cell(FIRST_ROW + n, place) for place in columns)
            cells.formula(FIRST_ROW + n, at, f"ROUND({formula},2)", Fraction(totals.get(code, 0), 100), "euros", bold=True)
        value = Fraction(settlement.sum_cents(part), 100)
        cells.formula(last + 1, at, f"SUM({column(FIRST_ROW, last, at)})", value, "euros", **_SUM)
        at += 1


def _verdict(cells: Cells, calculated: Calculated, places: Mapping[tuple[str, Part], int], *, last: int) -> None:
    """One cell that tells whether all checks hold."""
    fits, fails = _("täsmää"), _("EI TÄSMÄÄ")
    first, final = cell(last + 3, FIRST_COLUMN), cell(last + 3, FIRST_COLUMN + len(places) - 1)
    wrong = [f'COUNTIF({first}:{final},"{fails}")', *(f'IF({check}="{fits}",0,1)' for check in calculated.checks)]
    cells.word(1, 0, _("Tarkistukset"), font_color="#545D63")
    cells.formula(1, 1, f'IF({"+".join(wrong)}=0,"{fits}","{fails}")', fits, bold=True)
