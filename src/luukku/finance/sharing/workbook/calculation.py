"""The sheet of calculation: for each sum its exact shares by days, limits in rounds, and the cents by largest remainder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.core.documents.cells import INPUT, NO_LIMIT, Cells, cell, column
from luukku.core.ui import format
from luukku.finance.domain.sharing import ByKey, Part, Settlement, Stretch, exact_in
from luukku.finance.sharing.wording import part_of_block
from luukku.finance.sharing.workbook.bases import Bases
from luukku.finance.sharing.workbook.inputs import Inputs
from luukku.finance.sharing.workbook.rounds import Limit, Round, rounds, settled

FIRST = 2
"""The column after code and name."""
PARAMETERS = 8
"""Rows between a section's title and its municipalities."""
SPARE_ROUNDS = 2
"""Rounds of limits that are written out beyond those needed now, so that inputs may change."""


@dataclass(slots=True)
class Calculated:
    """Where the results stand, as other sheets name them: cents by block, part and municipality, and the checks."""

    cents: dict[tuple[str, Part, str], str] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)


def write_calculation(
    cells: Cells, *, settlement: Settlement, bases: Bases, inputs: Inputs, names: Mapping[str, str]
) -> Calculated:
    """Write the sheet; where its results stand."""
    found = Calculated()
    row = 0
    for each in settlement.shared:
        if isinstance(each, ByKey):
            row = _Section(cells, each, bases, inputs, names, row).write(found)
    cells.sheet.set_column(0, 0, 16)
    cells.sheet.set_column(1, 1, 26)
    cells.sheet.set_column(FIRST, FIRST + 60, 16)
    cells.sheet.freeze_panes(0, FIRST)
    return found


@dataclass(slots=True)
class _Section:
    """One sum of one block. `conditions` is what its check looks at."""

    cells: Cells
    shared: ByKey
    bases: Bases
    inputs: Inputs
    names: Mapping[str, str]
    top: int
    at: int = FIRST
    conditions: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.top + PARAMETERS

    @property
    def last(self) -> int:
        return self.first + len(self.bases.codes) - 1

    def column(self, at: int) -> str:
        return column(self.first, self.last, at)

    def rows(self) -> list[tuple[int, int, str]]:
        return [(n, self.first + n, code) for n, code in enumerate(self.bases.codes)]

    def write(self, found: Calculated) -> int:
        """Write the section; the first row after it."""
        total = abs(self.shared.total)
        sign = -1 if self.shared.total < 0 else 1
        title = part_of_block(self.shared.block, self.shared.part, language=self.cells.language)
        self.cells.word(self.top, 0, title, bold=True, font_color="#00357A", font_size=13)
        amount = self.inputs.amount[self.shared.block.id, self.shared.part]
        self.parameter(0, _("Senttejä"), f"ROUND(ABS({amount})*100,0)", total, "whole")
        self.parameter(1, _("Etumerkki"), f"IF({amount}<0,-1,1)", sign, "whole")
        self.parameter(
            2, _("Tarkkuus, senttiä"), f"MAX(0.000001,{self.total}*1E-15)", Fraction(max(10**9, total), 10**15), "share"
        )
        for _n, row, code in self.rows():
            self.cells.word(row, 0, code)
            self.cells.word(row, 1, self.names.get(code, code))
        self.head(0, _("Kuntanumero"))
        self.head(1, _("Kunta"))
        exact = [self.stretch(stretch) for stretch in self.shared.stretches]
        self.rounding(exact, found)
        self.cells.word(self.last + 1, 0, _("Yhteensä"), bold=True, top=1)
        return self.last + 4

    @property
    def total(self) -> str:
        return cell(self.top + 1, 1)

    @property
    def sign(self) -> str:
        return cell(self.top + 2, 1)

    @property
    def tolerance(self) -> str:
        return cell(self.top + 3, 1)

    def parameter(self, n: int, name: str, formula: str, value: Fraction | int, kind: str) -> None:
        self.cells.word(self.top + 1 + n, 0, name, font_color="#545D63")
        self.cells.formula(self.top + 1 + n, 1, formula, value, kind)

    def head(self, at: int, title: str) -> None:
        self.cells.head(self.first - 1, at, title)

    def sum(self, at: int, value: Fraction | int, kind: str) -> str:
        return self.cells.formula(self.last + 1, at, f"SUM({self.column(at)})", value, kind, bold=True, top=1)

    # --- a stretch of days ---------------------------------------------------------------------------------------------
    def stretch(self, stretch: Stretch) -> int:
        """Write the columns of a stretch; the column of its exact cents."""
        here, top = self.at, self.top
        self.cells.word(top, here, format.days(stretch.span.start, stretch.span.end, language=self.cells.language), bold=True)
        self.cells.word(top + 1, here, _("Päiviä"), font_color="#545D63")
        days = cell(top + 1, here + 1)
        self.cells.sheet.write_number(top + 1, here + 1, stretch.days, self.cells.looks.of(**INPUT))
        self.cells.word(top + 2, here, _("kaikkiaan"), font_color="#545D63")
        self.cells.sheet.write_number(top + 2, here + 1, stretch.of, self.cells.looks.of(**INPUT))
        self.cells.word(top + 3, here, _("Jaettavaa, senttiä"), font_color="#545D63")
        total = Fraction(abs(self.shared.total) * stretch.days, stretch.of)
        self.cells.formula(top + 3, here + 1, f"{self.total}*{days}/{cell(top + 2, here + 1)}", total, "cents")
        self.at += 2
        shares = self.shares(stretch, here)
        if self.shared.block.cap or self.shared.block.floor:
            return self.limited(stretch, here, total, shares)
        self.head(self.at, _("Tarkka osuus, senttiä"))
        for n, row, _code in self.rows():
            formula = f"{cell(top + 3, here + 1)}*{cell(row, here + 1)}"
            self.cells.formula(row, self.at, formula, total * shares[n], "cents")
        self.sum(self.at, total, "cents")
        self.at += 1
        return self.at - 1

    def shares(self, stretch: Stretch, here: int) -> list[Fraction]:
        """Who shares and by what share; the shares in the order of the municipalities."""
        weighing = self.bases.of[stretch.shares]
        parts = dict(zip(stretch.shares.codes, stretch.shares.parts, strict=True))
        found = [Fraction(parts.get(code, 0), stretch.shares.whole) for code in self.bases.codes]
        self.head(here, _("Jakaa (1 tai 0)"))
        self.head(here + 1, _("Osuus"))
        for n, row, code in self.rows():
            self.cells.sheet.write_number(row, here, int(code in parts), self.cells.looks.of(**INPUT))
            terms = [
                f"{self.inputs.weight[weighing, leaf]}*{self.inputs.figure[leaf, code]}"
                f"/SUMPRODUCT({self.column(here)},{self.inputs.figures[leaf]})"
                for leaf in self.bases.weighings[weighing].weights
            ]
            self.cells.formula(row, here + 1, f"{cell(row, here)}*({'+'.join(terms)})", found[n], "share")
        self.sum(here + 1, 1, "share")
        return found

    # --- limits --------------------------------------------------------------------------------------------------------
    def limited(self, stretch: Stretch, here: int, total: Fraction, shares: list[Fraction]) -> int:
        """Write the rounds of limits; the column of the exact cents."""
        top = self.top
        self.cells.word(top + 4, here, _("Rajojen päivät"), font_color="#545D63")
        self.cells.sheet.write_number(top + 4, here + 1, stretch.limit_days, self.cells.looks.of(**INPUT))
        upper, lower = self.limits(stretch, here)
        exact = [abs(exact_in(stretch, code)) for code in self.bases.codes]
        one_side = list(settled(total, shares, upper, lower, one_side=False)[-1].got) != exact
        needed = len(settled(total, shares, upper, lower, one_side=one_side)) - 1
        found = rounds(total, shares, upper, lower, count=needed + SPARE_ROUNDS, one_side=one_side)
        self.cells.word(top + 5, here, _("Puoli kerrallaan (1 tai 0)"), font_color="#545D63")
        self.cells.sheet.write_number(top + 5, here + 1, int(one_side), self.cells.looks.of(**INPUT))
        at_limit: int | None = None
        for number, each in enumerate(found, start=1):
            at_limit = self.round(each, number, here, at_limit, last=number == len(found))
        final, high, low = (self.column(at) for at in (self.at - 1, here + 2, here + 3))
        outside = f"({final}>{high}+{self.tolerance})+({final}<{low}-{self.tolerance})+({final}<-{self.tolerance})"
        self.conditions.append(f"SUMPRODUCT({outside})=0")
        return self.at - 1

    def limits(self, stretch: Stretch, here: int) -> tuple[list[Limit], list[Limit]]:
        """Write the limits of these days in cents; for a refund caps and floors change places and signs."""
        block, refund = self.shared.block, self.shared.total < 0
        ratio = Fraction(stretch.days, stretch.limit_days)
        share = f"100*{cell(self.top + 1, here + 1)}/{cell(self.top + 4, here + 1)}"
        sides: tuple[list[Limit], list[Limit]] = ([], [])
        for k, title in enumerate((_("Katto, senttiä"), _("Lattia, senttiä"))):
            own, other = (block.cap, block.floor) if k == 0 else (block.floor, block.cap)
            none = NO_LIMIT if k == 0 else -NO_LIMIT
            self.head(self.at + k, title)
            for _n, row, code in self.rows():
                ours, theirs = (self.inputs.cap, self.inputs.floor) if k == 0 else (self.inputs.floor, self.inputs.cap)
                mine, others = ours[block.id, code], theirs[block.id, code]
                formula = (
                    f'IF({cell(row, here)}=0,{none},IF({self.sign}>0,IF({mine}="",{none},{mine}*{share}),'
                    f'IF({others}="",{none},-{others}*{share})))'
                )
                cents = (-other[code] if code in other else None) if refund else own.get(code)
                limit = cents * ratio if cents is not None and code in stretch.shares.codes else None
                sides[k].append(limit)
                self.cells.formula(row, self.at + k, formula, Fraction(none) if limit is None else limit, "limit")
        self.at += 2
        return sides

    def round(self, each: Round, number: int, here: int, before: int | None, *, last: bool) -> int:
        """Write one round; the column of who is at a limit after it. The last one says what each pays in the end."""
        at, top, limits = self.at, self.top, here + 2
        rest, open_ = cell(top + 3, at), cell(top + 4, at)
        total, share = cell(top + 3, here + 1), self.column(here + 1)
        self.cells.word(top + 2, at, _("Jaettavaa ja osuuksien summa"), font_color="#545D63")
        if before is None:
            self.cells.formula(top + 3, at, total, each.rest, "cents")
            self.cells.formula(top + 4, at, f"SUM({share})", each.open, "share")
        else:
            self.cells.formula(top + 3, at, f"{total}-SUM({self.column(before)})", each.rest, "cents")
            self.cells.formula(top + 4, at, f'SUMPRODUCT(({self.column(before)}="")*{share})', each.open, "share")
        self.head(at, _("Tarkka osuus, senttiä") if last else _("Kierros %(number)d") % {"number": number})
        for n, row, _code in self.rows():
            own = f"IF({open_}=0,0,{rest}*{cell(row, here + 1)}/{open_})"
            formula = own if before is None else f'IF({cell(row, before)}<>"",{cell(row, before)},{own})'
            self.cells.formula(row, at, formula, each.got[n], "cents")
        self.at += 1
        if last:
            self.sum(at, sum(each.got, Fraction(0)), "cents")
            return at
        self.head(at + 1, _("Rajalla"))
        near, paid, highs, lows = self.tolerance, self.column(at), self.column(limits), self.column(limits + 1)
        mode, cut, added = cell(top + 5, here + 1), cell(top + 5, at), cell(top + 6, at)
        self.cells.formula(top + 5, at, f"SUMPRODUCT(({paid}>{highs}+{near})*({paid}-{highs}))", each.cut, "cents")
        self.cells.formula(top + 6, at, f"SUMPRODUCT(({paid}<{lows}-{near})*({lows}-{paid}))", each.added, "cents")
        self.cells.word(top + 5, at + 1, _("leikkautuu katoissa"), font_color="#545D63")
        self.cells.word(top + 6, at + 1, _("lisätään lattioissa"), font_color="#545D63")
        for n, row, _code in self.rows():
            got, high, low = cell(row, at), cell(row, limits), cell(row, limits + 1)
            over = f"AND({got}>{high}+{near},OR({mode}=0,{cut}>={added}-{near}))"
            under = f"AND({got}<{low}-{near},OR({mode}=0,{added}>={cut}-{near}))"
            new = f'IF({over},{high},IF({under},{low},""))'
            formula = new if before is None else f'IF({cell(row, before)}<>"",{cell(row, before)},{new})'
            limit = each.at[n]
            self.cells.formula(row, at + 1, formula, "" if limit is None else limit, "cents")
        self.at += 1
        return at + 1

    # --- cents ---------------------------------------------------------------------------------------------------------
    def rounding(self, exact: Sequence[int], found: Calculated) -> None:
        """Write how exact cents become whole ones: by largest remainder, ties to the larger share, then to the lower code."""
        at, top = self.at, self.top
        whole, down, rest, rank, cents = at, at + 1, at + 2, at + 3, at + 4
        titles = (_("Yhteensä, senttiä"), _("Alaspäin"), _("Jakojäännös"), _("Sija"), _("Maksaa, senttiä"))
        for n, title in enumerate(titles):
            self.head(at + n, title)
        values = _Rounded.of(self.shared, self.bases.codes)
        give = cell(top + 3, down)
        self.cells.word(top + 2, down, _("Jaettavia senttejä"), font_color="#545D63")
        self.cells.formula(top + 3, down, f"{self.total}-SUM({self.column(down)})", values.give, "whole")
        for n, row, code in self.rows():
            self.cells.formula(row, whole, "+".join(cell(row, each) for each in exact), values.exact[n], "cents")
            self.cells.formula(row, down, f"ROUNDDOWN({cell(row, whole)},0)", values.down[n], "whole")
            self.cells.formula(row, rest, f"{cell(row, whole)}-{cell(row, down)}", values.exact[n] - values.down[n], "cents")
            self.cells.formula(row, rank, self.ranked(row, whole=whole, rest=rest), values.rank[n], "whole")
            formula = f"{self.sign}*({cell(row, down)}+IF({cell(row, rank)}<={give},1,0))"
            address = self.cells.formula(row, cents, formula, self.shared.cents.get(code, 0), "whole", bold=True)
            found.cents[self.shared.block.id, self.shared.part, code] = address
        self.sum(whole, abs(self.shared.total), "cents")
        self.sum(cents, self.shared.total, "whole")
        self.conditions.append(f"{cell(self.last + 1, cents)}={self.sign}*{self.total}")
        self.conditions.append(f"ABS({cell(self.last + 1, whole)}-{self.total})<0.01")
        fits, fails = _("täsmää"), _("EI TÄSMÄÄ")
        check = f'IF(AND({",".join(self.conditions)}),"{fits}","{fails}")'
        address = self.cells.formula(self.last + 2, cents, check, fits, align="right")
        found.checks.append(address)
        self.at += 5

    def ranked(self, row: int, *, whole: int, rest: int) -> str:
        """The place of a municipality among those who may get one more cent."""
        rests, wholes, own, share = self.column(rest), self.column(whole), cell(row, rest), cell(row, whole)
        near = self.tolerance
        larger = f"({wholes}-{share}>{near})+(ABS({wholes}-{share})<={near})*(ROW({wholes})<ROW({share}))"
        return f"1+SUMPRODUCT(({rests}-{own}>{near})*1)+SUMPRODUCT((ABS({rests}-{own})<={near})*({larger}))"


@dataclass(frozen=True, slots=True)
class _Rounded:
    """The values of the columns of rounding, by municipality."""

    exact: list[Fraction]
    down: list[int]
    rank: list[int]
    give: int

    @classmethod
    def of(cls, shared: ByKey, codes: Sequence[str]) -> "_Rounded":
        exact = [sum((abs(exact_in(stretch, code)) for stretch in shared.stretches), Fraction(0)) for code in codes]
        down = [int(value) for value in exact]
        order = sorted(range(len(codes)), key=lambda n: (-(exact[n] - down[n]), -exact[n], codes[n]))
        rank = [order.index(n) + 1 for n in range(len(codes))]
        return cls(exact, down, rank, abs(shared.total) - sum(down))
