"""Seats on the board (työllisyyslautakunta): how the rule of the agreement follows from a year's population."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luukku.area.domain.pack import AreaPack, BoardRule, Municipality
from luukku.kernel.typed import LocalText


@dataclass(frozen=True, slots=True)
class Seats:
    """How many members a municipality has on the board, and the population that gives them."""

    municipality: Municipality
    population: int
    seats: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board as the population of 31 December of `year` makes it."""

    year: int
    rule: LocalText
    seats: tuple[Seats, ...]

    @property
    def total(self) -> int:
        return sum(row.seats for row in self.seats)


def board(*, pack: AreaPack, year: int, populations: Mapping[str, int]) -> Board | None:
    """The board that the population at the end of `year` gives; None when the pack has no rule.

    populations  persons by municipality code on 31 December of `year`
    A board is chosen in the year after, so its municipalities are the members on 1 January of that year, or on the first
    day that the area has members when it did not have any yet.
    """
    if pack.board is None:
        return None
    first = min(municipality.member_from for municipality in pack.municipalities)
    members = pack.members_on(max(date(year + 1, 1, 1), first))
    return Board(year, rule_in_words(pack.board), tuple(_seats(member, pack.board, populations) for member in members))


def seats_for(population: int, *, size: int) -> int:
    """One seat for each started `size` residents: none for nobody, one for `size`, two from `size` + 1 on."""
    return -(-population // size)


def to_gain(population: int, *, size: int) -> int:
    """How many more residents would bring one more seat."""
    return seats_for(population, size=size) * size + 1 - population


def to_lose(population: int, *, size: int) -> int:
    """How many fewer residents would take a seat away; nought where there is none to take."""
    return population - max(seats_for(population, size=size) - 1, 0) * size


def rule_in_words(rule: BoardRule) -> LocalText:
    """The rule as a sentence."""
    spaced, english = f"{rule.size:,}".replace(",", "\u00a0"), f"{rule.size:,}"
    return LocalText(
        fi=f"Yksi jäsen jokaista alkavaa {spaced} asukasta kohti",
        sv=f"En ledamot för varje påbörjat {spaced}-tal invånare",
        en=f"One member for each started {english} residents",
    )


def _seats(member: Municipality, rule: BoardRule, populations: Mapping[str, int]) -> Seats:
    population = populations[member.code]
    return Seats(member, population, seats_for(population, size=rule.size))
