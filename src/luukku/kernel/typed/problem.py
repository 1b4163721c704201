"""What is wrong in a file, said so that a person can mend it: file, line, key, what was expected, the nearest match."""

import difflib
from collections.abc import Iterable
from dataclasses import asdict, dataclass

Path = tuple[str | int, ...]
"""Where a value stands in a document: keys and positions from the root, e.g. `("municipalities", 2, "code")`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in one place. `key` is the dotted path in YAML, the column in CSV."""

    file: str
    line: int | None
    key: str | None
    message: str
    expected: str | None = None
    nearest: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        text = f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"
        if self.expected:
            text += f"; expected {self.expected}"
        return f"{text}; did you mean '{self.nearest}'?" if self.nearest else text

    def as_json(self) -> dict[str, str | int | None]:
        """The shape that `--json` prints: file, line, key, message, expected, nearest."""
        return asdict(self)


class Unreadable(Exception):  # noqa: N818 - it names the state of the file, not a fault of the program
    """A file or folder could not be used; `problems` holds every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Refused(ValueError):  # noqa: N818
    """A value that its type does not allow. `key` names the field of a record that is to blame."""

    def __init__(self, message: str, *, key: str | None = None, expected: str | None = None, nearest: str | None = None) -> None:
        super().__init__(message)
        self.message, self.key, self.expected, self.nearest = message, key, expected, nearest


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word`, whatever its case, or None when none is near."""
    by_folded = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def dotted(path: Path) -> str | None:
    """`("municipalities", 2, "code")` as `municipalities[2].code`; None for the root."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or None
