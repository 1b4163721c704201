"""The law as data: dated statutory values with source, mark and unit, read for a day.

    lawbook = Lawbook.load()
    limit = lawbook.value("process.initial_interview.deadline", on=day)      # a Value: figure, period, source, mark, place
    limit.whole(Unit.WEEKDAYS)                                               # 10
    lawbook.weekdays("process.initial_interview.deadline", on=day)           # the same, when only the figure is needed

A value that cannot be given raises one of a family (LawbookError): UnknownKey, BeforeFirstValue, NotInForce, NotVerified,
WrongUnit; files that cannot be used raise BrokenLawbook with all their problems. A draft of the law is a layer:
`lawbook.with_layer(folder)` is another lawbook, and the first one stays as it is.
"""

from luukku.law.errors import (
    BeforeFirstValue,
    BrokenLawbook,
    LawbookError,
    NotInForce,
    NotVerified,
    UnknownKey,
    WrongUnit,
)
from luukku.law.lawbook import Lawbook
from luukku.law.parameter import Parameter, Value
from luukku.law.units import Code, LadderStep, Special, Unit

__all__ = [
    "BeforeFirstValue",
    "BrokenLawbook",
    "Code",
    "LadderStep",
    "Lawbook",
    "LawbookError",
    "NotInForce",
    "NotVerified",
    "Parameter",
    "Special",
    "Unit",
    "UnknownKey",
    "Value",
    "WrongUnit",
]
