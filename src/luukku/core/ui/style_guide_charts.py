"""The charts, maps and the matrix that the style guide shows. People, places and figures are invented."""

from datetime import date
from math import pi, sin

from luukku.core.documents.tables import Column, DataTable, Line
from luukku.core.ui.charts import (
    Chart,
    Curve,
    DotPlace,
    Flow,
    Place,
    Region,
    Rule,
    Series,
    Spot,
    Stop,
    Tick,
    choropleth,
    curve_chart,
    dot_chart,
    flow_map,
    line_chart,
    place_chart,
)
from luukku.core.ui.charts.plane import Polygons
from luukku.core.ui.sources import Source

MUNICIPALITIES = (("Kuusijärvi", 12.4), ("Niemikylä", 10.2), ("Peltomaa", 9.0), ("Salmensuu", 8.1), ("Vaaranpää", 6.8))
"""Invented members of an invented area, with a rate in percent."""


def _months(count: int) -> list[date]:
    return [date(2015 + number // 12, number % 12 + 1, 1) for number in range(count)]


def _season(level: float, fall: float, number: int) -> float:
    return round(level - fall * number + level * 0.09 * sin((number + 2) / 6 * pi), 1)


def example_lines() -> Chart:
    points = tuple((day, _season(5600, 20, number)) for number, day in enumerate(_months(106)))
    return line_chart(
        series=[Series(name="Työttömät", points=points)],
        unit="henkilöä kuukauden lopussa",
        mean="12 kk:n keskiarvo",
        label="Viivakuvio: työttömät työnhakijat kuukausittain 2015–2023, esimerkki",
        language="fi",
    )


def example_several() -> Chart:
    series = [
        Series(name=name, points=tuple((day, _season(rate + 3, 0.03, number)) for number, day in enumerate(_months(106))))
        for name, rate in MUNICIPALITIES[:3]
    ]
    return line_chart(
        series=series,
        unit="prosenttia työvoimasta",
        decimals=1,
        suffix="\u00a0%",
        label="Viivakuvio: työttömyysaste kolmessa kunnassa 2015–2023, esimerkki",
        language="fi",
    )


def example_places() -> Chart:
    return place_chart(
        places=[Place(name=name, value=rate, strong=name == "Niemikylä") for name, rate in MUNICIPALITIES],
        rules=[Rule(name="Alue", value=9.5), Rule(name="Koko maa", value=9.7)],
        unit="prosenttia työvoimasta",
        decimals=1,
        suffix="\u00a0%",
        label="Kuvio: työttömyysaste kunnittain, esimerkki. Kuusijärvi 12,4, Niemikylä 10,2, Vaaranpää 6,8 prosenttia.",
        language="fi",
    )


def example_changes() -> Chart:
    return place_chart(
        places=[Place(name=name, value=round((rate - 9) * 40)) for name, rate in MUNICIPALITIES],
        unit="henkilöä vuodessa",
        signed=True,
        from_zero=True,
        label="Kuvio: työttömien muutos kunnittain, esimerkki. Kuusijärvi +136, Peltomaa 0, Vaaranpää −88.",
        language="fi",
    )


def example_steps() -> Chart:
    return curve_chart(
        curves=[Curve(name="", points=((0, 0), (100, 10), (200, 20), (300, 30), (400, 40), (700, 50), (875, 50)))],
        ticks=[Tick(at=day, text=str(day)) for day in (0, 100, 200, 300, 400, 700)],
        unit="kunnan osuus, %",
        axis="maksettuja etuuspäiviä",
        suffix="\u00a0%",
        stepped=True,
        label="Porraskuvio: kunnan osuus 0 prosentista 50 prosenttiin maksettujen päivien mukaan, esimerkki",
        language="fi",
    )


def example_band() -> Chart:
    middle = [(float(month), 560 + 4.0 * month) for month in range(12)]
    return curve_chart(
        curves=[Curve(name="keskimmäinen", points=tuple(middle)), Curve(name="taso", points=((0, 280), (11, 280)))],
        band=[(month, value * 0.85, value * 1.15) for month, value in middle],
        ticks=[Tick(at=month, text=f"{month + 1}/2027") for month in range(12)],
        unit="tuhatta euroa kuukaudessa",
        label="Kuvio: arvio kuukausittain haarukkoineen, esimerkki. Tammikuussa 560, joulukuussa 604 tuhatta euroa.",
        language="fi",
    )


def example_dots() -> Chart:
    return dot_chart(
        series=["nykyinen", "asukasluvun mukaan", "työttömien mukaan"],
        places=[DotPlace(name=name, values=(60 + 3 * rate, 87.0, 30 + 6 * rate)) for name, rate in MUNICIPALITIES],
        unit="€ / asukas",
        label="Pistekuvio: kunnan osuus asukasta kohti kolmella tavalla jaettuna, esimerkki. Kuusijärvi maksaa eniten.",
        language="fi",
    )


def _borders(west: float, south: float) -> Polygons:
    """A municipality that is nearly a rectangle, cut askew so that a map looks like a map."""
    corners = ((0.0, 0.03), (0.06, 0.3), (0.33, 0.34), (0.62, 0.3), (0.66, 0.02), (0.36, -0.03), (0.0, 0.03))
    return ((tuple((west + x, south + y) for x, y in corners),),)


def example_map() -> Chart:
    places = [(25.0, 61.0), (25.62, 61.02), (25.04, 61.31), (25.66, 61.33), (25.3, 61.64)]
    own = [
        Region(name=name, polygons=_borders(*place), value=rate)
        for (name, rate), place in zip(MUNICIPALITIES, places, strict=True)
    ]
    return choropleth(
        own=[*own, Region(name="Uusikylä", polygons=_borders(26.28, 61.05))],
        beside=[Region(name="Naapuri", polygons=_borders(26.3, 61.37))],
        around={"1": _borders(24.4, 61.3), "2": _borders(25.9, 61.63), "3": _borders(24.7, 60.7), "4": _borders(25.4, 60.7)},
        label="Kartta: työttömyysaste kunnittain, esimerkki. Kuusijärvi 12,4, Niemikylä 10,2, Vaaranpää 6,8 prosenttia.",
        language="fi",
        decimals=1,
        suffix="\u00a0%",
    )


def example_spots() -> Chart:
    places = [(25.0, 61.0), (25.62, 61.02)]
    return choropleth(
        own=[Region(name=name, polygons=_borders(*place)) for (name, _rate), place in zip(MUNICIPALITIES, places, strict=False)],
        spots=[Spot(number="1", at=(25.2, 61.2)), Spot(number="2", at=(25.9, 61.1)), Spot(number="3", at=(25.91, 61.1))],
        label="Kartta: kolme toimipistettä kahdessa kunnassa, esimerkki",
        language="fi",
    )


def example_flows() -> Chart:
    corners = [(25.0, 61.0), (25.62, 61.02), (25.04, 61.31)]
    stops = [
        Stop(key=code, name=name, at=(west + 0.33, south + 0.15), polygons=_borders(west, south), own=code != "3")
        for (code, name), (west, south) in zip(PLACES, corners, strict=True)
    ]
    moving = [("1", "3", 480), ("2", "3", 54), ("1", "2", 120), ("2", "1", 92)]
    return flow_map(
        stops=stops,
        flows=[Flow(start=home, end=work, count=n, tone="first" if work == "3" else "second") for home, work, n in moving],
        legend={"first": "naapuriin", "second": "kuntien välillä"},
        label="Kartta: työmatkat kolmen kunnan välillä, esimerkki. Paksuin: Kuusijärvi–Naapuri, 480 henkilöä.",
        language="fi",
    )


PLACES = (("1", "Kuusijärvi"), ("2", "Niemikylä"), ("3", "Naapuri"))
OWN_PLACE = {(code, code): "työssä omassa kunnassa" for code, _name in PLACES}
_COMMUTERS = Source(unit="henkilöä", date="2021", population="työlliset", source="Pendelöintitilasto 2021")
MATRIX = DataTable(
    stem="esimerkkimatriisi",
    title="Missä asuvat, missä työssä",
    names=Column(key="asuinkunta", title="Asuinkunta", kind="text"),
    columns=(
        *(Column(key=code, title=name) for code, name in PLACES),
        Column(key="yhteensa", title="Yhteensä", unit="henkilöä", source=_COMMUTERS),
    ),
    lines=tuple(
        Line(name=name, code=code, values=dict(zip(("1", "2", "3", "yhteensa"), counts, strict=True)))
        for (code, name), counts in zip(PLACES, ((1426, 120, 480, 2026), (92, 542, 54, 688), (0, 3, 36614, 36617)), strict=True)
    ),
)
