"""Files as StatFin gives them, written from figures: json-stat2 with old and new identifiers, and the forms of CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from luukku.connectors import official

Row = tuple[str, date]
Figures = Mapping[Row, Sequence[int | None]]
"""By region and first day of the month: unemployed, labour force, vacancies."""

CODES = ("TYOTTOMATLOPUSSA", "TYOVOIMATK", "AVPAIKATLOPUSSA")
TEXTS = (
    "Työttömät työnhakijat laskentapäivänä (lkm.)",
    "TK:n Työssäkäyntitilaston työvoima (lkm.)",
    "Avoimet työpaikat kuukauden laskentapäivänä (lkm.)",
)
OLD = ("Alue", "Kuukausi", "Tiedot")
NEW = ("alue_23_20260101", "timeperiod_m", "contentscode")
TITLE = "Työttömät työnhakijat ja avoimet työpaikat alueittain kuukauden lopussa muuttujina Alue, Kuukausi ja Tiedot"


def shipped(
    *, regions: Iterable[str] | None = None, since: date = date(2015, 1, 1)
) -> dict[tuple[str, date], tuple[int | None, ...]]:
    """The figures that came with the program, or those of some regions and months."""
    wanted = set(regions) if regions is not None else None
    return {
        (row.region, row.month): (row.unemployed, row.labour_force, row.vacancies)
        for row in official.series_12r5()
        if row.month >= since and (wanted is None or row.region in wanted)
    }


def axes(figures: Figures) -> tuple[list[str], list[date]]:
    """The regions and the months of the figures, in order."""
    return sorted({region for region, _ in figures}), sorted({month for _, month in figures})


def px(month: date) -> str:
    """A month as StatFin writes it: `2023M10`."""
    return f"{month:%YM%m}"


def json_stat2(
    figures: Figures, *, names: Sequence[str] = OLD, codes: Sequence[str] = CODES, texts: Sequence[str] = TEXTS
) -> bytes:
    """json-stat2 with region, month and measure, in this order; what is not in the figures is null."""
    regions, months = axes(figures)
    categories = [
        {region: region for region in regions},
        {px(month): px(month) for month in months},
        dict(zip(codes, TEXTS, strict=False)),
    ]
    unknown = (None,) * len(codes)
    document = {
        "version": "2.0",
        "class": "dataset",
        "label": f"12r5 -- {TITLE}",
        "source": "Tilastokeskus",
        "updated": "2026-11-24T06:00:00Z",
        "id": list(names),
        "size": [len(each) for each in categories],
        "dimension": {
            name: {"label": name, "category": {"index": {code: at for at, code in enumerate(each)}, "label": each}}
            for name, each in zip(names, categories, strict=True)
        },
        "value": [value for region in regions for month in months for value in figures.get((region, month), unknown)],
        "role": {"time": [names[1]], "metric": [names[2]]},
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _written(rows: Iterable[Sequence[object]], delimiter: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cell(value: int | None) -> object:
    return "..." if value is None else value


def long_csv(figures: Figures, *, delimiter: str = ",", titled: bool = False) -> str:
    """A row for each region and month, a column for each measure."""
    above: list[Sequence[object]] = [[TITLE], []] if titled else []
    rows = [[region, px(month), *map(_cell, values)] for (region, month), values in sorted(figures.items())]
    return _written([*above, ["Alue", "Kuukausi", *TEXTS], *rows], delimiter)


def wide_csv(figures: Figures, *, delimiter: str = ",", titled: bool = False) -> str:
    """A row for each region, a column for each month and measure: what PxWeb writes when months stand in the heading."""
    regions, months = axes(figures)
    above: list[Sequence[object]] = [[TITLE], []] if titled else []
    headings = ["Alue", *(f"{px(month)} {text}" for month in months for text in TEXTS)]
    rows = [[region, *(_cell(value) for month in months for value in figures[region, month])] for region in regions]
    return _written([*above, headings, *rows], delimiter)


def stacked_csv(figures: Figures, *, delimiter: str = ",", by_code: bool = False) -> str:
    """A row for each figure, all variables in columns of their own (`csv2`, `csv3`)."""
    names, measures, last = (NEW, CODES, "12r5") if by_code else (OLD, TEXTS, TITLE)
    rows = [
        [region, px(month), measure, _cell(value)]
        for (region, month), values in sorted(figures.items())
        for measure, value in zip(measures, values, strict=True)
    ]
    return _written([[*names, last], *rows], delimiter)
