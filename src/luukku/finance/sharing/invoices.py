"""What an address asks to be invoiced: which agreement, period and part, in how many instalments, correcting what."""

from collections.abc import Mapping
from dataclasses import dataclass

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.responses import chosen
from luukku.finance import queries
from luukku.finance.domain.sharing import Part, Period, Settlement
from luukku.finance.domain.sharing.invoices import (
    MOST_INSTALMENTS,
    InvoiceLine,
    correction_lines,
    invoice_lines,
    invoiced_parts,
)

AGREEMENT, PERIOD, PART, INSTALMENTS, AGAINST = "sopimus", "kausi", "osa", "erat", "korjaa"
"""The words of the address."""
PARTS = {"ennakko": Part.ADVANCE, "tilitys": Part.SETTLEMENT, "tasaus": Part.TRUE_UP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoices:
    """What is invoiced, and what else could be.

    agreement     the agreement's name in addresses
    agreements    names of those that can be invoiced by, with their titles
    periods       the periods that it can be shared for
    parts         the parts that there are for the period, by their words in addresses
    others        names of agreements whose invoices could be corrected, with their titles
    against       the agreement whose invoices are corrected; "" for none
    """

    agreement: str
    agreements: Mapping[str, str]
    settlement: Settlement
    periods: tuple[Period, ...]
    part: Part
    parts: Mapping[str, Part]
    instalments: int
    against: str
    others: Mapping[str, str]
    corrected: Settlement | None
    lines: tuple[InvoiceLine, ...]

    def of(self, code: str) -> tuple[InvoiceLine, ...]:
        """The lines of one municipality."""
        return tuple(line for line in self.lines if line.municipality == code)


def invoiceable() -> dict[str, str]:
    """The area's agreements that can be shared for some period, by name, with their titles."""
    return {name: each.value.agreement for name, each in queries.agreements().items() if queries.periods(name)}


def can_invoice(_pack: AreaPack) -> bool:
    """Whether the loaded area has an agreement with figures to share."""
    return bool(invoiceable())


def asked_invoices(query: Mapping[str, str]) -> Invoices | None:
    """What the address asks for; None when the area has nothing to invoice by. Raises UnknownChoice.

    query  `sopimus`, `kausi`, `osa`, `erat`, and `korjaa`: the agreement by which the period was invoiced before
    """
    agreements = invoiceable()
    if not agreements:
        return None
    name = chosen(query, AGREEMENT, list(agreements), default=next(iter(agreements)))
    periods = queries.periods(name)
    texts = [period.text for period in periods]
    own = queries.agreements()[name].value.period.text
    text = chosen(query, PERIOD, texts, default=own if own in texts else texts[0])
    period = periods[texts.index(text)]
    settlement = queries.settlement(name, period=period)
    parts = {word: part for part in invoiced_parts(settlement) for word, its in PARTS.items() if its is part}
    part = parts[chosen(query, PART, list(parts), default=next(iter(parts)))]
    numbers = [str(n) for n in range(1, MOST_INSTALMENTS + 1)]
    instalments = int(chosen(query, INSTALMENTS, numbers, default="1"))
    others = {other: title for other, title in agreements.items() if other != name and _has(other, period=period, part=part)}
    against = chosen(query, AGAINST, list(others))
    corrected = queries.settlement(against, period=period) if against else None
    return Invoices(
        agreement=name,
        agreements=agreements,
        settlement=settlement,
        periods=periods,
        part=part,
        parts=parts,
        instalments=instalments,
        against=against,
        others=others,
        corrected=corrected,
        lines=correction_lines(corrected, settlement, part=part, instalments=instalments)
        if corrected
        else invoice_lines(settlement, part=part, instalments=instalments),
    )


def _has(name: str, *, period: Period, part: Part) -> bool:
    """Whether an agreement can be shared for the same days and has the same part for them."""
    same = [each for each in queries.periods(name) if each.days == period.days]
    return bool(same) and part in invoiced_parts(queries.settlement(name, period=same[0]))
