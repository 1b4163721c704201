"""A downloaded file as bytes: which form it has, in which encoding, and what to do when it has another."""

import json
import unicodedata

from luukku.connectors.statfin.jsonstat import read_jsonstat
from luukku.connectors.statfin.pxcsv import read_csv
from luukku.connectors.statfin.statistics import Statistics
from luukku.kernel.typed import Problem, Unreadable

OTHER_FORMS = {
    b"PK": "an Excel or ZIP file",
    b"\x1f\x8b": "packed with gzip",
    b"CHARSET=": "a PX file",
    b"AXIS-VERSION": "a PX file",
    b"<": "a web page",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
}
WANTED = "the table as json-stat2, or as CSV in UTF-8"


def read(data: bytes, *, file: str) -> Statistics:
    """The figures of a file.

    file  the name to use in messages
    Raises Unreadable with every reason when no figure of the file can be used.
    """
    text = _text(data, file=file)
    if not text.lstrip().startswith(("{", "[")):
        return read_csv(text, file=file)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as bad:
        line = bad.lineno if isinstance(bad, json.JSONDecodeError) else None
        told = bad.msg if isinstance(bad, json.JSONDecodeError) else str(bad)
        raise Unreadable([Problem(file, line, None, f"the file is not whole JSON: {told}", "download it again")]) from None
    return read_jsonstat(document, file=file)


def _text(data: bytes, *, file: str) -> str:
    """UTF-8 with or without a byte order mark, else ISO-8859-15, which older CSV files are in; ä is one character."""
    bare = data.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise Unreadable([Problem(file, None, None, "the file is empty", WANTED)])
    if other := next((name for start, name in OTHER_FORMS.items() if bare.lstrip().startswith(start)), None):
        raise Unreadable([Problem(file, 1, None, f"the file is {other}", WANTED)])
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError:
        text = bare.decode("iso-8859-15")
    if "\x00" in text:
        raise Unreadable([Problem(file, 1, None, "the file is not text", WANTED)])
    return unicodedata.normalize("NFC", text)
