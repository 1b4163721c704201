"""A table of figures is drawn as readers expect: numbers in their language, words for what is not told, links that sort."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.test import RequestFactory
from django.utils import translation

from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line, Measure, sorted_by
from luukku.core.ui import data
from luukku.core.ui.sources import Source

NUMBER, RATE = Measure(), Measure(kind="percent", decimals=1)
SOURCE = Source(unit="%", date="2022", population="työvoima", source="Suunnitelma")


@pytest.mark.parametrize(
    ("value", "measure", "fi", "en"),
    [
        (1234567, NUMBER, "1\u00a0234\u00a0567", "1,234,567"),
        (Fraction(19, 2), RATE, "9,5", "9.5"),
        (Decimal("-0.04"), RATE, "0,0", "0.0"),
        (130, Measure(kind="change"), "+130", "+130"),
        (-18, Measure(kind="change"), "−18", "−18"),
        (0, Measure(kind="change"), "0", "0"),
        (Decimal("1234.5"), Measure(kind="money", decimals=2), "1\u00a0234,50", "1,234.50"),
        (2022, Measure(kind="year"), "2022", "2022"),
        (date(2023, 10, 1), Measure(kind="month"), "10/2023", "10/2023"),
        (date(2026, 11, 24), Measure(kind="date"), "24.11.2026", "24 Nov 2026"),
        (AtLeast(310), NUMBER, "väh. 310", None),
        (None, NUMBER, "ei tietoa", None),
        (Absent.PROTECTED, NUMBER, "alle 5", None),
        (Absent.NOT_APPLICABLE, NUMBER, "–", "–"),
        ("<b>", Measure(kind="text"), "<b>", "<b>"),
    ],
)
def test_a_value_is_written_in_the_reader_s_language(value, measure, fi, en):
    with translation.override("fi"):
        assert data.written(value, measure, language="fi") == fi
    if en is not None:
        assert data.written(value, measure, language="en") == en


def table(*lines: Line, **more) -> DataTable:
    columns = (Column(key="luku", title="Luku", unit="kpl", source=SOURCE), Column(key="sana", title="Sana", kind="text"))
    return DataTable(
        stem="esim",
        title="Esimerkki",
        names=Column(key="kunta", title="Kunta", kind="text"),
        columns=columns,
        lines=lines,
        **more,
    )


def test_nothing_of_the_data_is_taken_for_markup():
    drawn = data.body(
        table(Line(name="<i>A</i>", url='/x/?a=1&b="', code="<0>", values={"luku": 1, "sana": "<script>"})),
        language="fi",
        codes=True,
    )
    assert "<i>" not in drawn
    assert "<script>" not in drawn
    assert 'href="/x/?a=1&amp;b=&quot;"' in drawn
    assert '<span class="sub">&lt;0&gt;</span>' in drawn


def test_sums_groups_and_what_is_compared_look_their_part():
    drawn = data.body(
        table(
            Line(name="Ryhmä", values={}, kind="group"),
            Line(name="Yhteensä", values={"luku": 3}, kind="sum"),
            Line(name="Maa", values={"luku": 9}, kind="compared"),
        ),
        language="fi",
    )
    assert '<tr class="grp"><th colspan="3" scope="colgroup">Ryhmä</th></tr>' in drawn
    assert '<tr class="sum"><th scope="row">Yhteensä</th><td class="n">3</td>' in drawn
    assert '<tr class="muted"><th scope="row">Maa</th>' in drawn


def test_a_line_that_says_its_own_source_opens_it_at_its_first_figure():
    line = Line(
        name="Aste", values={"luku": Fraction(19, 2)}, measure=Measure(unit="%", kind="percent", decimals=1, source=SOURCE)
    )
    asked = []

    def noted(figure):
        asked.append(figure)
        return f"<b>{figure.text}</b>"

    drawn = data.body(table(line, measured=True), language="fi", noted=noted)
    assert '<td class="n"><b>9,5</b></td>' in drawn
    assert '<td class="muted">%</td></tr>' in drawn
    assert [figure.source for figure in asked] == [SOURCE]
    assert data.sources_in_words(table(line, measured=True)) == "Suunnitelma"


def test_a_sort_link_begins_with_the_greatest_figure_or_the_first_name_and_then_turns():
    request = RequestFactory().get("/alue/?tilanne=2022-12-31&muoto=csv")
    assert [head.url for head in data.heads(table(), request)] == ["", "", ""]
    heads = data.heads(sorted_by(table(Line(name="a", values={})), "luku", descending=True), request)
    assert [(head.url, head.sort) for head in heads] == [
        ("/alue/?tilanne=2022-12-31&jarjesta=kunta#t-esim", ""),
        ("/alue/?tilanne=2022-12-31&jarjesta=luku#t-esim", "descending"),
        ("/alue/?tilanne=2022-12-31&jarjesta=sana#t-esim", ""),
    ]
    turned = data.heads(sorted_by(table(Line(name="a", values={})), "luku"), request)
    assert (turned[1].url, turned[1].sort) == ("/alue/?tilanne=2022-12-31&jarjesta=-luku#t-esim", "ascending")


def test_figures_stand_right_with_their_unit_and_source_and_words_left():
    heads = data.heads(table(), RequestFactory().get("/"))
    assert [(head.title, head.n, head.unit) for head in heads] == [("Kunta", "", ""), ("Luku", "1", "kpl"), ("Sana", "", "")]
    assert heads[1].source is SOURCE


def test_headings_stand_above_the_columns_that_have_them_in_common():
    columns = (
        *(Column(key=key, title=key, group="Yhteiset") for key in "ab"),
        Column(key="c", title="c"),
        Column(key="d", title="d", group="Omat"),
    )
    names = Column(key="kunta", title="Kunta", kind="text")
    grouped = DataTable(stem="x", title="X", names=names, columns=columns, lines=())
    request = RequestFactory().get("/")
    assert [(group.title, group.span) for group in data.groups(grouped)] == [("", 1), ("Yhteiset", 2), ("", 1), ("Omat", 1)]
    assert [head.css for head in data.heads(grouped, request)] == ["", "gl", "", "", "gl"]
    assert data.groups(table()) == []
