"""Reasons are told in the reader's language: days, numbers and words as the language has them."""

from datetime import date

from pytest import mark, raises

from luukku.casework.domain.facts import Service
from luukku.casework.domain.reasons import Code
from luukku.casework.sentences import languages_of, sentence, told
from luukku.kernel.outcome import Reason
from tests.unit.casework.cases import SEARCH_2026, answered, duties


@mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Työnhakusi alkoi 2.2.2026. Alkuhaastattelu järjestetään 10 arkipäivän kuluessa"),
        ("en", "Your job search started on 2 Feb 2026. The initial interview is held within 10 weekdays"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_writes_them(language, text):
    (duty,) = duties("initial_interview", SEARCH_2026, as_of="2026-02-03")
    said = told(duty)[language]
    assert said.startswith(text)


@mark.parametrize(
    ("months", "fi", "en"), [(1, "1 kuukausi ennen", "1 month before"), (2, "2 kuukautta ennen", "2 months before")]
)
def test_a_number_stands_with_its_noun(months, fi, en):
    params = {"service": Service.WORK_TRIAL, "planned_end": date(2026, 6, 30), "months": months}
    reason = Reason(Code.BEFORE_SERVICE_END, params)
    assert fi in sentence(reason, language="fi") and "työkokeilu" in sentence(reason, language="fi")
    assert en in sentence(reason, language="en")


def test_what_a_client_reads_comes_in_swedish_too():
    events = "- {on: 2026-09-01, kind: job_search_started}"
    for duty in answered(events, as_of="2026-09-02").duties:
        assert set(told(duty)) == set(languages_of(duty.kind))
        assert ("sv" in told(duty)) is (duty.who == "job_seeker")
    (profile,) = duties("profile_publication", events, as_of="2026-09-02")
    assert told(profile)["sv"].startswith("Jobbsökarprofilen publiceras inom 15 vardagar (jobbsökningens början 1.9.2026).")


def test_a_place_that_cannot_be_filled_is_an_error_and_not_a_blank():
    with raises(TypeError, match="cannot say None"):
        sentence(Reason(Code.DONE, {"day": None}), language="fi")
    with raises(KeyError):
        sentence(Reason(Code.DONE), language="fi")
