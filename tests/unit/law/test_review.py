"""What changed between two days, and what a person should look at again."""

from datetime import date

from pytest import fixture, mark

from luukku.kernel.dates import DAY
from luukku.law.review import changes, is_stale, version_days
from tests.unit.law.books import MEETINGS, book

KEY = "process.interview.deadline"


@fixture
def meetings(tmp_path):
    return book(tmp_path, MEETINGS)


def told(lawbook, before, after):
    return [
        (each.parameter.key, each.old and each.old.value, each.new and each.new.value, each.of_value)
        for each in changes(lawbook, before=before, after=after)
    ]


def test_between_two_days_of_one_period_nothing_changes(meetings):
    assert told(meetings, date(2025, 1, 1), date(2025, 12, 31)) == []


def test_values_that_changed_come_before_those_that_rest_on_something_else(meetings):
    assert told(meetings, date(2024, 12, 31), date(2025, 1, 1)) == [
        ("process.discussion.count", None, 5, True),
        (KEY, 5, 5, False),
    ]


def test_a_rule_that_ends_is_a_change(meetings):
    assert told(meetings, date(2025, 12, 31), date(2026, 1, 1)) == [
        (KEY, 5, 10, True),
        ("process.discussion.count", 5, "none", True),
    ]


def test_the_days_may_stand_in_either_order(meetings):
    assert told(meetings, date(2026, 1, 1), date(2025, 12, 31))[0] == (KEY, 10, 5, True)


@mark.parametrize(
    ("day", "months", "stale"),
    [
        (date(2027, 11, 24), 12, False),
        (date(2027, 11, 25), 12, True),
        (date(2026, 12, 24), 1, False),
        (date(2026, 12, 25), 1, True),
    ],
)
def test_a_value_is_stale_when_it_was_checked_more_than_so_many_months_ago(meetings, day, months, stale):
    value = meetings.value(KEY, on=date(2025, 1, 1))
    assert is_stale(value, on=day, months=months) is stale


def test_a_version_begins_where_a_value_changes_and_not_where_the_same_rests_on_something_else(meetings):
    days = version_days(meetings)
    assert date(2026, 1, 1) in days  # the interview's term and the number of discussions change
    assert list(days) == sorted(set(days))
    for parameter in meetings.parameters.values():
        for value in parameter.values:
            before = parameter.on(value.from_ - DAY)
            assert before is None or before.value == value.value or value.from_ in days
