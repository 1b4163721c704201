"""Reasons as sentences: the room's texts in a language, with days and numbers as the language writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from luukku.casework.domain.duty import Duty
from luukku.casework.domain.kinds import JOB_SEEKERS, Kind
from luukku.casework.domain.reasons import Code
from luukku.core.ui import format as written
from luukku.kernel.outcome import Reason
from luukku.kernel.typed import read

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("fi", "en")
"""Languages of every reason; Swedish comes with what a client reads, the duties of the job seeker."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a language.

    kinds    names of the duties
    words    words of events and groups that stand in sentences
    reasons  a sentence or two for each reason
    """

    kinds: dict[Kind, str]
    words: dict[str, str]
    reasons: dict[Code, str]


@cache
def texts(language: str) -> Texts:
    """The texts in `fi`, `en` or `sv`."""
    file = FOLDER / f"{language}.yaml"
    return read(file.read_bytes(), Texts, file=file.name).value


def languages_of(kind: Kind) -> tuple[str, ...]:
    """In which languages the reasons of a duty are told."""
    return (*LANGUAGES, "sv") if kind in JOB_SEEKERS else LANGUAGES


def told(duty: Duty) -> dict[str, str]:
    """Why a duty is as it is, by language."""
    return {language: sentences(duty.reasons, language=language) for language in languages_of(duty.kind)}


def sentences(reasons: Iterable[Reason], *, language: str) -> str:
    """The sentences of reasons, each once, one after another."""
    return " ".join(dict.fromkeys(sentence(reason, language=language) for reason in reasons))


def sentence(reason: Reason, *, language: str) -> str:
    """The sentence of one reason."""
    own = texts(language)
    filled = {name: _Written(value, language, own.words) for name, value in reason.params.items()}
    return own.reasons[Code(reason.code)].format_map(filled)


def name_of(kind: Kind, *, language: str) -> str:
    """A duty by its name in the language."""
    return texts(language).kinds[kind]


@dataclass(frozen=True, slots=True)
class _Written:
    """What fills a place of a sentence. A number may ask for its noun: `{months:month/months}`."""

    value: object
    language: str
    words: dict[str, str]

    def __format__(self, nouns: str) -> str:
        match self.value:
            case date() as day:
                return written.day(day, language=self.language)
            case StrEnum() | str() as word:
                return self.words[str(word)]
            case int() | Decimal() as number:
                figure = written.number(number, language=self.language)
                return f"{figure} {nouns.split('/')[0 if number == 1 else 1]}" if nouns else figure
        raise TypeError(f"a sentence cannot say {self.value!r}")
