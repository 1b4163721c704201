"""A plan's printed transfer counted again from published figures and the lawbook's prices, and what the difference is made of.

The plan's own sums are only compared with: none of them is counted from.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from luukku.finance.domain.state_share.rule import PRICE_18_64, PRICE_UNEMPLOYED
from luukku.kernel.numbers import percent_of
from luukku.law import Lawbook, Special


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Euros for each inhabitant aged 18–64 and for each unemployed person."""

    age_18_64: Fraction
    unemployed: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is published of a municipality for the plan's year.

    unemployed, labour_force  means of the year in the employment service statistics: without those who are in services
    with_services             the unemployed and those in services, where the area tells them
    age_18_64                 where the area tells them
    residents                 at the end of the year
    """

    unemployed: Fraction
    labour_force: Fraction
    with_services: Fraction | None = None
    age_18_64: Fraction | None = None
    residents: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The transfer counted again, in euros.

    series    from the country-wide series alone: the labour force stands for those aged 18–64
    services  what counting those in services among the unemployed adds; None where they are not told
    age       what those aged 18–64 in place of the labour force add; None where they are not told
    at_most   what they can add: nobody has more of them than residents; None where `age` is known or residents are not
    """

    series: Fraction
    services: Fraction | None
    age: Fraction | None
    at_most: Fraction | None

    @property
    def sum(self) -> Fraction:
        return self.series + (self.services or 0) + (self.age or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Counted beside printed: `unexplained` is what remains of the difference when every cause that is known is counted in."""

    counted: Counted
    printed: Fraction

    @property
    def unexplained(self) -> Fraction:
        return self.printed - self.counted.sum

    @property
    def unexplained_percent(self) -> Fraction | None:
        return percent_of(self.unexplained, self.printed)


def prices(book: Lawbook, year: int) -> Prices | None:
    """The prices of a financial year; None while they are not known."""
    day = date(year, 1, 1)
    found = book.entry(PRICE_18_64, day), book.entry(PRICE_UNEMPLOYED, day)
    if any(isinstance(value.value, Special) for value in found):
        return None
    return Prices(age_18_64=Fraction(found[0].number()), unemployed=Fraction(found[1].number()))


def counted(at: Prices, published: Published) -> Counted:
    """The transfer of one municipality, or of several whose figures are added."""
    told, force = published, published.labour_force
    age = None if told.age_18_64 is None else (told.age_18_64 - force) * at.age_18_64
    bound = None if age is not None or told.residents is None else (told.residents - force) * at.age_18_64
    return Counted(
        series=told.unemployed * at.unemployed + force * at.age_18_64,
        services=None if told.with_services is None else (told.with_services - told.unemployed) * at.unemployed,
        age=age,
        at_most=bound,
    )


def share_that_explains(at: Prices, published: Published, compared: Compared) -> Fraction | None:
    """How many percent of the residents would have to be aged 18–64 for nothing to remain; None where they are told."""
    if compared.counted.age is not None or not published.residents or not at.age_18_64:
        return None
    return percent_of(published.labour_force + compared.unexplained / at.age_18_64, published.residents)


def added(parts: list[Published]) -> Published:
    """Several municipalities together; what one of them does not tell, they do not tell."""

    def total(figures: list[Fraction | None]) -> Fraction | None:
        known = [each for each in figures if each is not None]
        return sum(known, Fraction(0)) if len(known) == len(figures) else None

    return Published(
        unemployed=sum((each.unemployed for each in parts), Fraction(0)),
        labour_force=sum((each.labour_force for each in parts), Fraction(0)),
        with_services=total([each.with_services for each in parts]),
        age_18_64=total([each.age_18_64 for each in parts]),
        residents=total([each.residents for each in parts]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PerHead:
    """A printed figure for each head beside the counted one; the three parts make the whole difference.

    compensation  the print holds the compensation for benefits, which cannot be counted from what is published
    transfer      the counted transfer differs from the printed one
    heads         the print is divided by another number of heads
    """

    counted: Fraction
    printed: Fraction
    compensation: Fraction
    transfer: Fraction
    heads: Fraction

    @property
    def difference(self) -> Fraction:
        return self.printed - self.counted


def per_head(
    *, transfer: Fraction, heads: Fraction, printed: Fraction, printed_transfer: Fraction, printed_compensation: Fraction
) -> PerHead | None:
    """None where the print is nought or there are no heads."""
    whole = printed_transfer + printed_compensation
    if not printed or not heads or not whole:
        return None
    divided = whole / printed
    return PerHead(
        counted=transfer / heads,
        printed=printed,
        compensation=printed_compensation / divided,
        transfer=(printed_transfer - transfer) / divided,
        heads=transfer / divided - transfer / heads,
    )
