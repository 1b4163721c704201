"""Workflow tables: a sound one has no problems, and every way of being unsound is named."""

from dataclasses import replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.outcome import NotAllowed
from luukku.kernel.transitions import Refusal, Transition, TransitionTable


class Tender(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    AWARDED = "awarded"
    CANCELLED = "cancelled"


class Do(StrEnum):
    PUBLISH = "publish"
    AWARD = "award"
    CANCEL = "cancel"


def row(source, action, target, **changes):
    fields = {"who": frozenset({"buyer"}), "audit_event": f"tender.{action}", "notification": None}
    return Transition(source=source, action=action, target=target, **fields | changes)


TABLE = TransitionTable(
    states=tuple(Tender),
    actions=tuple(Do),
    start=Tender.DRAFT,
    final=frozenset({Tender.AWARDED, Tender.CANCELLED}),
    rows=(
        row(Tender.DRAFT, Do.PUBLISH, Tender.OPEN, notification="tender_published"),
        row(Tender.OPEN, Do.AWARD, Tender.AWARDED, who=frozenset({"head", "buyer"})),
        row(Tender.DRAFT, Do.CANCEL, Tender.CANCELLED),
        row(Tender.OPEN, Do.CANCEL, Tender.CANCELLED),
    ),
    refusals=(
        Refusal(states=(Tender.DRAFT,), actions=(Do.AWARD,), reason="not_published"),
        Refusal(states=(Tender.OPEN,), actions=(Do.PUBLISH,), reason="already_published"),
        Refusal(states=(Tender.AWARDED, Tender.CANCELLED), actions=tuple(Do), reason="over"),
    ),
)
PUBLISH, AWARD, CANCEL_DRAFT, CANCEL_OPEN = TABLE.rows


def test_a_sound_table_has_no_problems():
    assert TABLE.problems() == ()


@given(st.sampled_from(Tender), st.sampled_from(Do), st.sets(st.sampled_from(["buyer", "head", "guest"])))
def test_a_table_without_problems_answers_for_every_state_action_and_role(state, action, roles):
    try:
        found = TABLE.check(state=state, action=action, roles=roles)
    except NotAllowed as refusal:
        assert refusal.reason in {"not_published", "already_published", "over", "not_your_role"}
    else:
        assert found in TABLE.rows
        assert (found.source, found.action) == (state, action)
        assert found.who & roles


def test_checking_gives_the_transition_with_its_audit_event_and_notification():
    found = TABLE.check(state=Tender.DRAFT, action=Do.PUBLISH, roles={"buyer"})
    assert (found.target, found.audit_event, found.notification) == (Tender.OPEN, "tender.publish", "tender_published")


@pytest.mark.parametrize(
    ("state", "action", "reason"),
    [
        (Tender.DRAFT, Do.AWARD, "not_published"),
        (Tender.OPEN, Do.PUBLISH, "already_published"),
        (Tender.CANCELLED, Do.PUBLISH, "over"),
        (Tender.AWARDED, Do.CANCEL, "over"),
    ],
)
def test_a_refused_action_tells_the_tables_reason(state, action, reason):
    with pytest.raises(NotAllowed) as refusal:
        TABLE.check(state=state, action=action, roles={"buyer"})
    assert refusal.value.reason == reason
    assert refusal.value.params == {"state": state, "action": action}


def test_a_person_without_the_role_is_told_which_roles_may():
    with pytest.raises(NotAllowed) as refusal:
        TABLE.check(state=Tender.OPEN, action=Do.AWARD, roles={"guest"})
    assert refusal.value.reason == "not_your_role"
    assert refusal.value.params["who"] == ("buyer", "head")


def test_an_unanswered_pair_is_a_fault_of_the_table_and_not_a_refusal():
    with pytest.raises(ValueError, match="award in draft is neither a transition nor refused"):
        replace(TABLE, refusals=()).check(state=Tender.DRAFT, action=Do.AWARD, roles={"buyer"})


def with_rows(*rows, **changes):
    return replace(TABLE, rows=rows, **changes)


LOOP = TransitionTable(
    states=("a", "b", "end"),
    actions=("swap", "finish"),
    start="a",
    final=frozenset({"end"}),
    rows=(row("a", "swap", "b"), row("b", "swap", "a")),
    refusals=(
        Refusal(states=("a", "b"), actions=("finish",), reason="never"),
        Refusal(states=("end",), actions=("swap", "finish"), reason="over"),
    ),
)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (with_rows(PUBLISH, AWARD, CANCEL_DRAFT), "cancel in open is neither a transition nor refused"),
        (replace(TABLE, refusals=TABLE.refusals[1:]), "award in draft is neither a transition nor refused"),
        (with_rows(*TABLE.rows, row(Tender.DRAFT, Do.PUBLISH, Tender.CANCELLED)), "publish in draft is a transition 2 times"),
        (replace(TABLE, refusals=(*TABLE.refusals, TABLE.refusals[0])), "award in draft is refused 2 times"),
        (with_rows(*TABLE.rows, row(Tender.DRAFT, Do.AWARD, Tender.AWARDED)), "award in draft is both a transition and refused"),
        (with_rows(AWARD, CANCEL_DRAFT, CANCEL_OPEN), "open cannot be reached from draft"),
        (with_rows(PUBLISH, CANCEL_DRAFT), "open is not final but has no way out"),
        (replace(TABLE, final=frozenset({Tender.CANCELLED})), "awarded is not final but has no way out"),
        (with_rows(*TABLE.rows, row(Tender.AWARDED, Do.CANCEL, Tender.CANCELLED)), "awarded is final but has a way out"),
        (LOOP, "a never leads to a final state"),
        (LOOP, "end cannot be reached from a"),
        (with_rows(*TABLE.rows, row("lost", Do.CANCEL, Tender.CANCELLED)), "lost is not one of the states"),
        (with_rows(*TABLE.rows, row(Tender.OPEN, "sell", Tender.AWARDED)), "sell is not one of the actions"),
        (replace(TABLE, start="nowhere"), "nowhere is not one of the states"),
        (replace(TABLE, final=TABLE.final | {"gone"}), "gone is not one of the states"),
        (
            replace(TABLE, refusals=(*TABLE.refusals, Refusal(states=("lost",), actions=("sell",), reason="no"))),
            "sell is not one of the actions",
        ),
        (with_rows(replace(PUBLISH, who=frozenset()), *TABLE.rows[1:]), "publish in draft may be done by nobody"),
        (with_rows(replace(PUBLISH, audit_event=""), *TABLE.rows[1:]), "publish in draft has no audit event"),
        (
            with_rows(replace(PUBLISH, notification=""), *TABLE.rows[1:]),
            "publish in draft has an empty notification: name it, or None for no notice",
        ),
        (
            replace(TABLE, refusals=(replace(TABLE.refusals[0], reason=""), *TABLE.refusals[1:])),
            "the refusal of award in draft has no reason",
        ),
    ],
)
def test_every_fault_of_a_table_is_named(table, problem):
    assert problem in table.problems()


@pytest.mark.parametrize("left_out", range(len(TABLE.rows)))
def test_no_row_can_be_left_out_unnoticed(left_out):
    assert with_rows(*(kept for place, kept in enumerate(TABLE.rows) if place != left_out)).problems()


def test_a_workflow_that_never_ends_is_sound_when_it_declares_no_final_state():
    endless = replace(LOOP, states=("a", "b"), actions=("swap",), final=frozenset(), refusals=())
    assert endless.problems() == ()


def test_the_drawing_shows_start_rows_roles_and_ends():
    assert TABLE.mermaid() == (
        "stateDiagram-v2\n"
        "    [*] --> draft\n"
        "    draft --> open: publish (buyer)\n"
        "    open --> awarded: award (buyer, head)\n"
        "    draft --> cancelled: cancel (buyer)\n"
        "    open --> cancelled: cancel (buyer)\n"
        "    awarded --> [*]\n"
        "    cancelled --> [*]\n"
    )
