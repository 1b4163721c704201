"""The lawbook as other people rely on it: the documented example, the JSON of its values, the schemas of its files."""

import json
from datetime import date
from pathlib import Path

from pytest import fixture, raises

from luukku.core.lawbook.reference import reference
from luukku.law import LadderStep, Lawbook, NotInForce, NotVerified

EXAMPLE = Path(__file__).parents[2] / "golden/formats/lawbook"


@fixture(scope="module")
def example():
    return Lawbook.load(EXAMPLE)


def test_the_documented_example_says_what_it_is_documented_to_say(example):
    assert [example.weekdays("process.initial_interview.deadline", on=date(year, 6, 1)) for year in (2025, 2026)] == [5, 10]
    value = example.value("process.initial_interview.deadline", on=date(2026, 6, 1))
    assert (value.source, value.mark, value.title.fi) == ("HE 108/2025; KEHA 2026", "S", "Alkuhaastattelun määräaika")
    with raises(NotInForce):
        example.weeks("process.supplementary.first_phase.interval", on=date(2026, 1, 1))
    with raises(NotVerified):
        example.count("search_duty.short_time_layoff", on=date(2026, 1, 1))
    assert example.ladder("municipal_share.yleistuki", on=date(2026, 5, 1)) == (LadderStep(101, 10), LadderStep(201, 20))


def test_prices_and_percents_are_strings_in_json_and_counts_are_numbers():
    lawbook = Lawbook.load()
    shown = {
        key: lawbook.entry(key, date(2026, 6, 1)).as_json()["value"]
        for key in (
            "process.initial_interview.deadline",
            "benefit.basic_eur_day",
            "wage_subsidy.basic.rate",
            "vos.transition_actual_cost_share",
            "wage_subsidy.full.multiplier",
            "municipal_share.count_days_since",
            "job_offer.binding_after_months.not_binding_if_monthly_number_met",
            "process.discussion.counts_from",
            "statement.authority_days.exception",
            "municipal_share.labour_market_subsidy",
            "search_duty.short_time_layoff",
        )
    }
    assert list(shown.values()) == [
        10,
        "37.21",
        "50",
        "0.25",
        "1.23",
        "2015-01-01",
        False,
        ["initial_interview", "previous_discussion"],
        {"fi": "asian laatu, laajuus tai muu erityinen syy", "en": "nature or extent of the matter or other special reason"},
        "none",
        "unknown",
    ]
    ladder = lawbook.entry("municipal_share.yleistuki", date(2026, 6, 1)).as_json()["value"]
    assert ladder[0] == {"from_day": 101, "percent": "10"}


def test_the_schema_knows_every_key_of_a_value_and_refuses_others():
    schema = json.loads(reference(Lawbook.load())["schemas/lawbook.schema.json"])
    parameter, value = schema["$defs"]["WrittenParameter"], schema["$defs"]["WrittenValue"]
    assert parameter["required"] == ["title", "unit", "values"]
    assert value["required"] == ["from", "value", "source", "verified", "last_checked_on"]
    assert value["additionalProperties"] is False
    assert "weekdays" in parameter["properties"]["unit"]["enum"]
    assert value["properties"]["verified"]["enum"] == ["V", "D", "S", "P", "U"]
