"""Values of the lawbook in plain English, for the command line and the reference."""

from luukku.kernel.outcome import Mark
from luukku.kernel.typed import LocalText
from luukku.law import Code, LadderStep, Special, Unit, Value
from luukku.law.units import Datum, as_json

MARKS = {
    Mark.STATUTE: "read in the statute",
    Mark.DERIVED: "derived",
    Mark.SECONDARY: "read in another publication",
    Mark.BILL: "read in a bill only, to be confirmed",
    Mark.UNVERIFIED: "unverified, to be confirmed",
}

_SPECIAL = {Special.NONE: "no such rule", Special.UNKNOWN: "a rule whose figure is not verified"}
_PLAIN = (Unit.YES_NO, Unit.CHOICE, Unit.CHOICES, Unit.TEXT, Unit.LADDER, Unit.CODES, Unit.DATE, Unit.YEAR, Unit.COUNT)


def in_words(value: Value) -> str:
    """The figure with its unit: "10 weekdays", "no such rule"."""
    if isinstance(value.value, Special):
        return _SPECIAL[value.value]
    text = _figure(value.value)
    unit = "" if value.unit in _PLAIN else value.unit.replace("_", " ")
    return f"{text} {unit.removesuffix('s') if text == '1' else unit}".rstrip()


def period(value: Value) -> str:
    """The value's days: "2025-01-01 to 2025-12-31", "from 2026-01-01"."""
    return f"from {value.from_}" if value.to is None else f"{value.from_} to {value.to}"


def _figure(value: Datum | LadderStep | Code) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case LocalText(en=en, fi=fi):
            return en or fi
        case LadderStep(day, percent):
            return f"{percent} % from day {day}"
        case Code(code, name):
            return f"{code} {name.en or name.fi}"
        case tuple():
            return ", ".join(_figure(each) for each in value)
    return str(as_json(value))
