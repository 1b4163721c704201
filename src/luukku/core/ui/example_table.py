"""The style guide's table of figures: every kind of line, and each reason for having no figure. Places are invented."""

from decimal import Decimal

from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line, LineKind, Value
from luukku.core.ui.style_guide import FIGURES

COLUMNS = (
    Column(key="tyottomat", title="Työttömät", unit="henkilöä", source=FIGURES["plain"].source),
    Column(key="aste", title="Aste", group="Työvoimasta", unit="%", kind="percent", decimals=1, source=FIGURES["rate"].source),
    Column(key="muutos", title="Muutos", group="Työvoimasta", unit="vuodessa", kind="change"),
    Column(key="huomio", title="Huomio", kind="text"),
)


def _line(name: str, *values: Value, kind: LineKind = "row") -> Line:
    keys = [column.key for column in COLUMNS]
    return Line(name=name, url="#s-data" if kind == "row" else "", values=dict(zip(keys, values, strict=True)), kind=kind)


EXAMPLE = DataTable(
    stem="esimerkki",
    title="Työttömyys kunnittain, esimerkki",
    names=Column(key="kunta", title="Kunta", kind="text"),
    columns=COLUMNS,
    lines=(
        _line("Kuusijärvi", 1234, Decimal("12.4"), 130, "suurin"),
        _line("Niemikylä", Absent.PROTECTED, None, -18, "alle viiden hengen joukko"),
        _line("Peltomaa", 120, Decimal("9.0"), 0, ""),
        _line("Salmensuu", 88, Decimal("8.1"), Absent.NOT_APPLICABLE, "jäsen vasta 1.1.2027"),
        _line("Alue", AtLeast(1442), Decimal("10.9"), 112, "", kind="sum"),
        _line("Koko maa", 250_000, Decimal("9.5"), 12_000, "", kind="compared"),
    ),
    note="Kunnat ja luvut ovat keksittyjä.",
)
