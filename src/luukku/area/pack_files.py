"""Area packs as folders: area.yaml, tables/<stem>.yaml with tables/<stem>.csv, and a YAML file for each room's section."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from luukku.area.domain.consistency import Flaw, flaws_of_frame, flaws_of_highlights, flaws_of_table
from luukku.area.domain.pack import AreaFile, AreaPack
from luukku.area.domain.tables import Table, TableSpec
from luukku.area.domain.words import Id
from luukku.area.official_names import flaws_of_frame_names, flaws_of_table_names
from luukku.area.table_files import read_rows, write_rows
from luukku.kernel.typed import Document, Problem, Refused, Scalar, Unreadable, dotted, kind_of, nearest, read, write

PACKS = Path(__file__).resolve().parents[3] / "areas"
FRAME = "area.yaml"

Sections = Mapping[str, type[Any]]
"""A frozen type by the stem of its file: how a room declares its section of the pack."""


def find_pack(text: str) -> Path:
    """The folder of a pack that is named by its path, or by its name under `areas/`. Raises Unreadable with the nearest match."""
    for folder in (Path(text), PACKS / text):
        if text and folder.is_dir():
            return folder
    names = sorted(path.parent.name for path in PACKS.glob(f"*/{FRAME}"))
    raise Unreadable(
        [Problem(text, None, None, "there is no such area pack", f"a folder, or one of {', '.join(names)}", nearest(text, names))]
    )


def packs_in(folder: Path) -> list[Path]:
    """The packs of a folder of packs, by name; none when the folder is a pack itself or holds no packs."""
    return [] if (folder / FRAME).exists() else sorted(path.parent for path in folder.glob(f"*/{FRAME}"))


def load_pack(folder: Path, *, sections: Sections | None = None) -> AreaPack:
    """The pack in a folder. Raises Unreadable with every problem of every file; then nothing of it is loaded."""
    try:
        paths = sorted([*folder.glob("*.y*ml"), *folder.glob("tables/*")])
        shown = (
            path for path in paths if not path.name.startswith(".") and not path.is_dir()
        )  # a dot: locks and leftovers of programs
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}
    except OSError as bad:
        raise Unreadable(
            [Problem(str(bad.filename), None, None, f"the file cannot be read: {bad.strerror}", "a readable file")]
        ) from None
    return read_pack(files, name=str(folder), sections=sections)


def read_pack(files: Mapping[str, bytes], *, name: str, sections: Sections | None = None) -> AreaPack:
    """The pack that files make, by their paths in its folder; `name` is the folder's name in messages. Raises Unreadable."""
    return _Reading(files, name, sections or {}).pack()


def pack_files(pack: AreaPack) -> dict[str, str]:
    """The pack's files in canonical form, by their paths in its folder."""
    files = {FRAME: write(pack, AreaFile)}
    for table in pack.tables:
        files[f"tables/{table.stem}.yaml"] = write(table.spec)
        files[f"tables/{table.stem}.csv"] = write_rows(table)
    return files | {f"{stem}.yaml": write(section) for stem, section in pack.sections.items()}


def write_pack(pack: AreaPack, folder: Path) -> list[Path]:
    """Writes the pack so that the folder loads into it again: tables of an earlier pack that this one lacks are removed.

    Texts and other files of the folder stay. No file is touched before all are written beside. Returns the files of the pack.
    """
    files = {folder / path: text for path, text in pack_files(pack).items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _beside(path).write_bytes(text.encode())
    for path in files:
        _beside(path).replace(path)
    for old in folder.glob("tables/*"):
        if old.suffix in (".csv", ".yaml") and old not in files:
            old.unlink()
    return list(files)


def _beside(path: Path) -> Path:
    """Where a file is written before it takes its place; loading does not see it."""
    return path.with_name(f".{path.name}.part")


class _Reading:
    """One pass over the files of a pack; gathers the problems of all of them."""

    def __init__(self, files: Mapping[str, bytes], name: str, sections: Sections) -> None:
        self.files, self.name, self.sections = files, name, sections
        self.problems: list[Problem] = []

    def pack(self) -> AreaPack:
        frame = self.frame()
        tables = [self.table(stem, frame.value if frame else None) for stem in self.stems()]
        sections = {path.removesuffix(".yaml"): self.section(path) for path in sorted(self.files) if self.is_section(path)}
        if frame and not self.problems:
            flaws = flaws_of_highlights(frame.value, tuple(table for table in tables if table))
            self.flawed(frame, flaws)
        if self.problems or frame is None:
            raise Unreadable(self.problems)
        parts = {member: getattr(frame.value, member) for member in AreaFile.__dataclass_fields__}
        return AreaPack(**parts, tables=tuple(table for table in tables if table), sections=sections)

    def frame(self) -> Document[AreaFile] | None:
        if FRAME not in self.files:
            similar = nearest(FRAME, (path for path in self.files if "/" not in path))
            self.problem(FRAME, "the file is missing", "area.yaml, the frame of the pack", similar)
            return None
        document = self.read(FRAME, AreaFile)
        if document:
            self.flawed(document, [*flaws_of_frame(document.value), *flaws_of_frame_names(document.value)])
        return document

    def stems(self) -> list[str]:
        """Stems that have both a description and figures; a file without its pair, or of another kind, is a problem."""
        found: dict[str, set[str]] = {".csv": set(), ".yaml": set()}
        for path in (path for path in self.files if path.startswith("tables/")):
            suffix = Path(path).suffix
            if suffix not in found:
                self.problem(path, "the file is neither the figures nor the description of a table", "<stem>.csv or <stem>.yaml")
                continue
            found[suffix].add(Path(path).stem)
        for suffix, other, what in ((".csv", ".yaml", "figures"), (".yaml", ".csv", "description")):
            for stem in sorted(found[other] - found[suffix]):
                lonely = found[suffix] - found[other]
                expected = f"the {what} of tables/{stem}{other}"
                self.problem(f"tables/{stem}{suffix}", "the file is missing", expected, nearest(stem, lonely))
        return sorted(found[".csv"] & found[".yaml"])

    def table(self, stem: str, frame: AreaFile | None) -> Table | None:
        spec_path, rows_path = f"tables/{stem}.yaml", f"tables/{stem}.csv"
        self.check_stem(stem, rows_path)
        document = self.read(spec_path, TableSpec)
        if document is None or frame is None:
            return None
        self.flawed(document, [*flaws_of_table(document.value, frame), *flaws_of_table_names(document.value)])
        try:
            rows = read_rows(self.files[rows_path], file=self.label(rows_path), spec=document.value, frame=frame)
        except Unreadable as bad:
            self.problems += bad.problems
            return None
        return Table(stem=stem, spec=document.value, rows=rows)

    def check_stem(self, stem: str, path: str) -> None:
        id_kind = kind_of(Id)
        try:
            _ = id_kind.read(stem) if isinstance(id_kind, Scalar) else None
        except Refused as bad:
            self.problem(path, f"the name of the file: {bad.message}", bad.expected)

    def is_section(self, path: str) -> bool:
        return "/" not in path and path != FRAME

    def section(self, path: str) -> Any:
        stem, suffix = Path(path).stem, Path(path).suffix
        if suffix != ".yaml" or stem not in self.sections:
            known = (FRAME, *(f"{name}.yaml" for name in self.sections))
            self.problem(path, "the pack has no such file", f"one of {', '.join(known)}", nearest(path, known))
            return None
        document = self.read(path, self.sections[stem])
        return document.value if document else None

    def read(self, path: str, kind: type[Any]) -> Document[Any] | None:
        try:
            return read(self.files[path], kind, file=self.label(path))
        except Unreadable as bad:
            self.problems += bad.problems
            return None

    def flawed(self, document: Document[Any], flaws: Iterable[Flaw]) -> None:
        for flaw in flaws:
            line, key = document.line(flaw.path), dotted(flaw.path)
            self.problems.append(Problem(document.file, line, key, flaw.message, flaw.expected, flaw.nearest))

    def problem(self, path: str, message: str, expected: str | None = None, nearest: str | None = None) -> None:
        self.problems.append(Problem(self.label(path), None, None, message, expected, nearest))

    def label(self, path: str) -> str:
        return f"{self.name}/{path}"
