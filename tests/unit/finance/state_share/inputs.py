"""Figures of a small municipality and of a round country, to count by hand with."""

from fractions import Fraction

from luukku.finance.domain.state_share.quantities import Known

YEAR = 2023
SMALL = {
    "age_18_64": 1_000,
    "unemployed": 100,
    "residents": 2_000,
    "unemployment_coefficient": Fraction(5, 4),
    "foreign_language": 10,
    "actual_cost": 200_000,
    "compensation": 50_000,
    "whole_share": 1_000_000,
    "country_age_18_64": 3_000_000,
    "country_unemployed": 300_000,
    "country_residents": 5_000_000,
}


def known(figures, *, year=YEAR):
    return {quantity: Known(figure=Fraction(figure), year=year, origin="reader") for quantity, figure in figures.items()}


def without(*quantities):
    return known({quantity: figure for quantity, figure in SMALL.items() if quantity not in quantities})
