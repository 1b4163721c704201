"""The lawbook read for a day: figures by their unit, and each way in which there is none."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import fixture, mark, raises

from luukku.kernel.outcome import Citation, Mark
from luukku.kernel.typed import LocalText
from luukku.law import (
    BeforeFirstValue,
    Code,
    LadderStep,
    Lawbook,
    LawbookError,
    NotInForce,
    NotVerified,
    UnknownKey,
    WrongUnit,
)
from tests.unit.law.books import MEETINGS, book, folder_of, parameter

KEY = "process.interview.deadline"


@fixture
def meetings(tmp_path):
    return book(tmp_path, MEETINGS)


def test_a_value_tells_all_that_it_rests_on(meetings):
    value = meetings.value(KEY, on=date(2026, 4, 1))
    assert (value.key, value.unit, value.value) == (KEY, "weekdays", 10)
    assert (value.from_, value.to) == (date(2026, 1, 1), None)
    assert (value.source, value.mark, value.last_checked_on) == ("KEHA 2026", Mark.BILL, date(2026, 1, 5))
    assert value.citation == Citation("380/2023", "31 § 1", date(2026, 1, 1))
    assert value.note == LocalText(fi="Esitys.", en="A bill, no act")
    assert (value.file, value.line) == ("lawbook/topic/file.yaml", 9)


def test_a_source_that_is_a_provision_is_the_citation(meetings):
    assert meetings.value(KEY, on=date(2025, 4, 1)).citation == Citation("380/2023", "31 § 1", date(2025, 1, 1))
    assert meetings.value(KEY, on=date(2024, 4, 1)).citation is None


@mark.parametrize(
    ("source", "citation"),
    [
        ("380/2023 32 § 1(1)", ("380/2023", "32 § 1(1)")),
        ("1290/2002 2a:9–10 § (1380/2021); 380/2023 41 §", ("1290/2002", "2a:9–10 §")),
        ("385/2024 10–11, 21 §", ("385/2024", "10–11, 21 §")),
        ("380/2023 33 § 2 (wording of 2025)", ("380/2023", "33 § 2")),
        ("870/2024", None),
        ("1217/2019 × index 1805/1617; frozen by 1296/2023", None),
        ("KEHA 2026", None),
    ],
)
def test_the_provision_is_found_in_the_source(tmp_path, source, citation):
    text = parameter("count", "from: 2025-01-01, value: 5").replace("1/2025 1 §", source)
    found = book(tmp_path, text).value("some.thing", on=date(2025, 1, 1)).citation
    assert (found and (found.act, found.section)) == citation


@mark.parametrize(
    ("day", "value", "to"),
    [
        (date(2022, 5, 2), 5, date(2024, 12, 31)),
        (date(2024, 12, 31), 5, date(2024, 12, 31)),
        (date(2025, 1, 1), 5, date(2025, 12, 31)),
        (date(2025, 12, 31), 5, date(2025, 12, 31)),
        (date(2026, 1, 1), 10, None),
        (date(2199, 1, 1), 10, None),
    ],
)
def test_a_value_holds_from_its_first_day_until_the_day_before_the_next(meetings, day, value, to):
    found = meetings.value(KEY, on=day)
    assert (found.whole(), found.to) == (value, to)


@mark.parametrize(
    ("unit", "more", "written", "reader", "value"),
    [
        ("weekdays", "", "10", "weekdays", 10),
        ("working_days", "", "15", "working_days", 15),
        ("days", "", "45", "days", 45),
        ("weeks", "", "2", "weeks", 2),
        ("months", "", "0", "months", 0),
        ("years", "", "3", "years", 3),
        ("count", "", "20000", "count", 20000),
        ("age", "", "55", "age", 55),
        ("hours", "", "36", "whole", 36),
        ("year", "", "2023", "whole", 2023),
        ("eur_per_day", "", "37.21", "number", Decimal("37.21")),
        ("percent", "", "25.02", "number", Decimal("25.02")),
        ("hours_per_week", "", "4", "number", Decimal(4)),
        ("share", "", '"1/3"', "share", Fraction(1, 3)),
        ("date", "", "2015-01-01", "day", date(2015, 1, 1)),
        ("yes_no", "", "no", "yes", False),
        ("choice", "  options: [raw, next]\n", "next", "choice", "next"),
        ("choices", "  options: [raw, next]\n", "[next, raw]", "choices", ("next", "raw")),
        ("text", "", "{fi: laajuus, en: extent}", "text", LocalText(fi="laajuus", en="extent")),
        ("ladder", "", '[{from_day: 101, percent: "10"}]', "ladder", (LadderStep(101, Decimal(10)),)),
    ],
)
def test_each_unit_is_read_as_what_it_is(tmp_path, unit, more, written, reader, value):
    lawbook = book(tmp_path, parameter(unit, f"from: 2025-01-01, value: {written}", more=more))
    found = getattr(lawbook, reader)("some.thing", on=date(2025, 1, 1))
    assert (found, type(found)) == (value, type(value))


def test_codes_keep_their_noughts(tmp_path):
    lawbook = book(tmp_path, parameter("codes", 'from: 2025-01-01, value: [{code: "02", name: {fi: työtön}}]'))
    assert lawbook.value("some.thing", on=date(2025, 1, 1)).codes() == (Code("02", LocalText(fi="työtön")),)


def test_a_price_keeps_the_precision_it_is_written_with(tmp_path):
    lawbook = book(tmp_path, parameter("eur", "from: 2025-01-01, value: 86.40"))
    assert str(lawbook.number("some.thing", on=date(2025, 1, 1))) == "86.40"


def test_an_unknown_key_is_refused_with_the_nearest(meetings):
    with raises(
        UnknownKey, match=r"process\.intervew\.deadline is not in the lawbook; did you mean 'process\.interview\.deadline'"
    ):
        meetings.value("process.intervew.deadline", on=date(2026, 1, 1))


def test_the_name_of_a_group_is_answered_with_its_members(meetings):
    with raises(UnknownKey, match=r"one of its group: process\.interview\.deadline \(lawbook\)"):
        meetings.parameter("process.interview")


def test_a_day_before_the_first_value_is_told_with_that_day_and_where_it_stands(meetings):
    with raises(BeforeFirstValue) as refusal:
        meetings.weekdays(KEY, on=date(2021, 5, 1))
    assert refusal.value.first_on == date(2022, 5, 2)
    assert str(refusal.value) == (
        f"{KEY} has no value on 2021-05-01; the first one starts 2022-05-02 (lawbook/topic/file.yaml:7)"
    )


def test_a_rule_that_ended_is_not_a_rule_without_a_figure(meetings):
    with raises(NotInForce) as ended:
        meetings.count("process.discussion.count", on=date(2026, 6, 30))
    assert str(ended.value) == (
        "process.discussion.count is not a rule from 2026-01-01 to 2026-06-30 (lawbook/topic/file.yaml:22)"
    )
    with raises(NotVerified) as unknown:
        meetings.count("process.discussion.count", on=date(2026, 7, 1))
    assert str(unknown.value) == (
        "process.discussion.count is a rule from 2026-07-01, but its figure is not verified (lawbook/topic/file.yaml:23)"
    )


def test_an_entry_without_a_figure_still_tells_its_source_but_gives_no_number(meetings):
    entry = meetings.entry("process.discussion.count", on=date(2026, 7, 1))
    assert (entry.source, entry.mark, entry.value) == ("HE 1/2026", Mark.UNVERIFIED, "unknown")
    with raises(NotVerified):
        entry.whole()


def test_a_rule_that_asks_for_another_unit_is_told(meetings):
    with raises(WrongUnit, match=r"is in weekdays, and months was asked for \(lawbook/topic/file\.yaml:8\)"):
        meetings.months(KEY, on=date(2025, 1, 1))
    with raises(WrongUnit, match="is in weekdays, and a value of type Decimal was asked for"):
        meetings.number(KEY, on=date(2025, 1, 1))


def test_the_refusals_are_one_family(meetings):
    for key, day in ((KEY, date(2000, 1, 1)), ("process.discussion.count", date(2026, 2, 1)), ("nothing", date(2026, 1, 1))):
        with raises(LawbookError):
            meetings.value(key, on=day)


def test_another_lawbook_can_be_named(tmp_path, monkeypatch):
    folder = folder_of(tmp_path / "other", {"a.yaml": MEETINGS})
    monkeypatch.setenv("LUUKKU_LAWBOOK", str(folder))
    assert set(Lawbook.load().parameters) == {KEY, "process.discussion.count"}
    monkeypatch.delenv("LUUKKU_LAWBOOK")
    assert "process.discussion.interval" in Lawbook.load().parameters


DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(st.sets(DAYS, min_size=1, max_size=8), DAYS)
def test_reading_agrees_with_a_scan_of_all_values(tmp_path_factory, starts, day):
    first_days = sorted(starts)
    text = parameter("count", *(f"from: {start}, value: {n}" for n, start in enumerate(first_days)))
    lawbook = book(tmp_path_factory.mktemp("law"), text)
    begun = [n for n, start in enumerate(first_days) if start <= day]
    if not begun:
        with raises(BeforeFirstValue):
            lawbook.count("some.thing", on=day)
        return
    value = lawbook.value("some.thing", on=day)
    assert value.whole() == begun[-1]
    assert value.from_ <= day
    assert value.to is None or (value.to >= day and value.to + timedelta(days=1) == first_days[begun[-1] + 1])


def test_a_lawbook_cannot_be_changed(meetings):
    with pytest.raises(TypeError):
        meetings.parameters[KEY] = None
    with pytest.raises(AttributeError):
        meetings.folder = None


def test_one_version_holds_on_every_day_and_tells_where_it_stands(meetings):
    version = meetings.in_version(date(2026, 3, 1))
    for day in (date(1990, 1, 1), date(2025, 6, 1), date(2030, 1, 1)):
        assert version.value(KEY, on=day) is meetings.value(KEY, on=date(2026, 3, 1))
    assert meetings.version is None
    with raises(NotInForce):
        version.value("process.discussion.count", on=date(2025, 6, 1))
    with raises(BeforeFirstValue, match="2000-01-01"):
        meetings.in_version(date(2000, 1, 1)).value(KEY, on=date(2026, 3, 1))
