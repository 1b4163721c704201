"""Codes of the reasons that the rules of the ladder give. Their sentences stand once per language in the room's texts."""

from enum import StrEnum


class Code(StrEnum):
    """Why. What fills a sentence's places is told where the reason is given."""

    # Whose bill
    HOME_MUNICIPALITY = "home_municipality"

    # What no municipality pays
    EXEMPT = "exempt"
    EXEMPTION_NOT_ON_THE_DAY = "exemption_not_on_the_day"
    NO_SHARE_BECAUSE = "no_share_because"
    SHARE_BECAUSE = "share_because"
    SERVICE_PAID_BY_STATE = "service_paid_by_state"
    SERVICE_SHARED = "service_shared"

    # Which days count
    COUNTS_ONLY_SUBSIDY = "counts_only_subsidy"
    COUNTS_SUBSIDY_AND_ALLOWANCES = "counts_subsidy_and_allowances"
    COUNTS_ALLOWANCES = "counts_allowances"
    COUNTS_YLEISTUKI = "counts_yleistuki"
    COUNTS_EARLIER_BENEFITS = "counts_earlier_benefits"
    COUNTS_SINCE = "counts_since"
    COUNTS_FROM_THE_BEGINNING = "counts_from_the_beginning"
    SERVICE_DAYS_COUNT = "service_days_count"
    SERVICE_DAYS_DO_NOT_COUNT = "service_days_do_not_count"
    EXCLUDED_DAYS_ACCRUE = "excluded_days_accrue"
    EXCLUDED_DAYS_DO_NOT_ACCRUE = "excluded_days_do_not_accrue"
    EXEMPT_DAYS_DO_NOT_ACCRUE = "exempt_days_do_not_accrue"
    NO_EXEMPT_DAYS = "no_exempt_days"
    EXEMPT_ALLOWANCE_DAYS_ACCRUE = "exempt_allowance_days_accrue"
    EXEMPT_ALLOWANCE_DAYS_DO_NOT_ACCRUE = "exempt_allowance_days_do_not_accrue"
    ADJUSTED_DAY_IS_A_DAY = "adjusted_day_is_a_day"
    ADJUSTED_DAY_AS_PAID = "adjusted_day_as_paid"

    # What starts the count again
    NEW_MAXIMUM_PERIOD = "new_maximum_period"
    NO_NEW_MAXIMUM_PERIOD = "no_new_maximum_period"
    WORK_CONDITION = "work_condition"
    NO_WORK_CONDITION = "no_work_condition"
    EARLIER_WORK_CONDITION = "earlier_work_condition"
    NO_EARLIER_WORK_CONDITION = "no_earlier_work_condition"
    EARLIER_WORK_CONDITION_LEFT = "earlier_work_condition_left"
    SUBSIDY_AGAIN = "subsidy_again"
    SUBSIDY_GOES_ON = "subsidy_goes_on"
    NO_RESET_OF_ITS_OWN = "no_reset_of_its_own"

    # The percent
    SUBSIDY_LADDER = "subsidy_ladder"
    BASIC_ALLOWANCE_LADDER = "basic_allowance_ladder"
    EARNINGS_ALLOWANCE_LADDER = "earnings_allowance_ladder"
    ENTREPRENEUR_LADDER = "entrepreneur_ladder"
    YLEISTUKI_LADDER = "yleistuki_ladder"
    NO_LADDER_YET = "no_ladder_yet"
    LAW_NOT_KEPT = "law_not_kept"
    STEP = "step"
    BELOW_FIRST_STEP = "below_first_step"
    STEP_ON_PAYMENT_DAY = "step_on_payment_day"
    STEP_AFTER_PAYMENT_PERIOD = "step_after_payment_period"
    STEP_APPROXIMATE = "step_approximate"

    # The euros
    PAID_AS_TOLD = "paid_as_told"
    DAILY_AMOUNT = "daily_amount"
    DAILY_AMOUNT_ASSUMED = "daily_amount_assumed"
    DAILY_AMOUNT_NOT_KEPT = "daily_amount_not_kept"
    BASIC_PART = "basic_part"
    BASIC_PART_IN_PROPORTION = "basic_part_in_proportion"
