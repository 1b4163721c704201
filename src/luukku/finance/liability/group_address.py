"""The words that tell a group's people in an address, so that a command can write the link that the pages read."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

PAGE = "/talous/maksuosuus/"
MONTH, CLASSES = "kk", "luokat"
COUNTS, TOTAL = "l-", "y-"
"""Before a municipality's code: its people by class, and how many they are together."""


def address_of(*, month: date, limits: Sequence[int], people: Mapping[str, tuple[Sequence[int] | None, int | None]]) -> str:
    """The budget page with these numbers: people of each municipality by class, where all are told, and together."""
    words = {MONTH: f"{month:%Y-%m}", CLASSES: " ".join(map(str, limits))}
    for code, (counts, total) in people.items():
        if counts is not None:
            words[f"{COUNTS}{code}"] = " ".join(map(str, counts))
        if total is not None:
            words[f"{TOTAL}{code}"] = str(total)
    return f"{PAGE}?{urlencode(words)}"
