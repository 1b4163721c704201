"""How a municipality's share of a block comes about: the sum, the part of each key, the municipality's part of that."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.finance.domain.sharing import ByKey, Direct, Row
from luukku.finance.domain.sharing.keys import Term
from luukku.finance.sharing.asked import Asked
from luukku.finance.sharing.key_words import key_title
from luukku.finance.sharing.sentences import DECIMALS, explanation
from luukku.finance.sharing.wording import block_title, part_of_block


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation; `strong` for what it comes to."""

    text: str
    figure: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """One block of a municipality: its steps, where they can be told so, and the rule's own sentences."""

    title: str
    steps: Sequence[Step]
    sentences: str


def why(row: Row, asked: Asked) -> Why:
    """The steps and the sentences of one row."""
    return Why(
        title=part_of_block(row.shared.block, row.part, language=asked.language),
        steps=_steps(row, asked),
        sentences=explanation(row, language=asked.language, name=asked.name, key=partial(key_title, asked.choice.case.agreement)),
    )


def summary(code: str, asked: Asked) -> list[Step]:
    """How the whole share comes about: each block of the main part, and what they come to."""
    settlement = asked.shown
    rows = [row for row in settlement.rows() if row.municipality == code and row.part is settlement.main_part]
    steps: list[Step] = []
    for row in rows:
        own = _steps(row, asked)
        steps += own[:-1] if len(own) > 1 else []
        if len(own) <= 1 or len(rows) > 1:
            steps.append(Step(block_title(row.shared.block, language=asked.language), _cents(row.cents, asked)))
    return [*steps, Step(_("Yhteensä"), _cents(settlement.totals()[code], asked), strong=True)]


def _steps(row: Row, asked: Asked) -> list[Step]:
    """Of a block shared all the period by the same keys and without limits; sentences alone tell of others."""
    match row.shared:
        case Direct():
            return [Step(_("Kunnan omat kustannukset"), _cents(row.cents, asked), strong=True)]
        case ByKey(stretches=(stretch,)) if not stretch.caps and not stretch.floors and row.municipality in stretch.shares.codes:
            place = stretch.shares.codes.index(row.municipality)
            whole = Step(_("Jaettava summa: %(block)s") % {"block": _block(row, asked)}, _cents(row.shared.total, asked))
            terms = [each for term in stretch.shares.terms for each in _of_term(term, place, row.shared.total, asked)]
            return [whole, *terms, Step(_("Kunnan osuus"), _cents(row.cents, asked), strong=True)]
    return []


def _of_term(term: Term, place: int, total: int, asked: Asked) -> list[Step]:
    """The part of the sum that a key shares, and the municipality's part of it."""
    value, all_ = (_number(each, asked) for each in (term.values[place], term.total))
    title = key_title(asked.choice.case.agreement, term.key)
    part = Fraction(total) * term.weight
    own = Step(f"× {value} / {all_}", _euros(part * term.values[place] / term.total, asked))
    if term.weight == 1:
        return [Step(f"{title} × {value} / {all_}", own.figure)]
    share = format.percent(term.weight * 100, language=asked.language, decimals=_digits(term.weight * 100))
    return [Step(_("%(share)s avaimella %(key)s") % {"share": share, "key": title}, _euros(part, asked)), own]


def _block(row: Row, asked: Asked) -> str:
    return block_title(row.shared.block, language=asked.language)


def _cents(cents: int, asked: Asked) -> str:
    return format.cents(cents, language=asked.language)


def _euros(cents: Fraction, asked: Asked) -> str:
    """A sum on the way: to the cent where it is whole cents, else to as many decimals as the sentences tell."""
    if cents.denominator == 1:
        return _cents(int(cents), asked)
    return f"≈ {format.euros(cents / 100, language=asked.language, decimals=DECIMALS)}"


def _number(value: Fraction, asked: Asked) -> str:
    return format.number(value, language=asked.language, decimals=_digits(value))


def _digits(value: Fraction) -> int:
    return next((n for n in range(4) if (value * 10**n).denominator == 1), 4)
