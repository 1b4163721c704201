"""Values of the lawbook in the reader's language: every unit, every option and every topic has words."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from luukku.core.lawbook.book import lawbook, values
from luukku.core.lawbook.options import OPTIONS
from luukku.core.lawbook.rows import act_address
from luukku.core.lawbook.shown import in_words, parts
from luukku.core.lawbook.topics import TOPICS, topic_of
from luukku.kernel.outcome import Citation, Mark
from luukku.kernel.typed import LocalText
from luukku.law import Code, LadderStep, Special, Unit, Value
from luukku.law.units import FACTS


def value(datum, unit, *, citation=None) -> Value:
    return Value(
        key="a.b", title=LocalText("Asia"), unit=unit, value=datum, from_=date(2026, 1, 1), to=None, source="1/2026 1 §",
        citation=citation, mark=Mark.STATUTE, last_checked_on=date(2026, 1, 1), checked_by=None, note=None, file="x.yaml", line=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("datum", "unit", "fi"),
    [
        (1, Unit.WEEKDAYS, "1 arkipäivä"),
        (10, Unit.WEEKDAYS, "10 arkipäivää"),
        (1, Unit.MONTHS, "1 kuukausi"),
        (55, Unit.AGE, "55 vuotta"),
        (28, Unit.DAY_OF_MONTH, "kuukauden 28. päivä"),
        (2026, Unit.YEAR, "2026"),
        (20000, Unit.COUNT, "20 000"),
        (Decimal("25.73"), Unit.PERCENT, "25,73 %"),
        (Decimal("50"), Unit.PERCENT, "50 %"),
        (Decimal("37.21"), Unit.EUR_PER_DAY, "37,21 € päivältä"),
        (Decimal("9.3"), Unit.EUR, "9,30 €"),
        (Decimal("216000"), Unit.EUR, "216 000 €"),
        (Decimal("21.5"), Unit.DAYS_PER_MONTH, "21,5 päivää kuukaudessa"),
        (Fraction(1, 3), Unit.SHARE, "1/3"),
        (Fraction(0), Unit.SHARE, "0"),
        (True, Unit.YES_NO, "kyllä"),
        (date(2015, 1, 1), Unit.DATE, "1.1.2015"),
        ("national_centre", Unit.CHOICE, "valtakunnallinen keskus (KEHA)"),
        (("reminder", "days"), Unit.CHOICES, "muistutus, korvaukseton määräaika"),
        (("02", "03"), Unit.CHOICES, "02, 03"),
        (LocalText("sanoin"), Unit.TEXT, "sanoin"),
        ((LadderStep(101, Decimal(10)), LadderStep(701, Decimal(50))), Unit.LADDER, "10–50 %"),
        ((LadderStep(301, Decimal(50)),), Unit.LADDER, "50 % päivästä 301"),
        ((Code("00", LocalText("a")), Code("01", LocalText("b"))), Unit.CODES, "2 koodia"),
        (Special.NONE, Unit.MONTHS, "ei sääntöä"),
        (Special.UNKNOWN, Unit.MONTHS, "arvo puuttuu"),
    ],
)
def test_a_figure_is_said_with_its_unit(datum, unit, fi):
    assert in_words(value(datum, unit), language="fi").replace("\u00a0", " ") == fi


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_value_of_the_lawbook_is_said_in_the_words_of_its_file(language):
    raw = re.compile(r"_|Decimal|Fraction|Special|LadderStep|%\(")
    for each in values():
        if each.unit is not Unit.TEXT:
            assert not raw.search(in_words(each, language=language)), each.key


def test_every_unit_that_the_lawbook_may_use_has_an_example_above():
    said = test_a_figure_is_said_with_its_unit.pytestmark[0].args[1]
    types = {FACTS[unit].type for _datum, unit, _fi in said}
    assert types == {facts.type for facts in FACTS.values()}


def test_the_parts_of_a_list_are_its_steps_codes_and_options():
    ladder = value((LadderStep(101, Decimal(10)), LadderStep(201, Decimal(20))), Unit.LADDER)
    assert [part.replace("\u00a0", " ") for part in parts(ladder, language="fi")] == ["10 % päivästä 101", "20 % päivästä 201"]
    assert parts(value((Code("00", LocalText("a")), Code("01", LocalText("b"))), Unit.CODES), language="fi") == ("00 a", "01 b")
    assert parts(value(10, Unit.MONTHS), language="fi") == ()
    assert parts(value(Special.NONE, Unit.LADDER), language="fi") == ()


def test_every_option_has_words_and_no_words_are_left_over():
    used = {option for parameter in lawbook().parameters.values() for option in parameter.options}
    assert {option for option in used if not option.isdigit()} == OPTIONS.keys()


def test_every_topic_has_a_name_and_no_name_is_left_over():
    assert {topic_of(parameter) for parameter in lawbook().parameters.values()} == TOPICS.keys()


def test_an_act_is_read_in_finnish_or_swedish():
    named = value(1, Unit.COUNT, citation=Citation("380/2023", "31 § 1", date(2025, 1, 1)))
    assert act_address(named, language="fi") == "https://www.finlex.fi/fi/lainsaadanto/2023/380"
    assert act_address(named, language="sv") == "https://www.finlex.fi/sv/lagstiftning/2023/380"
    assert act_address(named, language="en") == act_address(named, language="fi")
    assert act_address(value(1, Unit.COUNT), language="fi") == ""
