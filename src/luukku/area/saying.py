"""Parts of the sentences that pages open with: who has most and least, and names in a row."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import Exact, ends

MOST_NAMES = 3


def sentences(*parts: SafeString | str) -> SafeString:
    """The parts one after another; empty ones and what is plain text are taken care of."""
    return mark_safe(" ".join(format_html("{}", part) for part in parts if part))  # noqa: S308 - each part is escaped


def names_in_a_row(names: Sequence[str]) -> str:
    """`Asikkala, Sysmä`, or how many there are when they are more than three."""
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return ngettext("%(count)s kunta", "%(count)s kuntaa", len(names)) % {"count": len(names)}


def most_and_least(values: Mapping[str, Exact | None], *, write: Callable[[Exact], str]) -> SafeString | str:
    """`Eniten: Heinola (1 904), vähiten: Padasjoki (225).` Equal figures, a single one and none at all are said so.

    values  by name
    write   the figure with its unit
    """
    found = ends(values)
    if found is None:
        return _("Lukua ei ole yhdestäkään kunnasta.")
    if len(values) == 1:
        return format_html("{}: <strong>{}</strong>.", found.greatest[0], write(found.high))
    if found.equal:
        return _("Luku on kaikissa sama, %(value)s.") % {"value": write(found.high)}
    told = {"high": write(found.high), "low": write(found.low), "least": names_in_a_row(found.least)}
    rest = _("vähiten: %(least)s (%(low)s).") % told
    return format_html("{} <strong>{}</strong> ({}), {}", _("Eniten:"), names_in_a_row(found.greatest), told["high"], rest)
