"""The last day of a term of the law, in whatever unit the law counts it."""

from datetime import date

from luukku.kernel.calendar import DayRule, add_days, add_months, add_weekdays, add_weeks, add_years
from luukku.law.units import Unit


def term_end(start: date, *, length: int, unit: Unit, rule: DayRule) -> date:
    """The last day of a term; the start is not counted (Act 150/1930 §§ 2–3). A negative length counts back.

    rule  which days count in a term of weekdays or working days
    Raises ValueError for a unit that is not one of time.
    """
    match unit:
        case Unit.WEEKDAYS | Unit.WORKING_DAYS:
            return add_weekdays(start, weekdays=length, rule=rule)
        case Unit.DAYS:
            return add_days(start, days=length)
        case Unit.WEEKS:
            return add_weeks(start, weeks=length)
        case Unit.MONTHS:
            return add_months(start, months=length)
        case Unit.YEARS:
            return add_years(start, years=length)
    raise ValueError(f"no term is counted in {unit}")
