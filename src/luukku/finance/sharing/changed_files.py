"""An agreement and its figures as files again, changed or not: they read back as they are shared."""

import io
import zipfile
from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction

from luukku.finance.domain.sharing import Amount, Column, Data
from luukku.finance.domain.sharing.what_if import Case
from luukku.finance.sharing.data_files import FILES
from luukku.kernel.money import format_euros
from luukku.kernel.typed import write, write_sheet

AGREEMENT = "agreement.yaml"
MADE = (1980, 1, 1, 0, 0, 0)
"""The time of files in an archive: the same files give the same archive."""
MOST_DECIMALS = 30
PRECISE = Context(prec=200)


def files_of(case: Case) -> dict[str, str]:
    """The files by their names; those of figures that there are."""
    data = case.data
    files = {AGREEMENT: write(case.agreement)}
    if data.keys:
        files[FILES["keys"]] = _keys(data)
    if data.direct:
        files[FILES["direct"]] = _direct(data)
    if data.amounts:
        files[FILES["amounts"]] = _amounts(data)
    return files


def archive(case: Case) -> bytes:
    """All of them in one ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, text in files_of(case).items():
            archived.writestr(zipfile.ZipInfo(name, MADE), text)
    return out.getvalue()


def _keys(data: Data) -> str:
    years = any(column.year is not None for column in data.keys)
    names = list(dict.fromkeys(column.name for column in data.keys))
    places = dict.fromkeys((column.year, code) for column, figures in data.keys.items() for code in figures)
    rows = []
    for year, code in sorted(places, key=lambda place: (place[1], place[0] or 0)):
        figures = (data.keys.get(Column(name, year), {}).get(code) for name in names)
        cells = ["" if figure is None else _plain(figure) for figure in figures]
        rows.append((code, *([str(year or "")] if years else []), *cells))
    return write_sheet(("municipality", *(["year"] if years else []), *names), tuple(rows))


def _direct(data: Data) -> str:
    """Amounts of no period are told without one: a file has either."""
    told = [(code, amount) for column in data.direct.values() for code, amounts in column.items() for amount in amounts]
    periods = any(amount.period for _code, amount in told)
    rows = []
    for code, period, kind in dict.fromkeys((code, amount.period, amount.kind) for code, amount in told):
        cells = [format_euros(_of(amounts.get(code, ()), period, kind)) for amounts in data.direct.values()]
        rows.append((code, *([period.text] if periods and period else []), kind.value, *cells))
    head = ("municipality", *(["period"] if periods else []), "part", *data.direct)
    return write_sheet(head, tuple(rows))


def _of(amounts: Iterable[Amount], period: object, kind: object) -> int:
    return sum(each.cents for each in amounts if (each.period, each.kind) == (period, kind))


def _amounts(data: Data) -> str:
    rows = [
        (block, amount.period.text, amount.kind.value, format_euros(amount.cents))
        for block, amounts in data.amounts.items()
        for amount in amounts
        if amount.period
    ]
    return write_sheet(("block", "period", "part", "amount"), tuple(rows))


def _plain(value: Fraction) -> str:
    """A figure in full; one with more than thirty decimals is rounded to them."""
    decimals = next((n for n in range(MOST_DECIMALS) if (value * 10**n).denominator == 1), MOST_DECIMALS)
    return f"{Decimal(round(value * 10**decimals)).scaleb(-decimals, PRECISE):f}"
