"""A term shown day by day."""

from datetime import date

from luukku.core.ui.counting import Cell, Month, Term, drawn, months_of
from luukku.kernel.calendar import DayRule


def term(start: date, end: date, *, leads_to: date | None = None, safe: date | None = None, rule: DayRule | None = None) -> Term:
    return Term(started=start, end=end, leads_to=leads_to or end, safe=safe, rule=rule, numbered=True)


def cells(months: tuple[Month, ...]) -> list[Cell]:
    return [cell for month in months for week in month.weeks for cell in week if cell and cell.kind]


def test_counted_days_are_numbered_and_skipped_ones_are_not():
    over_christmas = months_of(term(date(2026, 12, 22), date(2026, 12, 29), rule=DayRule()), language="fi")
    assert [(cell.number, cell.kind, cell.nth) for cell in cells(over_christmas)] == [
        (22, "start", None),
        (23, "on", 1),
        *((number, "off", None) for number in (24, 25, 26, 27)),
        (28, "on", 2),
        (29, "last", 3),
    ]
    assert over_christmas[0].title == "joulukuu 2026"
    assert over_christmas[0].weekdays == ("ma", "ti", "ke", "to", "pe", "la", "su")


def test_only_weeks_that_the_term_touches_are_drawn_each_with_seven_places():
    (month,) = months_of(term(date(2026, 11, 2), date(2026, 11, 12)), language="fi")
    assert [week[0] and week[0].number for week in month.weeks] == [2, 9]
    assert all(len(week) == 7 for week in month.weeks)


def test_the_day_it_leads_to_and_the_safe_day_may_lie_after_the_end():
    months = months_of(
        term(date(2026, 11, 24), date(2026, 11, 28), leads_to=date(2026, 11, 29), safe=date(2026, 12, 1)), language="fi"
    )
    assert [(cell.number, cell.kind) for cell in cells(months)][-2:] == [(29, "last"), (1, "safe")]
    assert [month.title for month in months] == ["marraskuu 2026", "joulukuu 2026"]


def test_a_safe_day_inside_the_term_keeps_its_number():
    months = months_of(term(date(2026, 11, 2), date(2026, 11, 6), safe=date(2026, 11, 5)), language="fi")
    assert next(cell for cell in cells(months) if cell.kind == "safe").nth == 3


def test_of_a_long_term_the_first_month_and_the_last_two_are_drawn():
    year = term(date(2026, 3, 31), date(2027, 3, 31))
    assert drawn(year) == (date(2026, 3, 1), date(2027, 2, 1), date(2027, 3, 1))
    assert [month.left_out for month in months_of(year, language="fi")] == [10, 0, 0]
    assert [month.left_out for month in months_of(term(date(2026, 1, 31), date(2026, 4, 30)), language="fi")] == [0] * 4
