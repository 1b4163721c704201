"""Reasons of the ladder as sentences: the room's texts in a language, with days, euros and percents as it writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from luukku.core.ui import format as written
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.facts import Because, BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.kernel.outcome import Reason
from luukku.kernel.typed import read

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a language.

    kinds     names of the benefits
    because   for what a benefit is paid, as it stands in a sentence
    readings  what another reading of the law says
    reasons   a sentence or two for each reason
    """

    kinds: dict[BenefitKind, str]
    because: dict[Because, str]
    readings: dict[Reading, str]
    reasons: dict[Code, str]


@cache
def texts(language: str) -> Texts:
    """The texts in `fi`, `sv` or `en`."""
    file = FOLDER / f"{language}.yaml"
    return read(file.read_bytes(), Texts, file=file.name).value


def told(reasons: Iterable[Reason]) -> dict[str, str]:
    """Why days cost what they do, by language."""
    said = tuple(reasons)
    return {language: sentences(said, language=language) for language in LANGUAGES}


def sentences(reasons: Iterable[Reason], *, language: str) -> str:
    """The sentences of reasons, each once, one after another."""
    return " ".join(dict.fromkeys(sentence(reason, language=language) for reason in reasons))


def sentence(reason: Reason, *, language: str) -> str:
    """The sentence of one reason."""
    own = texts(language)
    filled = {name: _Written(value, language) for name, value in reason.params.items()}
    return own.reasons[Code(reason.code)].format_map(filled)


@dataclass(frozen=True, slots=True)
class _Written:
    """What fills a place of a sentence: `{eur:eur}`, `{percent:percent}`; a number may ask for its noun, `{years:year/years}`."""

    value: object
    language: str

    def __format__(self, how: str) -> str:
        match self.value:
            case date() as day:
                return written.day(day, language=self.language)
            case Because() as because:
                return texts(self.language).because[because]
            case int() | Decimal() | Fraction() as number if how == "eur":
                return written.euros(number, language=self.language, decimals=2)
            case int() | Decimal() | Fraction() as number if how == "percent":
                return written.percent(number, language=self.language, decimals=0)
            case int() as number:
                figure = written.number(number, language=self.language)
                return f"{figure} {how.split('/')[0 if number == 1 else 1]}" if how else figure
            case str() as word:
                return word
        raise TypeError(f"a sentence cannot say {self.value!r}")
