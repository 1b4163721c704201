"""Tables of an area's sharing: who pays what by block and key, before and after a change, one way of sharing beside others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.connectors import official
from luukku.core.documents.tables import Column, DataTable, Kind, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures.queries import LABOUR, POPULATION
from luukku.finance.domain.sharing import ByKey, Direct, Part, Settlement
from luukku.finance.domain.sharing.compare import Comparison
from luukku.finance.sharing.asked import Asked, Other
from luukku.finance.sharing.cases import EXAMPLE
from luukku.finance.sharing.key_words import key_title, unit_of
from luukku.finance.sharing.wording import block_title, period_title
from luukku.kernel.alphabet import fi_sort


@dataclass(slots=True)
class KeyFigures:
    """The figures of one key as a block uses them: weights that it has had, and values by municipality."""

    key: str
    column: str | None
    year: int | None
    weights: set[Fraction] = field(default_factory=set)
    values: dict[str, Fraction] = field(default_factory=dict)


def key_figures(shared: ByKey) -> list[KeyFigures]:
    """The keys of a block in order, over all days of the period."""
    found: dict[tuple[str, str | None, int | None], KeyFigures] = {}
    for stretch in shared.stretches:
        for term in stretch.shares.terms:
            column = term.column.name if term.column else None
            year = term.column.year if term.column else None
            entry = found.setdefault((term.key, column, year), KeyFigures(term.key, column, year))
            entry.weights.add(term.weight)
            entry.values |= dict(zip(stretch.shares.codes, term.values, strict=True))
    return list(found.values())


def in_euros(cents: int) -> Fraction:
    return Fraction(cents, 100)


@dataclass(frozen=True, slots=True)
class AreaTables:
    """The tables of what is asked. `query` goes on to the pages of municipalities; uploads have none."""

    asked: Asked
    query: str = ""
    linked: bool = True

    def by_municipality(self) -> DataTable:
        """Key figures and euros of each block, the whole share, and where both are known the advance and the true-up."""
        settlement = self.asked.shown
        columns: list[Column] = []
        cells: dict[str, dict[str, Value]] = {}
        for column, values in self._blocks(settlement):
            columns.append(column)
            cells[column.key] = values
        for column, values in self._totals(settlement):
            columns.append(column)
            cells[column.key] = values
        rows = [self._line(code, {key: values.get(code) for key, values in cells.items()}) for code in self._codes(settlement)]
        if len(rows) > 1:
            sums = {key: _sum(values) for key, values in cells.items()} | self._per_head_of_all(settlement)
            rows.append(Line(name=_("Yhteensä"), kind="sum", values=sums))
        return self._table("osuudet", _("Jako kunnittain"), columns, rows)

    def changes(self, comparison: Comparison) -> DataTable:
        """Before and after a change, for every municipality."""
        columns = [
            self._money("ennen", _("Ennen")),
            self._money("jalkeen", _("Jälkeen")),
            self._money("ero", _("Ero"), kind="change"),
            Column(key="ero-prosentti", title=_("Ero"), unit="%", kind="change", decimals=1, source=self._source("%")),
        ]
        if self.asked.people:
            columns.append(self._money("ero-asukas", _("Ero"), unit=_("€ / asukas"), kind="change"))
        people = self.asked.people
        rows = []
        for each in sorted(comparison.changes, key=lambda change: fi_sort(self.asked.name(change.municipality))):
            rows.append(self._line(each.municipality, self._change(each.before, each.after, people.get(each.municipality))))
        if len(rows) > 1:
            before, after = (sum(pair) for pair in zip(*((each.before, each.after) for each in comparison.changes), strict=True))
            rows.append(Line(name=_("Yhteensä"), kind="sum", values=self._change(before, after, sum(people.values()) or None)))
        return self._table("muutos", _("Ennen ja jälkeen"), columns, rows)

    def comparison(self) -> DataTable:
        """The share by each way of sharing, and its difference to the agreement's."""
        settlement = self.asked.settlement
        own = settlement.totals()
        columns = [self._money("sopimus", _("osuus"), group=self.asked.title)]
        if self.asked.people:
            columns.append(self._money("sopimus-asukas", _("asukasta kohti"), group=self.asked.title, unit=_("€ / asukas")))
        cells: dict[str, dict[str, Value]] = {}
        for other in self.asked.others:
            totals = other.settlement.totals()
            cells[f"{other.word}-euroa"] = {code: in_euros(cents) for code, cents in totals.items()}
            cells[f"{other.word}-ero"] = {code: in_euros(totals.get(code, 0) - own.get(code, 0)) for code in {*totals, *own}}
            columns += self._columns_of(other)
        codes = self._codes(settlement)
        rows = []
        for code in codes:
            values: dict[str, Value] = {key: by_code.get(code) for key, by_code in cells.items()}
            values["sopimus"] = in_euros(own.get(code, 0))
            values["sopimus-asukas"] = self._per_head(own.get(code, 0), code)
            rows.append(self._line(code, values))
        if len(rows) > 1:
            sums = {key: _sum(by_code) for key, by_code in cells.items()}
            people = sum(self.asked.people.values())
            whole = {"sopimus": in_euros(sum(own.values())), "sopimus-asukas": self._per(sum(own.values()), people)}
            rows.append(Line(name=_("Yhteensä"), kind="sum", values=sums | whole))
        return self._table("vertailu", _("Jako eri tavoilla"), columns, rows)

    def per_head(self, settlement: Settlement) -> dict[str, Fraction]:
        """Euros for each inhabitant by code; empty when inhabitants are not known."""
        totals = settlement.totals()
        return {code: Fraction(totals.get(code, 0), 100 * people) for code, people in self.asked.people.items() if people}

    # --- columns ------------------------------------------------------------------------------------------------------------
    def _blocks(self, settlement: Settlement) -> Iterator[tuple[Column, dict[str, Value]]]:
        """Of each block by keys the key figures that no block before it has shown, then its euros; direct ones stand together."""
        seen: set[tuple[str, str | None, int | None]] = set()
        for each in settlement.shared:
            if isinstance(each, ByKey) and each.part is settlement.main_part:
                group = block_title(each.block, language=self.asked.language)
                for figures in key_figures(each):
                    place = (figures.key, figures.column, figures.year)
                    if place not in seen:
                        seen.add(place)
                        yield self._figure_column(figures, group)
                column = self._money(f"{each.block.id}-euroa", _("osuus"), group=group)
                yield column, {code: in_euros(cents) for code, cents in each.cents.items()}
        for each in settlement.shared:
            if isinstance(each, Direct) and each.part is settlement.main_part:
                title = block_title(each.block, language=self.asked.language)
                column = self._money(f"{each.block.id}-euroa", title, group=_("Aiheuttamisperiaate"))
                yield column, {code: in_euros(cents) for code, cents in each.cents.items()}

    def _figure_column(self, figures: KeyFigures, group: str) -> tuple[Column, dict[str, Value]]:
        agreement = self.asked.choice.case.agreement
        shares = figures.column is None
        title = key_title(agreement, figures.key)
        if len(figures.weights) == 1 and (weight := next(iter(figures.weights))) != 1:
            title = f"{title}, {format.percent(weight * 100, language=self.asked.language, decimals=_decimals(weight * 100))}"
        values: dict[str, Value] = {code: value * 100 if shares else value for code, value in figures.values.items()}
        unit = "%" if shares else unit_of(figures.column or "")
        column = Column(
            key=f"{figures.key}-{figures.year or ''}".rstrip("-"),
            title=title,
            group=group,
            unit=unit,
            decimals=max((_decimals(value) for value in values.values() if isinstance(value, Fraction)), default=0),
            source=self._figure_source(figures, unit),
        )
        return column, values

    def _totals(self, settlement: Settlement) -> Iterator[tuple[Column, dict[str, Value]]]:
        advance_only = settlement.main_part is Part.ADVANCE
        own = settlement.totals()
        title = _("Ennakko yhteensä") if advance_only else _("Osuus yhteensä")
        yield self._money("yhteensa", title), {code: in_euros(cents) for code, cents in own.items()}
        if any(each.part is Part.TRUE_UP for each in settlement.shared):
            advance, true_up = settlement.totals(Part.ADVANCE), settlement.totals(Part.TRUE_UP)
            yield self._money("ennakot", _("Ennakot")), {code: in_euros(cents) for code, cents in advance.items()}
            yield self._money("tasaus", _("Tasaus"), kind="change"), {c: in_euros(cents) for c, cents in true_up.items()}
        if self.asked.people:
            column = self._money("asukas", _("Asukasta kohti"), unit=_("€ / asukas"))
            yield column, {code: self._per_head(own.get(code, 0), code) for code in own}

    def _columns_of(self, other: Other) -> list[Column]:
        return [
            self._money(f"{other.word}-euroa", _("osuus"), group=other.title),
            self._money(f"{other.word}-ero", _("ero sopimukseen"), group=other.title, kind="change"),
        ]

    def _money(self, key: str, title: str, *, unit: str = "€", group: str = "", kind: Kind = "number") -> Column:
        source = self._source(unit)
        return Column(key=key, title=title, group=group, unit=unit, kind=kind, decimals=2, source=source)

    # --- values -------------------------------------------------------------------------------------------------------------
    def _change(self, before: int, after: int, people: int | None) -> dict[str, Value]:
        return {
            "ennen": in_euros(before),
            "jalkeen": in_euros(after),
            "ero": in_euros(after - before),
            "ero-prosentti": Fraction(100 * (after - before), before) if before else None,
            "ero-asukas": Fraction(after - before, 100 * people) if people else None,
        }

    def _per_head(self, cents: int, code: str) -> Fraction | None:
        return self._per(cents, self.asked.people.get(code))

    def _per(self, cents: int, people: int | None) -> Fraction | None:
        return Fraction(cents, 100 * people) if people else None

    def _per_head_of_all(self, settlement: Settlement) -> dict[str, Value]:
        people = sum(self.asked.people.values())
        return {"asukas": self._per(settlement.sum_cents(), people)} if people else {}

    def _codes(self, settlement: Settlement) -> list[str]:
        return sorted(settlement.totals(), key=lambda code: fi_sort(self.asked.name(code)))

    def _line(self, code: str, values: Mapping[str, Value]) -> Line:
        url = f"{reverse('finance:municipal_share', args=[code])}{self.query}" if self.linked else ""
        return Line(name=self.asked.name(code), code=code, url=url, values=values)

    def _table(self, stem: str, title: str, columns: Sequence[Column], rows: Sequence[Line]) -> DataTable:
        return DataTable(
            stem=stem,
            title=title,
            names=Column(key="kunta", title=_("Kunta"), kind="text"),
            codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
            columns=tuple(columns),
            lines=tuple(rows),
            period=self.asked.period.text,
        )

    # --- sources ------------------------------------------------------------------------------------------------------------
    def _source(self, unit: str) -> Source:
        return Source(
            unit=unit,
            date=period_title(self.asked.period, language=self.asked.language),
            population=_("sopimuksen jäsenkunnat"),
            source=self.asked.choice.title,
            note=self._note(unit),
        )

    def _note(self, unit: str) -> str:
        if self.asked.people_of and unit not in ("€", "%"):
            return _("Asukkaita on %(year)s lopussa.") % {"year": self.asked.people_of}
        return _("Laskettu sopimuksesta ja sen luvuista; pyöristetty kerran lohkoa kohti.")

    def _figure_source(self, figures: KeyFigures, unit: str) -> Source:
        column, year = figures.column or "", str(figures.year or "")
        if self.asked.choice.name == EXAMPLE:
            dataset = official.dataset(POPULATION if column == "population" else LABOUR)
            source = dataset.source.in_language(self.asked.language)
        else:
            source = self.asked.choice.title
        return Source(
            unit=unit,
            date=year or period_title(self.asked.period, language=self.asked.language),
            population=_("sopimuksen jäsenkunnat"),
            source=source,
            note="" if column else _("Sopimuksen kiinteä osuus."),
        )


def _sum(values: Mapping[str, Value]) -> Value:
    return sum((value for value in values.values() if isinstance(value, Fraction)), Fraction(0))


def _decimals(value: Fraction) -> int:
    """As many decimals as the value has, two at most."""
    return next((n for n in range(2) if (value * 10**n).denominator == 1), 2)
