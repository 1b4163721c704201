"""Whose matter a duty is: by the home municipality, or by the person's written choice (380/2023 § 17)."""

from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import Owner
from luukku.casework.domain.facts import EventKind
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.rules import rule

EVERY_KIND = tuple(kind for kind in Kind if kind is not Kind.STATEMENT_NATIONAL_CENTRE)


def owner_on(case: Case, day: date, kind: Kind) -> Owner:
    """Whose matter it is on the day. The national centre's statement is never this authority's.

    A move restarts no term (choice 50). Where the authority's municipalities are not told, all is this authority's.
    """
    if kind is Kind.STATEMENT_NATIONAL_CENTRE:
        return Owner.OTHER_AUTHORITY
    if case.authority_municipalities is None:
        return Owner.THIS_AUTHORITY
    chosen = written_choice(case, day)
    if chosen is None:
        chosen = home_municipality(case, day)
    ours = chosen is None or chosen == "this" or chosen in case.authority_municipalities
    return Owner.THIS_AUTHORITY if ours else Owner.OTHER_AUTHORITY


@rule("380/2023 17 § 1", kinds=EVERY_KIND)
def home_municipality(case: Case, day: date) -> str | None:
    """The authority of the home municipality is responsible; None when the municipality is not told."""
    moves = [event.to for event in case.of(EventKind.MUNICIPALITY_CHANGED) if event.on <= day]
    return moves[-1] if moves else case.person.municipality


@rule("380/2023 17 § 2", kinds=EVERY_KIND)
def written_choice(case: Case, day: date) -> str | None:
    """Who stays elsewhere regularly may move in writing to that authority; the choice holds over a later move (choice 50)."""
    choices = [event.authority for event in case.of(EventKind.WRITTEN_CHOICE_OF_AUTHORITY) if event.on <= day]
    return choices[-1] if choices else None
