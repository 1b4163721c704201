"""The ladder of a story as JSON, in the shapes that others rely on."""

from datetime import date
from fractions import Fraction
from typing import Any

from luukku.finance.domain.ladder.answer import Answer, Candidate, Month, Row
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.liability.checking import Check
from luukku.finance.liability.sentences import LANGUAGES, sentence, told
from luukku.finance.liability.stories import Told
from luukku.kernel.outcome import Citation, Reason
from luukku.kernel.typed.kinds import SCALARS


def answer_json(story: Told, found: Answer, checked: list[Check]) -> dict[str, Any]:
    """One story with its rows and months, and with its checks where it expects something."""
    document: dict[str, Any] = {
        "story": story.story.story,
        "rows": [row_json(row) for row in found.rows],
        "months": [
            {"month": f"{each.month:%Y-%m}", "municipality": each.municipality, "cents": each.cents} for each in found.months
        ],
        "total_cents": found.total_cents,
        "count_at_end": found.count_at_end,
        "assumptions": [{"code": reason.code, **_params(reason), "text": _by_language(reason)} for reason in assumptions(found)],
    }
    if story.story.expect:
        document["checks"] = [{"expected": each.expected, "got": each.got, "ok": each.ok} for each in checked]
    return document


def assumptions(found: Answer) -> list[Reason]:
    """What a story rests on that is assumed, each once."""
    said = [reason for row in found.rows for reason in row.reasons if reason.code == Code.DAILY_AMOUNT_ASSUMED]
    return [reason for at, reason in enumerate(said) if reason not in said[:at]]


def row_json(row: Row) -> dict[str, Any]:
    return {
        "from": row.from_.isoformat(),
        "to": row.to.isoformat(),
        "kind": row.kind.value,
        "because": row.because.value,
        "days": row.days,
        "first_count": row.first_count,
        "last_count": row.last_count,
        "percent": None if row.percent is None else f"{row.percent:f}",
        "municipality": row.municipality,
        "counts": row.counts,
        "benefit_eur": None if row.benefit is None else euros_json(row.benefit),
        "share_base_eur": None if row.base is None else euros_json(row.base),
        "municipal_eur": euros_json(row.municipal),
        "reasons": told(row.reasons),
        "reason_codes": [{"code": reason.code, "params": _params(reason)} for reason in row.reasons],
        "citations": [citation_json(each) for each in row.citations],
        "mark": row.mark.value,
        "to_be_confirmed": row.to_be_confirmed,
        "candidates": [_candidate(each) for each in row.candidates],
    }


def euros_json(euros: Fraction) -> str:
    """Exact euros: a decimal, or p/q where no decimal is exact."""
    return SCALARS[Fraction].write(euros)


def citation_json(citation: Citation) -> dict[str, str]:
    return {"act": citation.act, "section": citation.section, "in_force_from": citation.in_force_from.isoformat()}


def _month(each: Month) -> dict[str, Any]:
    return {"month": f"{each.month:%Y-%m}", "municipality": each.municipality, "cents": each.cents}


def _candidate(each: Candidate) -> dict[str, Any]:
    return {
        "reading": each.reading.value,
        "percent": f"{each.percent:f}",
        "first_count": each.first_count,
        "municipal_eur": euros_json(each.municipal),
    }


def _by_language(reason: Reason) -> dict[str, str]:
    return {language: sentence(reason, language=language) for language in LANGUAGES}


def _params(reason: Reason) -> dict[str, Any]:
    return {name.rstrip("_"): _plain(value) for name, value in reason.params.items()}


def _plain(value: object) -> Any:
    match value:
        case bool() | int():
            return value
        case Fraction():
            return euros_json(value)
        case date():
            return value.isoformat()
    return str(value)
