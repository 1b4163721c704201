"""Codes of the reasons that rules give. Their sentences stand once per language in the room's texts."""

from enum import StrEnum


class Code(StrEnum):
    """Why. What fills a sentence's places is told where the reason is given."""

    # Meetings
    INTERVIEW_WITHIN_WEEKDAYS = "interview_within_weekdays"
    INTERVIEW_WITHOUT_DELAY = "interview_without_delay"
    FIRST_PHASE = "first_phase"
    REMAINING_FIRST_PHASE_OPEN = "remaining_first_phase_open"
    LATER_PAIR = "later_pair"
    BY_SERVICE_NEED_ONLY = "by_service_need_only"
    DISCUSSION_INTERVAL = "discussion_interval"
    DISCUSSION_FROM_FIRST_PHASE = "discussion_from_first_phase"
    NEXT_DISCUSSION_OPEN = "next_discussion_open"
    BEFORE_SERVICE_END = "before_service_end"
    PASSED_BEFORE_KNOWN = "passed_before_known"
    SUPPLEMENTARY_AFTER_DISCUSSION = "supplementary_after_discussion"
    ON_REQUEST_UNEMPLOYMENT_ENDS = "on_request_unemployment_ends"
    ON_REQUEST_LAID_OFF = "on_request_laid_off"

    # What sets meetings aside
    UNEMPLOYMENT_ENDS_SOON = "unemployment_ends_soon"
    IN_LONG_SERVICE = "in_long_service"
    IN_JOINT_PURCHASE_TRAINING = "in_joint_purchase_training"
    IN_SUPPORTED_STUDY = "in_supported_study"
    LAID_OFF_ONLY_ON_REQUEST = "laid_off_only_on_request"
    OUTSIDE_THE_GROUPS = "outside_the_groups"

    # Plans, joint support, integration
    PLAN_CHECKED_AT_DISCUSSION = "plan_checked_at_discussion"
    MULTIDISCIPLINARY_PLAN = "multidisciplinary_plan"
    MULTIDISCIPLINARY_PLAN_REVIEW = "multidisciplinary_plan_review"
    ASSESSMENT_WITHOUT_DELAY = "assessment_without_delay"
    INTEGRATION_PLAN_WITHOUT_DELAY = "integration_plan_without_delay"
    INTEGRATION_PLAN_LATEST = "integration_plan_latest"
    INTEGRATION_GUIDANCE = "integration_guidance"
    INTEGRATION_PLAN_REVIEW = "integration_plan_review"

    # Statements and reminders
    STATEMENT_AUTHORITY = "statement_authority"
    STATEMENT_NATIONAL_CENTRE = "statement_national_centre"
    WRITTEN_REMINDER = "written_reminder"

    # Search obligation
    OBLIGATION_FROM_PLAN = "obligation_from_plan"
    OBLIGATION_AFTER_JOB = "obligation_after_job"
    OBLIGATION_AFTER_LAYOFF_MONTHS = "obligation_after_layoff_months"
    LAYOFF_DAY_NOT_TOLD = "layoff_day_not_told"
    OBLIGATION_AFTER_DISCUSSION = "obligation_after_discussion"
    OBLIGATION_DAY_OPEN = "obligation_day_open"
    NO_OBLIGATION_WHEN_EMPLOYED = "no_obligation_when_employed"
    NO_OBLIGATION_IN_JOINT_SUPPORT = "no_obligation_in_joint_support"
    NO_OBLIGATION_IN_JOINT_PURCHASE = "no_obligation_in_joint_purchase"
    ONLY_FULL_PERIODS = "only_full_periods"
    NO_SUITABLE_OPPORTUNITIES = "no_suitable_opportunities"
    PERIOD_MAIN = "period_main"
    PERIOD_PART_TIME = "period_part_time"
    PERIOD_SHORT_WEEK = "period_short_week"
    PERIOD_STUDY = "period_study"
    LOWERED_TO_SUITABLE = "lowered_to_suitable"
    APPLIED_SO_FAR = "applied_so_far"

    # Profile
    PROFILE_WITHIN_WEEKDAYS = "profile_within_weekdays"
    PROFILE_FROM_NEXT_DISCUSSION = "profile_from_next_discussion"
    PROFILE_KEPT_PUBLISHED = "profile_kept_published"
    PROFILE_NOT_IN_FULL_TIME_WORK = "profile_not_in_full_time_work"

    # Change security
    REGISTER_WITHIN_DAYS = "register_within_days"
    NOT_ECONOMIC_GROUNDS = "not_economic_grounds"
    NOT_OLD_ENOUGH = "not_old_enough"
    NOT_LONG_ENOUGH = "not_long_enough"
    TRAINING_WITHIN_MONTHS = "training_within_months"
    CLAIM_WITHIN_MONTHS = "claim_within_months"
    COUNTED_FROM_END_OF_EMPLOYMENT = "counted_from_end_of_employment"

    # How any duty stands
    PASSED_BEFORE_RESTART = "passed_before_restart"
    PASSED_MEANWHILE = "passed_meanwhile"
    MOVED_TO_WEEKDAY = "moved_to_weekday"
    STRICT_DAY = "strict_day"
    DONE = "done"
    DONE_LATE = "done_late"
    LAPSED_WITH_SEARCH = "lapsed_with_search"
    LAPSED_WITH_SERVICE = "lapsed_with_service"
    LAPSED_AS_SHORT = "lapsed_as_short"
    LAPSED_WITH_PLAN = "lapsed_with_plan"
    LAPSED_WITH_SUPPORT = "lapsed_with_support"
    LAPSED_WITH_CHANGE = "lapsed_with_change"
    LAPSED_IN_NOTICE_PERIOD = "lapsed_in_notice_period"
    TO_BE_CONFIRMED = "to_be_confirmed"

    # Why there is none
    BEFORE_FIRST_VALUE = "before_first_value"
    FIGURE_NOT_VERIFIED = "figure_not_verified"
    NOT_IN_FORCE = "not_in_force"
