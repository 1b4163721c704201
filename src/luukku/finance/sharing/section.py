"""Agreements in the area pack: agreements/<name>.yaml, and its figures in the folder agreements/<name>/."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from luukku.area.domain.pack import AreaFile
from luukku.area.domain.words import Id
from luukku.area.sections import Section
from luukku.finance.domain.sharing.agreement import Agreement
from luukku.finance.sharing.data_files import FILES, DataFolder, read_data
from luukku.finance.sharing.files import read_agreement, settle
from luukku.kernel.typed import (
    Document,
    Problem,
    Refused,
    Scalar,
    Unreadable,
    dotted,
    kind_of,
    nearest,
    read_sheet,
    write,
    write_sheet,
)

FOLDER = "agreements"


@dataclass(frozen=True, slots=True)
class AgreementTexts:
    """An agreement as its files say it, in canonical form.

    text    the agreement's file
    tables  its figures by the names of their files; none when only the rules are known
    """

    text: str
    tables: dict[str, str]


def opened(name: str, texts: AgreementTexts) -> tuple[Document[Agreement], DataFolder]:
    """The rules and the figures that texts say. Raises Unreadable."""
    document = read_agreement(texts.text, file=f"{name}.yaml")
    files = {file: text.encode() for file, text in texts.tables.items()}
    return document, read_data(files, name=name, agreements=[document.value] if files else [])


def read_entries(files: Mapping[str, bytes], label: str, frame: AreaFile) -> dict[str, AgreementTexts]:
    """The agreements of a pack's folder, by name. Raises Unreadable with every problem of every file."""
    problems = [problem for path in files if (problem := _stranger(path, files, label))]
    entries: dict[str, AgreementTexts] = {}
    for name in sorted(PurePosixPath(path).stem for path in files if "/" not in path and path.endswith(".yaml")):
        try:
            entries[name] = _read(name, files, label, frame)
        except Unreadable as bad:
            problems += bad.problems
    if problems:
        raise Unreadable(problems)
    return entries


def entry_files(entries: Mapping[str, AgreementTexts]) -> dict[str, str]:
    """The files of the agreements, by their paths in the folder."""
    rules = {f"{name}.yaml": entry.text for name, entry in entries.items()}
    return rules | {f"{name}/{file}": text for name, entry in entries.items() for file, text in entry.tables.items()}


def _read(name: str, files: Mapping[str, bytes], label: str, frame: AreaFile) -> AgreementTexts:
    document = read_agreement(files[f"{name}.yaml"], file=f"{label}{name}.yaml")
    if strangers := _not_of_the_area(document, frame):
        raise Unreadable(strangers)
    found = {file: files[f"{name}/{file}"] for file in FILES.values() if f"{name}/{file}" in files}
    if found:  # rules alone may stand in a pack; figures must be such that they can be shared
        settle(document, read_data(found, name=f"{label}{name}", agreements=[document.value]))
    sheets = {file: read_sheet(data, file=file) for file, data in found.items()}
    tables = {file: write_sheet(sheet.header, tuple(cells for _line, cells in sheet.rows)) for file, sheet in sheets.items()}
    return AgreementTexts(write(document.value), tables)


def _stranger(path: str, files: Mapping[str, bytes], label: str) -> Problem | None:
    """What is wrong with a file's name or place; None when nothing is."""
    folder, _, file = path.rpartition("/")
    if folder and f"{folder}.yaml" not in files:
        expected = f"the agreement {folder}.yaml beside its folder"
        return Problem(f"{label}{path}", None, None, "the figures are of no agreement", expected, nearest(folder, _names(files)))
    if folder and file not in FILES.values():
        known = f"one of {', '.join(FILES.values())}"
        return Problem(f"{label}{path}", None, None, "an agreement has no such file", known, nearest(file, FILES.values()))
    if not folder and not file.endswith(".yaml"):
        return Problem(f"{label}{path}", None, None, "the file is not an agreement", "<name>.yaml, and a folder <name>")
    kind = kind_of(Id)
    try:
        _ = kind.read(PurePosixPath(file).stem) if isinstance(kind, Scalar) and not folder else None
    except Refused as bad:
        return Problem(f"{label}{path}", None, None, f"the name of the file: {bad.message}", bad.expected, bad.nearest)
    return None


def _names(files: Mapping[str, bytes]) -> list[str]:
    return [path.removesuffix(".yaml") for path in files if "/" not in path]


def _not_of_the_area(document: Document[Agreement], frame: AreaFile) -> list[Problem]:
    known = {each.code for each in frame.municipalities}
    paths = {("members", n, "code"): each.code for n, each in enumerate(document.value.members) if each.code not in known}
    return [
        Problem(
            document.file,
            document.line(path),
            dotted(path),
            f"{code} is not a municipality of the area",
            f"one of {', '.join(sorted(known))}",
            nearest(code, known),
        )
        for path, code in paths.items()
    ]


def _put(entries: Mapping[str, AgreementTexts]) -> None:
    from luukku.finance.actions import put_agreements

    put_agreements(entries)


def _stored() -> dict[str, AgreementTexts]:
    from luukku.finance.queries import stored_agreements

    return stored_agreements()


AGREEMENTS = Section(folder=FOLDER, read=read_entries, files=entry_files, put=_put, stored=_stored)
"""What the room keeps in the area pack."""
