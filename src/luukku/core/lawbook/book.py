"""The lawbook as the pages read it: loaded once a process, so that a page never waits for its files."""

import logging
import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from luukku.law import BrokenLawbook, Lawbook, Value

logger = logging.getLogger(__name__)


@cache
def lawbook() -> Lawbook:
    """The lawbook of this process. A confirmation written into its files is seen after the next start."""
    return Lawbook.load()


@cache
def drafts() -> Mapping[str, Lawbook]:
    """The lawbook with each draft laid over it, by the draft's name: a folder in LUUKKU_LAWBOOK_DRAFTS for each.

    One that cannot be read is left out and told in the log.
    """
    named = os.environ.get("LUUKKU_LAWBOOK_DRAFTS")
    found: dict[str, Lawbook] = {}
    for folder in sorted(Path(named).glob("*/")) if named else ():
        try:
            found[folder.name] = lawbook().with_layer(folder)
        except BrokenLawbook as bad:
            logger.error("the draft %s is left out: %s", folder.name, bad)
    return found


@cache
def values() -> tuple[Value, ...]:
    """Every value, in the order of the files."""
    return tuple(value for parameter in lawbook().parameters.values() for value in parameter.values)


@cache
def lawbook_date() -> date:
    """The day of the lawbook: when a person last checked any of its values."""
    return max(value.last_checked_on for value in values())
