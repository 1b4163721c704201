"""A table with every kind of figure and every reason for having none."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line
from luukku.core.ui.sources import Source

SOURCE = Source(
    unit="henkilöä", date="10/2023", population="työttömät", source="Tilastokeskus, 12r5", taken="24.11.2026", note="Tarkista."
)


def example() -> DataTable:
    columns = (
        Column(key="tyottomat", title="Työttömät", unit="henkilöä", source=SOURCE),
        Column(key="aste", title="Aste", unit="%", kind="percent", decimals=1),
        Column(key="muutos", title="Muutos", unit="vuodessa", kind="change"),
        Column(key="raha", title="Menot", unit="€", kind="money", decimals=2),
        Column(key="alku", title="Alkoi", kind="date"),
        Column(key="kuukausi", title="Kuukausi", kind="month"),
        Column(key="vuosi", title="Vuosi", kind="year"),
        Column(key="huomio", title="Huomio", kind="text"),
    )
    first = {
        "tyottomat": 1234, "aste": Fraction(100, 7), "muutos": -18, "raha": Decimal("1234567.80"), "alku": date(2026, 11, 24),
        "kuukausi": date(2023, 10, 1), "vuosi": 2022, "huomio": '=HYPERLINK("x");"y"\nz',
    }  # fmt: skip
    second = {"tyottomat": Absent.PROTECTED, "aste": None, "muutos": 130, "raha": Absent.NOT_APPLICABLE, "huomio": "@risti"}
    total = {"tyottomat": AtLeast(1234), "aste": Decimal("9.25"), "muutos": 0}
    return DataTable(
        stem="esimerkki",
        title="Kunnat, [kaikki] luvut: pitkä otsikko joka ei mahdu",
        names=Column(key="kunta", title="Kunta", kind="text"),
        codes=Column(key="kuntanumero", title="Numero", kind="text"),
        columns=columns,
        lines=(
            Line(name="Etelä", values={}, kind="group"),
            Line(name="Ähtäri", code="016", values=first),
            Line(name="=1+1", code="098", values=second),
            Line(name="Alue", values=total, kind="sum"),
            Line(name="Koko maa", values={"aste": Decimal("8.75")}, kind="compared"),
        ),
        period="2023-10",
        note="Vain esimerkki.",
    )
