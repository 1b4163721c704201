"""Lemmas (sanan perusmuoto) of Finnish, Swedish and English words: simplemma's dictionaries, kept as tries on disk.

The tries are made once an installation, in a process of their own (seconds and 700 MB); read, they take some 30 MB. Until they
are there a word is its own lemma.
"""

import os
import shutil
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from simplemma import Lemmatizer

LANGUAGES = ("fi", "sv", "en")

OWN_WORDS = {
    "palvelutarve": "palvelutarve",
    "palvelutarp": "palvelutarve",
    "palvelui": "palvelu",
    "kuntasiir": "kuntasiirto",
    "lomautet": "lomautettu",
    "työllistet": "työllistetty",
    "työllisyyskoodi": "työllisyyskoodi",
    "työllisyysalue": "työllisyysalue",
    "työllistymissuunnitelm": "työllistymissuunnitelma",
    "järjestämissuunnitelm": "järjestämissuunnitelma",
    "kotoutumi": "kotoutuminen",
    "maksuosuu": "maksuosuus",
    "maksuosuuks": "maksuosuus",
    "rahoitusvastuu": "rahoitusvastuu",
}
"""Finnish words of the field that the dictionary gets wrong, by how their forms begin."""


def lemma(word: str, *, language: str) -> str:
    """The lemma of a word in small letters."""
    if language == "fi":
        own = next((lemma for beginning, lemma in OWN_WORDS.items() if word.startswith(beginning)), None)
        if own:
            return own
    return _lemmatizer().lemmatize(word, language).lower() if ready() else word


@cache
def _lemmatizer() -> "Lemmatizer":
    """Imported at the first use: commands that search nothing need not wait for it."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    tries = TrieDictionaryFactory(disk_cache_dir=str(settings.LUUKKU_LEMMA_CACHE))
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=tries))


_found = False


def ready() -> bool:
    """Whether the tries have been made."""
    global _found
    _found = _found or all((Path(settings.LUUKKU_LEMMA_CACHE) / f"{language}.dic").exists() for language in LANGUAGES)
    return _found


def load() -> None:
    """Read the tries that there are, so that the first search does not."""
    if ready():
        for language in LANGUAGES:
            lemma("a", language=language)


def make_in_background() -> "subprocess.Popen[bytes] | None":
    """Start making the tries where they are missing. The process ends with the one that started it: its pipe closes then."""
    if ready():
        return None
    command = [sys.executable, "-m", "luukku.core.ui.lemmas", str(settings.LUUKKU_LEMMA_CACHE)]
    making = subprocess.Popen(command, stdin=subprocess.PIPE)
    threading.Thread(target=making.wait, daemon=True).start()
    return making


def make(folder: Path) -> None:
    """Make the tries that are missing in the folder. Each appears whole or not at all."""
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    making = folder / "making"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    tries = TrieDictionaryFactory(disk_cache_dir=str(making))
    for language in LANGUAGES:
        if not (folder / f"{language}.dic").exists():
            tries.get_dictionary(language)
            (making / f"{language}.dic").replace(folder / f"{language}.dic")
    shutil.rmtree(making)


def _leave_with_starter() -> None:
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    threading.Thread(target=_leave_with_starter, daemon=True).start()
    make(Path(sys.argv[1]))
