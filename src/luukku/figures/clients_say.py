"""What the page of employment codes says first, and what its figures do not tell."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.ends import ends
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.figures.clients_tables import Known, per_hundred
from luukku.kernel.numbers import percent_of


def say(known: Known) -> SafeString:
    """How many clients there are, what most of them are, who differs most from the area, how many to the labour force."""
    return sentences(_largest(known), _farthest(known), _to_labour_force(known))


def _largest(known: Known) -> SafeString:
    codes = known.codes
    largest = sorted(codes.codes, key=lambda code: -codes.area[code])
    clients = _("%(count)s asiakasta") % {"count": known.number(codes.area_clients, 0)}
    told = []
    for code in largest[:2]:
        share = codes.area_share(code)
        if share:
            told.append(f"{known.title(code)} ({format.percent(share, language=known.language)})")
    rest = _("Suurimmat ryhmät: %(groups)s.") % {"groups": ", ".join(told)} if told else ""
    whose = _("Alueella on") if len(known.names) > 1 else f"{next(iter(known.names.values()))}:"
    return sentences(format_html("{} <strong>{}</strong>.", whose, clients), rest)


def _farthest(known: Known) -> str:
    found = known.codes.farthest() if len(known.names) > 1 else None
    if found is None:
        return ""
    municipality, code = found
    own, area = known.codes.share(municipality, code), known.codes.area_share(code)
    if own is None or area is None:
        return ""
    told = {
        "name": known.names[municipality],
        "code": known.title(code),
        "own": format.percent(own, language=known.language),
        "area": format.percent(area, language=known.language),
    }
    return _("Eniten alueen jakaumasta poikkeaa %(name)s: %(code)s %(own)s (alue %(area)s).") % told


def _to_labour_force(known: Known) -> str:
    area = percent_of(known.codes.area_clients, known.area_force)
    if area is None:
        return ""
    first = _("Asiakkaita on %(count)s sataa työvoimaan kuuluvaa kohti.") % {"count": known.number(area)}
    found = ends({name: per_hundred(known, code) for code, name in known.names.items()})
    if found is None or found.equal:
        return first
    told = {
        "most": names_in_a_row(found.greatest),
        "high": known.number(found.high),
        "least": names_in_a_row(found.least),
        "low": known.number(found.low),
    }
    return " ".join((first, _("Eniten: %(most)s (%(high)s), vähiten: %(least)s (%(low)s).") % told))


def limits(known: Known) -> list[str]:
    """What the figures do not tell, and where the printed sum is another than that of the codes."""
    return [
        _("Koodi kertoo asiakkaan tilan, ei palvelun tarvetta eikä sitä, kuinka kauan tila on kestänyt."),
        *filter(None, [_printed_otherwise(known)]),
    ]


def _printed_otherwise(known: Known) -> str:
    printed, added = known.codes.area_clients, known.codes.added
    if printed == added:
        return ""
    told = {"printed": known.number(printed, 0), "added": known.number(added, 0)}
    return _("Asiakkaita on painettu yhteensä %(printed)s; koodeista laskettuna heitä on %(added)s.") % told
