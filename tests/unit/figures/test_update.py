"""What a file changes in a series: rows are new, changed, unchanged or refused, and nothing else can happen to them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.update import Change, Reason, compare

MEASURES = ("a", "b")
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def compared(known, told, *, told_measures=MEASURES, may_be_unpublished=True, last_ended=JUNE):
    return compare(
        known=known,
        told=told,
        measures=MEASURES,
        told_measures=told_measures,
        may_be_unpublished=may_be_unpublished,
        last_ended=last_ended,
    )


def test_a_row_is_new_changed_or_unchanged():
    known = {("KU1", MAY): (1, 2), ("KU2", MAY): (3, 4)}
    found = compared(known, known | {("KU2", MAY): (3, None), ("KU1", JUNE): (5, 6)})
    assert found.rows == {("KU2", MAY): (3, None), ("KU1", JUNE): (5, 6)}
    assert found.changes == (Change("KU2", MAY, "b", 4, None),)
    assert [(each.period, each.state, each.new, each.changed, each.unchanged) for each in found.periods] == [
        (MAY, "changed", 0, 1, 1),
        (JUNE, "new", 1, 0, 0),
    ]


def test_a_new_region_in_a_month_that_others_have_changes_the_month():
    found = compared({("KU1", MAY): (1, 2)}, {("KU2", MAY): (1, 2)})
    assert [each.state for each in found.periods] == ["changed"]


def test_measures_are_found_by_name_and_those_that_the_file_lacks_are_kept():
    found = compared({("KU1", MAY): (1, 2)}, {("KU1", MAY): (9,)}, told_measures=("b",))
    assert found.rows == {("KU1", MAY): (1, 9)}
    assert compared({}, {("KU1", MAY): (2, 1)}, told_measures=("b", "a")).rows == {("KU1", MAY): (1, 2)}


def test_half_a_row_of_which_nothing_is_known_is_refused():
    (refusal,) = compared({}, {("KU1", MAY): (9,)}, told_measures=("b",)).refusals
    assert (refusal.reason, refusal.measures) == (Reason.INCOMPLETE, ("a",))


def test_a_period_that_has_not_ended_is_refused():
    found = compared({}, {("KU1", JUNE): (1, 2), ("KU1", JULY): (1, 2)})
    assert list(found.rows) == [("KU1", JUNE)]
    assert [(each.period, each.reason) for each in found.refusals] == [(JULY, Reason.NOT_ENDED)]


def test_a_figure_that_is_not_published_is_refused_where_the_series_must_have_one():
    (refusal,) = compared({}, {("KU1", MAY): (None, 2)}, may_be_unpublished=False).refusals
    assert (refusal.reason, refusal.measures) == (Reason.NOT_TOLD, ("a",))


def test_the_largest_change_comes_first():
    known = {("KU1", MAY): (100, None), ("KU2", MAY): (100, 5)}
    found = compared(known, {("KU1", MAY): (101, 50), ("KU2", MAY): (0, 5)})
    assert [(each.region, each.size) for each in found.changes] == [("KU2", 100), ("KU1", 50), ("KU1", 1)]


values = st.one_of(st.none(), st.integers(0, 9))
rows = st.dictionaries(
    st.tuples(st.sampled_from(["KU1", "KU2", "KU3"]), st.sampled_from([MAY, JUNE, JULY])), st.tuples(values, values), max_size=9
)


@given(rows, rows)
def test_every_row_has_one_fate_and_taking_makes_the_series_say_what_the_file_says(known, told):
    found = compared(known, told)
    assert sum(found.count(what) for what in ("new", "changed", "unchanged")) + len(found.refusals) == len(told)
    after = known | found.rows
    refused = {(each.region, each.period) for each in found.refusals}
    assert all(after[key] == told[key] for key in told if key not in refused)
    assert all(after[key] == known[key] for key in known if key not in told or key in refused)


@given(rows, rows)
def test_taking_the_same_twice_changes_nothing(known, told):
    first = compared(known, told)
    again = compared(known | first.rows, told)
    assert not again.rows
    assert not again.changes
    assert again.refusals == first.refusals


@given(rows, rows)
def test_the_changes_are_all_the_differences_and_no_others(known, told):
    found = compared(known, told)
    for change in found.changes:
        at = MEASURES.index(change.measure)
        key = (change.region, change.period)
        assert (known[key][at], told[key][at]) == (change.before, change.after)
        assert change.before != change.after
    refused = {(each.region, each.period) for each in found.refusals}
    both = [(known[key], told[key]) for key in told if key in known and key not in refused]
    assert len(found.changes) == sum(was[at] != will[at] for was, will in both for at in range(len(MEASURES)))
