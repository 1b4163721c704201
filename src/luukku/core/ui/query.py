"""What somebody looks for, and how well a name answers it: whatever its case, inflection and, when nothing fits, its spelling."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from luukku.core.ui import lemmas
from luukku.core.ui.folding import folded
from luukku.core.ui.placenames import forms

SAME, SAME_WORD, BEGINS, CONTAINS, RELATED = 1.0, 0.98, 0.9, 0.82, 0.8
"""How well a word answers a word: letter by letter, in another form, by its beginning, inside it, by a common beginning."""
SPELT_LIKE = 0.72
"""Words at least this like each other by their letters may be one mistyped."""
MOST_WORDS = 8

SMALL_WORDS = {
    "fi": frozenset({"ja", "tai", "on", "sekä"}),
    "sv": frozenset({"i", "på", "och", "av", "för", "efter", "till", "om"}),
    "en": frozenset({"in", "of", "the", "and", "for", "by", "at", "to", "on"}),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word without case and accents, its lemma, and for a place name its forms."""

    plain: str
    lemma: str
    forms: frozenset[str] = frozenset()


def words_of(text: str, *, language: str, proper: bool = False) -> tuple[Word, ...]:
    """The words of a text; `proper` for place names. What a colon or an apostrophe glues on is left out (ELY:n, area's)."""
    return _words(text, language, proper, lemmas.ready())


@lru_cache(maxsize=20_000)
def _words(text: str, language: str, proper: bool, _with_lemmas: bool) -> tuple[Word, ...]:
    bare = re.sub(r"[:'’]\w+", "", text.replace("\u00ad", "").lower())
    found = re.findall(r"[^\W_]+", bare)
    telling = [word for word in found if word not in SMALL_WORDS[language]] or found
    if proper:
        return tuple(Word(folded(word), folded(word), forms(word)) for word in telling)
    return tuple(Word(folded(word), folded(lemmas.lemma(word, language=language))) for word in telling)


@dataclass(frozen=True, slots=True)
class Query:
    """Words that somebody looks for, in the language they read; `near` allows typing errors."""

    text: str
    language: str
    near: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return words_of(self.text, language=self.language)[:MOST_WORDS]

    def likeness(self, *names: str, about: Iterable[str] = (), proper: bool = False) -> float:
        """How well something answers the query by the best of its names, 0–1: 1 for the very name, 0 when a word is not answered.

        names   what it is called, in any language
        about   what else may be said of it: a word may be answered there when another one is by its name
        proper  whether the names are of places
        """
        wanted = self.words
        if not wanted:
            return 0.0
        beside = [word for text in about for word in words_of(text, language=self.language)]
        return max((self._by_name(wanted, name, beside, proper) for name in names if name), default=0.0)

    def is_just(self, name: str, *, proper: bool = False) -> bool:
        """Whether the query is this name and nothing else, in any of its forms."""
        return self._by_name(self.words, name, (), proper) == 1.0

    def _by_name(self, wanted: Sequence[Word], name: str, beside: Sequence[Word], proper: bool) -> float:
        if folded(self.text) == folded(name):
            return 1.0
        parts = words_of(name, language=self.language, proper=proper)
        by_name = [max((_answer(word, part, self.near) for part in parts), default=0.0) for word in wanted]
        if not any(by_name):
            return 0.0
        if min(by_name) >= SAME_WORD and len(wanted) == len(parts):
            return 1.0
        best = [
            score or 0.9 * max((_answer(word, part, False) for part in beside), default=0.0)
            for word, score in zip(wanted, by_name, strict=True)
        ]
        if not all(best):
            return 0.0
        covered = sum(any(_answer(word, part, self.near) >= BEGINS for word in wanted) for part in parts) / len(parts)
        return sum(best) / len(best) * (0.9 + 0.09 * covered)


@lru_cache(maxsize=50_000)
def _answer(word: Word, part: Word, near: bool) -> float:
    """How well a word of a name answers a word that is looked for."""
    if word.plain == part.plain:
        return SAME
    if word.plain in part.forms or (not part.forms and word.lemma == part.lemma):
        return SAME_WORD
    if len(word.plain) >= 2 and part.plain.startswith(word.plain):
        return BEGINS
    if not part.forms and (meant := _by_parts(word, part)):
        return meant
    if near and (close := get_close_matches(word.plain, [part.plain, *part.forms], n=1, cutoff=SPELT_LIKE)):
        return 0.79 * SequenceMatcher(None, word.plain, close[0]).ratio()
    return 0.0


def _by_parts(word: Word, part: Word) -> float:
    """Compounds and words of one root: aste – työttömyysaste, työttömyys – työttömät."""
    for text in (word.lemma, word.plain):
        if len(text) >= 4 and text in part.plain:
            return BEGINS if part.plain.startswith(text) else CONTAINS
    related = _of_one_root(word.lemma, part.lemma) or _of_one_root(word.plain, part.plain)
    return RELATED if related else 0.0


def _of_one_root(ours: str, theirs: str) -> bool:
    """Whether most of either word is the beginning of both."""
    shorter, longer = sorted((len(ours), len(theirs)))
    common = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    return common >= 5 and common >= 0.6 * longer
