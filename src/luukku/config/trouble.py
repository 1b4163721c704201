"""What is wrong with this installation, said plainly: what, why, and what to do about it."""


class Trouble(Exception):  # noqa: N818 - read by people, "Error" adds nothing
    """Something outside the code stands in the way. The command line prints it without a trace and ends with 1."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n  {self.remedy}"
