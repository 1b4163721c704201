"""Message catalogues: compiled when their source is newer, else left alone."""

import gettext
import os
from pathlib import Path

import pytest

from luukku.config import catalogues

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "kunta"
msgid_plural "%d kuntaa"
msgstr[0] "municipality"
msgstr[1] "%d municipalities"

#, fuzzy
msgid "alue"
msgstr "a guess"
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_a_new_catalogue_is_compiled_once(locale: Path) -> None:
    assert catalogues.compile_stale(locale) == 1
    assert catalogues.compile_stale(locale) == 0
    with (locale / "en/LC_MESSAGES/django.mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.ngettext("kunta", "%d kuntaa", 2) == "%d municipalities"
    assert translations.gettext("alue") == "alue", "a guess is not a translation"


def test_a_catalogue_that_changed_is_compiled_again(locale: Path) -> None:
    catalogues.compile_stale(locale)
    source = locale / "en/LC_MESSAGES/django.po"
    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert catalogues.stale(locale) == [source]
    assert catalogues.compile_stale(locale) == 1


def test_no_half_file_is_left_beside_a_catalogue(locale: Path) -> None:
    catalogues.compile_stale(locale)
    assert {file.name for file in (locale / "en/LC_MESSAGES").iterdir()} == {"django.po", "django.mo"}
