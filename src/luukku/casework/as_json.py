"""Answers as JSON, in the shapes that others rely on."""

from collections.abc import Mapping
from typing import Any

from luukku.casework.checking import Check, plain
from luukku.casework.domain.duty import Answer, Duty, NotApplicable, NotComputed
from luukku.casework.sentences import languages_of, sentences, told
from luukku.casework.stories import Told
from luukku.kernel.outcome import Citation, Reason


def answer_json(story: Told, answer: Answer, checks: list[Check]) -> dict[str, Any]:
    """One story with its duties, and with its checks where it expects something."""
    document = {
        "story": story.story.story,
        "as_of": answer.as_of.isoformat(),
        "validity": answer.validity.value,
        "duties": [duty_json(duty) for duty in answer.duties],
        "not_applicable": [_not_applicable(each) for each in answer.not_applicable],
        "not_computed": [_not_computed(each) for each in answer.not_computed],
        "left_out": list(answer.left_out),
    }
    if story.story.expect or story.story.expect_not:
        document["checks"] = [{"expected": each.expected, "got": each.got, "ok": each.ok} for each in checks]
    return document


def duty_json(duty: Duty) -> dict[str, Any]:
    return {
        "kind": duty.kind.value,
        "who": duty.who.value,
        "owner": duty.owner.value,
        "n": duty.n,
        "count_required": duty.count_required,
        "count_done": duty.count_done,
        "earliest": plain(duty.earliest),
        "due": plain(duty.due),
        "due_strict": plain(duty.due_strict),
        "due_candidates": plain(duty.due_candidates),
        "state": duty.state.value,
        "on_time": duty.on_time,
        "done_on": plain(duty.done_on),
        "reasons": told(duty),
        "reason_codes": [_reason(reason) for reason in duty.reasons],
        "citations": [citation_json(each) for each in duty.citations],
        "mark": duty.mark.value,
        "to_be_confirmed": duty.to_be_confirmed,
        "rests_on": list(duty.rests_on),
    }


def _not_applicable(each: NotApplicable) -> dict[str, Any]:
    citations = [citation_json(citation) for citation in each.citations]
    return {"kind": each.kind.value, "reasons": _told(each), "citations": citations, "mark": each.mark.value}


def _not_computed(each: NotComputed) -> dict[str, Any]:
    return {"kind": each.kind.value, "reasons": _told(each), "first_value_on": plain(each.first_value_on)}


def _told(each: NotApplicable | NotComputed) -> Mapping[str, str]:
    return {language: sentences(each.reasons, language=language) for language in languages_of(each.kind)}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": str(reason.code), "params": {name.rstrip("_"): plain(value) for name, value in reason.params.items()}}


def citation_json(citation: Citation) -> dict[str, str]:
    return {"act": citation.act, "section": citation.section, "in_force_from": citation.in_force_from.isoformat()}
