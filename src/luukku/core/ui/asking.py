"""What a page's filters offer and what its address already says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from luukku.core.documents.responses import FORM, ORDER, TABLE


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values that a filter offers."""

    value: str
    title: str
    chosen: bool


def options(titles: Mapping[str, str], now: str) -> list[Option]:
    """The values with their titles, the one in force marked."""
    return [Option(value, title, value == now) for value, title in titles.items()]


def kept(query: QueryDict, *, own: Collection[str]) -> list[tuple[str, str]]:
    """What a form of filters passes on unchanged: all that the address says beside the form's own words and files."""
    return [(word, given) for word, values in query.lists() for given in values if word not in {*own, FORM, TABLE}]


def carried(query: QueryDict) -> str:
    """The filters as another page's address takes them over; the order and files are this page's own."""
    taken = query.copy()
    for word in (FORM, TABLE, ORDER):
        taken.pop(word, None)
    return f"?{taken.urlencode()}" if taken else ""
