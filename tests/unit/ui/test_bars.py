"""Places by their value: who stands where, what they are compared with, and that any values can be drawn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.core.ui.charts import Place, Rule, place_chart
from luukku.core.ui.charts.bars import broken
from luukku.core.ui.charts.theme import text_width

PLACES = [Place(name="Etelä", value=6.8), Place(name="Pohjoinen", value=12.9), Place(name="Länsi", value=9.0)]


def draw(places=PLACES, **options):
    return place_chart(**{"places": places, "unit": "%", "label": "Kuvio", "language": "fi", "decimals": 1, **options})


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def drawings(chart) -> list[str]:
    return chart.svg.split("</svg>")[:3]


def circles(svg: str) -> list[float]:
    symbols = svg.split("mark-symbol", 1)[1].split("</g>")[0]
    return [float(x) for x in re.findall(r"translate\(([\d.-]+),", symbols)]


def test_the_greatest_stands_first_with_its_value_written_out():
    for drawing in drawings(draw(suffix="\u00a0%")):
        words = texts(drawing)
        assert [word for word in words if word in {"Etelä", "Pohjoinen", "Länsi"}] == ["Pohjoinen", "Länsi", "Etelä"]
        assert {"12,9\u00a0%", "9,0\u00a0%", "6,8\u00a0%"} <= set(words)
        assert circles(drawing) == sorted(circles(drawing), reverse=True)


def test_each_rule_has_its_name_and_value_above():
    chart = draw(rules=[Rule(name="Alue", value=9.5), Rule(name="Koko maa", value=9.7), Rule(name="Maakunta", value=11.6)])
    for drawing in drawings(chart):
        assert {"Alue 9,5", "Koko maa 9,7", "Maakunta 11,6"} <= set(texts(drawing))
    with pytest.raises(ValueError, match="4 rules"):
        draw(rules=[Rule(name="Alue", value=9.5)] * 4)


def test_changes_are_bars_from_zero_with_their_sign():
    chart = draw([Place(name="Kasvoi", value=130), Place(name="Ennallaan", value=0), Place(name="Väheni", value=-18)],
                 decimals=0, signed=True, from_zero=True)  # fmt: skip
    assert {"+130", "0", "−18"} <= set(texts(chart.svg))
    assert "mark-symbol" not in chart.svg


def test_a_place_without_a_value_is_left_out_and_none_at_all_is_an_empty_chart():
    assert "Tuntematon" not in draw([*PLACES, Place(name="Tuntematon", value=None)]).svg
    assert draw([Place(name="Tuntematon", value=None)]).svg == draw([]).svg == ""


def test_who_stands_out_is_bold_and_alone_in_navy():
    chart = draw([Place(name="Oma", value=9, strong=True), Place(name="Muu", value=8)])
    own, other = (re.search(rf"<text([^>]*)>{name}</text>", chart.svg)[1] for name in ("Oma", "Muu"))
    assert 'font-weight="600"' in own
    assert 'font-weight="400"' in other
    symbols = chart.svg.split("mark-symbol", 1)[1].split("</g>")[0]
    assert re.findall(r'fill="(#\w+)"', symbols) == ["#00357a", "#3f8fd6"]


def test_the_picture_is_fit_for_a_strict_csp_and_has_one_name():
    label = 'Kuvio: "kunnat" <& muut>'
    svg = draw([Place(name="<b>", value=1)], rules=[Rule(name="<i>", value=1)], unit="€ & <u>", label=label).svg
    assert "style" not in svg
    assert " id=" not in svg
    assert svg.count('role="img"') == svg.count("aria-label=") == 3
    assert not {"<b>", "<i>", "<u>"} & {svg[at : at + 3] for at in range(len(svg))}
    assert "&quot;kunnat&quot; &lt;&amp; muut&gt;" in svg


def test_a_long_name_is_broken_in_two_and_never_wider_than_its_room():
    name = "Mänttä-Vilppulan ja Ylä-Savon pitkänimisin yhteistoiminta-alue"
    parts = broken(name, most=200)
    assert len(parts) == 2
    assert all(text_width(part) <= 200 for part in parts)
    assert broken("Aura", most=200) == ["Aura"]
    assert broken("Hyvinpitkäyhdyssana" * 3, most=100)[0].endswith("…")


@given(st.text("abc -å", min_size=1, max_size=60), st.integers(30, 300))
def test_no_part_of_a_broken_name_is_wider_than_its_room(name, most):
    parts = broken(name, most=most)
    assert 1 <= len(parts) <= 2
    assert all(text_width(part) <= most for part in parts)


@settings(max_examples=8)
@given(
    st.lists(st.none() | st.floats(-1e6, 1e6, allow_nan=False), max_size=12),
    st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=3),
    st.booleans(),
)
def test_any_values_can_be_drawn(values, rules, from_zero):
    chart = draw(
        [Place(name=f"Kunta {number}", value=value) for number, value in enumerate(values)],
        rules=[Rule(name=f"Alue {number}", value=value) for number, value in enumerate(rules)],
        from_zero=from_zero,
    )
    assert (chart.svg == "") == all(value is None for value in values)
    assert "NaN" not in chart.svg
