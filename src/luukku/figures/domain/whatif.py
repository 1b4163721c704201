"""What if a municipality grew, joined or left: the populations that the seats on a board would then follow from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """What is supposed, by municipality code.

    grows   residents more (or fewer) than there are
    joins   municipalities that become members
    leaves  members that leave
    """

    grows: Mapping[str, int] = field(default_factory=dict)
    joins: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.grows or self.joins or self.leaves)

    def after(self, now: Mapping[str, int], joining: Mapping[str, int]) -> Mapping[str, int]:
        """Residents of the members by code when all of this has happened.

        now      residents of today's members
        joining  residents of the municipalities that join
        """
        members = {code: count for code, count in now.items() if code not in self.leaves}
        members |= {code: joining[code] for code in self.joins}
        return {code: count + self.grows.get(code, 0) for code, count in members.items()}
