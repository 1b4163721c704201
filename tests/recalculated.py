"""Workbooks recalculated by LibreOffice: what a person sees who opens them, changes a cell and reads the formulas' values."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook, load_workbook

from luukku.config.office import find_office

LONGEST = 120
"""Seconds that LibreOffice may take."""
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>"""


def recalculated(*books: Path) -> list[Workbook]:
    """The workbooks with the values that their formulas have now. Skips where there is no LibreOffice; with CI that is a failure.

    Each call has a profile of its own, so that neither a window that is open nor another test can answer in its place; starting
    takes most of the time, so give all books at once.
    """
    office = find_office()
    if office is None:
        message = "no LibreOffice: install it, or name its soffice in LUUKKU_SOFFICE"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    with TemporaryDirectory() as folder:
        profile, out = Path(folder, "profile"), Path(folder, "out")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")  # else it may show the values that the file was written with
        sources = [shutil.copy(book, Path(folder, f"{n}{book.suffix}")) for n, book in enumerate(books)]
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        running = subprocess.Popen(
            [str(office), *options, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *map(str, sources)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            said, _ = running.communicate(timeout=LONGEST)
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)  # soffice starts a program of its own, which would stay
                running.communicate()
        made = [out / source.name for source in sources]
        assert all(each.exists() for each in made), said
        return [load_workbook(each, data_only=True) for each in made]
