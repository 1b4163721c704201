"""Values of the lawbook as a reader of the page's language sees them."""

from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from luukku.core.lawbook.options import option
from luukku.core.ui import format
from luukku.kernel.typed import LocalText
from luukku.law import Code, LadderStep, Special, Unit, Value
from luukku.law.units import Datum

UNITS: dict[Unit, str | Promise] = {
    Unit.WEEKDAYS: ngettext_lazy("%(figure)s arkipäivä", "%(figure)s arkipäivää", "count"),
    Unit.WORKING_DAYS: ngettext_lazy("%(figure)s työpäivä", "%(figure)s työpäivää", "count"),
    Unit.DAYS: ngettext_lazy("%(figure)s päivä", "%(figure)s päivää", "count"),
    Unit.WEEKS: ngettext_lazy("%(figure)s viikko", "%(figure)s viikkoa", "count"),
    Unit.MONTHS: ngettext_lazy("%(figure)s kuukausi", "%(figure)s kuukautta", "count"),
    Unit.YEARS: ngettext_lazy("%(figure)s vuosi", "%(figure)s vuotta", "count"),
    Unit.AGE: ngettext_lazy("%(figure)s vuosi", "%(figure)s vuotta", "count"),
    Unit.HOURS: ngettext_lazy("%(figure)s tunti", "%(figure)s tuntia", "count"),
    Unit.POINTS: ngettext_lazy("%(figure)s piste", "%(figure)s pistettä", "count"),
    Unit.DAYS_PER_WEEK: ngettext_lazy("%(figure)s päivä viikossa", "%(figure)s päivää viikossa", "count"),
    Unit.DAY_OF_MONTH: gettext_lazy("kuukauden %(figure)s. päivä"),
    Unit.KM: gettext_lazy("%(figure)s km"),
    Unit.DAYS_PER_MONTH: gettext_lazy("%(figure)s päivää kuukaudessa"),
    Unit.HOURS_PER_DAY: gettext_lazy("%(figure)s tuntia päivässä"),
    Unit.HOURS_PER_WEEK: gettext_lazy("%(figure)s tuntia viikossa"),
    Unit.HOURS_PER_MONTH: gettext_lazy("%(figure)s tuntia kuukaudessa"),
    Unit.EUR_PER_HOUR: gettext_lazy("%(figure)s tunnilta"),
    Unit.EUR_PER_DAY: gettext_lazy("%(figure)s päivältä"),
    Unit.EUR_PER_MONTH: gettext_lazy("%(figure)s kuukaudelta"),
    Unit.EUR_PER_KM: gettext_lazy("%(figure)s kilometriltä"),
    Unit.EUR_PER_PERSON: gettext_lazy("%(figure)s henkilöltä"),
}
"""Units that are written beside their figure; a unit that is missing here speaks for itself."""

MONEY = (Unit.EUR, Unit.EUR_PER_HOUR, Unit.EUR_PER_DAY, Unit.EUR_PER_MONTH, Unit.EUR_PER_KM, Unit.EUR_PER_PERSON)


def in_words(value: Value, *, language: str) -> str:
    """The figure with its unit: `10 arkipäivää`, `37,21 € päivältä`, `ei sääntöä`. A ladder is told from its end to its end."""
    match value.value:
        case Special.NONE:
            return _("ei sääntöä")
        case Special.UNKNOWN:
            return _("arvo puuttuu")
        case (LadderStep() as first, *_rest, LadderStep() as last):
            return f"{_number(first.percent, language)}–{_percent(last.percent, language)}"
        case (Code(), *_rest) as codes:
            return ngettext("%(count)s koodi", "%(count)s koodia", len(codes)) % {"count": len(codes)}
        case datum:
            return _figure(datum, unit=value.unit, language=language)


def _figure(datum: Datum | LadderStep | Code, *, unit: Unit, language: str) -> str:
    match datum:
        case bool():
            return _("kyllä") if datum else _("ei")
        case int() | Decimal():
            return _counted(datum, unit=unit, language=language)
        case Fraction():
            return str(datum)
        case LocalText():
            return datum.in_language(language)
        case LadderStep():
            return step(datum, language=language)
        case tuple():
            return ", ".join(_figure(each, unit=unit, language=language) for each in datum)
        case str():
            return option(datum)
        case Code():
            return f"{datum.code} {datum.name.in_language(language)}"
    return format.day(datum, language=language)


def _counted(datum: int | Decimal, *, unit: Unit, language: str) -> str:
    if unit is Unit.YEAR:
        return str(datum)
    if unit is Unit.PERCENT:
        return _percent(Decimal(datum), language)
    if unit in MONEY:
        decimals = _decimals(Decimal(datum))
        figure = format.euros(datum, language=language, decimals=max(2, decimals) if decimals else 0)
    else:
        figure = _number(Decimal(datum), language)
    words = UNITS.get(unit)
    return str(words % {"figure": figure, "count": datum}) if words else figure


def step(ladder_step: LadderStep, *, language: str) -> str:
    """`10 % päivästä 101`"""
    text = _("%(percent)s päivästä %(day)s") % {
        "percent": _percent(ladder_step.percent, language),
        "day": format.number(ladder_step.from_day, language=language),
    }
    return text.replace(" ", format.NBSP)


def parts(value: Value, *, language: str) -> tuple[str, ...]:
    """The lines of a value that is a list: steps of a ladder, codes, options. Empty for a single figure."""
    if not isinstance(value.value, tuple) or len(value.value) < 2:
        return ()
    return tuple(_figure(each, unit=value.unit, language=language) for each in value.value)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _number(number: Decimal, language: str) -> str:
    return format.number(number, language=language, decimals=_decimals(number))


def _percent(number: Decimal, language: str) -> str:
    return format.percent(number, language=language, decimals=_decimals(number))
