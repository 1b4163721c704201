"""The lawbook as the pages read it: loaded once a process, so that a page never waits for its files."""

from datetime import date
from functools import cache

from luukku.law import Lawbook, Value


@cache
def lawbook() -> Lawbook:
    """The lawbook of this process. A confirmation written into its files is seen after the next start."""
    return Lawbook.load()


@cache
def values() -> tuple[Value, ...]:
    """Every value, in the order of the files."""
    return tuple(value for parameter in lawbook().parameters.values() for value in parameter.values)


@cache
def lawbook_date() -> date:
    """The day of the lawbook: when a person last checked any of its values."""
    return max(value.last_checked_on for value in values())
