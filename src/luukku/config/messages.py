"""Message catalogues: every Finnish text of code and templates, and what still lacks a translation.

`python -m luukku.config.messages` brings new texts into the catalogues and tells what is missing. Texts are Finnish; English and
Swedish are complete.
"""

import io
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1]
LOCALE = SOURCE / "locale"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
UNSTABLE = tuple(
    f'"{field}'
    for field in ("POT-Creation-Date", "PO-Revision-Date", "Report-Msgid", "Last-Translator", "Language-Team", "Generated-By")
)
"""Header lines that say who ran a tool and when: left out, so that a catalogue changes with its texts alone."""


def texts() -> Catalog:
    """Every text of the product with the files it stands in (no line numbers, so that the catalogue changes with texts alone)."""
    catalog = Catalog(locale="fi", fuzzy=False)
    for file in sorted(SOURCE.rglob("*")):
        if file.suffix not in (".py", ".html", ".txt") or "migrations" in file.parts or "locale" in file.parts:
            continue
        content = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            content = templatize(content, origin=str(file))
        for _line, function, messages, _comments in extract_python(
            io.BytesIO(content.encode()), KEYWORDS, [], {"encoding": "utf-8"}
        ):
            _add(catalog, function, messages, file.relative_to(SOURCE).as_posix())
    return catalog


def _add(catalog: Catalog, function: Any, messages: object, place: str) -> None:
    parts = messages if isinstance(messages, tuple) else (messages,)
    context = parts[0] if function.startswith("pgettext") else None
    words = [part for part in (parts[1:] if context else parts) if part]
    if not words or not words[0]:
        return
    key = (words[0], words[1]) if function.startswith("ngettext") else words[0]
    catalog.add(key, locations=[(place, 0)], context=context, flags=["python-format"] if "%(" in str(key) else [])


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands in its file; an empty one where there is none."""
    file = _file(language)
    if not file.exists():
        return Catalog(locale=language, project="Luukku", fuzzy=False, header_comment="# The texts of Luukku, from Finnish.")
    with file.open("rb") as content:
        return read_po(content, locale=language)


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def missing(language: str, *, known: Catalog | None = None) -> list[str]:
    """The texts that a reader of `language` would see in Finnish although the house promises a translation."""
    catalog = read(language)
    wanted = known or texts()
    found = []
    for message in wanted:
        if not message.id:
            continue
        translated = catalog.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        if translated is None or translated.fuzzy or not all(_strings(translated.string)):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string),)


def update(language: str, *, known: Catalog) -> None:
    """Bring new texts into a language's file, drop those that nothing says any more, keep the translations."""
    catalog = read(language)
    catalog.update(known, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    file = _file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, catalog, omit_header=False, sort_output=True, include_lineno=False, width=120, ignore_obsolete=True)
    stable = [line for line in out.getvalue().decode().splitlines() if not line.startswith(UNSTABLE)]
    file.write_text("\n".join(stable).rstrip() + "\n", encoding="utf-8")


def main() -> int:
    """Update both catalogues; 1 when something lacks a translation."""
    known = texts()
    lacking = 0
    for language in ("en", "sv"):
        update(language, known=known)
        for text in missing(language, known=known):
            print(f"{language}: {text}")
            lacking += 1
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
