"""The sheet of inputs: figures of the keys, weights, sums, limits and direct amounts. Each is a cell that may be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.core.documents.cells import Cells
from luukku.finance.domain.sharing import Block, ByKey, Direct, Part, Settlement
from luukku.finance.sharing.wording import block_title, part_in_text, part_of_block
from luukku.finance.sharing.workbook.bases import Bases

FIRST = 2
"""The column after code and name."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the inputs stand, as other sheets name them."""

    figure: dict[tuple[int, str], str] = field(default_factory=dict)
    figures: dict[int, str] = field(default_factory=dict)
    weight: dict[tuple[int, int], str] = field(default_factory=dict)
    amount: dict[tuple[str, Part], str] = field(default_factory=dict)
    cap: dict[tuple[str, str], str] = field(default_factory=dict)
    floor: dict[tuple[str, str], str] = field(default_factory=dict)
    direct: dict[tuple[str, Part, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class _Writing:
    cells: Cells
    settlement: Settlement
    bases: Bases
    names: Mapping[str, str]
    inputs: Inputs = field(default_factory=Inputs)
    row: int = 0

    def title(self, text: str, about: str = "") -> None:
        self.cells.word(self.row, 0, text, bold=True, font_color="#00357A", font_size=13)
        self.cells.word(self.row + 1, 0, about, font_color="#545D63")
        self.row += 2

    def heads(self, titles: list[str]) -> None:
        for at, title in enumerate(titles):
            self.cells.head(self.row, at, title)
        self.row += 1

    def named(self, n: int, code: str) -> None:
        self.cells.word(self.row + n, 0, code)
        self.cells.word(self.row + n, 1, self.names.get(code, code))

    def language(self) -> str:
        return self.cells.language


def write_inputs(cells: Cells, *, settlement: Settlement, bases: Bases, names: Mapping[str, str]) -> Inputs:
    """Write the sheet; where each input stands."""
    writing = _Writing(cells, settlement, bases, names)
    cells.word(0, 0, settlement.agreement.agreement, bold=True, font_color="#00357A", font_size=16)
    cells.word(
        1,
        0,
        _("Kausi %(period)s. Keltaisia soluja voi muuttaa: laskenta ja tulos seuraavat.") % {"period": settlement.period.text},
    )
    writing.row = 3
    if bases.leaves:
        _keys(writing)
        _weights(writing)
        _amounts(writing)
    if blocks := _limited(settlement):
        _limits(writing, blocks)
    if direct := [each for each in settlement.shared if isinstance(each, Direct)]:
        _direct(writing, direct)
    cells.sheet.set_column(0, 0, 16)
    cells.sheet.set_column(1, 1, 26)
    cells.sheet.set_column(FIRST, FIRST + 40, 17)
    cells.sheet.freeze_panes(0, FIRST)
    return writing.inputs


def _keys(writing: _Writing) -> None:
    writing.title(
        _("Jakoavaimet"), _("Kunnan osuus avaimesta on sen luku jaettuna niiden kuntien lukujen summalla, jotka jakavat.")
    )
    writing.heads([_("Kuntanumero"), _("Kunta"), *(leaf.title for leaf in writing.bases.leaves)])
    last = writing.row + len(writing.bases.codes) - 1
    for n, code in enumerate(writing.bases.codes):
        writing.named(n, code)
        for place, leaf in enumerate(writing.bases.leaves):
            address = writing.cells.given(writing.row + n, FIRST + place, leaf.figures.get(code), "figure")
            writing.inputs.figure[place, code] = address
    for place in range(len(writing.bases.leaves)):
        writing.inputs.figures[place] = writing.cells.range_abroad(writing.row, last, FIRST + place)
    writing.row = last + 3


def _weights(writing: _Writing) -> None:
    writing.title(_("Avainten painot"), _("Painojen summa on 1."))
    writing.heads([_("Painotus"), _("Lohkot"), *(leaf.title for leaf in writing.bases.leaves)])
    titles = {each.block.id: block_title(each.block, language=writing.language()) for each in writing.settlement.shared}
    for n, weighing in enumerate(writing.bases.weighings):
        writing.cells.word(writing.row, 0, str(n + 1))
        writing.cells.word(writing.row, 1, ", ".join(titles[block] for block in weighing.blocks))
        for place, weight in weighing.weights.items():
            writing.inputs.weight[n, place] = writing.cells.given(writing.row, FIRST + place, weight, "figure")
        writing.row += 1
    writing.row += 2


def _amounts(writing: _Writing) -> None:
    writing.title(_("Jaettavat summat"), _("Miinusmerkkinen summa on palautus."))
    writing.heads([_("Lohko"), _("Nimi"), _("Osa"), _("Euroa")])
    for each in writing.settlement.shared:
        if isinstance(each, ByKey):
            writing.cells.word(writing.row, 0, each.block.id)
            writing.cells.word(writing.row, 1, block_title(each.block, language=writing.language()))
            writing.cells.word(writing.row, 2, part_in_text(each.part, language=writing.language()), align="right")
            address = writing.cells.given(writing.row, FIRST + 1, Fraction(each.total, 100), "euros")
            writing.inputs.amount[each.block.id, each.part] = address
            writing.row += 1
    writing.row += 2


def _limited(settlement: Settlement) -> list[Block]:
    """Blocks with caps or floors, each once."""
    blocks = {each.block.id: each.block for each in settlement.shared if isinstance(each, ByKey)}
    return [block for block in blocks.values() if block.cap or block.floor]


def _limits(writing: _Writing, blocks: list[Block]) -> None:
    writing.title(_("Katot ja lattiat, euroa"), _("Tyhjä solu: rajaa ei ole."))
    titles = [block_title(block, language=writing.language()) for block in blocks]
    sides = (_("katto"), _("lattia"))
    pairs = [f"{title}: {side}" for title in titles for side in sides]
    writing.heads([_("Kuntanumero"), _("Kunta"), *pairs])
    for n, code in enumerate(writing.bases.codes):
        writing.named(n, code)
        for k, block in enumerate(blocks):
            for side, (limits, places) in enumerate(((block.cap, writing.inputs.cap), (block.floor, writing.inputs.floor))):
                value = Fraction(limits[code], 100) if code in limits else None
                places[block.id, code] = writing.cells.given(writing.row + n, FIRST + 2 * k + side, value, "euros")
    writing.row += len(writing.bases.codes) + 2


def _direct(writing: _Writing, direct: list[Direct]) -> None:
    writing.title(_("Suoraan aiheuttajalle, euroa"), _("Kukin kunta maksaa omansa."))
    titles = [part_of_block(each.block, each.part, language=writing.language()) for each in direct]
    writing.heads([_("Kuntanumero"), _("Kunta"), *titles])
    for n, code in enumerate(writing.bases.codes):
        writing.named(n, code)
        for k, each in enumerate(direct):
            value = Fraction(each.cents[code], 100) if code in each.cents else None
            address = writing.cells.given(writing.row + n, FIRST + k, value, "euros")
            writing.inputs.direct[each.block.id, each.part, code] = address
    writing.row += len(writing.bases.codes) + 2
