"""Reading the files of `official/`: where the folder is, and what is said when a file is missing or broken."""

import csv
import gzip
import io
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[4]


class OfficialDataError(Exception):
    """A file cannot be used: `file`, `line` (None when it is the file as a whole), `problem`, and `remedy`, what to do."""

    def __init__(self, problem: str, *, file: Path, line: int | None = None, remedy: str = "") -> None:
        self.problem, self.file, self.line = problem, file, line
        self.remedy = (
            remedy or f"restore it with `git checkout -- official/{file.name}`; official/ORIGIN.md says how it is made anew"
        )
        super().__init__(f"{file}{f':{line}' if line else ''}: {problem}; {self.remedy}")


@dataclass(frozen=True, slots=True)
class Table:
    """A comma-separated file with one header line. `rows` are (line number, cells), each as wide as the header."""

    file: Path
    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]

    def broken(self, problem: str, *, line: int) -> OfficialDataError:
        return OfficialDataError(problem, file=self.file, line=line)

    def number(self, text: str, *, line: int) -> int:
        """A whole number without sign. Raises OfficialDataError for anything else."""
        if not (text.isascii() and text.isdigit()):
            raise self.broken(f"{text!r} is not a whole number", line=line)
        return int(text)


def folder() -> Path:
    """`official/` of this checkout, or the folder that the environment variable LUUKKU_OFFICIAL names."""
    return Path(os.environ.get("LUUKKU_OFFICIAL") or CHECKOUT / "official")


def read_text(file: Path) -> str:
    """The text of a file, unpacked when its name ends with .gz. Raises OfficialDataError."""
    try:
        data = file.read_bytes()
        return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
    except FileNotFoundError:
        raise OfficialDataError("the file is missing", file=file) from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise OfficialDataError(f"the packed file is damaged ({error})", file=file) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise OfficialDataError("the text is not UTF-8", file=file, line=line) from error


def read_table(file: Path, *, columns: tuple[str, ...]) -> Table:
    """A table whose header begins with `columns`. Raises OfficialDataError for another header or a row of another width."""
    reader = csv.reader(io.StringIO(read_text(file), newline=""))
    header = tuple(next(reader, ()))
    if header[: len(columns)] != columns:
        raise OfficialDataError(f"the header is {','.join(header)!r}, expected {','.join(columns)!r}", file=file, line=1)
    rows = tuple((reader.line_num, cells) for cells in reader)
    for line, cells in rows:
        if len(cells) != len(header):
            raise OfficialDataError(f"{len(cells)} cells, the header has {len(header)}", file=file, line=line)
    return Table(file, header, rows)
