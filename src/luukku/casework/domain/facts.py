"""What a case is made of: a person, settings, and events in the words of the process (one vocabulary for stories and rooms)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from luukku.casework.domain.kinds import Kind
from luukku.kernel.calendar import DayRule
from luukku.kernel.typed import MunicipalityCode, Refused, Scalar, nearest


class EventKind(StrEnum):
    """What happened."""

    JOB_SEARCH_STARTED = "job_search_started"
    JOB_SEARCH_ENDED = "job_search_ended"
    INITIAL_INTERVIEW_HELD = "initial_interview_held"
    DISCUSSION_HELD = "discussion_held"
    SUPPLEMENTARY_HELD = "supplementary_held"
    MEETING_BOOKED = "meeting_booked"
    NO_SHOW = "no_show"
    DISCUSSION_REQUESTED = "discussion_requested"
    SUPPLEMENTARY_REQUESTED = "supplementary_requested"
    PLAN_MADE = "plan_made"
    PLAN_REVIEWED = "plan_reviewed"
    MISSED_DEADLINE = "missed_deadline"
    APPLIED = "applied"
    EMPLOYMENT_STARTED = "employment_started"
    EMPLOYMENT_ENDED = "employment_ended"
    LAYOFF_STARTED = "layoff_started"
    LAYOFF_ENDED = "layoff_ended"
    UNEMPLOYMENT_WILL_END = "unemployment_will_end"
    SERVICE_STARTED = "service_started"
    SERVICE_PLANNED_END_CHANGED = "service_planned_end_changed"
    SERVICE_ENDED = "service_ended"
    GUIDED_TO_SERVICE = "guided_to_service"
    JOB_ASSIGNED = "job_assigned"
    PROFILE_PUBLISHED = "profile_published"
    PROFILE_REMOVED = "profile_removed"
    MULTIDISCIPLINARY_NEED_STATED = "multidisciplinary_need_stated"
    MULTIDISCIPLINARY_ASSESSMENT_STARTED = "multidisciplinary_assessment_started"
    MULTIDISCIPLINARY_ENDED = "multidisciplinary_ended"
    FIRST_RESIDENCE_PERMIT = "first_residence_permit"
    INTEGRATION_CLIENT = "integration_client"
    INTEGRATION_ASSESSMENT_STARTED = "integration_assessment_started"
    INTEGRATION_ASSESSMENT_ACT = "integration_assessment_act"
    CLARIFICATION_DEADLINE_PASSED = "clarification_deadline_passed"
    CLARIFICATION_RECEIVED = "clarification_received"
    STATEMENT_GIVEN = "statement_given"
    NOTICE_OF_DISMISSAL = "notice_of_dismissal"
    MUNICIPALITY_CHANGED = "municipality_changed"
    WRITTEN_CHOICE_OF_AUTHORITY = "written_choice_of_authority"


class Status(StrEnum):
    """What a job seeker was when the search started."""

    UNEMPLOYED = "unemployed"
    LAID_OFF = "laid_off"
    PART_TIME = "part_time"
    THREATENED = "threatened"
    EMPLOYED = "employed"


class Service(StrEnum):
    """Services promoting employment (380/2023 ch. 6–9; 681/2023 § 26; 189/2001)."""

    WORK_TRIAL = "work_trial"
    EDUCATION_TRIAL = "education_trial"
    COACHING = "coaching"
    LABOUR_TRAINING = "labour_training"
    JOINT_PURCHASE_TRAINING = "joint_purchase_training"
    INTEGRATION_TRAINING = "integration_training"
    SUPPORTED_STUDY = "supported_study"
    REHABILITATION = "rehabilitation"
    REHABILITATIVE_WORK = "rehabilitative_work"
    CHANGE_SECURITY_TRAINING = "change_security_training"


class Plan(StrEnum):
    """The employment plan and those that stand in its place (380/2023 § 3.1(8))."""

    EMPLOYMENT = "employment"
    ACTIVATION = "activation"
    INTEGRATION = "integration"
    MULTIDISCIPLINARY = "multidisciplinary"


class Because(StrEnum):
    """What ends the unemployment (380/2023 § 32.3)."""

    OPEN_MARKET_WORK = "open_market_work"
    SUBSIDISED_WORK = "subsidised_work"
    STUDY = "study"
    CONSCRIPTION = "conscription"
    CIVIL_SERVICE = "civil_service"
    FAMILY_LEAVE = "family_leave"


class Matter(StrEnum):
    """What a labour-policy statement is about (1290/2002 11:4 and 11:4a)."""

    GENERAL_CONDITIONS = "general_conditions"
    BENEFIT_DURING_SERVICE = "benefit_during_service"
    SUPPORTED_STUDY = "supported_study"
    INTEGRATION_STUDY = "integration_study"
    EASY_STUDY_CASE = "easy_study_case"
    ENTREPRENEURSHIP = "entrepreneurship"
    FAMILY_MEMBER = "family_member"
    ENDING_BUSINESS = "ending_business"
    FULL_TIME_STUDY = "full_time_study"
    UNDER_25_WITHOUT_TRAINING = "under_25_without_training"
    SANCTION = "sanction"


class DueOnHoliday(StrEnum):
    """What becomes of a last day that is a weekend or holiday (Act 150/1930 § 5)."""

    RAW = "raw"
    NEXT = "next"
    BY_KIND = "by_kind"


EndReason = Literal["own_notice", "not_renewed", "no_clarification", "no_show", "other"]
Channel = Literal["office", "phone", "video", "other_place"]
LayoffForm = Literal["full", "short_week"]
PermitGroup = Literal["refugee", "other"]
Grounds = Literal["economic", "personal"]


def _read_of(text: str) -> str:
    if text in (names := ("supplementary", *Kind)):
        return text
    raise Refused(f"'{text}' is not a duty", expected=f"one of {', '.join(names)}", nearest=nearest(text, names))


def _read_authority(text: str) -> str:
    if text == "this" or re.fullmatch("[0-9]{3}", text):
        return text
    expected = "a municipality code of three digits, or this"
    raise Refused(f"'{text}' is no authority", expected=expected, nearest=nearest(text, ("this",)))


DutyName = Annotated[str, Scalar("a kind of duty, or supplementary for any of the three", _read_of)]
Authority = Annotated[str, Scalar("a municipality code of three digits, or this", _read_authority)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One event as it is told. Which fields belong to which kind stands in `FIELDS`.

    on                                the day it happened, or became known
    kind                              what happened
    status                            what the job seeker was when the search started; unemployed when not said
    reason                            why the search ended
    channel                           how the meeting was held
    of                                which meeting or duty
    at                                the day for which the meeting is booked
    self_booked                       whether the person booked the time
    plan                              which plan
    obligation_from                   first day of the search obligation, as the plan sets it; may lie before the plan
    suitable_opportunities_per_month  how many suitable opportunities there are, where they are fewer than the act's number
    count                             how many opportunities were applied for; one when not said
    hours_pct                         working time in percent of full time; full time when not said
    planned_end                       planned last day
    subsidised                        whether it is subsidised work
    form                              full layoff or a shortened week; full when not said
    from_                             first day of what ends the unemployment
    until                             its last day; until further notice when not said
    because                           what ends the unemployment
    service                           which service
    has_qualification                 whether the person has a vocational qualification; goes before what is said of the person
    apply_by                          last day to apply for the job pointed out
    open_market_possible              whether employment in the open market is possible overall
    group                             refugee for the persons of 681/2023 § 2.3–4
    replaces                          the duty that the act of the assessment stands for
    matter                            what the statement is about
    grounds                           grounds of the dismissal
    age                               age in full years on the day of the notice, where the birth date is not told
    service_years                     years of service with the employer on the day of the notice
    employment_ends                   last day of the employment
    to                                code of the new home municipality
    authority                         municipality code of the chosen authority, or `this`
    """

    on: date
    kind: EventKind
    status: Status | None = None
    reason: EndReason | None = None
    channel: Channel | None = None
    of: DutyName | None = None
    at: date | None = None
    self_booked: bool | None = None
    plan: Plan | None = None
    obligation_from: date | None = None
    suitable_opportunities_per_month: int | None = None
    count: int | None = None
    hours_pct: Decimal | None = None
    planned_end: date | None = None
    subsidised: bool | None = None
    form: LayoffForm | None = None
    from_: date | None = None
    until: date | None = None
    because: Because | None = None
    service: Service | None = None
    has_qualification: bool | None = None
    apply_by: date | None = None
    open_market_possible: bool | None = None
    group: PermitGroup | None = None
    replaces: Literal["supplementary_first_phase"] | None = None
    matter: Matter | None = None
    grounds: Grounds | None = None
    age: int | None = None
    service_years: Decimal | None = None
    employment_ends: date | None = None
    to: MunicipalityCode | None = None
    authority: Authority | None = None

    def __post_init__(self) -> None:
        fields = FIELDS[self.kind]
        allowed = {name.rstrip("_"): name for name in (*fields.must, *fields.may)}
        for name in _OPTIONAL:
            if getattr(self, name) is not None and name not in allowed.values():
                key = name.rstrip("_")
                expected = f"one of {', '.join(allowed)}" if allowed else "no field but on and kind"
                raise Refused(
                    f"'{key}' does not belong to {self.kind}", key=key, expected=expected, nearest=nearest(key, allowed)
                )
        for name in fields.must:
            if getattr(self, name) is None:
                raise Refused(f"{self.kind} needs '{name.rstrip('_')}'", expected=f"{name.rstrip('_')}: …")


_OPTIONAL = tuple(name for name in Fact.__dataclass_fields__ if name not in ("on", "kind"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """A fact in its place: `number` as in the story (from 1), `order` in time (events of one day keep the story's order)."""

    number: int = 0
    order: int = 0

    def __post_init__(self) -> None:
        """Its fact was checked."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an event of one kind: those it must have and those it may have."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


FIELDS: Mapping[EventKind, Fields] = {
    EventKind.JOB_SEARCH_STARTED: Fields(may=("status",)),
    EventKind.JOB_SEARCH_ENDED: Fields(may=("reason",)),
    EventKind.INITIAL_INTERVIEW_HELD: Fields(may=("channel",)),
    EventKind.DISCUSSION_HELD: Fields(may=("channel",)),
    EventKind.SUPPLEMENTARY_HELD: Fields(may=("channel",)),
    EventKind.MEETING_BOOKED: Fields(may=("of", "at")),
    EventKind.NO_SHOW: Fields(may=("of", "self_booked")),
    EventKind.DISCUSSION_REQUESTED: Fields(),
    EventKind.SUPPLEMENTARY_REQUESTED: Fields(),
    EventKind.PLAN_MADE: Fields(must=("plan",), may=("obligation_from", "suitable_opportunities_per_month")),
    EventKind.PLAN_REVIEWED: Fields(must=("plan",)),
    EventKind.MISSED_DEADLINE: Fields(may=("of",)),
    EventKind.APPLIED: Fields(may=("count",)),
    EventKind.EMPLOYMENT_STARTED: Fields(may=("hours_pct", "planned_end", "subsidised")),
    EventKind.EMPLOYMENT_ENDED: Fields(),
    EventKind.LAYOFF_STARTED: Fields(may=("form",)),
    EventKind.LAYOFF_ENDED: Fields(),
    EventKind.UNEMPLOYMENT_WILL_END: Fields(must=("from_", "because"), may=("until", "hours_pct")),
    EventKind.SERVICE_STARTED: Fields(must=("service",), may=("planned_end", "has_qualification")),
    EventKind.SERVICE_PLANNED_END_CHANGED: Fields(must=("planned_end",)),
    EventKind.SERVICE_ENDED: Fields(),
    EventKind.GUIDED_TO_SERVICE: Fields(),
    EventKind.JOB_ASSIGNED: Fields(may=("apply_by",)),
    EventKind.PROFILE_PUBLISHED: Fields(),
    EventKind.PROFILE_REMOVED: Fields(),
    EventKind.MULTIDISCIPLINARY_NEED_STATED: Fields(must=("open_market_possible",)),
    EventKind.MULTIDISCIPLINARY_ASSESSMENT_STARTED: Fields(),
    EventKind.MULTIDISCIPLINARY_ENDED: Fields(),
    EventKind.FIRST_RESIDENCE_PERMIT: Fields(may=("group",)),
    EventKind.INTEGRATION_CLIENT: Fields(),
    EventKind.INTEGRATION_ASSESSMENT_STARTED: Fields(),
    EventKind.INTEGRATION_ASSESSMENT_ACT: Fields(may=("replaces",)),
    EventKind.CLARIFICATION_DEADLINE_PASSED: Fields(must=("matter",)),
    EventKind.CLARIFICATION_RECEIVED: Fields(must=("matter",)),
    EventKind.STATEMENT_GIVEN: Fields(must=("matter",)),
    EventKind.NOTICE_OF_DISMISSAL: Fields(must=("grounds",), may=("age", "service_years", "employment_ends")),
    EventKind.MUNICIPALITY_CHANGED: Fields(must=("to",)),
    EventKind.WRITTEN_CHOICE_OF_AUTHORITY: Fields(must=("authority",)),
}

MEETINGS = frozenset({EventKind.INITIAL_INTERVIEW_HELD, EventKind.DISCUSSION_HELD, EventKind.SUPPLEMENTARY_HELD})


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of the person; all of it may be left out.

    born                      birth date
    municipality              code of the home municipality when the story begins
    vocational_qualification  whether the person has a vocational qualification
    """

    born: date | None = None
    municipality: MunicipalityCode | None = None
    vocational_qualification: bool | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Readings that the acts leave open.

    saturday_is_weekday  whether Saturday counts as a weekday (arkipäivä)
    eve_is_weekday       whether Midsummer Eve and Christmas Eve do
    due_on_holiday       whether a last day on a weekend or holiday stays (raw), moves to the next weekday (next), or stays for
                         what the authority must hold and moves for what a job seeker must file (by_kind)
    """

    saturday_is_weekday: bool = False
    eve_is_weekday: bool = False
    due_on_holiday: DueOnHoliday = DueOnHoliday.BY_KIND

    @property
    def weekday(self) -> DayRule:
        """Which days are weekdays by these readings."""
        return DayRule(self.saturday_is_weekday, self.eve_is_weekday)
