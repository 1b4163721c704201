"""What the page of commuting says first, of the area or of one municipality, and what its figures do not tell."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.commuting_tables import Known
from luukku.area.domain.ends import ends
from luukku.area.domain.totals import printed_total
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences


def area_say(known: Known) -> SafeString:
    """Where most people go, how many stay, and who goes outside the matrix most."""
    return sentences(_puller(known), _staying(known), _outside(known))


def _puller(known: Known) -> SafeString | str:
    if known.puller is None:
        return _("Taulukon kunnista ei käydä töissä toisissaan.")
    coming = known.told.from_members(known.members)[known.puller]
    homes = {home: known.told.flows.get((home, known.puller), 0) for home in known.members if home != known.puller}
    most = max(homes, key=lambda home: homes[home])
    told = {
        "count": format.number(coming, language=known.language),
        "home": known.names[most],
        "most": format.number(homes[most], language=known.language),
    }
    many = _("Sinne käy töihin %(count)s alueen asukasta, eniten kunnasta %(home)s (%(most)s).")
    one = _("Sinne käy töihin %(count)s asukasta kunnasta %(home)s.")
    rest = (many if len(homes) > 1 else one) % told
    return format_html("{} <strong>{}</strong>. {}", _("Suurin työssäkäynnin kohde:"), known.names[known.puller], rest)


def _staying(known: Known) -> str:
    together = known.told.together(known.members)
    if together.out_share is None:
        return ""
    told = {"share": format.percent(together.out_share, language=known.language)}
    if together.self_sufficiency is None:
        return _("Oman kunnan ulkopuolella käy töissä %(share)s alueen työllisistä.") % told
    told["jobs"] = format.number(together.self_sufficiency, language=known.language, decimals=1)
    return (
        _("Oman kunnan ulkopuolella käy töissä %(share)s alueen työllisistä; työpaikkoja on %(jobs)s sataa työllistä kohti.")
        % told
    )


def _outside(known: Known) -> str:
    found = ends({known.names[code]: known.told.share_outside(code) for code in known.members})
    if found is None or len(known.members) < 2 or found.equal:
        return ""
    told = {"names": names_in_a_row(found.greatest), "share": format.percent(found.high, language=known.language)}
    return _("Taulukon kuntien ulkopuolelle lähdetään eniten: %(names)s (%(share)s).") % told


def municipal_say(known: Known, code: str) -> SafeString:
    """How many stay, leave and come, against the area's mean, and where they go and come from most."""
    balance, area = known.told.balance(code), known.told.together(known.members)
    told: dict[str, object] = {"name": known.names[code]}
    parts: list[SafeString | str] = []
    if balance.employed is not None and balance.out_share is not None:
        told["employed"] = format.number(balance.employed, language=known.language)
        told["out"] = format.percent(balance.out_share, language=known.language)
        beside = ""
        if area.out_share is not None and len(known.members) > 1:
            beside = " " + _("(alueella %(out)s)") % {"out": format.percent(area.out_share, language=known.language)}
        first = _("Kunnassa %(name)s asuu %(employed)s työssä käyvää. Muualla heistä käy töissä %(out)s") % told
        parts.append(f"{first}{beside}.")
    going = {work: count for (home, work), count in known.told.flows.items() if home == code != work and count}
    coming = {home: count for (home, work), count in known.told.flows.items() if work == code != home and count}
    parts.append(_most(known, _("Useimmin lähdetään kuntaan"), going))
    parts.append(_most(known, _("Useimmin tullaan kunnasta"), coming))
    return sentences(*parts) or sentences(_("Kunnan pendelöintiä ei ole taulukossa."))


def _most(known: Known, words: str, counts: Mapping[str, int]) -> SafeString | str:
    found = ends(counts)
    if found is None:
        return ""
    names = names_in_a_row([known.names[code] for code in found.greatest])
    return format_html("{} <strong>{}</strong> ({}).", words, names, format.number(found.high, language=known.language))


def limits(known: Known) -> list[str]:
    """What the figures do not tell, and where the plan's own figures do not agree."""
    told = [
        _("Luvut ovat asuinkunnan ja työpaikan kunnan mukaan. Ne eivät kerro matkan pituudesta, kulkutavasta eikä etätyöstä."),
        _("Muualle kuin taulukon kuntiin käyvistä tiedetään määrä, ei kuntaa.") if known.told.outside else "",
        _gaps(known),
        _printed_self_sufficiency(known),
    ]
    return [each for each in told if each]


def _gaps(known: Known) -> str:
    rows = [
        _("%(name)s (solut %(added)s, painettu %(printed)s)")
        % {
            "name": known.names[gap.code],
            "added": format.number(gap.added, language=known.language),
            "printed": format.number(gap.printed, language=known.language),
        }
        for gap in known.told.gaps()
    ]
    return _("Rivin luvut eivät summaudu painettuun summaan: %(rows)s.") % {"rows": "; ".join(rows)} if rows else ""


def _printed_self_sufficiency(known: Known) -> str:
    """The plan may print a mean of the municipalities, which is not what the sums give."""
    table = known.pack.about("indicators")
    key = table.column_as("self_sufficiency") if table else None
    printed = printed_total(table, key) if table and key else None
    counted = known.told.together([each.code for each in known.pack.municipalities]).self_sufficiency
    if printed is None or counted is None or format.rounded(counted, 1) == format.rounded(printed, 1):
        return ""
    told = {
        "printed": format.number(printed, language=known.language, decimals=1),
        "counted": format.number(counted, language=known.language, decimals=1),
    }
    return _("Suunnitelma painaa alueen omavaraisuudeksi %(printed)s; kuntien summista laskettuna se on %(counted)s.") % told
