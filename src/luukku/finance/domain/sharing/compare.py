"""Two settlements of the same costs side by side: who pays more and who less."""

from dataclasses import dataclass

from luukku.finance.domain.sharing.settlement import Settlement


@dataclass(frozen=True, slots=True)
class Change:
    """What a municipality pays under the first and under the second; nought where it is not in one."""

    municipality: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """Cents more under the second; less when negative."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two settlements and what changes from the first to the second, those who gain most first."""

    first: Settlement
    second: Settlement
    changes: tuple[Change, ...]

    @property
    def pay_less(self) -> tuple[str, ...]:
        """Those who gain, the greatest gain first."""
        return tuple(each.municipality for each in self.changes if each.difference < 0)

    @property
    def pay_more(self) -> tuple[str, ...]:
        """Those who lose, the greatest loss first."""
        return tuple(each.municipality for each in reversed(self.changes) if each.difference > 0)


def compare(first: Settlement, second: Settlement) -> Comparison:
    """The changes from one settlement to another. Raises ValueError when they are of different days or parts."""
    if first.period.days != second.period.days:
        raise ValueError(f"{first.period.text} and {second.period.text} are not the same days")
    if first.main_part is not second.main_part:
        raise ValueError("one is a settlement and the other an advance")
    before, after = first.totals(), second.totals()
    changes = (Change(code, before.get(code, 0), after.get(code, 0)) for code in sorted({*before, *after}))
    return Comparison(first, second, tuple(sorted(changes, key=lambda each: (each.difference, each.municipality))))
