"""Finding a parameter by word, section or key; the nearest by spelling when nothing fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from django.conf import settings
from django.utils.translation import override

from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.options import option
from luukku.core.lawbook.topics import TOPICS, topic_of
from luukku.core.ui.query import Query
from luukku.kernel.typed import LocalText
from luukku.law import Parameter


@dataclass(frozen=True, slots=True)
class Found:
    """What answers: keys of parameters with how well, the best first; `near` when nothing fits and these are spelt like it."""

    scores: tuple[tuple[str, float], ...]
    near: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """What a parameter is called, in each language, by its key and by its sections; and what else is said of it."""

    names: tuple[str, ...]
    about: tuple[str, ...]


def find(words: str, *, language: str) -> Found:
    """Parameters that answer all the words; when there are none, those spelt nearest."""
    for near in (False, True):
        if scores := scored(Query(words, language, near)):
            return Found(tuple(sorted(scores.items(), key=lambda pair: -pair[1])), near)
    return Found(())


def scored(query: Query) -> dict[str, float]:
    """How well each parameter answers the query, those alone that do."""
    scores = {key: query.likeness(*said.names, about=said.about) for key, said in _said().items()}
    return {key: score for key, score in scores.items() if score}


@cache
def _said() -> Mapping[str, _Said]:
    parameters = lawbook().parameters
    return MappingProxyType({key: _Said(tuple(_names(each)), tuple(_about(each))) for key, each in parameters.items()})


def _names(parameter: Parameter) -> Iterator[str]:
    yield from _languages(parameter.title)
    yield parameter.key
    yield from dict.fromkeys(f"{value.citation.act} {value.citation.section}" for value in parameter.values if value.citation)


def _about(parameter: Parameter) -> Iterator[str]:
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield str(TOPICS[topic_of(parameter)])
            yield from (option(word) for word in parameter.options)
    for value in parameter.values:
        yield value.source
        if value.note:
            yield from _languages(value.note)


def _languages(text: LocalText) -> Iterator[str]:
    yield from filter(None, (text.fi, text.sv, text.en))
