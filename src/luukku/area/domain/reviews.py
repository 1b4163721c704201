"""What an area has promised to review or have ready, and when each promise next falls due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luukku.area.domain.pack import Review, Yearly


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review and its next day; `day` is None for one that waits for an event."""

    review: Review
    day: date | None
    passed: bool


def due_reviews(reviews: Iterable[Review], *, on: date) -> list[DueReview]:
    """Reviews as seen on a day, the earliest first, those without a day last.

    A yearly one is due on its day of this year, or of the next when that has passed. A single day stays when it has
    passed: the pack does not say whether the thing was done.
    """
    rows = [_due(review, on=on) for review in reviews]
    return sorted(rows, key=lambda row: (row.day is None, row.day or on))


def _due(review: Review, *, on: date) -> DueReview:
    if isinstance(review.due, Yearly):
        this_year = date.fromisoformat(f"{on.year}-{review.due.by}")
        return DueReview(
            review, this_year if this_year >= on else date.fromisoformat(f"{on.year + 1}-{review.due.by}"), passed=False
        )
    return DueReview(review, review.due, passed=review.due is not None and review.due < on)
