"""Forms of a Finnish place name in the cases that people search with: Kouvolassa, Jämsästä, Kauhajoella, Järvenpään.

A name is in no dictionary that tells how it is inflected, so every form that its ending allows is made. A form too many does no
harm; two names never share one (a test tells over all municipalities).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from luukku.core.ui.folding import folded

LAST_PARTS = {
    "järvi": ("järve",), "joki": ("joke", "joe"), "lahti": ("lahte", "lahde"), "niemi": ("nieme",), "koski": ("koske",),
    "saari": ("saare",), "salmi": ("salme",), "lampi": ("lampi", "lammi", "lampe", "lamme"), "mäki": ("mäke", "mäe"),
    "vesi": ("vete", "vede"), "nummi": ("numme",), "loppi": ("loppe", "lope"), "kangas": ("kankaa",), "pudas": ("putaa",),
    "virrat": ("virroi", "virtai"), "laidun": ("laitume",), "kangasala": ("kangasala", "kangasa"),
}  # fmt: skip
"""Last parts of names whose stem does not follow from their last letters."""

WEAK = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("ht", "hd"),
    ("rk", "r"), ("lk", "l"), ("hk", "h"),
)  # fmt: skip
"""Consonants before a last vowel in the strong and the weak grade (astevaihtelu)."""
VOWEL = "aeiouyäöå"
ENDINGS = ("n", "ssa", "sta", "lla", "lta", "lle", "ksi", "na", "a", "ta", "tta", "seen")
FIRST_PARTS = {"uusi": "uude", "iso": "iso"}
"""First parts that are inflected too: Uudessakaupungissa, Isossakyrössä."""


@lru_cache(maxsize=2000)
def forms(name: str) -> frozenset[str]:
    """The name and its forms, folded to small letters without accents."""
    word = name.lower()
    made = {word, f"{word}s", *(stem + ending for stem in _stems(word) for ending in _endings(stem))}
    for first, stem in FIRST_PARTS.items():
        rest = word.removeprefix(first)
        if rest != word and len(rest) > 3:
            made |= {stem + ending + last + ending for last in _stems(rest) for ending in _endings(last)}
    return frozenset(map(folded, made))


def _endings(stem: str) -> Iterator[str]:
    yield from ENDINGS
    last = stem[-1]
    yield f"{last}n"  # Kouvolaan
    yield f"h{last}n"  # Järvenpäähän, Espoohon


def _stems(word: str) -> set[str]:
    """What case endings are put to, in both grades."""
    for last_part, stems in LAST_PARTS.items():
        if word.endswith(last_part):
            return {word.removesuffix(last_part) + stem for stem in stems}
    if word.endswith("nen"):
        stem = word.removesuffix("nen")
        return {f"{stem}se", f"{stem}si", f"{stem}ste"}  # Kaustisessa, Kauniaisissa, Kauniaisten
    if word[-1:] in VOWEL:
        return {*_grades(word), *({f"{word}e"} if word.endswith("e") else ())}  # Tampereella
    if re.search("[aeiouyäö]s$", word):
        stem = word[:-1]
        return {
            f"{stem}kse",
            f"{stem}de",
            *({f"{stem}{stem[-1]}"} if stem[-1] in "aäe" else ()),
            f"{word}i",
        }  # Kannuksessa, Alavudella
    return {f"{word}i"}  # Saltvikissa


def _grades(word: str) -> set[str]:
    """The stem as it is and in the weak grade: Lahti aside, the last consonants give way before a closed syllable."""
    body, vowels = re.fullmatch(rf"(.*?)([{VOWEL}]+)", word, re.DOTALL).groups()  # type: ignore[union-attr]
    for strong, weak in WEAK:
        if body.endswith(strong):
            return {word, body.removesuffix(strong) + weak + vowels}
    if len(body) > 1 and body[-2] in VOWEL + "lrh" and body[-1] in "tpk":
        weak = {"t": "d", "p": "v", "k": ""}[body[-1]]
        return {word, body[:-1] + weak + vowels}
    return {word}
