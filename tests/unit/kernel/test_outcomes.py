"""Outcomes, marks and refusals: what a rule says and how sure it is."""

import pickle
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.outcome import Citation, Mark, NotAllowed, Outcome, Reason, weakest


@given(st.lists(st.sampled_from(Mark), min_size=1))
def test_a_conclusion_is_to_be_confirmed_exactly_when_one_of_its_values_is(marks):
    assert weakest(marks) in marks
    assert weakest(marks).to_be_confirmed == any(mark.to_be_confirmed for mark in marks)


def test_marks_go_from_the_read_statute_to_the_unverified():
    for order in permutations(Mark):
        assert weakest(order) is Mark.UNVERIFIED
    assert weakest([Mark.STATUTE, Mark.DERIVED]) is Mark.DERIVED
    assert weakest([Mark.SECONDARY, Mark.DERIVED]) is Mark.SECONDARY
    assert weakest([Mark.BILL, Mark.DERIVED]) is Mark.BILL
    assert weakest([Mark.STATUTE]) is Mark.STATUTE


def test_marks_are_the_letters_of_the_lawbook():
    assert [Mark(letter) for letter in "VDSPU"] == list(Mark)
    assert {mark.value for mark in Mark if mark.to_be_confirmed} == {"P", "U"}


def test_a_conclusion_that_rests_on_nothing_has_no_mark():
    with pytest.raises(ValueError, match="rests on no value"):
        weakest([])


def test_outcomes_with_the_same_content_are_equal():
    def outcome(due):
        return Outcome(
            value=due,
            reasons=(Reason("counted_weekdays", {"weekdays": 10, "from": date(2026, 4, 1)}),),
            citations=(Citation("380/2023", "31 § 1", date(2026, 1, 1)),),
            mark=Mark.SECONDARY,
        )

    assert outcome(date(2026, 4, 17)) == outcome(date(2026, 4, 17)) != outcome(date(2026, 4, 16))


def test_reasons_can_be_collected_without_repeats():
    reasons = [Reason("late", {"days": 1}), Reason("late", {"days": 1}), Reason("late", {"days": 2})]
    assert len(set(reasons)) == 2


def test_a_refusal_tells_its_reason_and_what_fills_the_sentence():
    until = date(2026, 4, 16)
    with pytest.raises(NotAllowed) as refusal:
        raise NotAllowed("too_late", until=until)
    assert refusal.value.reason == "too_late"
    assert refusal.value.params["until"] == until
    assert str(refusal.value) == "too_late, until=2026-04-16"


def test_a_refusal_may_have_a_parameter_named_reason():
    assert NotAllowed("cancelled", reason="ill").params == {"reason": "ill"}


def test_a_refusal_survives_being_sent_to_another_process():
    copy = pickle.loads(pickle.dumps(NotAllowed("too_late", until=date(2026, 4, 16))))
    assert (copy.reason, copy.params) == ("too_late", {"until": date(2026, 4, 16)})
