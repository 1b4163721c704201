"""The page of one municipality: what it pays and why, what moves it, and what it would pay by other ways of sharing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Column, DataTable, Line, Value
from luukku.core.ui.sources import Source
from luukku.finance.domain.sharing import ByKey, Direct, Part, Period, Row, Settlement
from luukku.finance.domain.sharing.compare import compare
from luukku.finance.domain.sharing.sensitivity import Effect, effects, strongest
from luukku.finance.domain.sharing.what_if import Costs, Figure
from luukku.finance.sharing.area_page import assumptions, filters, limits
from luukku.finance.sharing.area_tables import AreaTables, in_euros
from luukku.finance.sharing.asked import AGAINST, AGREEMENT, PERIOD, Asked
from luukku.finance.sharing.cases import Choice
from luukku.finance.sharing.derivation import Why, why
from luukku.finance.sharing.invoice_page import Filter
from luukku.finance.sharing.key_words import figure_title
from luukku.finance.sharing.share_words import change_say, member_say, origin_say, wish_in_words
from luukku.finance.sharing.wording import block_title, part_of_block, period_title

MOST_EFFECTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPage:
    """What the page shows. Without lines the municipality pays nothing of the period."""

    asked: Asked
    code: str
    name: str
    title: str
    say: SafeString
    origin: str
    filters: Sequence[Filter]
    lines: DataTable | None
    reasons: Sequence[Why]
    wishes: Sequence[str]
    change: str
    others: DataTable | None
    moves: DataTable | None
    query: str
    invoices: str
    assumptions: Sequence[str]
    limits: Sequence[str]

    @property
    def tables(self) -> list[DataTable]:
        return [table for table in (self.lines, self.others, self.moves) if table]


def member_page(asked: Asked, code: str, *, query: str) -> MemberPage:
    """One municipality's page of what is asked. No SQL query."""
    tables = _Tables(asked, code)
    per_head = AreaTables(asked).per_head(asked.shown)
    changed = asked.what_if.settlement
    rows = [row for row in asked.shown.rows() if row.municipality == code]
    return MemberPage(
        asked=asked,
        code=code,
        name=asked.name(code),
        title=_("%(name)s: osuus %(period)s")
        % {"name": asked.name(code), "period": period_title(asked.period, language=asked.language)},
        say=member_say(asked, code, per_head),
        origin=origin_say(asked),
        filters=[each for each in filters(asked) if each.name != AGAINST],
        lines=tables.lines() if rows else None,
        reasons=[why(row, asked) for row in rows],
        wishes=[wish_in_words(wish, asked) for wish in asked.what_if.wishes] if changed else [],
        change=change_say(compare(asked.settlement, changed), asked) if changed else "",
        others=tables.others() if asked.others and rows else None,
        moves=tables.moves() if rows else None,
        query=query,
        invoices=_invoices(asked, code),
        assumptions=assumptions(asked),
        limits=limits(asked),
    )


def _invoices(asked: Asked, code: str) -> str:
    """Where the invoice lines of the same agreement and period are; "" where nothing can be invoiced by it, or it is changed."""
    if not asked.choice.own or asked.what_if.settlement:
        return ""
    query = urlencode({AGREEMENT: asked.choice.name, PERIOD: asked.period.text})
    return f"{reverse('finance:municipal_invoices', args=[code])}?{query}"


@lru_cache(maxsize=32)
def _effects(choice: Choice, period: Period) -> tuple[Effect, ...]:
    """What each input does, reckoned once for all members."""
    return effects(choice.case, period=period)


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: Asked
    code: str

    def lines(self) -> DataTable:
        """Each block of each part: the sum that is shared, the share of it, what is paid; after a change also what was before."""
        settlement = self.asked.shown
        parts = [
            part for part in (Part.ADVANCE, Part.SETTLEMENT, Part.TRUE_UP) if any(each.part is part for each in settlement.shared)
        ]
        rows: list[Line] = []
        for part in parts:
            own = [row for row in settlement.rows() if row.municipality == self.code and row.part is part]
            rows += [self._line(row) for row in own]
            before = self.asked.settlement.totals(part).get(self.code, 0)
            rows.append(
                Line(
                    name=self._sum_title(part, several=len(parts) > 1),
                    kind="sum",
                    values=self._paid(sum(row.cents for row in own), before),
                )
            )
        columns = [
            self._money("summa", _("Jaettava summa")),
            Column(key="osuus", title=_("Osuus"), unit="%", kind="percent", decimals=4, source=self._source("%")),
            self._money("maksaa", _("Kunta maksaa")),
        ]
        if self.asked.what_if.settlement:
            columns += [self._money("ennen", _("Ilman muutosta")), self._money("ero", _("Ero"), change=True)]
        return self._table("rivit", _("Mistä osuus koostuu"), Column(key="lohko", title=_("Lohko"), kind="text"), columns, rows)

    def others(self) -> DataTable:
        """What the municipality would pay by each way of sharing."""
        people = self.asked.people.get(self.code)
        own = self.asked.settlement.totals().get(self.code, 0)
        ways: list[tuple[str, Settlement]] = [(self.asked.title, self.asked.settlement)]
        ways += [(each.title, each.settlement) for each in self.asked.others]
        rows = []
        for title, settlement in ways:
            cents = settlement.totals().get(self.code, 0)
            per_head = Fraction(cents, 100 * people) if people else None
            values: dict[str, Value] = {"maksaa": in_euros(cents), "ero": in_euros(cents - own), "asukas": per_head}
            rows.append(Line(name=title, values=values))
        columns = [self._money("maksaa", _("Kunta maksaisi")), self._money("ero", _("Ero sopimukseen"), change=True)]
        if people:
            columns.append(self._money("asukas", _("Asukasta kohti"), unit=_("€ / asukas")))
        return self._table("tavat", _("Muut tavat jakaa"), Column(key="tapa", title=_("Tapa"), kind="text"), columns, rows)

    def moves(self) -> DataTable:
        """The inputs that move the share most when each rises by one per cent, the others staying as they are."""
        found = strongest(_effects(self.asked.choice, self.asked.period), municipality=self.code)
        rows = [
            Line(name=self._input(wish), values={"vaikutus": in_euros(cents)}) for wish, cents in found[:MOST_EFFECTS] if cents
        ]
        columns = [self._money("vaikutus", _("Kun luku kasvaa 1 %"), change=True)]
        return self._table(
            "herkkyys", _("Mikä liikuttaa osuutta eniten"), Column(key="luku", title=_("Luku"), kind="text"), columns, rows
        )

    def _input(self, wish: Figure | Costs) -> str:
        if isinstance(wish, Costs):
            block = next(each for each in self.asked.choice.case.agreement.blocks if each.id == wish.block)
            return _("%(block)s: jaettava summa") % {"block": block_title(block, language=self.asked.language)}
        return f"{self.asked.name(wish.code)}: {figure_title(wish.column)}"

    def _line(self, row: Row) -> Line:
        before = next(
            (
                each.cents
                for each in self.asked.settlement.rows()
                if (each.municipality, each.block, each.part) == (row.municipality, row.block, row.part)
            ),
            0,
        )
        values = self._paid(row.cents, before)
        if isinstance(row.shared, ByKey | Direct):
            values["summa"] = in_euros(row.shared.total)
            values["osuus"] = row.exact * 100 / row.shared.total if row.shared.total else None
        return Line(name=part_of_block(row.shared.block, row.part, language=self.asked.language), values=values)

    def _paid(self, cents: int, before: int) -> dict[str, Value]:
        return {"maksaa": in_euros(cents), "ennen": in_euros(before), "ero": in_euros(cents - before), "summa": "", "osuus": ""}

    def _sum_title(self, part: Part, *, several: bool) -> str:
        titles = {Part.ADVANCE: _("Ennakko yhteensä"), Part.SETTLEMENT: _("Tilitys yhteensä"), Part.TRUE_UP: _("Tasaus yhteensä")}
        return titles[part] if several else _("Yhteensä")

    def _table(self, stem: str, title: str, names: Column, columns: Sequence[Column], rows: Sequence[Line]) -> DataTable:
        return DataTable(
            stem=stem,
            title=title,
            names=names,
            columns=tuple(columns),
            lines=tuple(rows),
            whose=self.asked.name(self.code),
            period=self.asked.period.text,
        )

    def _money(self, key: str, title: str, *, unit: str = "€", change: bool = False) -> Column:
        kind = "change" if change else "number"
        return Column(key=key, title=title, unit=unit, kind=kind, decimals=2, source=self._source(unit))  # type: ignore[arg-type]

    def _source(self, unit: str) -> Source:
        return Source(
            unit=unit,
            date=period_title(self.asked.period, language=self.asked.language),
            population=self.asked.name(self.code),
            source=self.asked.choice.title,
            note=_("Laskettu sopimuksesta ja sen luvuista; pyöristetty kerran lohkoa kohti."),
        )
