"""Common Finnish first names and surnames, for synthetic people of the demo and of tests."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from luukku.connectors.official.files import folder, read_table


@dataclass(frozen=True, slots=True)
class Names:
    """First names and surnames that are common in Finland; drawn apart from each other, they name nobody in particular."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def names() -> Names:
    """All names. Raises OfficialDataError."""
    return _names(folder())


@cache
def _names(root: Path) -> Names:
    table = read_table(root / "names.csv", columns=("kind", "name"))
    found: dict[str, list[str]] = {"first": [], "last": []}
    for line, (kind, name) in table.rows:
        if kind not in found:
            raise table.broken(f"{kind!r} is neither first nor last", line=line)
        found[kind].append(name)
    return Names(first=tuple(found["first"]), last=tuple(found["last"]))
