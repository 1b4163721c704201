"""What ends, pauses or does not pause the count of paid days of a benefit, each with its provision and mark."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.finance.domain.ladder import counting, exclusions, integration
from luukku.finance.domain.ladder.case import KEYS
from luukku.finance.domain.ladder.facts import EARNINGS, BenefitKind, Group
from luukku.finance.domain.ladder.home import PAYMENT_DAY
from luukku.law import Lawbook, Value
from luukku.law.units import Special

SUBSIDY, YLEISTUKI = BenefitKind.LABOUR_MARKET_SUBSIDY, BenefitKind.YLEISTUKI


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing and what it does to the count; the value of the lawbook that says so, where one does."""

    text: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Meter:
    """What ends the count or begins it again, what pauses it, and what does not."""

    ends: tuple[Clause, ...]
    pauses: tuple[Clause, ...]
    goes_on: tuple[Clause, ...]


def meter(kind: BenefitKind, *, day: date, lawbook: Lawbook, language: str) -> Meter:
    """The meter of a benefit by the law of a day."""

    def value(key: str) -> Value | None:
        return lawbook.parameter(key).on(day)

    return Meter(
        ends=(
            Clause(_("Työ: päivä, jolta etuutta ei makseta, ei maksa kunnalle eikä kerry.")),
            _reset(kind, value(f"{KEYS[kind]}.reset")),
            Clause(_("Muutto: lasku siirtyy uudelle kotikunnalle, mutta päivien määrä seuraa mukana."), value(PAYMENT_DAY)),
        ),
        pauses=(
            Clause(_("Tauko etuudessa: laskenta odottaa ja jatkuu samasta päivästä, kun etuutta taas maksetaan.")),
            *_pauses(kind, lawbook, day, language),
        ),
        goes_on=tuple(_goes_on(kind, lawbook, day)),
    )


def _reset(kind: BenefitKind, value: Value | None) -> Clause:
    if kind is YLEISTUKI:
        return Clause(_("Työssäoloehto täyttyy: laskenta alkaa alusta."), value)
    if kind is not SUBSIDY:
        return Clause(_("Uusi enimmäisaika työssäoloehdon täyttymisen jälkeen: laskenta alkaa alusta."), value)
    if value is not None and value.value is not Special.NONE:
        return Clause(_("Työssäoloehto täyttyy ja päivärahan enimmäisaika käytetään: laskenta alkaa alusta."), value)
    return Clause(_("Mikään ei aloita työmarkkinatuen laskentaa alusta: pykälässä ei ole omaa palautussääntöä."), value)


def _pauses(kind: BenefitKind, lawbook: Lawbook, day: date, language: str) -> list[Clause]:
    found = []
    if kind in (SUBSIDY, YLEISTUKI):
        years = {group: lawbook.parameter(integration.YEARS[group]).on(day) for group in Group}
        longer, shorter = years[Group.REFUGEE], years[Group.OTHER]
        if longer and shorter:
            message = _("Kotoutujan vapautus (%(longer)s tai %(shorter)s vuotta): valtio maksaa kaiken, eivätkä päivät kerry.")
            places = {
                "longer": format.number(longer.whole(), language=language),
                "shorter": format.number(shorter.whole(), language=language),
            }
            found.append(Clause(message % places, longer))
    financed = lawbook.parameter(exclusions.SERVICE_DAYS_FINANCED_BY).on(day)
    if kind is SUBSIDY and financed is not None and financed.value is not Special.NONE:
        found.append(Clause(_("Palvelu: valtio maksaa työmarkkinatuen yksin, eivätkä päivät kerry."), financed))
    return found


def _goes_on(kind: BenefitKind, lawbook: Lawbook, day: date) -> list[Clause]:
    counted = lawbook.parameter(counting.SERVICE_DAYS_COUNT).on(day)
    in_services = kind is not SUBSIDY or (counted is not None and counted.value is True)
    weight = lawbook.parameter(counting.DAY_WEIGHT).on(day)
    found = []
    if in_services:
        ladder = lawbook.parameter(KEYS[kind]).on(day)
        found.append(Clause(_("Palvelu: päivät kertyvät ja kunta maksaa osuutensa kuten muulloinkin."), ladder))
    if kind in EARNINGS:
        accrue = lawbook.parameter(counting.EXCLUDED_ACCRUE).on(day)
        if accrue is not None:
            text = _(
                "Lomautus, sääeste, lomautukseen rinnastettava keskeytys ja lisäpäivät: osuutta ei ole, mutta päivät kertyvät."
            )
            found.append(Clause(text, accrue))
    else:
        found.append(
            Clause(
                _("Lomautus: osuus maksetaan; vapautus koskee vain ansiopäivärahaa."),
                lawbook.parameter(exclusions.EXCLUDED).on(day),
            )
        )
    if weight is not None:
        found.append(Clause(_("Soviteltu tai vähennetty etuus: maksettu päivä on yksi päivä, vaikka summa on pienempi."), weight))
    found.append(Clause(_("Arkipyhä: etuutta maksetaan maanantaista perjantaihin myös pyhiltä.")))
    return found
