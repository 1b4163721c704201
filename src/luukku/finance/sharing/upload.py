"""An agreement that a reader sends to be looked at: read, computed and forgotten. Nothing of it is kept anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from luukku.finance.domain.sharing.shareable import shareable_periods
from luukku.finance.domain.sharing.what_if import Case
from luukku.finance.sharing.cases import Choice
from luukku.finance.sharing.changed_files import AGREEMENT
from luukku.finance.sharing.data_files import FILES, read_data
from luukku.finance.sharing.files import read_agreement, settle
from luukku.kernel.typed import Problem, Unreadable

WORDS = {AGREEMENT: "tiedosto", **{file: kind for kind, file in FILES.items()}}
"""The names of the form's fields by file."""
AGAIN = "-teksti"
"""After a field's name: its file's text, sent again with the fields of what-if."""
MOST_BYTES = 300_000
"""Of one file. Thirty blocks, twenty municipalities and sixty months take less than a third of it."""
MOST_TOGETHER = 4 * MOST_BYTES + 100_000
"""Of a request. The texts sent again are longer than their files by what a form has to escape."""
MOST_ROWS = 6000
"""Blocks × members: what is computed for the page."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent: texts by file. `choice` is there when nothing is wrong.

    refused   why the files were not even read; "" when they were
    problems  what is wrong in them
    """

    files: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
    problems: tuple[Problem, ...] = ()
    choice: Choice | None = None

    def again(self) -> dict[str, str]:
        """The texts by the names of hidden fields."""
        return {f"{WORDS[file]}{AGAIN}": text for file, text in self.files.items()}


def upload_of(sent: Mapping[str, "UploadedFile[bytes]"], said: Mapping[str, str]) -> Upload:
    """What a form sent, files before texts sent again."""
    contents: dict[str, bytes] = {}
    for file, word in WORDS.items():
        content = _content(sent.get(word), said.get(f"{word}{AGAIN}"))
        if content is not None and len(content) > MOST_BYTES:
            return Upload(refused=_("%(file)s on liian suuri: tiedosto saa olla enintään 300 kilotavua.") % {"file": file})
        if content:
            contents[file] = content
    if AGREEMENT not in contents:
        return Upload(refused=_("Sopimustiedosto puuttuu. Valitse YAML-tiedosto, jossa ovat sopimuksen säännöt."))
    try:
        choice = _choice(contents)
    except Unreadable as bad:
        return Upload(problems=tuple(replace(each, file=each.file.lstrip("/")) for each in bad.problems))
    if choice is None:
        return Upload(
            refused=_("Sopimuksessa on liikaa lohkoja ja jäseniä tälle sivulle. Laske jako komennolla luukku sharing compute.")
        )
    return Upload(files={file: content.decode("utf-8-sig") for file, content in contents.items()}, choice=choice)


def _content(sent: "UploadedFile[bytes] | None", said: str | None) -> bytes | None:
    if sent is not None:
        content: bytes = sent.read(MOST_BYTES + 1)
        return content
    return None if said is None else said.replace("\r\n", "\n").encode()


def _choice(contents: Mapping[str, bytes]) -> Choice | None:
    """The agreement with its figures; None for one that is too large for a page. Raises Unreadable with every problem."""
    document = read_agreement(contents[AGREEMENT], file=AGREEMENT)
    agreement = document.value
    if len(agreement.blocks) * len(agreement.members) > MOST_ROWS:
        return None
    tables = {file: content for file, content in contents.items() if file != AGREEMENT}
    folder = read_data(tables, name="", agreements=[agreement])
    periods = shareable_periods(agreement, folder.data)
    if not periods:
        settle(document, folder)  # says why
    return Choice(agreement.agreement, Case(agreement, folder.data), periods, own=True)
