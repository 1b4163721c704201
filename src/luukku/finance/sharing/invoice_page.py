"""The pages of invoices: the area's municipalities side by side, and one municipality's lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import ends
from luukku.area.domain.pack import AreaPack
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, carried, options
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.finance.domain.sharing.invoices import MOST_INSTALMENTS
from luukku.finance.sharing.invoice_tables import InvoiceTables
from luukku.finance.sharing.invoices import Invoices, asked_invoices
from luukku.finance.sharing.wording import part_in_text, period_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One choice that the address can make; `label` stands above it."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicesPage:
    """What a page shows. `query` is what the other page's address takes over. Without lines there is nothing to charge."""

    title: str
    say: SafeString
    filters: Sequence[Filter]
    tables: Sequence[DataTable]
    query: str
    assumptions: Sequence[str]
    limits: Sequence[str]


def area_invoices(*, pack: AreaPack, query: QueryDict, language: str) -> InvoicesPage | None:
    """All municipalities; None when the area has nothing to invoice by. No SQL query after `current`. Raises UnknownChoice."""
    invoices = asked_invoices(query)
    if invoices is None:
        return None
    names = _names(pack, language)
    tables = InvoiceTables(invoices, names, language)
    shown = [tables.by_municipality(query=carried(query)), tables.all_lines()]
    return _page(invoices, _title(invoices, language), _area_say(invoices, names, language), shown, query, language)


def municipal_invoices(*, pack: AreaPack, code: str, query: QueryDict, language: str) -> InvoicesPage | None:
    """One municipality; None when the area has nothing to invoice by. No SQL query after `current`. Raises UnknownChoice."""
    invoices = asked_invoices(query)
    if invoices is None:
        return None
    names = _names(pack, language)
    tables = InvoiceTables(invoices, names, language)
    say = _municipal_say(invoices, tables, code, language)
    shown = [tables.of_municipality(code), tables.reasons(code)] if invoices.of(code) else []
    title = f"{tables.name(code)}: {_title(invoices, language).lower()}"
    return _page(invoices, title, say, shown, query, language)


def _page(
    invoices: Invoices, title: str, say: SafeString, tables: Sequence[DataTable], query: QueryDict, language: str
) -> InvoicesPage:
    return InvoicesPage(
        title=title,
        say=say,
        filters=_filters(invoices, language),
        tables=tables,
        query=carried(query),
        assumptions=[each.text.in_language(language) for each in invoices.settlement.agreement.assumptions],
        limits=[
            _("Tämä ei ole lasku. Laskun tekee ja lähettää vastuukunnan taloushallinto; eräpäiviä ja tilejä sivu ei tunne."),
            _("Summat ovat niin oikein kuin sopimuksen luvut. Kun luku korjataan, jaettu kausi lasketaan uudelleen."),
        ],
    )


def _title(invoices: Invoices, language: str) -> str:
    told = {
        "part": part_in_text(invoices.part, language=language),
        "period": period_title(invoices.settlement.period, language=language),
    }
    return (_("Laskujen korjaus, %(part)s %(period)s") if invoices.corrected else _("Laskut, %(part)s %(period)s")) % told


def _names(pack: AreaPack, language: str) -> Mapping[str, str]:
    return {each.code: each.name.in_language(language) for each in pack.municipalities}


# --- filters ---------------------------------------------------------------------------------------------------------------
def _filters(invoices: Invoices, language: str) -> list[Filter]:
    """What may be chosen: only where there is something to choose between."""
    periods = {period.text: period_title(period, language=language) for period in invoices.periods}
    parts = {word: part_in_text(part, language=language).capitalize() for word, part in invoices.parts.items()}
    part = next(word for word, its in invoices.parts.items() if its is invoices.part)
    counts = {str(n): str(n) for n in range(1, MOST_INSTALMENTS + 1)}
    against = {"": _("ei korjata"), **invoices.others}
    offered = (
        ("sopimus", _("Sopimus"), invoices.agreements, invoices.agreement),
        ("kausi", _("Kausi"), periods, invoices.settlement.period.text),
        ("osa", _("Mitä laskutetaan"), parts, part),
        ("erat", _("Eriä"), counts, str(invoices.instalments)),
        ("korjaa", _("Korjataan laskuja, jotka tehtiin sopimuksella"), against, invoices.against),
    )
    return [
        Filter(name=name, label=label, options=options(titles, now)) for name, label, titles, now in offered if len(titles) > 1
    ]


# --- the sentence ----------------------------------------------------------------------------------------------------------
def _area_say(invoices: Invoices, names: Mapping[str, str], language: str) -> SafeString:
    """How much is charged in all and in how many parts, and who pays most and least."""
    if not invoices.lines:
        return _nothing(invoices)
    charged = {names.get(code, code): sum(line.cents for line in invoices.of(code)) for code in _codes(invoices)}
    if invoices.corrected:
        return _correction(charged, language)
    total = format.cents(sum(charged.values()), language=language)
    first = format_html("{} <strong>{}</strong> {}.", _("Kunnilta laskutetaan yhteensä"), total, _in_parts(invoices))
    found = ends(charged)
    if found is None or found.equal or len(charged) == 1:
        return sentences(first)
    told = {
        "most": names_in_a_row(found.greatest),
        "high": format.cents(int(found.high), language=language),
        "least": names_in_a_row(found.least),
        "low": format.cents(int(found.low), language=language),
    }
    return sentences(first, _("Eniten: %(most)s (%(high)s), vähiten: %(least)s (%(low)s).") % told)


def _correction(charged: Mapping[str, int], language: str) -> SafeString:
    more = sum(cents for cents in charged.values() if cents > 0)
    less = -sum(cents for cents in charged.values() if cents < 0)
    told = {"more": format.cents(more, language=language), "less": format.cents(less, language=language)}
    return sentences(_("Korjaus: kunnilta laskutetaan lisää %(more)s ja kunnille hyvitetään %(less)s.") % told)


def _municipal_say(invoices: Invoices, tables: InvoiceTables, code: str, language: str) -> SafeString:
    """How much the municipality is charged, in how many parts, and what the most of it is for."""
    lines = invoices.of(code)
    if not lines:
        return _nothing(invoices)
    name, total = tables.name(code), sum(line.cents for line in lines)
    told = format.cents(abs(total), language=language)
    if total < 0:
        return format_html("{}: {} <strong>{}</strong> {}.", name, _("hyvitetään yhteensä"), told, _in_parts(invoices))
    first = format_html("{}: {} <strong>{}</strong> {}.", name, _("laskutetaan yhteensä"), told, _in_parts(invoices))
    by_block: dict[str, int] = {}
    for line in lines:
        by_block[tables.block(line)] = by_block.get(tables.block(line), 0) + line.cents
    largest = max(by_block, key=lambda block: by_block[block])
    if len(by_block) == 1 or invoices.corrected:
        return sentences(first)
    most = {"block": largest, "sum": format.cents(by_block[largest], language=language)}
    return sentences(first, _("Suurin lohko: %(block)s (%(sum)s).") % most)


def _nothing(invoices: Invoices) -> SafeString:
    return sentences(_("Korjattavaa ei ole: summat ovat samat.") if invoices.corrected else _("Laskutettavaa ei ole."))


def _in_parts(invoices: Invoices) -> str:
    count = invoices.instalments
    return ngettext("yhdessä erässä", "%(count)d erässä", count) % {"count": count}


def _codes(invoices: Invoices) -> list[str]:
    return sorted({line.municipality for line in invoices.lines})
