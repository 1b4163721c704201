"""Sections of the area pack: what rooms above keep in folders of it. Each room declares its own, config puts them together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from luukku.area.domain.pack import AreaFile

Entries = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A room's section: a folder of the pack. Its entries are frozen dataclasses by name, which files and database load into.

    folder  the folder's name in the pack, and the section's key in `AreaPack.sections`
    read    the entries of the folder's files (by their paths in it; the text comes before them in messages). Raises Unreadable
    files   the entries' files in canonical form, by their paths in the folder
    put     puts the entries into the database, in the place of those that are there
    stored  the entries in the database
    """

    folder: str
    read: Callable[[Mapping[str, bytes], str, AreaFile], Entries]
    files: Callable[[Entries], Mapping[str, str]]
    put: Callable[[Entries], None]
    stored: Callable[[], Entries]


_declared: dict[str, Section] = {}


def declare(section: Section) -> None:
    """Packs have this section from now on."""
    _declared[section.folder] = section


def declared() -> tuple[Section, ...]:
    """The sections that packs have, by their folders."""
    return tuple(_declared[folder] for folder in sorted(_declared))


def section_files(sections: Mapping[str, Entries]) -> dict[str, str]:
    """The files of all sections of a pack in canonical form, by their paths in the pack."""
    files = {folder: _declared[folder].files(entries) for folder, entries in sections.items()}
    return {f"{folder}/{path}": text for folder, texts in files.items() for path, text in texts.items()}
