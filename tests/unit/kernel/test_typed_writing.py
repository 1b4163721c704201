"""Writing canonical YAML: one text for one value, read back to the same value and written again to the same text."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import yaml
from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from luukku.kernel.typed import LocalText, MunicipalityCode, read, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    id: str
    name: LocalText
    since: date | None = None
    share: Fraction = Fraction(0)
    on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    choose: Literal["a", "no"]
    caps: dict[MunicipalityCode, Decimal] = field(default_factory=dict)
    parts: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    head: LocalText
    leaves: tuple[Leaf, ...] = ()
    by_key: dict[str, Leaf] = field(default_factory=dict)
    rules: tuple[Many, ...] = ()
    value: LocalText | int | Literal["none"] = 0


texts = (
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(str.strip)
)
codes = st.integers(0, 999).map(lambda number: f"{number:03}")
names = st.builds(LocalText, fi=texts, sv=st.none() | texts, en=st.none() | texts)
fractions = st.fractions(min_value=-10, max_value=10, max_denominator=400)
leaves = st.builds(Leaf, id=texts, name=names, since=st.none() | st.dates(), share=fractions, on=st.booleans())
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6)
rules = st.builds(
    Many,
    choose=st.sampled_from(["a", "no"]),
    caps=st.dictionaries(codes, amounts, max_size=3),
    parts=st.lists(leaves, max_size=2).map(tuple),
)
roots = st.builds(
    Root,
    head=names,
    leaves=st.lists(leaves, max_size=3).map(tuple),
    by_key=st.dictionaries(texts, leaves, max_size=3),
    rules=st.lists(rules, max_size=3).map(tuple),
    value=names | st.integers() | st.just("none"),
)


@given(roots)
def test_what_is_written_reads_back_to_the_same_value_and_the_same_text(root):
    text = write(root)
    again = read(text.encode(), Root, file="x").value
    assert again == root
    assert write(again) == text


@given(texts)
def test_text_is_the_same_text_to_any_yaml_parser(text):
    written = write(Leaf(id=text, name=LocalText(fi=text)))
    assert yaml.safe_load(written) == {"id": text, "name": {"fi": text}}


@mark.parametrize(
    ("text", "written"),
    [
        ("Vääksy", "Vääksy"),
        ("Rautatienkatu 20–22", "Rautatienkatu 20–22"),
        ("labour force", "labour force"),
        ("unemployment_rate_pct", "unemployment_rate_pct"),
        ("016", '"016"'),
        ("1.1", '"1.1"'),
        ("no", '"no"'),
        ("True", '"True"'),
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("a, b", '"a, b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("two\nlines", '"two\\nlines"'),
        (' "quoted" ', '" \\"quoted\\" "'),
    ],
)
def test_text_stands_plain_where_nobody_can_mistake_it(text, written):
    assert write(Leaf(id=text, name=LocalText(fi="x"))).splitlines()[0] == f"id: {written}"


def test_records_in_a_list_stand_on_one_line_each():
    root = Root(
        head=LocalText(fi="Otsikko", en="Heading"),
        leaves=(
            Leaf(id="a", name=LocalText(fi="yksi"), since=date(2025, 1, 1)),
            Leaf(id="b", name=LocalText(fi="kaksi"), on=True),
        ),
        by_key={"plan": Leaf(id="c", name=LocalText(fi="kolme"), share=Fraction(1, 4))},
        rules=(
            Many(
                choose="no",
                caps={"016": Decimal("1.50")},
                parts=(Leaf(id="d", name=LocalText(fi="neljä"), share=Fraction(1, 3)),),
            ),
        ),
        value="none",
    )
    assert write(root) == (
        "head: {fi: Otsikko, en: Heading}\n"
        "leaves:\n"
        "  - {id: a, name: {fi: yksi}, since: 2025-01-01}\n"
        "  - {id: b, name: {fi: kaksi}, on: true}\n"
        "by_key:\n"
        '  plan: {id: c, name: {fi: kolme}, share: "0.25"}\n'
        "rules:\n"
        '  - choose: "no"\n'
        '    caps: {"016": 1.50}\n'
        "    parts:\n"
        '      - {id: d, name: {fi: neljä}, share: "1/3"}\n'
        "value: none\n"
    )


def test_when_one_record_is_too_long_for_a_line_its_list_is_written_key_by_key():
    long = Leaf(id="a", name=LocalText(fi="pitkä " * 40 + "nimi"))
    text = write(Root(head=LocalText(fi="x"), leaves=(long, Leaf(id="b", name=LocalText(fi="lyhyt")))))
    assert "\n  - id: b\n    name: {fi: lyhyt}\n" in text


def test_what_equals_its_default_is_left_out():
    assert write(Root(head=LocalText(fi="x"))) == "head: {fi: x}\n"


def test_a_mapping_of_records_may_be_the_whole_file():
    assert write({"016": LocalText(fi="x")}, dict[MunicipalityCode, LocalText]) == '"016": {fi: x}\n'
