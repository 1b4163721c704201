"""What a comparison says first: who is at either end, how far from the own area, and how the own area stands to the country."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import ends
from luukku.core.ui import format
from luukku.figures import indicator_words as words
from luukku.figures.comparison import Compared
from luukku.figures.domain.indicators import Exact, Form, difference, ranks
from luukku.figures.subjects import Subject

MOST_NAMES = 3


def say(shown: Compared) -> SafeString:
    """One or two sentences; for anybody's figures: none, one, equal ones, and negative ones."""
    found = ends(shown.of_rows)
    if found is None:
        when = words.when(shown.indicator, shown.moment, language=shown.known.language)
        return format_html(
            "{}", _("Tietoa ei ole: %(title)s, %(when)s.") % {"title": words.title_of(shown.indicator), "when": when}
        )
    known = [row for row in shown.rows if shown.values[row.code] is not None]
    if len(known) == 1:
        first = _of_one(shown, known[0])
    elif found.greatest == found.least:
        told = {"title": words.title_of(shown.indicator), "value": _written(shown, shown.values[known[0].code])}
        first = format_html("{}", _("%(title)s on kaikissa sama, %(value)s.") % told)
    else:
        top, bottom = (_end(shown, codes, greatest=codes is found.greatest) for codes in (found.greatest, found.least))
        first = format_html("{} {}", top, bottom)
    rest = [_own_area(shown), _missing(len(shown.rows) - len(known))]
    return mark_safe(" ".join([first, *(part for part in rest if part)]))  # noqa: S308 - each part is escaped


def _of_one(shown: Compared, row: Subject) -> SafeString:
    value = _written(shown, shown.values[row.code])
    distance = _distance(shown, row, shown.country)
    if not distance:
        return format_html("<strong>{}</strong>: {}.", row.name, value)
    return format_html("<strong>{}</strong>: {}, {}.", row.name, value, distance)


def _end(shown: Compared, codes: Sequence[str], *, greatest: bool) -> SafeString:
    """`Korkein: Heinola 12,9 %, 3,3 prosenttiyksikköä enemmän kuin oma alue.`"""
    rows = [row for row in shown.rows if row.code in codes]
    value = shown.values[rows[0].code]
    names = ", ".join(row.name for row in rows[:MOST_NAMES])
    if len(rows) > MOST_NAMES:
        names = ngettext("%(count)s kunta", "%(count)s kuntaa", len(rows)) % {"count": len(rows)}
    area = shown.known.area
    distance = _distance(shown, rows[0], area) if rows[0].code != area.code else ""
    heading, written = words.end(shown.indicator.form, value, greatest=greatest), _written(shown, value)
    if shown.indicator.form is Form.COUNT:
        distance = _share(shown, value)
    return format_html("{} <strong>{}</strong> {}{}.", heading, names, written, f", {distance}" if distance else "")


def _own_area(shown: Compared) -> SafeString | str:
    """The own area's figure, with its place where it stands among others, beside the country's; "" where it is the only row."""
    own, country = shown.values[shown.known.area.code], shown.values[shown.country.code]
    place = ranks(shown.of_rows)
    found = place.get(shown.known.area.code)
    if len(shown.rows) < 2 or own is None or (shown.indicator.form.adds_up and found is None):
        return ""
    told = {"own": _written(shown, own), "country": _written(shown, country), "place": found, "of": len(place)}
    parts = [_("Oma alue: %(own)s") % told]
    if found is not None:
        parts.append(_("sija %(place)s / %(of)s") % told)
    if country is not None and not shown.indicator.form.adds_up:
        parts.append(_("koko maa: %(country)s") % told)
    return format_html("{}.", ", ".join(parts))


def _missing(count: int) -> str:
    return ngettext("Tieto puuttuu yhdestä.", "Tieto puuttuu: %(count)s.", count) % {"count": count} if count else ""


def _distance(shown: Compared, one: Subject, other: Subject) -> str:
    """`3,3 prosenttiyksikköä enemmän kuin oma alue`; "" where it cannot be told or would mean nothing."""
    if shown.indicator.form.adds_up:
        return ""
    apart = difference(shown.values[one.code], shown.values[other.code])
    if apart is None:
        return ""
    language, decimals = shown.known.language, words.decimals_of(shown.indicator)
    rounded = format.rounded(apart, decimals)
    unit = f" {words.unit_of_difference(shown.indicator)}" if shown.indicator.form.in_percent else ""
    other_name = _("oma alue") if other.code == shown.known.area.code else _("koko maa")
    told = {"apart": format.number(abs(rounded), language=language, decimals=decimals) + unit, "other": other_name}
    if rounded == 0:
        return _("sama kuin %(other)s") % told
    return (_("%(apart)s enemmän kuin %(other)s") if rounded > 0 else _("%(apart)s vähemmän kuin %(other)s")) % told


def _share(shown: Compared, value: Exact | None) -> str:
    whole = shown.whole or shown.country
    total = shown.values[whole.code]
    if value is None or not total:
        return ""
    told = {"share": format.percent(100 * value / total, language=shown.known.language)}
    return _("%(share)s koko alueesta") % told if shown.whole else _("%(share)s koko maasta") % told


def _written(shown: Compared, value: Exact | None) -> str:
    return "" if value is None else words.written(shown.indicator, value, language=shown.known.language)
