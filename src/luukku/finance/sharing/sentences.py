"""Why a municipality pays what it pays, as sentences in a language, with every figure needed to work it out again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from luukku.core.ui import format as written
from luukku.finance.domain.sharing.reasons import Code, Codes, Formula, Money, Ratio, reasons_of
from luukku.finance.domain.sharing.settlement import Part, Row
from luukku.kernel.outcome import Reason
from luukku.kernel.typed import read

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("fi", "sv", "en")

DECIMALS = 4
"""Decimals of a sum that is not whole cents."""
LONGEST_DENOMINATOR = 10**6
"""A fraction with a longer denominator than this is told as a decimal that goes on."""

SIGNIFICANT_DECIMALS = 18
"""Decimals of such a number after its leading zeros: enough for the cents of any sum to be worked out again."""

Name = Callable[[str], str]
"""A municipality's code, or the name of a key or column in files, to what it is called in the language."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a language.

    parts    names of advance, settlement and true-up
    reasons  a sentence or two for each reason
    """

    parts: dict[Part, str]
    reasons: dict[Code, str]


@cache
def texts(language: str) -> Texts:
    """The texts in `fi`, `sv` or `en`."""
    file = FOLDER / f"{language}.yaml"
    return read(file.read_bytes(), Texts, file=file.name).value


def explanation(row: Row, *, language: str, name: Name = str, key: Name = str) -> str:
    """Why the municipality pays the cents of a row."""
    return sentences(reasons_of(row), language=language, name=name, key=key)


def sentences(reasons: Iterable[Reason], *, language: str, name: Name = str, key: Name = str) -> str:
    """The sentences of reasons, one after another."""
    return " ".join(sentence(reason, language=language, name=name, key=key) for reason in reasons)


def sentence(reason: Reason, *, language: str, name: Name = str, key: Name = str) -> str:
    """The sentence of one reason."""
    filled = {place: _Written(value, language, name, key) for place, value in reason.params.items()}
    return texts(language).reasons[Code(reason.code)].format_map(filled)


def part_name(part: Part, *, language: str) -> str:
    """Advance, settlement or true-up in the language."""
    return texts(language).parts[part]


@dataclass(frozen=True, slots=True)
class _Written:
    """What fills a place of a sentence.

    A number may ask for its noun, `{left:cent/cents}`, a sum for = or ≈, `{exact:=}`, both for brackets where they stand
    inside a calculation and need them, `{open:()}`.
    """

    value: object
    language: str
    name: Name
    key: Name

    def __format__(self, nouns: str) -> str:
        language = self.language
        match self.value:
            case Money(cents):
                figure = _money(cents, language, equals=nouns == "=")
                return f"({figure})" if nouns == "()" and cents < 0 else figure
            case Formula(terms):
                return _formula(terms, language, self.key)
            case Codes(codes):
                return ", ".join(map(self.name, codes))
            case date() as day:
                return written.day(day, language=language)
            case int() as number:
                figure = written.number(number, language=language)
                return f"{figure} {nouns.split('/')[0 if number == 1 else 1]}" if nouns else figure
            case Fraction() as number:
                figure = _number(number, language)
                return f"({figure})" if nouns == "()" and "/" in figure else figure
            case str() as word:
                return self.key(word)
        raise TypeError(f"a sentence cannot say {self.value!r}")


def _money(cents: int | Fraction, language: str, *, equals: bool) -> str:
    """Euros with cents, or rounded to four decimals where they are not whole; `equals` puts = or ≈ before them."""
    exact = Fraction(cents)
    if exact.denominator == 1:
        return ("= " if equals else "") + written.cents(int(exact), language=language)
    sign = "=" if (exact * 10 ** (DECIMALS - 2)).denominator == 1 else "≈"
    return (f"{sign} " if equals else "") + written.euros(exact / 100, language=language, decimals=DECIMALS)


def _number(value: Fraction, language: str) -> str:
    """A number in full: as a decimal where it is one, as a fraction where that is short, else a decimal that goes on."""
    decimals = next((n for n in range(13) if (value * 10**n).denominator == 1), None)
    if decimals is not None:
        return written.number(value, language=language, decimals=decimals)
    if value.denominator <= LONGEST_DENOMINATOR:
        return f"{value.numerator}/{value.denominator}"
    zeros = len(str(int(1 / value))) - 1 if 0 < value < 1 else 0
    decimals = zeros + SIGNIFICANT_DECIMALS
    shown = Fraction(int(value * 10**decimals), 10**decimals)
    return written.number(shown, language=language, decimals=decimals) + "…"


def _formula(terms: tuple[Ratio, ...], language: str, key: Name) -> str:
    """`388/4 953 (broad_unemployment)`, or several of these with their weights in brackets."""
    if len(terms) == 1 and terms[0].weight == 1:
        return _ratio(terms[0], language, key)
    return "(" + " + ".join(f"{_number(term.weight, language)} × {_ratio(term, language, key)}" for term in terms) + ")"


def _ratio(term: Ratio, language: str, key: Name) -> str:
    parts = (_number(value, language) for value in (term.value, term.total))
    return "/".join(f"({part})" if "/" in part else part for part in parts) + f" [{key(term.key)}]"
