"""Settlements and comparisons as JSON, as the formats write it."""

from typing import Any

from luukku.finance.domain.sharing.compare import Comparison
from luukku.finance.domain.sharing.reasons import reasons_of
from luukku.finance.domain.sharing.review import Review
from luukku.finance.domain.sharing.settlement import Row, Settlement
from luukku.finance.sharing.names import name_of
from luukku.finance.sharing.sentences import sentences
from luukku.kernel.typed import LocalText


def settlement_json(settlement: Settlement) -> dict[str, Any]:
    """The document of `sharing compute`."""
    return {
        "agreement": settlement.agreement.agreement,
        "period": settlement.period.text,
        "rows": [row_json(row) for row in settlement.rows()],
        "totals": settlement.totals(),
        "sum_cents": settlement.sum_cents(),
    }


def row_json(row: Row) -> dict[str, Any]:
    """What one municipality pays of one block. `exact` is in cents."""
    exact, reasons = row.exact, reasons_of(row)
    return {
        "municipality": row.municipality,
        "block": row.block,
        "part": row.part.value,
        "cents": row.cents,
        "exact": f"{exact.numerator}/{exact.denominator}",
        "explanation": {language: sentences(reasons, language=language, name=name_of) for language in ("fi", "en")},
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The document of `sharing compare`."""
    first, second = comparison.first, comparison.second
    rows = (
        {"municipality": each.municipality, "a_cents": each.before, "b_cents": each.after, "difference_cents": each.difference}
        for each in comparison.changes
    )
    return {
        "a": {"agreement": first.agreement.agreement, "sum_cents": first.sum_cents()},
        "b": {"agreement": second.agreement.agreement, "sum_cents": second.sum_cents()},
        "period": first.period.text,
        "part": first.main_part.value,
        "municipalities": list(rows),
        "pay_less": list(comparison.pay_less),
        "pay_more": list(comparison.pay_more),
    }


def review_json(found: Review, *, with_data: bool) -> dict[str, Any]:
    """The document of `sharing check`; `data_suffice` is null when no data folder was looked at."""
    return {
        "agreement": found.agreement.agreement,
        "period": found.agreement.period.text,
        "adds_up": True,
        "data_suffice": True if with_data else None,
        "needs": {
            "keys": [{"column": column.name, "year": column.year} for column in found.keys],
            "direct": list(found.direct),
            "amounts": list(found.amounts),
        },
        "assumptions": [{"id": each.id, "text": as_languages(each.text)} for each in found.agreement.assumptions],
        "open": list(found.open),
    }


def as_languages(text: LocalText) -> dict[str, str]:
    """A text by language, those that it has."""
    return {language: said for language in ("fi", "sv", "en") if (said := getattr(text, language))}
