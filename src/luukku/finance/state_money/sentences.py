"""What the pages of the state's money say in sentences: what came out, what is missing, what they do not tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.ends import ends
from luukku.area.domain.pack import Municipality
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.finance.domain.state_share.reproduction import Prices, counted, share_that_explains
from luukku.finance.domain.state_share.rule import StateShare, missing, summed, wanted_year
from luukku.finance.state_money.comparison import Beside, Comparison
from luukku.finance.state_money.tables import per_inhabitant, result
from luukku.finance.state_money.words import HINTS, QUANTITIES, STEPS
from luukku.law import Lawbook


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that is missing: what, of which year, where it is found, and who lacks it where not everybody does.

    beside  whether only the items of other tasks need it, not the sum
    """

    what: str
    year: int
    where: str
    whose: str
    beside: bool


def missing_figures(
    shares: Mapping[str, StateShare], *, members: Sequence[Municipality], book: Lawbook, year: int, language: str
) -> list[Missing]:
    """Every figure that leaves a step open, once."""
    found, in_sum = [], missing(shares.values(), "total")
    for quantity in missing(shares.values(), *(step.key for share in shares.values() for step in share.steps)):
        lacking = [
            each.name.in_language(language)
            for each in members
            if quantity in missing([shares[each.code]], *(step.key for step in shares[each.code].steps))
        ]
        found.append(
            Missing(
                what=str(QUANTITIES[quantity]),
                year=wanted_year(quantity, book=book, year=year),
                where=str(HINTS[quantity]),
                whose="" if len(lacking) == len(members) else names_in_a_row(lacking),
                beside=quantity not in in_sum,
            )
        )
    return found


def area_say(shares: Mapping[str, StateShare], *, members: Sequence[Municipality], year: int, language: str) -> SafeString:
    """What came out for the area, who gets most for each inhabitant, and what the whole still needs."""
    key = result(shares)
    if key is None:
        return sentences(_nothing(shares, year), _needs(shares))
    euros = summed(shares.values(), key)
    told = format_html(
        "{} <strong>{}</strong>.",
        _("%(what)s vuonna %(year)s:") % {"what": STEPS[key], "year": year},
        format.millions(euros or Fraction(0), language=language),
    )
    each = {member.name.in_language(language): per_inhabitant([shares[member.code]], key) for member in members}
    found = ends(each)
    most = ""
    if found and not found.equal and len(each) > 1:
        most = _("Asukasta kohti eniten: %(most)s (%(high)s), vähiten: %(least)s (%(low)s).") % {
            "most": names_in_a_row(found.greatest),
            "high": format.euros(found.high, language=language, decimals=1),
            "least": names_in_a_row(found.least),
            "low": format.euros(found.low, language=language, decimals=1),
        }
    return sentences(told, most, _after(shares, language), _needs(shares))


def municipal_say(share: StateShare, *, name: str, language: str) -> SafeString:
    """What came out for a municipality, and what the whole still needs."""
    one = {"": share}
    key = result(one)
    if key is None:
        return sentences(_nothing(one, share.year), _needs(one))
    each = per_inhabitant([share], key)
    told = format_html(
        "{}: {} <strong>{}</strong>{}.",
        name,
        _("%(what)s vuonna %(year)s:") % {"what": _small(str(STEPS[key])), "year": share.year},
        format.euros(share.amount(key) or Fraction(0), language=language, decimals=2),
        _(", asukasta kohti %(sum)s") % {"sum": format.euros(each, language=language, decimals=2)} if each is not None else "",
    )
    return sentences(told, _after(one, language), _needs(one))


def _after(shares: Mapping[str, StateShare], language: str) -> str:
    """What is left when the own financing is taken off, and the compensation on; empty until it can be counted."""
    euros = summed(shares.values(), "total")
    if euros is None:
        return ""
    told = {"sum": format.euros(euros, language=language)}
    return _("Omarahoitusosuuden jälkeen ja kompensaation kanssa: %(sum)s.") % told


def _nothing(shares: Mapping[str, StateShare], year: int) -> str:
    """Why nothing is counted: the law's figures of the year, or the figures of people."""
    if any(step.unread for share in shares.values() for step in share.steps):
        return _("Vuoden %(year)s hintoja ei ole vielä vahvistettu, joten valtionosuutta ei lasketa.") % {"year": year}
    return _("Vuoden %(year)s valtionosuutta ei voi laskea.") % {"year": year}


def _needs(shares: Mapping[str, StateShare]) -> str:
    """What the sum at the end still needs."""
    needed = missing(shares.values(), "total")
    if not needed:
        return ""
    if len(needed) > MOST_NEEDED:
        return _("Koko laskelmaan puuttuu %(count)s lukua.") % {"count": len(needed)}
    return _("Koko laskelmaan puuttuu: %(what)s.") % {"what": ", ".join(_small(str(QUANTITIES[each])) for each in needed)}


MOST_NEEDED = 3
"""As many missing figures as a sentence can name."""


def _small(title: str) -> str:
    """A title inside a sentence."""
    return title[:1].lower() + title[1:]


def comparison_say(shown: Comparison, *, beside: Beside, other: tuple[int, Prices] | None, language: str) -> list[str]:
    """How near the published figures come to the plan's transfer, and what each known cause does, in figures.

    other  another financial year and its prices, to tell what the choice of prices does
    """
    compared, told = beside.compared, beside.compared.counted

    def plain(value: Fraction) -> str:
        return format.euros(value, language=language)

    def signed(value: Fraction) -> str:
        sign = "+" if value > 0 else format.MINUS if value < 0 else ""
        return f"{sign}{plain(abs(value))}"

    texts = [
        _("Suunnitelman siirto on %(printed)s. Laskettu siirto on %(sum)s: luvut vuodelta %(year)s, hinnat vuodelta %(price)s.")
        % {"printed": plain(compared.printed), "year": shown.year, "price": shown.price_year, "sum": plain(told.sum)}
    ]
    if told.services is not None:
        services = _("Palveluihin osallistuvat: laki laskee heidät työttömiksi, työnvälitystilaston sarja ei. Vaikutus %(sum)s.")
        texts.append(services % {"sum": signed(told.services)})
    if told.age is not None:
        texts.append(_("Ikäryhmä: 18–64-vuotiaat työvoiman sijasta. Vaikutus %(sum)s.") % {"sum": signed(told.age)})
    elif told.at_most is not None:
        age = _("Ikäryhmä: 18–64-vuotiaiden määrä puuttuu, joten sen sijasta on työvoima. Vaikutus on enintään %(sum)s.")
        texts.append(age % {"sum": signed(told.at_most)})
        if (needed := share_that_explains(shown.prices, beside.published, compared)) is not None:
            share = {"share": format.percent(needed, language=language)}
            texts[-1] += " " + _("Ero katoaisi, jos heitä olisi %(share)s asukkaista.") % share
    if other is not None:
        change = counted(other[1], beside.published).sum - told.sum
        texts.append(_("Hinnat: vuoden %(year)s hinnoilla tulos muuttuisi %(sum)s.") % {"year": other[0], "sum": signed(change)})
    percent = compared.unexplained_percent
    left = format.percent(percent, language=language, decimals=1) if percent is not None else ""
    unexplained = _("Selittämättä jää %(sum)s eli %(percent)s suunnitelman luvusta.")
    rest = _(
        "Siihen kuuluu, mitä ei ole julkaistu: kotoutumiskoulutuksen kustannukset, aiempien kustannusten mukaan jaettava osa "
        "sekä suunnitelman laskelman hintataso ja laskutapa."
    )
    if shown.left_out:
        names = names_in_a_row([each.name.in_language(language) for each in shown.left_out])
        texts.append(_("Sarja ei kerro koko vuotta %(year)s: %(names)s.") % {"year": shown.year, "names": names})
    return [*texts, f"{unexplained % {'sum': signed(compared.unexplained), 'percent': left}} {rest}"]


def limits() -> list[str]:
    """What the pages do not tell."""
    return [
        _("Valtionosuus myönnetään kaikkiin kunnan tehtäviin yhteensä. Tässä omarahoitusosuus on vain näistä kustannuksista."),
        _("Valtio maksaa uuden tehtävän kustannukset (618/2021 21 §). Se näkyy kaikkien tehtävien yhteisessä prosentissa."),
        _("Laskelma ei kerro, mitä palvelut maksavat. Kunnan osuus työttömyysetuuksista laskutetaan erikseen."),
        _("Verotuloihin perustuva tasaus ja muut lisäykset ja vähennykset eivät ole mukana."),
    ]
