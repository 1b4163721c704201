"""Drafts of the law: a folder laid over the lawbook makes another lawbook, and nothing of it leaks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pytest import fixture, mark, raises

from luukku.law import BrokenLawbook
from tests.unit.law.books import MEETINGS, book, folder_of, parameter

KEY = "process.interview.deadline"
ROW = "source: HE 5/2027, verified: P, last_checked_on: 2026-11-24"


@fixture
def meetings(tmp_path):
    return book(tmp_path, MEETINGS)


def draft(place, text):
    return folder_of(place / "draft", {"draft.yaml": text})


def laid(lawbook, place, *rows, key=KEY, head=""):
    return lawbook.with_layer(draft(place, f"{key}:\n{head}  values:\n" + "".join(f"    - {{{row}, {ROW}}}\n" for row in rows)))


def test_a_draft_holds_from_its_first_day_for_ever(meetings, tmp_path):
    drafted = laid(meetings, tmp_path, "from: 2025-07-01, value: 7")
    assert [drafted.weekdays(KEY, on=date(2025, month, 30)) for month in (6, 7)] == [5, 7]
    assert drafted.weekdays(KEY, on=date(2027, 1, 1)) == 7
    value = drafted.value(KEY, on=date(2027, 1, 1))
    assert (value.file, value.line, value.mark) == ("draft/draft.yaml", 3, "P")


def test_a_draft_with_a_last_day_gives_the_old_value_back(meetings, tmp_path):
    drafted = laid(meetings, tmp_path, "from: 2025-07-01, to: 2026-06-30, value: 7")
    assert drafted.weekdays(KEY, on=date(2026, 6, 30)) == 7
    after = drafted.value(KEY, on=date(2026, 7, 1))
    assert (after.whole(), after.from_, after.to) == (10, date(2026, 7, 1), None)
    assert after.citation.in_force_from == date(2026, 1, 1)


def test_the_lawbook_itself_stays_as_it_was(meetings, tmp_path):
    before = dict(meetings.parameters)
    drafted = laid(meetings, tmp_path, "from: 2025-07-01, value: 7")
    assert dict(meetings.parameters) == before
    assert meetings.weekdays(KEY, on=date(2025, 8, 1)) == 5
    assert (meetings.layers, drafted.layers) == ((), ("draft",))


def test_drafts_can_be_laid_on_each_other(meetings, tmp_path):
    first = laid(meetings, tmp_path / "1", "from: 2025-07-01, value: 7")
    second = laid(first, tmp_path / "2", "from: 2026-07-01, value: 8")
    assert [second.weekdays(KEY, on=date(year, 8, 1)) for year in (2025, 2026)] == [7, 8]
    assert first.weekdays(KEY, on=date(2026, 8, 1)) == 7


def test_a_draft_can_end_a_rule(meetings, tmp_path):
    drafted = laid(meetings, tmp_path, "from: 2027-01-01, value: none")
    assert drafted.entry(KEY, on=date(2027, 1, 1)).value == "none"


def test_a_draft_can_bring_a_new_parameter(meetings, tmp_path):
    drafted = meetings.with_layer(draft(tmp_path, parameter("days", "from: 2027-01-01, value: 3", key="new.limit")))
    assert drafted.days("new.limit", on=date(2027, 1, 1)) == 3
    assert "new.limit" not in meetings.parameters


def test_a_draft_may_repeat_title_and_unit_of_what_it_changes(meetings, tmp_path):
    drafted = laid(meetings, tmp_path, "from: 2027-01-01, value: 3", head="  title: {fi: Uusi nimi}\n  unit: weekdays\n")
    assert drafted.value(KEY, on=date(2027, 1, 1)).title.fi == "Alkuhaastattelun määräaika"


@mark.parametrize(
    ("rows", "head", "key", "line", "message"),
    [
        (("from: 2027-01-01, value: 3",), "  unit: weeks\n", KEY, 2, "the lawbook counts it in weekdays, the draft in weeks"),
        (("from: 2027-01-01, value: 3",), "", "new.limit", 1, "and the draft says no title and unit of it"),
        (("from: 2027-01-01, value: ten",), "", KEY, 3, "'ten' is not a number"),
        (("from: 2027-01-01, value: 3", "from: 2026-01-01, value: 4"), "", KEY, 4, "two values overlap"),
        (("from: 2015-01-01, to: 2015-12-31, value: 3",), "", KEY, 1, "no value from 2016-01-01 to 2022-05-01"),
    ],
)
def test_what_is_wrong_in_a_draft_is_told_with_its_line(meetings, tmp_path, rows, head, key, line, message):
    with raises(BrokenLawbook) as broken:
        laid(meetings, tmp_path, *rows, key=key, head=head)
    (found,) = broken.value.problems
    assert (found.file, found.line) == ("draft/draft.yaml", line)
    assert message in found.message


def test_a_new_parameter_of_a_draft_cannot_just_stop(meetings, tmp_path):
    text = parameter("days", "from: 2027-01-01, to: 2027-12-31, value: 3", key="new.limit")
    with raises(BrokenLawbook, match="a gap under the draft: no value from 2028-01-01"):
        meetings.with_layer(draft(tmp_path, text))


def test_a_parameter_that_stands_twice_in_a_draft_is_told(meetings, tmp_path):
    text = parameter("weekdays", "from: 2027-01-01, value: 3", key=KEY)
    with raises(BrokenLawbook, match=r"first in draft/a\.yaml:1"):
        meetings.with_layer(folder_of(tmp_path / "draft", {"a.yaml": text, "b.yaml": text}))


def test_a_folder_that_is_not_there_is_told(meetings, tmp_path):
    with raises(BrokenLawbook, match="there is no such folder"):
        meetings.with_layer(tmp_path / "nowhere")


START = date(2025, 1, 1)
DAYS = st.integers(0, 400).map(lambda days: START + timedelta(days=days))


@given(st.sets(DAYS, min_size=1, max_size=4), st.sets(DAYS, min_size=2, max_size=6), st.booleans())
def test_each_day_has_the_drafts_value_or_else_the_lawbooks(tmp_path_factory, starts, ends, open_end):
    place = tmp_path_factory.mktemp("law")
    base = sorted({START, *starts})
    lawbook = book(place, parameter("count", *(f"from: {day}, value: {n}" for n, day in enumerate(base))))
    cuts = sorted(ends)
    periods = [[first, last, 100 + n] for n, (first, last) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))]
    if open_end:
        periods[-1][1] = None
    rows = (f"from: {first}, {f'to: {last}, ' if last else ''}value: {value}" for first, last, value in periods)
    drafted = lawbook.with_layer(draft(place, parameter("count", *rows)))
    for day in (START + timedelta(days=k) for k in range(0, 500, 3)):
        over = next((value for first, last, value in periods if first <= day and (last is None or day <= last)), None)
        under = sum(first <= day for first in base) - 1
        assert drafted.count("some.thing", on=day) == (under if over is None else over)
        assert lawbook.count("some.thing", on=day) == under
