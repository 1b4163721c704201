"""Kinds of duty, and what is said of a kind whatever the case: whose it is, whether its last day moves, what ends it."""

from enum import StrEnum


class Kind(StrEnum):
    """A duty by its name in stories."""

    INITIAL_INTERVIEW = "initial_interview"
    SUPPLEMENTARY_FIRST_PHASE = "supplementary_first_phase"
    SUPPLEMENTARY_LATER = "supplementary_later"
    SUPPLEMENTARY_AFTER_SERVICE = "supplementary_after_service"
    JOB_SEARCH_DISCUSSION = "job_search_discussion"
    DISCUSSION_BEFORE_SERVICE_END = "discussion_before_service_end"
    DISCUSSION_ON_REQUEST = "discussion_on_request"
    PLAN_REVIEW = "plan_review"
    MULTIDISCIPLINARY_PLAN = "multidisciplinary_plan"
    MULTIDISCIPLINARY_PLAN_REVIEW = "multidisciplinary_plan_review"
    INTEGRATION_ASSESSMENT = "integration_assessment"
    INTEGRATION_PLAN = "integration_plan"
    INTEGRATION_GUIDANCE = "integration_guidance"
    INTEGRATION_PLAN_REVIEW = "integration_plan_review"
    WRITTEN_REMINDER = "written_reminder"
    STATEMENT_AUTHORITY = "statement_authority"
    STATEMENT_NATIONAL_CENTRE = "statement_national_centre"
    SEARCH_OBLIGATION_START = "search_obligation_start"
    SEARCH_PERIOD = "search_period"
    PROFILE_PUBLICATION = "profile_publication"
    CHANGE_SECURITY_REGISTRATION = "change_security_registration"
    CHANGE_SECURITY_TRAINING_START = "change_security_training_start"
    CHANGE_SECURITY_ALLOWANCE_CLAIM = "change_security_allowance_claim"


class Who(StrEnum):
    """Whose duty it is."""

    AUTHORITY = "authority"
    JOB_SEEKER = "job_seeker"


JOB_SEEKERS = frozenset(
    {
        Kind.SEARCH_OBLIGATION_START,
        Kind.SEARCH_PERIOD,
        Kind.PROFILE_PUBLICATION,
        Kind.CHANGE_SECURITY_REGISTRATION,
        Kind.CHANGE_SECURITY_TRAINING_START,
        Kind.CHANGE_SECURITY_ALLOWANCE_CLAIM,
    }
)

FILED_BY_JOB_SEEKER = frozenset(
    {Kind.PROFILE_PUBLICATION, Kind.CHANGE_SECURITY_REGISTRATION, Kind.CHANGE_SECURITY_ALLOWANCE_CLAIM}
)
"""Acts before an authority in the sense of Act 150/1930 § 5: by default their last day moves to the next weekday."""

FIRST_DAYS = frozenset({Kind.SEARCH_OBLIGATION_START})
"""Duties whose day is the first of something: such a day never moves."""


def who(kind: Kind) -> Who:
    return Who.JOB_SEEKER if kind in JOB_SEEKERS else Who.AUTHORITY
