"""Tables of invoices: what each municipality is charged by instalment, the lines of its invoices, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.finance.domain.sharing import ByKey, Direct, Row, TrueUp
from luukku.finance.domain.sharing.invoices import InvoiceLine
from luukku.finance.sharing.invoices import Invoices
from luukku.finance.sharing.key_words import key_title
from luukku.finance.sharing.sentences import explanation
from luukku.finance.sharing.wording import part_of_block, period_title
from luukku.kernel.alphabet import fi_sort


@dataclass(frozen=True, slots=True)
class InvoiceTables:
    """The tables of some invoices in a language. `names` of municipalities by their codes."""

    invoices: Invoices
    names: Mapping[str, str]
    language: str

    def by_municipality(self, *, query: str) -> DataTable:
        """What each is charged in all, and by instalment when there are several. `query` goes on to its own page."""
        lines = self.invoices.lines
        codes = sorted({line.municipality for line in lines}, key=lambda code: fi_sort(self.name(code)))
        rows = [
            Line(
                name=self.name(code),
                code=code,
                url=f"{reverse('finance:municipal_invoices', args=[code])}{query}",
                values=self._sums(self.invoices.of(code)),
            )
            for code in codes
        ]
        if len(rows) > 1:
            rows.append(Line(name=_("Yhteensä"), values=self._sums(lines), kind="sum"))
        several = range(1, self.invoices.instalments + 1) if self.invoices.instalments > 1 else ()
        instalments = [self._money(f"era-{n}", _("Erä %(number)d") % {"number": n}) for n in several]
        return DataTable(
            stem="laskut",
            title=_("Laskut kunnittain"),
            names=Column(key="kunta", title=_("Kunta"), kind="text"),
            codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
            columns=(*instalments, self._money("yhteensa", _("Yhteensä"))),
            lines=tuple(rows),
            period=self.invoices.settlement.period.text,
        )

    def all_lines(self) -> DataTable:
        """The lines of all municipalities, as a system of invoices takes them."""
        lines = sorted(self.invoices.lines, key=lambda line: (fi_sort(self.name(line.municipality)), line.instalment))
        instalment = Column(key="era", title=_("Erä"), kind="number")
        return DataTable(
            stem="laskurivit",
            title=_("Kaikki laskurivit"),
            names=Column(key="kunta", title=_("Kunta"), kind="text"),
            codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
            columns=(instalment, Column(key="lohko", title=_("Lohko"), kind="text"), *self._columns()),
            lines=tuple(
                Line(
                    name=self.name(line.municipality),
                    code=line.municipality,
                    values={"era": line.instalment, "lohko": self.block(line), **self._values(line)},
                )
                for line in lines
            ),
            period=self.invoices.settlement.period.text,
        )

    def of_municipality(self, code: str) -> DataTable:
        """The lines of one municipality's invoices, each instalment with its sum."""
        rows: list[Line] = []
        several = self.invoices.instalments > 1
        for n in range(1, self.invoices.instalments + 1):
            lines = [line for line in self.invoices.of(code) if line.instalment == n]
            if several:
                title = _("Erä %(number)d / %(all)d") % {"number": n, "all": self.invoices.instalments}
                rows.append(Line(name=title, values={}, kind="group"))
            rows += [Line(name=self.block(line), values=self._values(line)) for line in lines]
            rows.append(Line(name=_("Yhteensä"), values=_EMPTY | {"summa": _euros(lines)}, kind="sum"))
        return DataTable(
            stem="lasku",
            title=_("Laskun rivit"),
            names=Column(key="lohko", title=_("Lohko"), kind="text"),
            columns=tuple(self._columns()),
            lines=tuple(rows),
            whose=self.name(code),
            period=self.invoices.settlement.period.text,
        )

    def reasons(self, code: str) -> DataTable:
        """Why each block costs the municipality what it does, in words from which the cents can be worked out again."""
        rows = {line.block: line.row for line in self.invoices.of(code) if line.row}
        key = partial(key_title, self.invoices.settlement.agreement)
        texts = {
            part_of_block(row.shared.block, row.part, language=self.language): explanation(
                row, language=self.language, name=self.name, key=key
            )
            for row in rows.values()
        }
        return DataTable(
            stem="perustelut",
            title=_("Näin summat on laskettu"),
            names=Column(key="lohko", title=_("Lohko"), kind="text"),
            columns=(Column(key="selitys", title=_("Laskelma"), kind="text"),),
            lines=tuple(Line(name=title, values={"selitys": text}) for title, text in texts.items()),
            whose=self.name(code),
            period=self.invoices.settlement.period.text,
        )

    def name(self, code: str) -> str:
        return self.names.get(code, code)

    def block(self, line: InvoiceLine) -> str:
        row = _row(line)
        return part_of_block(row.shared.block, row.part, language=self.language)

    def basis(self, line: InvoiceLine) -> str:
        """What the line is charged for, short enough for an invoice."""
        whole = (line.row.cents if line.row else 0) - (line.corrects.cents if line.corrects else 0)
        said = [_("Koko summa %(sum)s.") % {"sum": self._cents(whole)}] if self.invoices.instalments > 1 else []
        if self.invoices.corrected is not None:
            told = {
                "before": self._cents(line.corrects.cents if line.corrects else 0),
                "right": self._cents(line.row.cents if line.row else 0),
            }
            return " ".join([*said, _("Korjaus: laskutettu aiemmin %(before)s, oikea määrä %(right)s.") % told])
        return " ".join([*said, self._why(_row(line))])

    def _why(self, row: Row) -> str:
        match row.shared:
            case Direct():
                return _("Kunnan omat kustannukset.")
            case ByKey(total=total):
                share = format.percent(row.exact * 100 / total if total else Fraction(0), language=self.language, decimals=4)
                return _("Osuus %(share)s summasta %(total)s.") % {"share": share, "total": self._cents(total)}
            case TrueUp(settlement=settlement, advance=advance):
                told = {
                    "settlement": self._cents(settlement.cents.get(row.municipality, 0)),
                    "advance": self._cents(advance.cents.get(row.municipality, 0) if advance else 0),
                }
                return _("Tilitys %(settlement)s, ennakko %(advance)s.") % told

    def _cents(self, cents: int) -> str:
        return format.cents(cents, language=self.language)

    def _values(self, line: InvoiceLine) -> dict[str, Value]:
        return {
            "kausi": period_title(self.invoices.settlement.period, language=self.language),
            "peruste": self.basis(line),
            "tili": _("avoin"),
            "summa": _euros([line]),
        }

    def _sums(self, lines: Iterable[InvoiceLine]) -> dict[str, Value]:
        lines = list(lines)
        by_instalment: dict[str, Value] = {
            f"era-{n}": _euros(line for line in lines if line.instalment == n) for n in range(1, self.invoices.instalments + 1)
        }
        return by_instalment | {"yhteensa": _euros(lines)}

    def _columns(self) -> list[Column]:
        note = _("Tili on jätetty auki: taloushallinto valitsee sen oman tilikarttansa mukaan.")
        return [
            Column(key="kausi", title=_("Kausi"), kind="text"),
            Column(key="peruste", title=_("Peruste"), kind="text"),
            Column(key="tili", title=_("Tiliehdotus"), kind="text", source=replace(self._source(), note=note)),
            self._money("summa", _("Summa")),
        ]

    def _money(self, key: str, title: str) -> Column:
        return Column(key=key, title=title, unit="€", kind="number", decimals=2, source=self._source())

    def _source(self) -> Source:
        return Source(
            unit="€",
            date=period_title(self.invoices.settlement.period, language=self.language),
            population=_("sopimuksen jäsenkunnat"),
            source=self.invoices.settlement.agreement.agreement,
            note=_("Laskettu sopimuksesta ja sen luvuista; pyöristetty kerran lohkoa kohti, erät sentilleen."),
        )


_EMPTY: dict[str, Value] = {"kausi": "", "peruste": "", "tili": ""}
"""Words that a line of sums does not have."""


def _row(line: InvoiceLine) -> Row:
    row = line.row or line.corrects
    assert row is not None  # noqa: S101 - a line is of a row, or corrects one
    return row


def _euros(lines: Iterable[InvoiceLine]) -> Fraction:
    return Fraction(sum(line.cents for line in lines), 100)
