"""What the state share is counted from: a figure, of which year it is and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

Quantity = Literal[
    "age_18_64", "unemployed", "residents", "unemployment_coefficient", "foreign_language", "actual_cost", "compensation",
    "whole_share", "country_age_18_64", "country_unemployed", "country_residents",
]  # fmt: skip
"""A figure of a municipality, or of the whole country.

unemployed                unemployed and participants in services, mean of the year
unemployment_coefficient  the municipality's unemployment rate / the country's
actual_cost               what the services cost in the municipality before they were its own, in euros
compensation              of the widened liability for benefits, as confirmed, in euros
whole_share               the municipality's state share of all its tasks, in euros
"""
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

Origin = Literal["series", "area", "reader"]
"""An official series, a table of the area, or the reader of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A figure that is known: persons, euros or a ratio, exact; `year` is the one that it speaks of."""

    figure: Fraction
    year: int
    origin: Origin


Inputs = Mapping[Quantity, Known]


def newest(found: Mapping[int, Fraction], *, until: int, origin: Origin) -> Known | None:
    """The figure of the newest year that is not later than `until`: where that of the year itself is not published, the law
    takes the newest one before it (618/2021 18 §)."""
    year = max((each for each in found if each <= until), default=None)
    return None if year is None else Known(figure=found[year], year=year, origin=origin)
