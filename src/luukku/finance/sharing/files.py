"""An agreement from its file, and its settlement: what keeps it from being used is told at once, each thing with its place."""

from collections.abc import Iterable
from pathlib import Path as File

from luukku.finance.domain.sharing.agreement import Agreement
from luukku.finance.domain.sharing.consistency import flaws_of_agreement
from luukku.finance.domain.sharing.data import Flaw, NotShared
from luukku.finance.domain.sharing.period import Period, read_period
from luukku.finance.domain.sharing.settlement import Settlement
from luukku.finance.domain.sharing.share import share
from luukku.finance.sharing.data_files import FILES, DataFolder, bytes_of
from luukku.kernel.typed import Document, Problem, Refused, Unreadable, dotted, read


def read_agreement(content: bytes | str, *, file: str) -> Document[Agreement]:
    """The agreement of a YAML file that holds together. Raises Unreadable with every problem."""
    document = read(content, Agreement, file=file)
    flaws = flaws_of_agreement(document.value)
    if flaws:
        raise Unreadable(problems_of(flaws, document=document))
    return document


def load_agreement(path: File) -> Document[Agreement]:
    """The agreement in a file. Raises Unreadable."""
    return read_agreement(bytes_of(path, "an agreement in YAML"), file=str(path))


def agreement_files(folder: File) -> list[File]:
    """The agreements of a folder in order of their names. Raises Unreadable when there are none."""
    files = sorted(file for file in folder.glob("*.yaml") if file.is_file())
    if not files:
        raise Unreadable([Problem(str(folder), None, None, "there are no agreements in the folder", "files that end with .yaml")])
    return files


def settle(document: Document[Agreement], folder: DataFolder, *, period: Period | None = None) -> Settlement:
    """The sharing of an agreement on its data. Raises Unreadable with every reason for which nothing is shared."""
    try:
        return share(agreement=document.value, data=folder.data, period=period)
    except NotShared as bad:
        raise Unreadable(problems_of(bad.flaws, document=document, folder=folder)) from None


def period_of(text: str | None) -> Period | None:
    """The period that `--period` names. Raises Unreadable."""
    if text is None:
        return None
    try:
        return read_period(text)
    except Refused as bad:
        raise Unreadable([Problem("--period", None, None, bad.message, bad.expected, bad.nearest)]) from None


def problems_of(flaws: Iterable[Flaw], *, document: Document[Agreement], folder: DataFolder | None = None) -> list[Problem]:
    """Flaws of the rules as problems of the files they come from."""
    return [_problem(flaw, document, folder) for flaw in flaws]


def _problem(flaw: Flaw, document: Document[Agreement], folder: DataFolder | None) -> Problem:
    if flaw.where in FILES:
        file = FILES[flaw.where]
        line = next((folder.lines[file, str(step)] for step in flaw.path if folder and (file, str(step)) in folder.lines), None)
        place = f"{folder.name}/{file}" if folder else file
        return Problem(place, flaw.line or line, str(flaw.path[-1]), flaw.message, flaw.expected, flaw.nearest)
    return Problem(document.file, document.line(flaw.path), dotted(flaw.path), flaw.message, flaw.expected, flaw.nearest)
