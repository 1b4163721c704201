"""Makes the data files of `official/` from a folder of downloads: `python -m luukku.connectors.official.prepare SOURCE OUT`.

What is taken, left out and changed is told in official/ORIGIN.md; `datasets.yaml` there is kept by hand. The same downloads give
the same bytes. Municipalities of older statistics are carried into today's by `MERGERS`; one that is neither is refused, because
leaving it out would make the country too small. Nothing is written unless everything could be made.
"""

import argparse
import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from luukku.connectors.official.classification import (
    ALAND_AREA,
    AREA_COLUMNS,
    DIVISION_COLUMNS,
    MERGERS,
    MUNICIPALITY_COLUMNS,
    DivisionKind,
    Grouping,
    Language,
)
from luukku.connectors.official.files import OfficialDataError, read_table, read_text
from luukku.connectors.official.geometry import Polygon, Polygons, Ring, dissolve, signed_area

LANGUAGES = {
    "Yksikielinen suomenkielinen kunta": Language.FINNISH,
    "Yksikielinen ruotsinkielinen kunta": Language.SWEDISH,
    "Kaksikielinen kunta, jossa enemmistön kieli on suomi": Language.FINNISH_MAJORITY,
    "Kaksikielinen kunta, jossa enemmistön kieli on ruotsi": Language.SWEDISH_MAJORITY,
}
GROUPINGS = {
    "Kaupunkimaiset kunnat": Grouping.URBAN,
    "Taajaan asutut kunnat": Grouping.SEMI_URBAN,
    "Maaseutumaiset kunnat": Grouping.RURAL,
}
DIVISIONS = {
    DivisionKind.REGION: "maakunta",
    DivisionKind.SUB_REGION: "seutukunta",
    DivisionKind.WELLBEING_COUNTY: "hyvinvointialue",
    DivisionKind.ECONOMIC_DEVELOPMENT_CENTRE: "elinvoimakeskus",
}
MEASURE_COLUMNS = {"tyottomat_lopussa": "unemployed", "tyovoima": "labour_force", "avoimet_paikat_lopussa": "vacancies"}
# The downloads name the regions in Finnish only: their official Swedish and English names.
REGION_NAMES = {
    "Uusimaa": ("Nyland", "Uusimaa"),
    "Varsinais-Suomi": ("Egentliga Finland", "Southwest Finland"),
    "Satakunta": ("Satakunta", "Satakunta"),
    "Kanta-Häme": ("Egentliga Tavastland", "Kanta-Häme"),
    "Pirkanmaa": ("Birkaland", "Pirkanmaa"),
    "Päijät-Häme": ("Päijänne-Tavastland", "Päijät-Häme"),
    "Kymenlaakso": ("Kymmenedalen", "Kymenlaakso"),
    "Etelä-Karjala": ("Södra Karelen", "South Karelia"),
    "Etelä-Savo": ("Södra Savolax", "South Savo"),
    "Pohjois-Savo": ("Norra Savolax", "North Savo"),
    "Pohjois-Karjala": ("Norra Karelen", "North Karelia"),
    "Keski-Suomi": ("Mellersta Finland", "Central Finland"),
    "Etelä-Pohjanmaa": ("Södra Österbotten", "South Ostrobothnia"),
    "Pohjanmaa": ("Österbotten", "Ostrobothnia"),
    "Keski-Pohjanmaa": ("Mellersta Österbotten", "Central Ostrobothnia"),
    "Pohjois-Pohjanmaa": ("Norra Österbotten", "North Ostrobothnia"),
    "Kainuu": ("Kajanaland", "Kainuu"),
    "Lappi": ("Lappland", "Lapland"),
    "Ahvenanmaa": ("Åland", "Åland"),
}


CLASSIFICATION_COLUMNS = (
    *("kunta_koodi", "nimi_fi", "nimi_sv", "kielisuhde", "kuntaryhmitys", "tyollisyysalue_koodi", "kela_kuntaryhma"),
    *(column for name in DIVISIONS.values() for column in (f"{name}_koodi", name)),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file as downloaded. Of a table, `records` are (line number, cells by column), the cells without spaces around them."""

    file: Path
    records: tuple[tuple[int, Mapping[str, str]], ...] = ()

    def refusal(self, problem: str, *, line: int | None = None, remedy: str = "") -> OfficialDataError:
        remedy = remedy or "see whether the publisher changed the table"
        return OfficialDataError(problem, file=self.file, line=line, remedy=remedy)

    def number(self, text: str, *, line: int) -> int:
        if not (text.isascii() and text.isdigit()):
            raise self.refusal(f"{text!r} is not a whole number", line=line)
        return int(text)

    def current(self, code: str, *, codes: Collection[str], line: int | None = None) -> str:
        """Code of the municipality that a municipality of an older statistic belongs to now."""
        today = MERGERS[code].into if code in MERGERS else code
        if today not in codes:
            remedy = "add what became of it to MERGERS in classification.py"
            raise self.refusal(f"{code} is not a municipality of today", line=line, remedy=remedy)
        return today


def build(source: Path) -> Mapping[str, bytes]:
    """Contents of the data files by file name. Raises OfficialDataError that names the download, the line and what to do."""
    classified = _table(source, "areas/kunnat_*.csv", key=("kunta_koodi",), columns=CLASSIFICATION_COLUMNS)
    areas = _table(
        source, "areas/tyollisyysalueet_*.csv", key=("koodi",), columns=("nimi_fi", "nimi_sv", "nimi_en", "kuntakoodit")
    )
    people = _table(source, "areas/kunta_vaesto_*.csv.gz", key=("kunta_koodi", "vuosi"), columns=("vaesto_3112",))
    months = _table(source, "labour/tyonv_12r5_kunnat_*.csv.gz", key=("alue", "kuukausi"), columns=tuple(MEASURE_COLUMNS))
    codes = {record["kunta_koodi"] for _, record in classified.records}
    return {
        "municipalities.csv": _csv(MUNICIPALITY_COLUMNS, _municipalities(classified)),
        "divisions.csv": _csv(DIVISION_COLUMNS, _divisions(classified)),
        "employment_areas.csv": _csv(AREA_COLUMNS, _employment_areas(areas, classified=classified)),
        "population.csv": _population(people, codes=codes),
        "unemployment_12r5.csv.gz": _pack(_unemployment(months, codes=codes)),
        "boundaries.jsonl.gz": _pack(_boundaries(Download(_newest(source, "geo/kunnat_*.geojson")), codes=codes)),
        "names.csv": _csv(("kind", "name"), _names(Download(_newest(source, "names/nimet_fi.json")))),
    }


def _newest(source: Path, pattern: str) -> Path:
    """The file of this pattern whose name comes last: names carry their year."""
    if found := sorted(source.glob(pattern)):
        return found[-1]
    raise OfficialDataError("no such file", file=source / pattern, remedy="download it; official/ORIGIN.md says from where")


def _table(source: Path, pattern: str, *, key: tuple[str, ...], columns: tuple[str, ...]) -> Download:
    """A table that has these columns, and each key once: a row that stands twice would be counted twice."""
    table = read_table(_newest(source, pattern), columns=())
    records = tuple((line, dict(zip(table.header, map(str.strip, cells), strict=True))) for line, cells in table.rows)
    download = Download(table.file, records)
    if missing := [column for column in key + columns if column not in table.header]:
        raise download.refusal(f"no column {', '.join(missing)}", line=1)
    seen = set()
    for line, record in records:
        if (it := tuple(record[column] for column in key)) in seen:
            raise download.refusal(f"{' '.join(it)} stands twice", line=line)
        seen.add(it)
    return download


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def _pack(content: bytes) -> bytes:
    """Gzip without name and time, so that the same content gives the same bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def _municipalities(classified: Download) -> Iterable[Sequence[object]]:
    for line, record in sorted(classified.records, key=lambda numbered: numbered[1]["kunta_koodi"]):
        try:
            language, grouping = LANGUAGES[record["kielisuhde"]], GROUPINGS[record["kuntaryhmitys"]]
        except KeyError as error:
            raise classified.refusal(f"{error} is not a known language relation or grouping", line=line) from error
        area = record["tyollisyysalue_koodi"]
        yield (
            record["kunta_koodi"],
            record["nimi_fi"],
            record["nimi_sv"],
            language,
            grouping,
            record["maakunta_koodi"],
            record["seutukunta_koodi"],
            "" if area == ALAND_AREA else area,
            record["hyvinvointialue_koodi"],
            record["elinvoimakeskus_koodi"],
            record["kela_kuntaryhma"].removesuffix(".0"),
        )


def _divisions(classified: Download) -> Iterable[Sequence[object]]:
    for kind, column in DIVISIONS.items():
        for code, name in sorted({(record[f"{column}_koodi"], record[column]) for _, record in classified.records}):
            if kind is not DivisionKind.REGION:
                yield kind, code, name, "", ""
            elif name in REGION_NAMES:
                yield kind, code, name, *REGION_NAMES[name]
            else:
                remedy = "add them to REGION_NAMES in prepare.py"
                raise classified.refusal(f"region {name} has no Swedish and English name", remedy=remedy)


def _employment_areas(areas: Download, *, classified: Download) -> Iterable[Sequence[object]]:
    members = defaultdict(list)
    for _, record in classified.records:
        members[record["tyollisyysalue_koodi"]].append(record["kunta_koodi"])
    for line, record in areas.records:
        code = record["koodi"]
        if sorted(record["kuntakoodit"].split()) != sorted(members[code]):
            raise areas.refusal(f"area {code} has other municipalities than in {classified.file.name}", line=line)
        if code != ALAND_AREA:
            yield code, record["nimi_fi"], record["nimi_sv"], record["nimi_en"]


def _population(people: Download, *, codes: Collection[str]) -> bytes:
    figures: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line, record in people.records:
        code = people.current(record["kunta_koodi"], codes=codes, line=line)
        figures[code][record["vuosi"]] += people.number(record["vaesto_3112"], line=line)
    years = sorted({record["vuosi"] for _, record in people.records})
    if lacking := [code for code in sorted(codes) if sorted(figures[code]) != years]:
        raise people.refusal(f"a year is missing of {', '.join(lacking)}")
    return _csv(("code", *years), ((code, *(figures[code][year] for year in years)) for code in sorted(codes)))


def _unemployment(series: Download, *, codes: Collection[str]) -> bytes:
    """One row a region and measure, one column a month. A figure that is not published is empty, and so is a sum with one."""
    parts: dict[tuple[str, str], dict[str, list[int | None]]] = defaultdict(lambda: defaultdict(list))
    for line, record in series.records:
        region = record["alue"]
        if region.startswith("KU"):
            region = "KU" + series.current(region[2:], codes=codes, line=line)
        for column, measure in MEASURE_COLUMNS.items():
            figure = series.number(record[column], line=line) if record[column] else None
            parts[region, measure][record["kuukausi"]].append(figure)
    months = sorted({record["kuukausi"] for _, record in series.records})
    if lacking := sorted({region for (region, _), row in parts.items() if sorted(row) != months}):
        raise series.refusal(f"a month is missing of {', '.join(lacking)}")
    return _csv(("region", "measure", *months), ((*key, *(_sum(parts[key][month]) for month in months)) for key in sorted(parts)))


def _sum(figures: Iterable[int | None]) -> int | None:
    """None, which CSV writes as an empty cell, when a figure is not published."""
    known = list(figures)
    return None if None in known else sum(figure for figure in known if figure is not None)


def _boundaries(download: Download, *, codes: Collection[str]) -> bytes:
    """One line a municipality: its code and its polygons. Merged municipalities become one without their common border."""
    parts: dict[str, list[Polygons]] = defaultdict(list)
    try:
        for feature in _json(download)["features"]:
            shape = feature["geometry"]
            polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            code = download.current(feature["properties"]["kunta_koodi"], codes=codes)
            parts[code].append(tuple(_oriented(polygon) for polygon in polygons))
        shapes = {code: pieces[0] if len(pieces) == 1 else dissolve(chain(*pieces)) for code, pieces in parts.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise download.refusal(f"not polygons of municipalities ({error})") from error
    if lacking := sorted(set(codes) - shapes.keys()):
        raise download.refusal(f"no boundary of {', '.join(lacking)}")
    return "".join(json.dumps([code, shapes[code]], separators=(",", ":")) + "\n" for code in sorted(shapes)).encode()


def _oriented(polygon: Iterable[Iterable[Sequence[float]]]) -> Polygon:
    """The polygon without points that stand twice in a row, its outer ring clockwise and its holes counter-clockwise."""
    rings: list[Ring] = [tuple((x, y) for (x, y), _ in groupby(ring)) for ring in polygon]
    return tuple(ring if (signed_area(ring) < 0) == (at == 0) else ring[::-1] for at, ring in enumerate(rings))


def _names(download: Download) -> Iterable[Sequence[object]]:
    found = _json(download)
    for kind, key in (("first", "etunimet"), ("last", "sukunimet")):
        for name in found[key]:
            yield kind, name


def _json(download: Download) -> Any:
    try:
        return json.loads(read_text(download.file))
    except json.JSONDecodeError as error:
        raise download.refusal(f"not JSON ({error.msg})", line=error.lineno) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 when the files were written, 2 when a download could not be used."""
    prog = "python -m luukku.connectors.official.prepare"
    parser = argparse.ArgumentParser(prog=prog, description="Make official/ from a folder of downloads.")
    parser.add_argument("source", type=Path, help="folder of downloads, laid out as official/ORIGIN.md says")
    parser.add_argument("out", type=Path, help="folder to write into, usually official/")
    paths = parser.parse_args(arguments)
    try:
        contents = build(paths.source)
    except OfficialDataError as error:
        print(error, file=sys.stderr)
        return 2
    paths.out.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (paths.out / name).write_bytes(content)
        print(f"{name}  {len(content)} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
