"""Numbers, money and dates as a reader of the language writes them. Pure functions; `language` is fi, sv or en.

    >>> number(3482, language="fi"), change(-18, language="fi"), percent(12.94, language="fi")
    ('3\\xa0482', '−18', '12,9\\xa0%')

Digits are rounded half away from zero, as statistics are printed; one precision to a column (`decimals`). Spaces inside a
figure are no-break spaces, and minus is the real one (U+2212).
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from luukku.kernel.numbers import Number as Number
from luukku.kernel.numbers import rounded as rounded

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_DAY = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMM y"}
_DAY_OF_YEAR = {"fi": "d.M.", "sv": "d.M.", "en": "d MMM"}
_LONG_DAY = {"fi": "cccc d.\u00a0MMMM\u00a0y", "sv": "cccc d\u00a0MMMM\u00a0y", "en": "cccc d\u00a0MMMM\u00a0y"}
_WEEKDAY = {"fi": "ccc", "sv": "ccc", "en": "ccc"}
_MILLIONS = {"fi": "milj.", "sv": "mn", "en": "million"}
_CLOCK = {"fi": "klo", "sv": "kl.", "en": ""}


@dataclass(frozen=True, slots=True)
class _Digits:
    """How a language separates thousands and decimals."""

    group: str
    decimal: str


@lru_cache
def _digits(language: str) -> _Digits:
    locale = _LOCALES[language]
    group = get_group_symbol(locale)
    return _Digits(NBSP if group.isspace() else group, get_decimal_symbol(locale))


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])


def _written(magnitude: Decimal, language: str) -> str:
    digits = _digits(language)
    whole, _, part = f"{magnitude:,f}".partition(".")
    return whole.replace(",", digits.group) + (digits.decimal + part if part else "")


def number(value: Number, *, language: str, decimals: int = 0) -> str:
    """`3 482`, `9,5`, `−18`; a value that rounds to nothing is plain 0."""
    exact = rounded(value, decimals)
    return (MINUS if exact < 0 else "") + _written(abs(exact), language)


def change(value: Number, *, language: str, decimals: int = 0) -> str:
    """A change with its sign: `+130`, `−18`, `0`."""
    exact = rounded(value, decimals)
    sign = "+" if exact > 0 else MINUS if exact < 0 else ""
    return sign + _written(abs(exact), language)


def percent(value: Number, *, language: str, decimals: int = 1) -> str:
    """`value` is in percent already: 12.9 → `12,9 %`, in English `12.9%`."""
    return _with_percent(number(value, language=language, decimals=decimals), language)


def percent_change(value: Number, *, language: str, decimals: int = 1) -> str:
    """A change in percent with its sign: `+3,9 %`."""
    return _with_percent(change(value, language=language, decimals=decimals), language)


def _with_percent(written: str, language: str) -> str:
    return f"{written}%" if language == "en" else f"{written}{NBSP}%"


def euros(value: Number, *, language: str, decimals: int = 0) -> str:
    """Euros, whole unless said otherwise: `216 000 €`, in English `€216,000`."""
    return _with_euro(number(value, language=language, decimals=decimals), language)


def cents(value: int, *, language: str) -> str:
    """Integer cents as euros with cents, for statements: 32106126 → `321 061,26 €`."""
    return euros(Decimal(value).scaleb(-2), language=language, decimals=2)


def millions(value: Number, *, language: str, decimals: int = 2) -> str:
    """Euros as millions: 8590000 → `8,59 milj. €`, in English `€8.59 million`."""
    figure = number(_in_millions(value), language=language, decimals=decimals)
    if language == "en":
        return f"{_with_euro(figure, language)} {_MILLIONS[language]}"
    return f"{figure}{NBSP}{_MILLIONS[language]}{NBSP}€"


def _in_millions(value: Number) -> Decimal | Fraction:
    if isinstance(value, Fraction):
        return value / 1_000_000
    return (Decimal(repr(value)) if isinstance(value, float) else Decimal(value)).scaleb(-6)


def _with_euro(written: str, language: str) -> str:
    if language != "en":
        return f"{written}{NBSP}€"
    return f"{MINUS}€{written[1:]}" if written.startswith(MINUS) else f"€{written}"


@lru_cache(maxsize=8192)
def _date(value: date, pattern: str, language: str) -> str:
    return format_date(value, pattern, locale=_locale(language))


def day(value: date, *, language: str) -> str:
    """`24.11.2026`, in English `24 Nov 2026`."""
    return _date(value, _DAY[language], language)


def weekday(value: date, *, language: str) -> str:
    """The day with its weekday: `ti 24.11.2026`."""
    return _date(value, f"{_WEEKDAY[language]} {_DAY[language]}", language)


def long_day(value: date, *, language: str) -> str:
    """The day written out, for a reader of plain language: `tiistai 24. marraskuuta 2026`; lines break after the weekday."""
    return _date(value, _LONG_DAY[language], language)


def weekday_alone(value: date, *, language: str) -> str:
    """`ti`, in English `Tue`."""
    return _date(value, _WEEKDAY[language], language)


def near_day(value: date, *, today: date, language: str) -> str:
    """A day in a list of what is coming: `ma 30.11.`, with the year instead of the weekday when it is another one."""
    if value.year != today.year:
        return day(value, language=language)
    return _date(value, f"{_WEEKDAY[language]} {_DAY_OF_YEAR[language]}", language)


def month(value: date, *, language: str) -> str:
    """`10/2023`, the same in each language."""
    del language
    return f"{value.month}/{value.year}"


def month_name(value: date, *, language: str) -> str:
    """`lokakuu 2023`, in English `October 2023`."""
    return _date(value, "LLLL y", language)


def month_alone(number: int, *, language: str) -> str:
    """The name of a calendar month (1–12): `lokakuu`, in English `October`."""
    return _date(date(2000, number, 1), "LLLL", language)


def days(first: date, last: date | None, *, language: str) -> str:
    """A period, both ends included: `23.–27.11.2026`, `1.1.2026–`. What the ends share is written once."""
    if last is None:
        return f"{day(first, language=language)}{EN_DASH}"
    if first == last:
        return day(first, language=language)
    if first.year != last.year:
        start = _DAY[language]
    elif first.month != last.month:
        start = _DAY_OF_YEAR[language]
    else:
        start = "d" if language == "en" else "d."
    dash = f" {EN_DASH} " if language == "en" and start != "d" else EN_DASH
    return f"{_date(first, start, language)}{dash}{day(last, language=language)}"


def clock(value: time, *, language: str) -> str:
    """`klo 9.00`, `kl. 9.00`, in English `9:00`."""
    if language == "en":
        return f"{value.hour}:{value.minute:02}"
    return f"{_CLOCK[language]}{NBSP}{value.hour}.{value.minute:02}"
