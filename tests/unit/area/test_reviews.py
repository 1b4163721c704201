"""What is due for review, seen from a day."""

from datetime import date

from luukku.area.domain.reviews import due_reviews
from tests.unit.area.packs import files, problems_of, small_pack

REVIEWS = """\
reviews:
  - {id: yearly, title: {fi: Vuosittain}, due: {every: year, by: "06-30"}, source: {id: plan}}
  - {id: event, title: {fi: Valinta}, upon: {fi: Päätös}, source: {id: plan}}
  - {id: once, title: {fi: Kerran}, due: 2026-03-01, source: {id: plan}}
sources:
"""


def seen(day):
    pack = small_pack(area=("sources:\n", REVIEWS))
    return [(row.review.id, row.day, row.passed) for row in due_reviews(pack.reviews, on=day)]


def test_the_earliest_comes_first_and_what_waits_for_an_event_last():
    assert seen(date(2026, 2, 1)) == [
        ("once", date(2026, 3, 1), False),
        ("yearly", date(2026, 6, 30), False),
        ("event", None, False),
    ]


def test_a_yearly_review_is_due_on_its_day_and_then_next_year():
    assert seen(date(2026, 6, 30))[1] == ("yearly", date(2026, 6, 30), False)
    assert seen(date(2026, 7, 1))[1] == ("yearly", date(2027, 6, 30), False)


def test_a_single_day_that_has_passed_stays_and_says_so():
    assert seen(date(2026, 3, 1))[0] == ("once", date(2026, 3, 1), False)
    assert seen(date(2026, 3, 2))[0] == ("once", date(2026, 3, 1), True)


def test_a_review_needs_a_day_or_an_event_and_not_both():
    for broken in (
        REVIEWS.replace(", upon: {fi: Päätös}", ""),
        REVIEWS.replace("due: 2026-03-01", "due: 2026-03-01, upon: {fi: X}"),
    ):
        (problem,) = problems_of(files(area=("sources:\n", broken)))
        assert "needs a day or an event" in problem.message


def test_a_day_that_is_not_in_every_year_is_refused():
    (problem,) = problems_of(files(area=("sources:\n", REVIEWS.replace("06-30", "02-29"))))
    assert problem.message == "'02-29' is not a day of the year"
