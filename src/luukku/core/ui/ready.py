"""States of an installation in which a page has nothing to show yet."""


class NotReady(Exception):  # noqa: N818 - a state of the installation, not a fault
    """Something must be loaded first; `remedy` is the command that does it."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
