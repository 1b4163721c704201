"""A confirmation renews mark, source and check date of one value, and every other byte stays."""

import difflib
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pytest import fixture, mark, raises

from luukku.kernel.outcome import Mark
from luukku.kernel.typed import one_line
from luukku.law import Lawbook, UnknownKey
from luukku.law.confirming import Confirmation, NotConfirmable, confirmed, value_to_confirm
from tests.unit.law.books import MEETINGS, book, folder_of, parameter

KEY = "process.interview.deadline"
TODAY = date(2027, 3, 1)


@fixture
def meetings(tmp_path):
    return book(tmp_path, MEETINGS)


def confirm(lawbook, text=MEETINGS, *, from_, key=KEY, **said):
    value = value_to_confirm(lawbook, key=key, from_=from_)
    said = {"mark": Mark.STATUTE, "by": "Aino Lakimies", "on": TODAY, "read": "380/2023 31 § 1", **said}
    return confirmed(text, value, Confirmation(**said))


def changed_lines(before, after):
    lines = list(difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0))
    return [f"{line[0]} {line[1:]}" for line in lines[2:] if line[0] in "+-"]


def test_a_value_in_one_line_changes_that_line_alone_and_keeps_its_comment(meetings):
    after = confirm(meetings, from_=date(2022, 5, 2), mark=Mark.SECONDARY, read='TEM "2027"')
    assert changed_lines(MEETINGS, after) == [
        '-     - {from: 2022-05-02, value: 5, source: "1379/2021", verified: S, last_checked_on: 2026-11-24}   # by heart\n',
        '+     - {from: 2022-05-02, value: 5, source: "TEM \\"2027\\"", verified: S, checked_by: Aino Lakimies,'
        " last_checked_on: 2027-03-01}   # by heart\n",
    ]


def test_a_value_in_lines_of_its_own_changes_those_lines_alone(meetings):
    after = confirm(meetings, from_=date(2026, 1, 1))
    assert changed_lines(MEETINGS, after) == [
        '-       source: "KEHA 2026"\n',
        "-       verified: P\n",
        "-       last_checked_on: 2026-01-05   # turn of the year\n",
        '+       source: "380/2023 31 § 1"\n',
        "+       verified: V\n",
        "+       checked_by: Aino Lakimies\n",
        "+       last_checked_on: 2027-03-01   # turn of the year\n",
    ]


def test_what_was_confirmed_is_read_back(meetings, tmp_path):
    after = confirm(meetings, from_=date(2026, 1, 1))
    value = book(tmp_path / "after", after).value(KEY, on=date(2026, 1, 1))
    assert (value.mark, value.source, value.last_checked_on) == (Mark.STATUTE, "380/2023 31 § 1", TODAY)
    assert (value.checked_by, value.whole(), value.note.en) == ("Aino Lakimies", 10, "A bill, no act")


def test_a_second_confirmation_replaces_the_name_of_the_first(meetings, tmp_path):
    once = confirm(meetings, from_=date(2026, 1, 1))
    lawbook = book(tmp_path / "once", once)
    twice = confirm(lawbook, once, from_=date(2026, 1, 1), by="Eino", on=TODAY + timedelta(days=1), read=None)
    assert [line for line in changed_lines(once, twice) if line[0] == "+"] == [
        "+       checked_by: Eino\n",
        "+       last_checked_on: 2027-03-02   # turn of the year\n",
    ]


def test_the_same_source_can_be_read_again_without_saying_so(meetings):
    after = confirm(meetings, from_=date(2025, 1, 1), read=None)
    assert 'source: "380/2023 31 § 1", verified: V, checked_by: Aino Lakimies, last_checked_on: 2027-03-01' in after


@mark.parametrize(
    ("from_", "said", "message"),
    [
        (date(2026, 1, 1), {"read": None}, "the mark goes from P to V, and nothing says what was read"),
        (date(2022, 5, 2), {"read": None}, "the mark goes from S to V"),
        (date(2026, 1, 1), {"mark": Mark.SECONDARY, "read": None}, "the mark goes from P to S"),
        (date(2026, 1, 1), {"mark": Mark.DERIVED}, "D is no mark of something read"),
        (date(2026, 1, 1), {"read": "  "}, "what was read is empty"),
        (date(2026, 1, 1), {"by": " "}, "nobody is named"),
        (date(2026, 1, 1), {"on": date(2026, 1, 4)}, "the value was checked later than 2026-01-04, on 2026-01-05"),
    ],
)
def test_a_confirmation_that_says_too_little_is_refused_with_the_place(meetings, from_, said, message):
    with raises(NotConfirmable) as refusal:
        confirm(meetings, from_=from_, **said)
    assert message in refusal.value.problems[0].message
    assert refusal.value.problems[0].file == "lawbook/topic/file.yaml"
    assert refusal.value.problems[0].line in (7, 9)


def test_a_figure_that_is_not_known_cannot_be_confirmed(meetings):
    with raises(NotConfirmable, match="the figure is not known, so there is nothing to confirm"):
        confirm(meetings, key="process.discussion.count", from_=date(2026, 7, 1))


def test_that_there_is_no_such_rule_can_be_confirmed(meetings):
    assert confirm(meetings, key="process.discussion.count", from_=date(2026, 1, 1)).count("verified: V") == 3


def test_a_day_on_which_no_value_begins_is_refused_with_the_nearest(meetings):
    with raises(NotConfirmable) as refusal:
        value_to_confirm(meetings, key=KEY, from_=date(2025, 1, 2))
    (found,) = refusal.value.problems
    assert (found.message, found.nearest) == ("no value begins on 2025-01-02", "2025-01-01")
    with raises(UnknownKey, match=KEY):
        value_to_confirm(meetings, key=KEY + "s", from_=date(2025, 1, 1))


def test_a_file_that_repeats_parts_is_not_touched(tmp_path):
    text = parameter("count", "from: 2025-01-01, value: 5", "from: 2026-01-01, value: 6")
    text = text.replace("verified: V", "verified: &read S", 1).replace("verified: V", "verified: *read", 1)
    with raises(NotConfirmable, match="would change more than this value"):
        confirm(book(tmp_path, text), text, key="some.thing", from_=date(2025, 1, 1))


def test_line_ends_and_letters_stay_as_they_are_written(tmp_path):
    text = MEETINGS.replace("\n", "\r\n").replace("määrä", "ma\u0308a\u0308ra\u0308")
    after = confirm(book(tmp_path, text), text, from_=date(2026, 1, 1))
    assert "ma\u0308a\u0308ra\u0308" in after
    assert after.count("\n") == after.count("\r\n") == text.count("\n") + 1


def test_a_source_over_several_lines_is_replaced_whole(tmp_path):
    text = MEETINGS.replace('source: "KEHA 2026"', "source: >\n        KEHA\n        2026")
    after = confirm(book(tmp_path, text), text, from_=date(2026, 1, 1))
    assert '      source: "380/2023 31 § 1"\n      verified: V\n' in after


LAWBOOK = Lawbook.load()
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=25)
@given(st.sampled_from([value for each in LAWBOOK.parameters.values() for value in each.values]), WORDS, WORDS)
def test_any_value_of_the_lawbook_can_be_confirmed_and_only_its_words_are_touched(value, by, read):
    assume(value.value != "unknown")
    before = (LAWBOOK.folder.parent / value.file).read_text(encoding="utf-8")
    after = confirmed(before, value, Confirmation(mark=Mark.SECONDARY, by=by, on=TODAY, read=read))
    for word in (one_line(by), one_line(read), TODAY.isoformat()):
        assert word in after
    lines = before.splitlines()
    assert after.splitlines()[: value.line - 1] == lines[: value.line - 1]
    begins = [n for n in range(value.line, len(lines)) if not lines[n].startswith("      ")]
    rest = lines[begins[0] :] if begins else []
    assert not rest or after.splitlines()[-len(rest) :] == rest


def test_a_confirmation_of_the_whole_path_from_file_to_file(tmp_path):
    folder = folder_of(tmp_path / "lawbook", {"topic/file.yaml": MEETINGS})
    after = confirm(Lawbook.load(folder), from_=date(2026, 1, 1))
    folder_of(folder, {"topic/file.yaml": after})
    assert Lawbook.load(folder).value(KEY, on=date(2026, 1, 1)).mark is Mark.STATUTE
