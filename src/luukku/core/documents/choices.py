"""What an address asks for and is not offered: an unknown order, filter, table or form of file."""

from collections.abc import Iterable

from luukku.kernel.typed import nearest


class UnknownChoice(ValueError):  # noqa: N818 - it names what the address holds
    """`?parameter=given` where only `choices` are offered. The page that answers it (400) names the nearest one."""

    def __init__(self, parameter: str, given: str, choices: Iterable[str]) -> None:
        self.parameter, self.given, self.choices = parameter, given, tuple(choices)
        self.nearest = nearest(given, self.choices)
        offer = f"; did you mean {self.nearest}?" if self.nearest else ""
        super().__init__(f"{parameter}={given!r} is none of {', '.join(self.choices)}{offer}")
