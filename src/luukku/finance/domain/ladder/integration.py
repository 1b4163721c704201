"""The integration exemption: for some years from the first home municipality the state pays alone and days do not accrue."""

from datetime import date

from luukku.finance.domain.ladder.case import Case, Run
from luukku.finance.domain.ladder.facts import Group
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.calendar import add_years
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Reason
from luukku.law import Lawbook

YEARS = {
    Group.REFUGEE: "municipal_share.integration_exempt_years.refugee_group",
    Group.OTHER: "municipal_share.integration_exempt_years.other",
}
ALLOWANCES_EXEMPT = "municipal_share.integration_exempt.allowances"


def window(case: Case, day: date) -> tuple[date, date] | None:
    """First and last day of a person's exemption by the law of a day; None for somebody else, or where the law has none yet.

    The years are a duration whose first day is inside: the day of the same number is the first that is not exempt.
    """
    if case.integration is None:
        return None
    value = case.lawbook.parameter(YEARS[case.integration.group]).on(day)
    if value is None:
        return None
    entry = case.integration.first_home_entry
    return entry, _last_day(entry, value.whole())


def _last_day(entry: date, years: int) -> date:
    """The last day of so many years whose first day is the entry; from 29 February to 28 February."""
    end = add_years(entry, years=years)
    return end - DAY if end.day == entry.day else end


def possible_ends(lawbook: Lawbook, *, entry: date, group: Group) -> list[date]:
    """The days on which the exemption may end by any version of the law."""
    return [_last_day(entry, value.whole()) for value in lawbook.parameter(YEARS[group]).values]


def _no_exemption(_case: Case, _run: Run) -> Finding[bool]:
    return Finding(False, Reason(Code.EXEMPTION_NOT_ON_THE_DAY))


@rule(
    "1290/2002 14:3a § 4",
    "48/2026 51 § 4",
    codes=(Code.EXEMPT, Code.EXEMPTION_NOT_ON_THE_DAY),
    without=_no_exemption,
)
def exempt(case: Case, run: Run) -> Finding[bool]:
    """Labour market subsidy and yleistuki of an integration client: the state alone, for three years or one."""
    found = window(case, run.day)
    if case.integration is None or found is None or not found[0] <= run.day <= found[1]:
        return Finding(False, Reason(Code.EXEMPTION_NOT_ON_THE_DAY), applies=False)
    value = case.lawbook.value(YEARS[case.integration.group], run.day)
    return Finding(True, Reason(Code.EXEMPT, {"until": found[1], "years": value.whole()}), (value,))
