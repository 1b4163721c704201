"""What the page of the board's seats says first: how many there are, who is nearest a limit, and what would change."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.board import to_gain, to_lose
from luukku.area.domain.ends import ends
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.figures.seats_tables import Known


def say(known: Known) -> SafeString:
    """How many seats there are, and who is nearest to one more or one less."""
    total = ngettext("%(count)s jäsen", "%(count)s jäsentä", known.board.total) % {"count": known.board.total}
    when = _("vuoden %(year)s lopun väkiluvusta.") % {"year": known.board.year}
    return sentences(format_html("{} <strong>{}</strong> {}", _("Lautakunnassa on"), total, when), _nearest(known))


def _nearest(known: Known) -> str:
    """Who is nearest a limit. The last seat of a municipality is not lost while anybody lives there."""
    size = known.rule.size
    gain = ends({known.names[code]: to_gain(count, size=size) for code, count in known.residents.items()})
    several = {code: count for code, count in known.residents.items() if known.seats(count) > 1}
    lose = ends({known.names[code]: to_lose(count, size=size) for code, count in several.items()})
    if lose and (gain is None or lose.low < gain.low):
        told = {"names": names_in_a_row(lose.least), "count": format.number(lose.low, language=known.language)}
        return _("Lähimpänä rajaa: %(names)s, %(count)s asukasta vähemmän veisi paikan.") % told
    if gain is None:
        return ""
    told = {"names": names_in_a_row(gain.least), "count": format.number(gain.low, language=known.language)}
    return _("Lähimpänä rajaa: %(names)s, %(count)s asukasta lisää toisi paikan.") % told


def whatif_say(known: Known, after: Mapping[str, int]) -> SafeString:
    """How many seats there would be, and whose number would change."""
    total = sum(map(known.seats, after.values()))
    difference = total - known.board.total
    changed = [
        _("%(name)s %(after)s (nyt %(before)s)") % {"name": known.names[code], "before": before, "after": then}
        for code in known.names
        if (before := known.seats(known.residents.get(code, 0))) != (then := known.seats(after.get(code, 0)))
    ]
    words = ngettext("%(count)s jäsen", "%(count)s jäsentä", total) % {"count": total}
    how = _("saman verran kuin nyt")
    if difference:
        how = _("%(change)s nykyiseen") % {"change": format.change(difference, language=known.language)}
    first = format_html("{} <strong>{}</strong>, {}.", _("Muutoksen jälkeen lautakunnassa olisi"), words, how)
    rest = _("Paikat muuttuvat: %(names)s.") % {"names": ", ".join(changed)}
    return sentences(first, rest if changed else _("Yhdenkään kunnan paikat eivät muutu."))


def limits() -> list[str]:
    """What the figures do not tell."""
    return [
        _("Jäsenet valitaan valintaa edeltävän vuoden väkiluvun mukaan: muutos kesken kauden ei muuta paikkoja."),
        _("Laskelma ei kerro, keitä jäsenet ovat, eikä varajäseniä."),
    ]
