"""A plan's table of the transfer beside what published figures give: by municipality, by cause, by column and by data year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from luukku.area.domain.money import BASES, Basis, Money, money, per_head
from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Table
from luukku.area.domain.words import Role
from luukku.finance.domain.state_share import reproduction
from luukku.finance.domain.state_share.reproduction import Compared, PerHead, Prices, Published, added, counted
from luukku.finance.state_money.inputs import Series, published

ROLES: Mapping[Basis, Role] = {
    "asukas": "per_inhabitant",
    "tyoton": "per_unemployed",
    "laaja": "per_broadly_unemployed",
    "tyovoima": "per_labour_force",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One municipality, or all that are compared together, counted beside what the plan prints.

    published     what it is counted from
    compared      the transfer
    compensation  what the plan prints of the compensation, which cannot be counted; None where it prints none
    whole         what it prints of both
    heads         each printed figure for a head, by what it is divided by
    """

    published: Published
    compared: Compared
    compensation: Fraction | None
    whole: Fraction
    heads: Mapping[Basis, PerHead]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The plan's table counted again.

    table    as printed
    year     that its figures speak of; `price_year` the financial year whose prices are used
    members  those that are in the table and in the series, in their order; `each` by code, `area` them together
    left_out members that the table prints and the series do not tell for the year
    by_year  the transfer of all of them from the country-wide series alone, by data year
    """

    table: Table
    year: int
    price_year: int
    members: Sequence[Municipality]
    each: Mapping[str, Beside]
    area: Beside
    left_out: Sequence[Municipality]
    by_year: Mapping[int, Published]
    prices: Prices


def comparison(
    *, pack: AreaPack, told: Series, prices: Prices, price_year: int, members: Sequence[Municipality]
) -> Comparison | None:
    """None where the area has printed no transfer, or the series tell none of its municipalities for its year."""
    table = pack.about("state_transfer")
    printed = money(table) if table else None
    key = table.column_as("transfer") if table else None
    if table is None or printed is None or key is None:
        return None
    year = table.spec.columns[key].last_day.year
    of_table = [each for each in members if each.code in printed.transfer]
    found = {each.code: known for each in of_table if (known := published(each.code, pack=pack, told=told, year=year))}
    if not found:
        return None
    shown = [each for each in of_table if each.code in found]
    return Comparison(
        table=table,
        year=year,
        price_year=price_year,
        members=shown,
        each={code: _beside(pack, table, printed, prices, known, [code]) for code, known in found.items()},
        area=_beside(pack, table, printed, prices, added(list(found.values())), list(found)),
        left_out=[each for each in of_table if each.code not in found],
        by_year=_by_year(told, list(found)),
        prices=prices,
    )


def _beside(pack: AreaPack, table: Table, printed: Money, prices: Prices, known: Published, codes: Sequence[str]) -> Beside:
    compared = Compared(counted=counted(prices, known), printed=sum((printed.transfer[code] for code in codes), Fraction(0)))
    told = [printed.compensation[code] for code in codes if code in printed.compensation]
    compensation = sum(told, Fraction(0)) if len(told) == len(codes) else None
    heads = {basis: each for basis in BASES if (each := _head(pack, table, printed, basis, known, compared, compensation, codes))}
    whole = sum((printed.together[code] for code in codes), Fraction(0))
    return Beside(published=known, compared=compared, compensation=compensation, whole=whole, heads=heads)


def _head(
    pack: AreaPack,
    table: Table,
    printed: Money,
    basis: Basis,
    known: Published,
    compared: Compared,
    compensation: Fraction | None,
    codes: Sequence[str],
) -> PerHead | None:
    """The printed figure for a head beside the counted one; None where the plan prints none or there are no heads."""
    found = per_head(pack, table, printed, basis)
    heads: Fraction | None = {
        "asukas": known.residents,
        "tyoton": known.unemployed,
        "laaja": known.with_services,
        "tyovoima": known.labour_force,
    }[basis]
    if found is None or not found.printed or heads is None or compensation is None:
        return None
    whole = len(codes) == len(found.each)
    figure = found.each.get(codes[0]) if len(codes) == 1 else found.area if whole else None
    if figure is None:
        return None
    return reproduction.per_head(
        transfer=compared.counted.sum,
        heads=heads,
        printed=figure,
        printed_transfer=compared.printed,
        printed_compensation=compensation,
    )


def _by_year(told: Series, codes: Sequence[str]) -> Mapping[int, Published]:
    """What the country-wide series tell of all of them, in the years in which they tell each."""
    shared = set.intersection(*(set(told.means_of(code)) for code in codes))
    return {year: added([_alone(told, code, year) for code in codes]) for year in sorted(shared)}


def _alone(told: Series, code: str, year: int) -> Published:
    mean = told.means_of(code)[year]
    return Published(unemployed=mean.unemployed, labour_force=mean.labour_force)
