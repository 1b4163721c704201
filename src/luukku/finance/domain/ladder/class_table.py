"""People by class of paid days as a table tells them and as a group has them: Kela's classes overlap, and are never summed."""

from collections.abc import Sequence
from fractions import Fraction


class NotCovered(ValueError):  # noqa: N818 - it names what is wrong with a class table
    """A class table leaves people of the group out; `missing` of them stand in no class."""

    def __init__(self, missing: int) -> None:
        self.missing = missing
        super().__init__(f"{missing} people of the group stand in no class")


def fitted(counts: Sequence[int], total: int | None) -> tuple[Fraction, ...]:
    """The people of a class table as the group has them: Kela's classes overlap, so that one person may stand in two.

    With the group's own total the classes tell only how it is divided, and are never added up; without it they are taken as
    they are. Raises NotCovered when the classes have fewer people than the group.
    """
    told = sum(counts)
    if total is None or total == told:
        return tuple(map(Fraction, counts))
    if total > told:
        raise NotCovered(total - told)
    return tuple(Fraction(count * total, told) for count in counts)


def divided(total: int, shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """A number of people in classes by assumed shares. Raises ValueError when the shares do not sum to one."""
    if sum(shares) != 1:
        raise ValueError(f"the shares of the classes sum to {sum(shares)}, not to one")
    return tuple(total * share for share in shares)
