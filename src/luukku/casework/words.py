"""What the calculator calls events, their fields and choices, and what it says of what cannot be. In Finnish."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luukku.casework.domain.facts import EventKind, Plan, Service
from luukku.casework.story_order import Cannot, Impossible
from luukku.core.ui import format as written

E = EventKind
CODES = ("to", "authority")
"""Fields that hold the code of a municipality."""

GROUPS: tuple[tuple[str | Promise, Mapping[EventKind, str | Promise]], ...] = (
    (
        _("Työnhaku"),
        {
            E.JOB_SEARCH_STARTED: _("Työnhaku alkoi"),
            E.JOB_SEARCH_ENDED: _("Työnhaku päättyi"),
            E.UNEMPLOYMENT_WILL_END: _("Tieto työttömyyden päättymisestä"),
        },
    ),
    (
        _("Tapaamiset"),
        {
            E.INITIAL_INTERVIEW_HELD: _("Alkuhaastattelu pidettiin"),
            E.DISCUSSION_HELD: _("Työnhakukeskustelu pidettiin"),
            E.SUPPLEMENTARY_HELD: _("Täydentävä työnhakukeskustelu pidettiin"),
            E.MEETING_BOOKED: _("Tapaaminen varattiin"),
            E.NO_SHOW: _("Tapaamiseen ei tultu"),
            E.DISCUSSION_REQUESTED: _("Työnhakukeskustelua pyydettiin"),
            E.SUPPLEMENTARY_REQUESTED: _("Täydentävää keskustelua pyydettiin"),
        },
    ),
    (
        _("Suunnitelma ja työn hakeminen"),
        {
            E.PLAN_MADE: _("Suunnitelma laadittiin"),
            E.PLAN_REVIEWED: _("Suunnitelma tarkistettiin"),
            E.APPLIED: _("Työmahdollisuuksia haettiin"),
            E.JOB_ASSIGNED: _("Työtarjous annettiin"),
            E.MISSED_DEADLINE: _("Määräaika laiminlyötiin"),
            E.PROFILE_PUBLISHED: _("Työnhakuprofiili julkaistiin"),
            E.PROFILE_REMOVED: _("Työnhakuprofiili poistettiin"),
        },
    ),
    (
        _("Työ ja lomautus"),
        {
            E.EMPLOYMENT_STARTED: _("Työ alkoi"),
            E.EMPLOYMENT_ENDED: _("Työ päättyi"),
            E.LAYOFF_STARTED: _("Lomautus alkoi"),
            E.LAYOFF_ENDED: _("Lomautus päättyi"),
            E.NOTICE_OF_DISMISSAL: _("Irtisanomisilmoitus"),
        },
    ),
    (
        _("Palvelut"),
        {
            E.GUIDED_TO_SERVICE: _("Ohjattiin palveluun"),
            E.SERVICE_STARTED: _("Palvelu alkoi"),
            E.SERVICE_PLANNED_END_CHANGED: _("Palvelun arvioitu päättyminen muuttui"),
            E.SERVICE_ENDED: _("Palvelu päättyi"),
        },
    ),
    (
        _("Monialainen tuki ja kotoutuminen"),
        {
            E.MULTIDISCIPLINARY_NEED_STATED: _("Monialaisen tuen tarve todettiin"),
            E.MULTIDISCIPLINARY_ASSESSMENT_STARTED: _("Monialainen arviointi aloitettiin"),
            E.MULTIDISCIPLINARY_ENDED: _("Monialainen tuki päättyi"),
            E.FIRST_RESIDENCE_PERMIT: _("Ensimmäinen oleskelulupa"),
            E.INTEGRATION_CLIENT: _("Tieto kotoutuja-asiakkaasta"),
            E.INTEGRATION_ASSESSMENT_STARTED: _("Kotoutumisen arviointi aloitettiin"),
            E.INTEGRATION_ASSESSMENT_ACT: _("Kotoutumisen arvioinnin tapaaminen"),
        },
    ),
    (
        _("Lausunnot"),
        {
            E.CLARIFICATION_RECEIVED: _("Selvitys saatiin"),
            E.CLARIFICATION_DEADLINE_PASSED: _("Selvityksen määräaika päättyi"),
            E.STATEMENT_GIVEN: _("Lausunto annettiin"),
        },
    ),
    (
        _("Kunta ja viranomainen"),
        {
            E.MUNICIPALITY_CHANGED: _("Kotikunta muuttui"),
            E.WRITTEN_CHOICE_OF_AUTHORITY: _("Viranomainen valittiin kirjallisesti"),
        },
    ),
)
EVENTS: Mapping[EventKind, str | Promise] = {kind: name for _group, names in GROUPS for kind, name in names.items()}

FIELD_NAMES: Mapping[str, str | Promise] = {
    "on": _("Päivä, jona tapahtui tai tuli tietoon"),
    "status": _("Mikä työnhakija on"),
    "reason": _("Miksi työnhaku päättyi"),
    "channel": _("Miten tavattiin"),
    "of": _("Mikä tapaaminen tai velvoite"),
    "at": _("Mille päivälle"),
    "self_booked": _("Varasiko työnhakija ajan itse"),
    "plan": _("Mikä suunnitelma"),
    "obligation_from": _("Työnhakuvelvollisuus alkaa"),
    "suitable_opportunities_per_month": _("Sopivia työmahdollisuuksia jaksossa, jos laissa säädettyä vähemmän"),
    "count": _("Kuinka monta"),
    "hours_pct": _("Työaika, prosenttia kokoaikaisesta"),
    "planned_end": _("Arvioitu viimeinen päivä"),
    "subsidised": _("Onko palkkatuettua"),
    "form": _("Millainen lomautus"),
    "from_": _("Alkaa"),
    "until": _("Viimeinen päivä, jos tiedossa"),
    "because": _("Mihin työttömyys päättyy"),
    "service": _("Mikä palvelu"),
    "has_qualification": _("Onko ammatillinen tutkinto"),
    "apply_by": _("Haettava viimeistään"),
    "open_market_possible": _("Onko työllistyminen avoimille työmarkkinoille mahdollista"),
    "group": _("Minkä perusteella"),
    "replaces": _("Minkä tapaamisen tilalla"),
    "matter": _("Mitä lausunto koskee"),
    "grounds": _("Irtisanomisen peruste"),
    "age": _("Ikä irtisanomispäivänä, vuotta"),
    "service_years": _("Palvelusaika työnantajalla, vuotta"),
    "employment_ends": _("Työsuhteen viimeinen päivä"),
    "to": _("Uusi kotikunta"),
    "authority": _("Valitun viranomaisen kunta tai ”tämä”, jos tämä viranomainen"),
}

CHOICES: Mapping[str, str | Promise] = {
    "this": _("tämä viranomainen"),
    "true": _("kyllä"),
    "false": _("ei"),
    "unemployed": _("työtön"),
    "laid_off": _("lomautettu"),
    "part_time": _("osa-aikatyössä"),
    "threatened": _("työttömyysuhan alainen"),
    "employed": _("kokoaikatyössä"),
    "own_notice": _("oma ilmoitus"),
    "not_renewed": _("työnhakua ei uusittu"),
    "no_clarification": _("selvitystä ei annettu"),
    "no_show": _("tapaamiseen ei tultu"),
    "other": _("muu"),
    "office": _("toimipisteessä"),
    "phone": _("puhelimessa"),
    "video": _("videolla"),
    "other_place": _("muualla"),
    "supplementary": _("täydentävä työnhakukeskustelu"),
    "employment": _("työllistymissuunnitelma"),
    "activation": _("aktivointisuunnitelma"),
    "integration": _("kotoutumissuunnitelma"),
    "multidisciplinary": _("monialainen työllistymissuunnitelma"),
    "full": _("kokoaikainen"),
    "short_week": _("lyhennetty työviikko"),
    "open_market_work": _("työ avoimilla työmarkkinoilla"),
    "subsidised_work": _("palkkatuettu työ"),
    "study": _("opiskelu"),
    "conscription": _("varusmiespalvelus"),
    "civil_service": _("siviilipalvelus"),
    "family_leave": _("perhevapaa"),
    "work_trial": _("työkokeilu"),
    "education_trial": _("koulutuskokeilu"),
    "coaching": _("valmennus"),
    "labour_training": _("työvoimakoulutus"),
    "joint_purchase_training": _("yhteishankintakoulutus"),
    "integration_training": _("kotoutumiskoulutus"),
    "supported_study": _("työttömyysetuudella tuettu opiskelu"),
    "rehabilitation": _("kuntoutus"),
    "rehabilitative_work": _("kuntouttava työtoiminta"),
    "change_security_training": _("muutosturvakoulutus"),
    "refugee": _("kansainvälinen suojelu"),
    "supplementary_first_phase": _("ensivaiheen täydentävä keskustelu"),
    "general_conditions": _("etuuden yleiset edellytykset"),
    "benefit_during_service": _("etuus palvelun ajalta"),
    "integration_study": _("opiskelu kotoutumisajalla"),
    "easy_study_case": _("lyhyet tai suppeat opinnot"),
    "entrepreneurship": _("yritystoiminta tai oma työ"),
    "family_member": _("yrittäjän perheenjäsen"),
    "ending_business": _("yritystoiminnan päättyminen"),
    "full_time_study": _("päätoiminen opiskelu"),
    "under_25_without_training": _("alle 25-vuotias ilman koulutusta"),
    "sanction": _("moitittava menettely"),
    "economic": _("tuotannollinen tai taloudellinen"),
    "personal": _("henkilöön liittyvä"),
    "raw": _("pysyy"),
    "next": _("siirtyy seuraavaan arkipäivään"),
    "by_kind": _("siirtyy vain työnhakijan omissa toimissa"),
}

_SAID: Mapping[Cannot, str | Promise] = {
    Cannot.BORN_IN_THE_FUTURE: _("Syntymäpäivä %(born)s on tulevaisuudessa. Anna aikaisempi päivä."),
    Cannot.BORN_AFTER_THE_FIRST: _("Syntymäpäivä %(born)s on ensimmäisen tapahtuman %(first)s jälkeen. Anna aikaisempi päivä."),
    Cannot.IN_THE_FUTURE: _("Päivä %(on)s on tulevaisuudessa. Valitse myöhempi tilannepäivä."),
    Cannot.DAY_BEFORE_ITSELF: _("Kohdan ”%(field)s” päivä %(later)s on ennen tapahtumaa. Anna %(on)s tai myöhempi päivä."),
    Cannot.ENDS_BEFORE_IT_BEGINS: _("Viimeinen päivä %(until)s on ennen alkamista. Anna %(from_)s tai myöhempi päivä."),
    Cannot.NO_PLANNED_END: _("Anna arvioitu viimeinen päivä: yli kuukauden kesto ratkaisee, mitä on tehtävä."),
    Cannot.LESS_THAN_NOTHING: _("Luku %(number)s on alle nollan. Anna nolla tai enemmän."),
    Cannot.NO_QUALIFICATION: _("Kerro, onko ammatillinen tutkinto: se ratkaisee, mitä tuetun opiskelun aikana on tehtävä."),
    Cannot.NO_AGE: _("Anna ikä irtisanomispäivänä tai syntymäpäivä: muutosturva riippuu iästä."),
    Cannot.NO_SERVICE_YEARS: _("Anna palvelusaika vuosina: muutosturva riippuu siitä."),
    Cannot.SEARCH_IN_FORCE: _("Työnhaku on jo voimassa %(since)s alkaen. Lisää sen päättyminen tätä ennen tai poista toinen."),
    Cannot.NO_SEARCH_TO_END: _("Mikään työnhaku ei ole voimassa. Lisää työnhaun alkaminen tätä ennen."),
    Cannot.SECOND_INTERVIEW: _("Samana päivänä %(on)s on jo alkuhaastattelu. Poista toinen tai muuta päivää."),
    Cannot.NO_SERVICE: _("Mikään palvelu ei ole alkanut. Lisää palvelun alkaminen tätä ennen."),
    Cannot.SERVICE_OVER: _("Palvelun piti päättyä jo %(end)s. Anna viimeistään se päivä."),
    Cannot.NO_JOB: _("Mikään työ ei ole alkanut. Lisää työn alkaminen tätä ennen."),
    Cannot.NO_LAYOFF: _("Lomautus ei ole alkanut. Lisää lomautuksen alkaminen tätä ennen."),
    Cannot.NO_JOINT_SUPPORT: _("Monialainen tuki ei ole alkanut. Lisää monialaisen arvioinnin aloittaminen tätä ennen."),
    Cannot.REVIEWED_BEFORE_MADE: _("Suunnitelma tarkistetaan ennen kuin se on laadittu. Lisää laatiminen tätä ennen."),
    Cannot.BEFORE_THE_SEARCH: _("Päivä %(on)s on ennen työnhakua. Lisää työnhaun alkaminen tätä ennen tai muuta päivää."),
    Cannot.AFTER_THE_SEARCH: _("Työnhaku päättyi jo %(ended)s. Anna päivä työnhaun ajalta tai lisää uusi työnhaku."),
}

FIELD_OF = {
    Cannot.NO_PLANNED_END: "planned_end",
    Cannot.NO_QUALIFICATION: "has_qualification",
    Cannot.NO_AGE: "age",
    Cannot.NO_SERVICE_YEARS: "service_years",
}
"""The field where a missing thing is told, where the story tells it of the whole event."""

OF_ITSELF = frozenset({*FIELD_OF, Cannot.DAY_BEFORE_ITSELF, Cannot.ENDS_BEFORE_IT_BEGINS, Cannot.LESS_THAN_NOTHING})
"""What is wrong with an event alone, whatever stands round it."""


def either(readings: Iterable[str]) -> str:
    """What stands where the law can be read in more than one way: `1.4.2026 tai 8.4.2026`."""
    between = _("tai")
    return f" {between} ".join(readings)


def cannot_text(each: Impossible, *, language: str) -> str:
    """What cannot be, and what would be right."""
    return str(_SAID[each.code]) % {name: _filled(value, language) for name, value in each.params.items()}


def _filled(value: object, language: str) -> str:
    if isinstance(value, date):
        return written.day(value, language=language)
    if isinstance(value, EventKind):
        return str(EVENTS[value])
    if isinstance(value, Plan | Service):
        return str(CHOICES[value])
    name = {"from": "from_"}.get(str(value), str(value))
    return str(FIELD_NAMES.get(name, value))
