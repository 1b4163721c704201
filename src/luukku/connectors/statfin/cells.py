"""Cells of a download: figures, figures that are not published, months and years."""

import re
from datetime import date
from functools import lru_cache

from luukku.kernel.typed import Refused

NOT_PUBLISHED = frozenset({"", ".", "..", "...", "....", ".....", "......", "…", "-", "–", "\x85"})
"""Marks in the place of a figure: missing, hidden (1–4 persons), not applicable. The dash too: where nobody was counted, table
12r5 says 0, so a dash is never needed for that, and a zero that is not one would be worse than a figure that is not told."""

GREATEST = 2_147_483_647
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_MONTH = re.compile(r"(\d{4})(?:M|m|-)(\d{1,2})\*?")
_YEAR = re.compile(r"(\d{4})\*?")
_HEADING = re.compile(r"(?P<before>.*?)\s*(?P<period>\b\d{4}(?:[Mm-]\d{2}|[Qq]\d)?\*?)(?=\s|$)\s*(?P<after>.*)")


def figure(cell: object) -> int | None:
    """A whole number that is not negative; None where it is not published. Raises Refused."""
    if isinstance(cell, str):
        return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 10 else _written(cell)
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise Refused(f"{cell!r} is not a figure", expected="a whole number, or null where it is not published")
    if not 0 <= cell <= GREATEST or cell != int(cell):
        raise Refused(f"{cell} is not a number of persons or vacancies", expected=f"a whole number from 0 to {GREATEST}")
    return int(cell)


def _written(text: str) -> int | None:
    bare = text.strip()
    if bare in NOT_PUBLISHED:
        return None
    digits = re.sub(r"[.,]0{1,2}$", "", bare.translate(_SPACES))
    if digits.isdecimal() and digits.isascii() and int(digits) <= GREATEST:
        return int(digits)
    raise Refused(
        f"'{text}' is not a number of persons or vacancies", expected="a whole number, or ... where it is not published"
    )


@lru_cache(maxsize=4096)
def period(text: str, *, monthly: bool) -> date:
    """The first day of a month (`2023M10`, `2023-10`), or 31 December of a year; a star is let be. Raises Refused."""
    found = (_MONTH if monthly else _YEAR).fullmatch(text.strip())
    if found is None:
        what, form = ("month", "2023M10 or 2023-10") if monthly else ("year", "2023")
        raise Refused(f"'{text}' is not a {what}", expected=form)
    try:
        return date(int(found[1]), int(found[2]), 1) if monthly else date(int(found[1]), 12, 31)
    except ValueError:
        raise Refused(f"'{text}' is not in the calendar", expected="a month from 01 to 12") from None


def split_heading(heading: str) -> tuple[str, str]:
    """The period and the rest of a column's heading, in whatever order they stand; "" for what is not there."""
    found = _HEADING.fullmatch(" ".join(heading.split()))
    if found is None or (found["before"] and found["after"]):
        return "", heading.strip()
    return found["period"], found["before"] or found["after"]
