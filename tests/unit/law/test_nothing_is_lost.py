"""Every value, side value, note, source and mark of the compiled parameter sheet stands in the lawbook, by an explicit table."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import yaml
from pytest import fixture, mark, skip

from luukku.law import LadderStep, Lawbook, Special

SHEET = Path(__file__).parents[4] / "shared/law/parameters.yaml"
OWN_FIELDS = {"from", "to", "value", "source", "verified", "note"}

# Where a field of the sheet went, by its key: `value`, a part of a value (`value.small`, `value.0`), or a side value.
# A key that is not here has one value, kept under its own name. A side value that is not here is kept as `KEY.<its name>`.
PLACES = {
    ("process.weekday_calendar", "value.strict"): "process.weekday_calendar.strict",
    ("process.weekday_calendar", "value.practice"): "process.weekday_calendar.practice",
    ("process.supplementary.first_phase.count", "value_if_preceded"): "process.supplementary.first_phase.count.if_preceded",
    ("process.supplementary.later", "window_months"): "process.supplementary.later.within_months",
    ("sanctions.resignation_days", "value_short_job"): "sanctions.resignation_days.short_job",
    ("sanctions.refusal_days", "value_short_job"): "sanctions.refusal_days.short_job",
    ("sanctions.refusal_days", "start_delay_days"): "sanctions.refusal_days.start_delay",
    ("work_trial.restart_unemployment_months", "value_u25"): "work_trial.restart_unemployment_months.under_25",
    ("work_trial.hours_per_day", "value.0"): "work_trial.hours_per_day.min",
    ("work_trial.hours_per_day", "value.1"): "work_trial.hours_per_day.max",
    ("work_trial.hours_per_day", "max_days_per_week"): "work_trial.max_days_per_week",
    ("wage_subsidy.basic", "value"): "wage_subsidy.basic.rate",
    ("wage_subsidy.basic", "cap_eur_month"): "wage_subsidy.basic.cap",
    ("wage_subsidy.reduced_ability", "value"): "wage_subsidy.reduced_ability.rate",
    ("wage_subsidy.reduced_ability", "cap_eur_month"): "wage_subsidy.reduced_ability.cap",
    ("wage_subsidy.full", "value"): "wage_subsidy.full.rate",
    ("wage_subsidy.full", "cap_eur_month"): "wage_subsidy.full.cap",
    ("wage_subsidy.age60", "value"): "wage_subsidy.age60.rate",
    ("employment_support_55", "value"): "employment_support_55.rate",
    ("employment_support_55", "cap_eur_month"): "employment_support_55.cap",
    ("expense_allowance", "value_raised"): "expense_allowance.raised",
    ("supported_study", "value_basic_education"): "supported_study.basic_education",
    ("change_security.employment_leave_days", "value.0"): "change_security.employment_leave_days.up_to_1_month",
    ("change_security.employment_leave_days", "value.1"): "change_security.employment_leave_days.up_to_4_months",
    ("change_security.employment_leave_days", "value.2"): "change_security.employment_leave_days.over_4_months",
    ("change_security.employment_leave_days", "value_55plus.0"): "change_security.employment_leave_days.age_55.up_to_1_month",
    ("change_security.employment_leave_days", "value_55plus.1"): "change_security.employment_leave_days.age_55.up_to_4_months",
    ("change_security.employment_leave_days", "value_55plus.2"): "change_security.employment_leave_days.age_55.over_4_months",
    ("cooperation_act.negotiation_days", "value.0"): "cooperation_act.negotiation_days.long",
    ("cooperation_act.negotiation_days", "value.1"): "cooperation_act.negotiation_days.short",
    ("benefit.basic_eur_day", "rule"): "benefit.basic_eur_day.rule_2027",
    ("vos.state_percent", "temporary_cut_eur_inhabitant.0"): "vos.temporary.first_cut",
    ("vos.state_percent", "temporary_cut_eur_inhabitant.1"): "vos.temporary.second_cut",
    ("vos.state_percent", "temporary_cut_percent"): "vos.temporary.cut_percent",
    ("integration.compensation_years", "value_quota"): "integration.compensation_years.quota",
    ("procurement.dps.acceptance_workdays", "value_extended"): "procurement.dps.acceptance_workdays.extended",
    ("procurement.standstill_days", "value_dps"): "procurement.standstill_days.dps",
}

# Rows whose value changed its form: what stands in the lawbook instead.
REFORMED = {
    ("process.validity.failures_before_end", "value", "repeated"): {"process.validity.failures_before_end": Special.UNKNOWN},
    ("sanctions.ladder", "value", "2022-05-02"): {
        "sanctions.ladder.steps": ("reminder", "days", "days", "work_requirement"),
        "sanctions.ladder.step_2.days": 7,
        "sanctions.ladder.step_3.days": 14,
        "sanctions.ladder.step_4.work_requirement_weeks": 12,
    },
    ("sanctions.ladder", "value", "2026-03-01"): {
        "sanctions.ladder.steps": ("days", "work_requirement"),
        "sanctions.ladder.step_1.days": 7,
        "sanctions.ladder.step_2.work_requirement_weeks": 6,
    },
}

# Sentences of the sheet that became words of a closed list.
WORDS = {
    "next job search discussion": "next_job_search_discussion",
    "work condition met and maximum allowance period used up and again entitled to subsidy": (
        "work_condition_and_maximum_period_used_up"
    ),
    "new maximum period after work condition": "new_maximum_period",
    "work condition met": "work_condition_met",
}

# Notes that only made sense beside the sheet's descriptions, or that grew.
NOTES = {
    "as soon as possible and at latest within N": "as soon as possible and at latest within this time",
    "legal answer on Saturdays still open": "legal answer on Saturdays still open; the strict reading gives the earlier last day",
}

ACTS = {
    "TTL 2a:9-10 (1380/2021); 380/2023 41 §": "1290/2002 2a:9–10 § (1380/2021); 380/2023 41 §",
    "TTL 2a:9.1(6), 2a:13, 1380/2021, 385/2023": "1290/2002 2a:9 § 1(6), 2a:13 § (1380/2021, 385/2023)",
    "TTL 2a:1 (1380/2021)": "1290/2002 2a:1 § (1380/2021)",
    "TTL 2a:4 (1380/2021)": "1290/2002 2a:4 § (1380/2021)",
    "TTL 9:2, 9:4 (669/2022)": "1290/2002 9:2, 9:4 § (669/2022)",
    "TTL 4:3.1 (1314/2018)": "1290/2002 4:3 § 1 (1314/2018)",
    "TTL 4:3.1 via 48/2026 15.2 §; 330/2026 2.1 §": "1290/2002 4:3 § 1; 48/2026 15 § 2; 330/2026 2 § 1",
    "TTL 14:3a (1370/2014)": "1290/2002 14:3a § (1370/2014)",
    "TTL 14:3a (385/2023)": "1290/2002 14:3a § (385/2023)",
    "TTL 14:3b (385/2023)": "1290/2002 14:3b § (385/2023)",
    "TTL 14:3a-3b, 4:6.3 (1290/2002); 555/1998 4 §; 48/2026 15, 51 §": (
        "1290/2002 14:3a–3b, 4:6 § 3; 555/1998 4 §; 48/2026 15, 51 §"
    ),
    "TTL 14:3a.4 (325/2024); 48/2026 51.4 §": "1290/2002 14:3a § 4 (325/2024); 48/2026 51 § 4",
    "TTL 13:6.2 (385/2023); 48/2026 48.2 §": "1290/2002 13:6 § 2 (385/2023); 48/2026 48 § 2",
    "TSL 7:12 (456/2005), 7:12a (672/2022)": "55/2001 7:12 § (456/2005), 7:12a § (672/2022)",
    "55/2001 9:3a (403/2023)": "55/2001 9:3a § (403/2023)",
    "384/2023 transitional": "384/2023 (transitional)",
    "385/2023, 387/2023, 48/2026 transitional": "385/2023, 387/2023, 48/2026 (transitional)",
    "380/2023 95-96 §": "380/2023 95–96 §",
    "380/2023 104-105 §": "380/2023 104–105 §",
    "385/2024 10-11, 21 §": "385/2024 10–11, 21 §",
    "380/2023 73, 76-77 §": "380/2023 73, 76–77 §",
    "434/2003 49 c § (581/2010)": "434/2003 49c § (581/2010)",
}

NOT_FOUND = {"vos.state_percent": "618/2021 21 § (the figure of 2027 not found)"}
"""A row of the sheet names no source at all; the lawbook names the section whose figure is missing."""

# The sheet cites one range of sections for all parts; the lawbook the section of each. The rule of 2027 itself was read.
NARROWER = {
    "change_security.training.min_age": "380/2023 69 § 1(2)",
    "change_security.training.service_years": "380/2023 69 § 1(3)",
    "change_security.training.register_within_days": "380/2023 69 § 1(4)",
    "change_security.training.max_value_months_pay": "380/2023 70 § 3",
    "change_security.training.max_length_months": "380/2023 70 § 2",
    "change_security.training.start_within_months": "380/2023 71 § 1",
    "change_security.training.start_latest_months": "380/2023 71 § 1",
}
MARKS = {"benefit.basic_eur_day.rule_2027": "V"}


def cited(source: str) -> str:
    """The sheet's way of writing a source in the lawbook's: 31.1 § → 31 § 1, abbreviated names in full."""
    source = ACTS.get(source, source)
    source = source.replace("EKS ", "Eteläisen Keski-Suomen työllisyysaluelautakunta ")
    source = re.sub(r"(1049/2013 \(31\.36\)|1217/2019) x ", r"\1 × ", source)
    return re.sub(r"(?<![\d.])(\d+)\.(\d)(\(\d+\))? §", r"\1 § \2\3", source)


def kept_as(value: object) -> object:
    """A value of the sheet as the lawbook's types hold it."""
    match value:
        case None:
            return Special.UNKNOWN
        case "none":
            return Special.NONE
        case bool() | int() | date():
            return value
        case float():
            return Decimal(str(value))
        case str():
            return WORDS.get(value, value)
        case [[int(), int()], *_]:
            steps = value if len(value) == 1 else value[1:]
            return tuple(LadderStep(over + 1, Decimal(percent)) for over, percent in steps)
        case list():
            return tuple(value)
    raise TypeError(value)


def is_same(kept: object, expected: object) -> bool:
    if isinstance(kept, Decimal | Fraction) and isinstance(expected, Decimal | int):
        return Fraction(kept) == Fraction(expected)
    return getattr(kept, "en", kept) == (expected.replace(" x ", " × ") if isinstance(expected, str) else expected)


def fields(row: dict[str, object]):
    """(name, value) of all that a row says: parts of mappings and of lists of figures on their own."""
    for name, value in row.items():
        if name in OWN_FIELDS - {"value"}:
            continue
        if isinstance(value, dict):
            yield from ((f"{name}.{part}", each) for part, each in value.items())
        elif isinstance(value, list) and all(isinstance(each, int | float) for each in value):
            yield from ((f"{name}.{n}", each) for n, each in enumerate(value))
        else:
            yield name, value


@fixture(scope="module")
def sheet():
    if not SHEET.exists():
        skip("the compiled parameter sheet is not beside this checkout")
    return yaml.safe_load(SHEET.read_text(encoding="utf-8"))


@fixture(scope="module")
def lawbook():
    return Lawbook.load()


def expected_places(key: str, row: dict[str, object]):
    """(lawbook key, expected value) of everything that a row of the sheet says."""
    for name, value in fields(row):
        reformed = REFORMED.get((key, name, value if isinstance(value, str) else str(row["from"])))
        if reformed:
            yield from reformed.items()
            continue
        own = {"value": key}.get(name, f"{key}.{name.removeprefix('value.')}")
        yield PLACES.get((key, name), own), kept_as(value)


def test_every_value_and_side_value_stands_in_the_lawbook(sheet, lawbook):
    lost = []
    for key, parameter in sheet["parameters"].items():
        for row in parameter["values"]:
            for place, expected in expected_places(key, row):
                entry = lawbook.entry(place, row["from"])
                if not is_same(entry.value, expected) or entry.from_ != row["from"]:
                    lost.append(f"{key} from {row['from']}: {expected!r}, but {place} says {entry.value!r} from {entry.from_}")
    assert lost == []


def test_every_value_keeps_its_source_mark_and_last_day(sheet, lawbook):
    lost = []
    for key, parameter in sheet["parameters"].items():
        for row in parameter["values"]:
            for place, _ in expected_places(key, row):
                entry = lawbook.entry(place, row["from"])
                source = NOT_FOUND[key] if row["source"] == "not found" else NARROWER.get(place, cited(row["source"]))
                if (entry.source, entry.mark) != (source, MARKS.get(place, row["verified"])):
                    lost.append(f"{place} from {row['from']}: {source} ({row['verified']}), not {entry.source} ({entry.mark})")
                if "to" in row and entry.to != row["to"]:
                    lost.append(f"{place} from {row['from']}: ends {row['to']}, not {entry.to}")
    assert lost == []


def test_every_note_is_kept(sheet, lawbook):
    lost = []
    for key, parameter in sheet["parameters"].items():
        for row in parameter["values"]:
            places = {place for place, _ in expected_places(key, row)}
            notes = " | ".join(entry.note.en for place in places if (entry := lawbook.entry(place, row["from"])).note)
            note = row.get("note", "")
            if NOTES.get(note, note) not in notes:
                lost.append(f"{key} from {row['from']}: {note!r} is not in {notes!r}")
    assert lost == []


def test_what_a_sentence_said_beside_its_word_is_kept_as_a_note(lawbook):
    entry = lawbook.entry("process.validity.failures_before_end", date(2025, 6, 1))
    assert entry.note.en.startswith("repeated")
    entry = lawbook.entry("municipal_share.labour_market_subsidy.reset", date(2020, 1, 1))
    assert entry.note.en in WORDS


@mark.parametrize("name", ["employment_code", "unemployment_end_reason", "plan_kind", "contact_kind_process"])
def test_code_lists_are_kept(sheet, lawbook, name):
    expected = sheet["code_lists"][name]
    entry = lawbook.value(f"code_list.{name}", date(2026, 1, 1))
    assert {each.code: each.name.en for each in entry.codes()} == expected["values"]
    assert (entry.source, entry.mark) == (expected["source"], expected["verified"])


def test_the_statistical_definition_of_the_unemployed_is_kept(sheet, lawbook):
    expected = sheet["code_lists"]["unemployed_statistical"]
    entry = lawbook.value("code_list.unemployed_statistical", date(2026, 1, 1))
    assert list(entry.choices()) == expected["values"]
    assert (entry.source, entry.mark) == (expected["source"], expected["verified"])
