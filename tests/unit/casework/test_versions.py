"""One story by the versions of the law beside each other: read as if one version held on every day."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from pytest import mark

from luukku.casework.domain.duty import Duty, NotComputed
from luukku.casework.domain.versions import beside, differs, version_on, versions_of
from luukku.casework.stories import answer, read_story
from luukku.core.cli import story_files
from luukku.law.review import version_days
from tests.unit.casework.cases import INTERVIEW_2026, SEARCH_2026, day, draft, lawbook, told

GOLDEN = Path(__file__).parents[2] / "golden" / "duties"


def versions(events: str, *, as_of: str):
    story = told(events, as_of=as_of)
    return versions_of(lambda book: answer(story, book), lawbook=lawbook()), answer(story, lawbook())


def test_a_search_of_2026_has_five_weekdays_under_the_law_of_2025_and_ten_under_its_own():
    found, own = versions(SEARCH_2026, as_of="2026-02-03")
    dues = {version.first: version.answer.authority[0].due for version in found}
    assert dues[date(2025, 1, 1)] == day("2026-02-09")
    assert dues[date(2026, 1, 1)] == day("2026-02-16") == own.authority[0].due


def test_versions_follow_each_other_without_a_gap_and_the_last_one_goes_on():
    found, _own = versions(SEARCH_2026, as_of="2026-02-03")
    assert [(later.first - earlier.last).days for earlier, later in pairwise(found)] == [1, 1]
    assert found[-1].last is None
    assert version_on(found, day("2025-12-31")) is found[0]
    assert version_on(found, found[0].first.replace(year=2024)) is None


def test_versions_that_say_the_same_of_the_story_are_one():
    found, _own = versions(
        "- {on: 2026-02-02, kind: notice_of_dismissal, grounds: economic, age: 58, service_years: 8}", as_of="2026-02-03"
    )
    assert len(found) == 1


def test_the_version_in_force_says_what_the_answer_says_when_no_change_falls_into_the_story():
    found, own = versions(f"{SEARCH_2026}\n{INTERVIEW_2026}", as_of="2026-02-20")
    current = version_on(found, day("2026-02-20"))
    assert current is not None
    assert current.answer.duties == own.duties
    assert beside(own, [current.answer]) == []


def test_rows_that_differ_have_a_cell_for_each_answer_and_what_is_not_there_is_none():
    found, own = versions(f"{SEARCH_2026}\n{INTERVIEW_2026}", as_of="2026-02-20")
    rows = {(row.kind.value, row.n): row.cells for row in beside(own, [each.answer for each in found])}
    now, earlier, current, _later = rows["supplementary_first_phase", 1]
    assert now is None and current is None
    assert isinstance(earlier, Duty) and earlier.due == day("2026-02-27")
    assert ("job_search_discussion", 1) not in rows
    ordered = list(rows)
    assert ordered.index(("initial_interview", 1)) < ordered.index(("supplementary_first_phase", 1))


def test_a_duty_that_one_version_cannot_compute_is_told_as_such(tmp_path):
    unknown = draft(
        tmp_path,
        "process.initial_interview.deadline:\n  values:\n"
        "    - {from: 2026-06-01, value: unknown, source: HE 1/2027, verified: P, last_checked_on: 2026-11-24}\n",
    )
    story = told(SEARCH_2026, as_of="2026-02-03")
    found = versions_of(lambda book: answer(story, book), lawbook=unknown)
    (row, *_more) = beside(answer(story, unknown), [version_on(found, day("2026-06-01")).answer])
    assert isinstance(row.cells[0], Duty)
    assert isinstance(row.cells[1], NotComputed)


def test_a_version_of_which_the_lawbook_does_not_know_all_is_left_out():
    found, _own = versions(
        "- {on: 2024-12-02, kind: job_search_started}\n- {on: 2024-12-09, kind: initial_interview_held}", as_of="2025-01-07"
    )
    assert found[0].first == date(2025, 1, 1)


def test_the_lawbook_itself_and_its_versions_are_apart():
    book = lawbook().in_version(day("2025-06-01"))
    key = "process.initial_interview.deadline"
    assert [each.weekdays(key, on=day("2026-06-01")) for each in (book, lawbook())] == [5, 10]
    assert book.weekdays(key, on=day("2010-01-01")) == 5
    assert book.value(key, on=day("2026-06-01")).from_ == date(2025, 1, 1)


@mark.parametrize("file", story_files(GOLDEN), ids=lambda file: file.stem)
def test_a_version_that_changes_nothing_that_was_asked_has_the_answer_of_the_one_after_it(file):
    story = read_story(file.read_bytes(), file=str(file))
    found = versions_of(lambda book: answer(story, book), lawbook=lawbook())
    for version in found:
        for first in (each for each in version_days(lawbook()) if version.first <= each <= (version.last or each)):
            plainly = answer(story, lawbook().in_version(first))
            assert not differs(plainly, version.answer)
    assert all(differs(earlier.answer, later.answer) for earlier, later in pairwise(found))
