"""Filters and tags that every template has: figures, dates and small parts in the reader's language."""

from datetime import date, time
from decimal import Decimal

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_cotton.templatetags import Attrs

from luukku.core.ui import atoms, format, icons
from luukku.core.ui.sources import Figure, Source

register = template.Library()


def _language() -> str:
    return (get_language() or "fi")[:2]


@register.filter
def number(value: format.Number | None, decimals: int = 0) -> str:
    """`{{ 3482|number }}`, `{{ rate|number:1 }}`"""
    return "" if value is None else format.number(value, language=_language(), decimals=decimals)


@register.filter
def change(value: format.Number | None, decimals: int = 0) -> str:
    """`{{ 130|change }}` → `+130`"""
    return "" if value is None else format.change(value, language=_language(), decimals=decimals)


@register.filter
def percent(value: format.Number | None, decimals: int = 1) -> str:
    """`{{ 12.9|percent }}` → `12,9 %`"""
    return "" if value is None else format.percent(value, language=_language(), decimals=decimals)


@register.filter
def percent_change(value: format.Number | None, decimals: int = 1) -> str:
    """`{{ 3.9|percent_change }}` → `+3,9 %`"""
    return "" if value is None else format.percent_change(value, language=_language(), decimals=decimals)


@register.filter
def euros(value: format.Number | None, decimals: int = 0) -> str:
    """`{{ 216000|euros }}` → `216 000 €`"""
    return "" if value is None else format.euros(value, language=_language(), decimals=decimals)


@register.filter
def cents(value: int | None) -> str:
    """`{{ 32106126|cents }}` → `321 061,26 €`"""
    return "" if value is None else format.cents(value, language=_language())


@register.filter
def millions(value: int | float | Decimal | None, decimals: int = 2) -> str:
    """`{{ 8590000|millions }}` → `8,59 milj. €`"""
    return "" if value is None else format.millions(value, language=_language(), decimals=decimals)


@register.filter
def day(value: date | None) -> str:
    """`{{ date|day }}` → `24.11.2026`"""
    return "" if value is None else format.day(value, language=_language())


@register.filter
def weekday(value: date | None) -> str:
    """`{{ date|weekday }}` → `ti 24.11.2026`"""
    return "" if value is None else format.weekday(value, language=_language())


@register.filter
def long_day(value: date | None) -> str:
    """`{{ date|long_day }}` → `tiistai 24. marraskuuta 2026`"""
    return "" if value is None else format.long_day(value, language=_language())


@register.filter
def near_day(value: date | None, today: date) -> str:
    """`{{ date|near_day:shell.day }}` → `ma 30.11.`"""
    return "" if value is None else format.near_day(value, today=today, language=_language())


@register.filter
def month(value: date | None) -> str:
    """`{{ date|month }}` → `10/2023`"""
    return "" if value is None else format.month(value, language=_language())


@register.filter
def month_name(value: date | None) -> str:
    """`{{ date|month_name }}` → `lokakuu 2023`"""
    return "" if value is None else format.month_name(value, language=_language())


@register.filter
def days_until(first: date, last: date | None) -> str:
    """`{{ first|days_until:last }}` → `23.–27.11.2026`"""
    return format.days(first, last, language=_language())


@register.filter
def clock(value: time | None) -> str:
    """`{{ time|clock }}` → `klo 9.00`"""
    return "" if value is None else format.clock(value, language=_language())


@register.simple_tag
def ico(name: str) -> SafeString:
    """`{% ico "search" %}`"""
    return icons.icon(name)


@register.simple_tag(takes_context=True)
def src(context: Context, figure: Figure, right: bool = False, opened: bool = False) -> SafeString:
    """`{% src figure %}`: the figure that opens to say where it is from; `right=True` at a right edge."""
    _remember(context, figure.source, figure.text)
    return atoms.figure_with_source(figure, right=right, opened=opened)


@register.simple_tag(takes_context=True)
def src_of(context: Context, source: Source, words: str, right: bool = False) -> SafeString:
    """`{% src_of source "henkilöä" %}`: words of a heading that open the note of a whole column."""
    _remember(context, source, "")
    return atoms.source_note(source, summary=words, right=right)


_SHOWN = "sources_shown"


def _remember(context: Context, source: Source, text: str) -> None:
    """Note the source for the appendix of the printed page, where the page has one."""
    shown: dict[Source, list[str]] | None = context.get(_SHOWN)
    if shown is not None:
        texts = shown.setdefault(source, [])
        if text and text not in texts:
            texts.append(text)


@register.simple_tag(takes_context=True)
def gather_sources(context: Context) -> str:
    """From here on the page's sources are gathered for `sources_shown`."""
    context[_SHOWN] = {}
    return ""


@register.simple_tag(takes_context=True)
def sources_shown(context: Context) -> list[tuple[Source, list[str]]]:
    """`{% sources_shown as shown %}`: each source of the page once, with the figures it stands behind."""
    return list(context[_SHOWN].items())


@register.simple_tag
def st(state: str, text: object = "", date: object = "") -> SafeString:
    """`{% st "overdue" date="ma 23.11." %}`, `{% st "waived" "ei muutu" %}`"""
    return atoms.status(state, text, date=date)


@register.simple_tag
def mark(kind: str, text: object = "") -> SafeString:
    """`{% mark "V" %}`, `{% mark "ext" "Lahden asiakas" %}`"""
    return atoms.external_mark(text) if kind == "ext" else atoms.check_mark(kind, text)


@register.simple_tag
def fn(letter: str) -> SafeString:
    """`{% fn "a" %}`: the raised letter of a finding."""
    return atoms.finding_letter(letter)


@register.filter
def has_text(slot: object) -> bool:
    """Whether a component's slot holds anything but white space."""
    return bool(str(slot).strip())


@register.simple_tag
def control(field: BoundField, css: str = "", attrs: Attrs | None = None) -> SafeString:
    """The control of a form's field in the look of the desk; Django names its hint and error in `aria-describedby`."""
    return field.as_widget(attrs={"class": f"in {css}".strip(), **(attrs.attrs_dict() if attrs else {})})


@register.simple_tag
def described(id: str, hint: object = "", error: object = "", first: str = "") -> SafeString:
    """The attribute `aria-describedby` that names the hint and the error of a control, where it has them."""
    ids = [f"{id}-{part}" for part, said in ((first, first), ("hint", hint), ("error", error)) if said]
    return format_html(' aria-describedby="{}"', " ".join(ids)) if ids else SafeString("")


@register.simple_tag
def choice_id(prefix: str, number: int) -> str:
    """Id of a radio or checkbox: the question's own for the first, numbered for the rest."""
    return prefix if number == 1 else f"{prefix}-{number}"


@register.simple_tag
def bar(value: float, most: float, goal: float | None = None, tone: str = "") -> SafeString:
    """`{% bar 168 250 150 %}`"""
    return atoms.bar(value, most=most, goal=goal, over=tone == "over")
