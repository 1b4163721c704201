"""States in which a page has nothing to show: nothing has been loaded yet, or nothing is known of the chosen day."""

from datetime import date


class NotReady(Exception):  # noqa: N818 - a state of the installation, not a fault
    """Something must be loaded first; `remedy` is the command that does it."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class NothingOnThatDay(Exception):  # noqa: N818 - an answer to the chosen day, not a fault
    """The page has nothing to show as of its day: `why` tells the reader, `first` is the first later day that has something."""

    def __init__(self, why: str, *, first: date | None = None) -> None:
        super().__init__(why)
        self.why, self.first = why, first
