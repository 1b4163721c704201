"""Area packs as folders: area.yaml, tables/<stem>.yaml with tables/<stem>.csv, and a folder for each room's section."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from luukku.area.domain.consistency import Flaw, flaws_of_frame, flaws_of_highlights, flaws_of_table
from luukku.area.domain.pack import AreaFile, AreaPack
from luukku.area.domain.tables import Table, TableSpec
from luukku.area.domain.words import Id
from luukku.area.official_names import flaws_of_frame_names, flaws_of_table_names
from luukku.area.sections import Entries, Section, declared, section_files
from luukku.area.table_files import read_rows, write_rows
from luukku.kernel.typed import Document, Problem, Refused, Scalar, Unreadable, dotted, kind_of, nearest, read, write

PACKS = Path(__file__).resolve().parents[3] / "areas"
FRAME = "area.yaml"


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


def load_pack(folder: Path) -> AreaPack:
    """The pack in a folder. Raises Unreadable with every problem of every file; then nothing of it is loaded."""
    try:
        paths = sorted([*folder.glob("*.y*ml"), *folder.glob("tables/*"), *_in_sections(folder)])
        shown = (
            path for path in paths if not path.name.startswith(".") and not path.is_dir()
        )  # a dot: locks and leftovers of programs
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in shown}
    except OSError as bad:
        raise Unreadable(
            [Problem(str(bad.filename), None, None, f"the file cannot be read: {bad.strerror}", "a readable file")]
        ) from None
    return read_pack(files, name=str(folder))


def read_pack(files: Mapping[str, bytes], *, name: str) -> AreaPack:
    """The pack that files make, by their paths in its folder; `name` is the folder's name in messages. Raises Unreadable."""
    return _Reading(files, name).pack()


def pack_files(pack: AreaPack) -> dict[str, str]:
    """The pack's files in canonical form, by their paths in its folder."""
    files = {FRAME: write(pack, AreaFile)}
    for table in pack.tables:
        files[f"tables/{table.stem}.yaml"] = write(table.spec)
        files[f"tables/{table.stem}.csv"] = write_rows(table)
    return files | section_files(pack.sections)


def write_pack(pack: AreaPack, folder: Path) -> list[Path]:
    """Writes the pack so that the folder loads into it again: what an earlier pack had in tables and sections is removed.

    Texts and other files of the folder stay. No file is touched before all are written beside. Returns the files of the pack.
    """
    files = {folder / path: text for path, text in pack_files(pack).items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _beside(path).write_bytes(text.encode())
    for path in files:
        _beside(path).replace(path)
    for old in [*folder.glob("tables/*"), *_in_sections(folder)]:
        if old.suffix in (".csv", ".yaml") and old not in files:
            old.unlink()
    return list(files)


def _in_sections(folder: Path) -> list[Path]:
    """All that lies in the folders of the declared sections."""
    return [path for section in declared() for path in folder.glob(f"{section.folder}/**/*")]


def _beside(path: Path) -> Path:
    """Where a file is written before it takes its place; loading does not see it."""
    return path.with_name(f".{path.name}.part")


class _Reading:
    """One pass over the files of a pack; gathers the problems of all of them."""

    def __init__(self, files: Mapping[str, bytes], name: str) -> None:
        self.files, self.name = files, name
        self.problems: list[Problem] = []

    def pack(self) -> AreaPack:
        frame = self.frame()
        tables = [self.table(stem, frame.value if frame else None) for stem in self.stems()]
        sections = {each.folder: self.section(each, frame.value) for each in declared() if frame and self.inside(each)}
        self.check_strangers()
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

    def check_strangers(self) -> None:
        """Files beside the frame that no part of the pack is."""
        for path in sorted(path for path in self.files if "/" not in path and path != FRAME):
            self.problem(path, "the pack has no such file", FRAME, nearest(path, [FRAME]))

    def inside(self, section: Section) -> dict[str, bytes]:
        """The files of a section, by their paths in its folder."""
        folder = f"{section.folder}/"
        return {path.removeprefix(folder): data for path, data in self.files.items() if path.startswith(folder)}

    def section(self, section: Section, frame: AreaFile) -> Entries:
        try:
            return section.read(self.inside(section), self.label(f"{section.folder}/"), frame)
        except Unreadable as bad:
            self.problems += bad.problems
            return {}

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
