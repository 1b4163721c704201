"""Small tables about a topic, for the rules that read them: three municipalities, two of them members."""

from datetime import date
from decimal import Decimal

from luukku.area.domain.pack import Area, AreaPack, Authority, Municipality, Source
from luukku.area.domain.tables import Column, Measure, Period, Row, RowKeys, Table, TableSpec
from luukku.area.domain.words import SourceRef
from luukku.kernel.typed import LocalText

A, B, C = "005", "009", "049"
NAMES = {A: "Alajärvi", B: "Alavieska", C: "Espoo"}
"""Members are the first two; the third is another authority's."""
YEAR = Period(from_=date(2021, 1, 1), to=date(2021, 12, 31))


def column(title, *, unit="persons", role=None, municipality=None, precision="1", period=YEAR):
    return Column(
        title=LocalText(fi=title),
        unit=unit,
        reference_period=period,
        population="residents",
        precision=Decimal(precision),
        municipality=municipality,
        role=role,
    )


def table(stem, topic, columns, rows, *, key="municipality", measures=None, others=(), groups=()):
    """A table; `rows` are label and figures, a code for a member's row, `Σ` for a total, a name of `others` or `groups`."""
    keys = RowKeys(key=key, total=("Σ",), other=tuple(others), groups=tuple(groups))
    spec = TableSpec(
        title=LocalText(fi=stem), topic=topic, source=SourceRef(id="plan"), rows=keys, columns=columns, measures=measures or {}
    )
    group, made = None, []
    for label, *figures in rows:
        kind = "total" if label == "Σ" else "other" if label in others else "group" if label in groups else None
        group = label if kind == "group" else None if kind == "total" else group
        cells = tuple(None if figure is None else Decimal(str(figure)) for figure in figures)
        code = label if key == "municipality" and kind is None else None
        made.append(
            Row(
                label=NAMES.get(label, label),
                kind=kind or key,
                code=code,
                group=group if kind is None and key == "label" else None,
                cells=cells,
            )
        )
    return Table(stem=stem, spec=spec, rows=tuple(made))


def pack(*tables, **parts):
    return AreaPack(
        area=Area(name=LocalText(fi="Malli")),
        authorities=(Authority(id="own", name=LocalText(fi="Mallialue"), responsible=A, role="this"),),
        municipalities=tuple(
            Municipality(code=code, name=LocalText(fi=NAMES[code]), member_from=date(2020, 1, 1)) for code in (A, B)
        ),
        sources={"plan": Source(title=LocalText(fi="Suunnitelma"))},
        tables=tables,
        **parts,
    )


def matrix(*, totals=True):
    """Who lives where and works where: 100 stay in A, 40 go from A to B …"""
    columns = {NAMES[code]: column(NAMES[code], municipality=code) for code in (A, B, C)}
    rows = [[A, 100, 40, 60], [B, 10, 50, 0], ["Espoo", 5, 0, 900]]
    if totals:
        columns |= {
            "within": column("Yhteensä", role="within_total"),
            "outside": column("Ulos", role="outside_total"),
        }
        for row, figures in zip(rows, ((200, 50), (60, 40), (905, 95)), strict=True):
            row += figures
    return table("pendelointi", "commuting", columns, rows, others=("Espoo",))


def arrivals():
    """Those who work in each place: from the table's municipalities, and from others."""
    columns = {NAMES[code]: column(NAMES[code], municipality=code) for code in (A, B, C)}
    measures = {
        name: Measure(title=LocalText(fi=name), unit="persons", population="employed", precision=Decimal(1), role=role)
        for name, role in (("sisältä", "from_within_total"), ("ulkoa", "from_outside_total"))
    }
    rows = [["sisältä", 115, 90, 960], ["ulkoa", 15, 30, 40]]
    return table("saapuvat", "commuting_totals", columns, rows, key="label", measures=measures)


def indicators(rows, **roles):
    """Key figures; `roles` name the columns: role=unit."""
    columns = {role: column(role, unit=unit, role=role, precision="0.01") for role, unit in roles.items()}
    return table("tunnusluvut", "indicators", columns, rows)
