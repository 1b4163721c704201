"""What the calculator calls events, their fields and choices, and what it says of what cannot be. In Finnish."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from luukku.casework.domain.facts import EventKind, Plan, Service
from luukku.casework.story_order import Cannot, Impossible
from luukku.core.ui import format as written

E = EventKind
CODES = ("to", "authority")
"""Fields that hold the code of a municipality."""

GROUPS: tuple[tuple[str | Promise, Mapping[EventKind, str | Promise]], ...] = (
    (
        lazy("Työnhaku"),
        {
            E.JOB_SEARCH_STARTED: lazy("Työnhaku alkoi"),
            E.JOB_SEARCH_ENDED: lazy("Työnhaku päättyi"),
            E.UNEMPLOYMENT_WILL_END: lazy("Tieto työttömyyden päättymisestä"),
        },
    ),
    (
        lazy("Tapaamiset"),
        {
            E.INITIAL_INTERVIEW_HELD: lazy("Alkuhaastattelu pidettiin"),
            E.DISCUSSION_HELD: lazy("Työnhakukeskustelu pidettiin"),
            E.SUPPLEMENTARY_HELD: lazy("Täydentävä työnhakukeskustelu pidettiin"),
            E.MEETING_BOOKED: lazy("Tapaaminen varattiin"),
            E.NO_SHOW: lazy("Tapaamiseen ei tultu"),
            E.DISCUSSION_REQUESTED: lazy("Työnhakukeskustelua pyydettiin"),
            E.SUPPLEMENTARY_REQUESTED: lazy("Täydentävää keskustelua pyydettiin"),
        },
    ),
    (
        lazy("Suunnitelma ja työn hakeminen"),
        {
            E.PLAN_MADE: lazy("Suunnitelma laadittiin"),
            E.PLAN_REVIEWED: lazy("Suunnitelma tarkistettiin"),
            E.APPLIED: lazy("Työmahdollisuuksia haettiin"),
            E.JOB_ASSIGNED: lazy("Työtarjous annettiin"),
            E.MISSED_DEADLINE: lazy("Määräaika laiminlyötiin"),
            E.PROFILE_PUBLISHED: lazy("Työnhakuprofiili julkaistiin"),
            E.PROFILE_REMOVED: lazy("Työnhakuprofiili poistettiin"),
        },
    ),
    (
        lazy("Työ ja lomautus"),
        {
            E.EMPLOYMENT_STARTED: lazy("Työ alkoi"),
            E.EMPLOYMENT_ENDED: lazy("Työ päättyi"),
            E.LAYOFF_STARTED: lazy("Lomautus alkoi"),
            E.LAYOFF_ENDED: lazy("Lomautus päättyi"),
            E.NOTICE_OF_DISMISSAL: lazy("Irtisanomisilmoitus"),
        },
    ),
    (
        lazy("Palvelut"),
        {
            E.GUIDED_TO_SERVICE: lazy("Ohjattiin palveluun"),
            E.SERVICE_STARTED: lazy("Palvelu alkoi"),
            E.SERVICE_PLANNED_END_CHANGED: lazy("Palvelun arvioitu päättyminen muuttui"),
            E.SERVICE_ENDED: lazy("Palvelu päättyi"),
        },
    ),
    (
        lazy("Monialainen tuki ja kotoutuminen"),
        {
            E.MULTIDISCIPLINARY_NEED_STATED: lazy("Monialaisen tuen tarve todettiin"),
            E.MULTIDISCIPLINARY_ASSESSMENT_STARTED: lazy("Monialainen arviointi aloitettiin"),
            E.MULTIDISCIPLINARY_ENDED: lazy("Monialainen tuki päättyi"),
            E.FIRST_RESIDENCE_PERMIT: lazy("Ensimmäinen oleskelulupa"),
            E.INTEGRATION_CLIENT: lazy("Tieto kotoutuja-asiakkaasta"),
            E.INTEGRATION_ASSESSMENT_STARTED: lazy("Kotoutumisen arviointi aloitettiin"),
            E.INTEGRATION_ASSESSMENT_ACT: lazy("Kotoutumisen arvioinnin tapaaminen"),
        },
    ),
    (
        lazy("Lausunnot"),
        {
            E.CLARIFICATION_RECEIVED: lazy("Selvitys saatiin"),
            E.CLARIFICATION_DEADLINE_PASSED: lazy("Selvityksen määräaika päättyi"),
            E.STATEMENT_GIVEN: lazy("Lausunto annettiin"),
        },
    ),
    (
        lazy("Kunta ja viranomainen"),
        {
            E.MUNICIPALITY_CHANGED: lazy("Kotikunta muuttui"),
            E.WRITTEN_CHOICE_OF_AUTHORITY: lazy("Viranomainen valittiin kirjallisesti"),
        },
    ),
)
EVENTS: Mapping[EventKind, str | Promise] = {kind: name for _group, names in GROUPS for kind, name in names.items()}

FIELD_NAMES: Mapping[str, str | Promise] = {
    "on": lazy("Päivä, jona tapahtui tai tuli tietoon"),
    "status": lazy("Mikä työnhakija on"),
    "reason": lazy("Miksi työnhaku päättyi"),
    "channel": lazy("Miten tavattiin"),
    "of": lazy("Mikä tapaaminen tai velvoite"),
    "at": lazy("Mille päivälle"),
    "self_booked": lazy("Varasiko työnhakija ajan itse"),
    "plan": lazy("Mikä suunnitelma"),
    "obligation_from": lazy("Työnhakuvelvollisuus alkaa"),
    "suitable_opportunities_per_month": lazy("Sopivia työmahdollisuuksia jaksossa, jos laissa säädettyä vähemmän"),
    "count": lazy("Kuinka monta"),
    "hours_pct": lazy("Työaika, prosenttia kokoaikaisesta"),
    "planned_end": lazy("Arvioitu viimeinen päivä"),
    "subsidised": lazy("Onko palkkatuettua"),
    "form": lazy("Millainen lomautus"),
    "from_": lazy("Alkaa"),
    "until": lazy("Viimeinen päivä, jos tiedossa"),
    "because": lazy("Mihin työttömyys päättyy"),
    "service": lazy("Mikä palvelu"),
    "has_qualification": lazy("Onko ammatillinen tutkinto"),
    "apply_by": lazy("Haettava viimeistään"),
    "open_market_possible": lazy("Onko työllistyminen avoimille työmarkkinoille mahdollista"),
    "group": lazy("Minkä perusteella"),
    "replaces": lazy("Minkä tapaamisen tilalla"),
    "matter": lazy("Mitä lausunto koskee"),
    "grounds": lazy("Irtisanomisen peruste"),
    "age": lazy("Ikä irtisanomispäivänä, vuotta"),
    "service_years": lazy("Palvelusaika työnantajalla, vuotta"),
    "employment_ends": lazy("Työsuhteen viimeinen päivä"),
    "to": lazy("Uuden kotikunnan tunnus"),
    "authority": lazy("Valitun viranomaisen kunnan tunnus tai this, jos tämä viranomainen"),
}

CHOICES: Mapping[str, str | Promise] = {
    "true": lazy("kyllä"),
    "false": lazy("ei"),
    "unemployed": lazy("työtön"),
    "laid_off": lazy("lomautettu"),
    "part_time": lazy("osa-aikatyössä"),
    "threatened": lazy("työttömyysuhan alainen"),
    "employed": lazy("kokoaikatyössä"),
    "own_notice": lazy("oma ilmoitus"),
    "not_renewed": lazy("työnhakua ei uusittu"),
    "no_clarification": lazy("selvitystä ei annettu"),
    "no_show": lazy("tapaamiseen ei tultu"),
    "other": lazy("muu"),
    "office": lazy("toimipisteessä"),
    "phone": lazy("puhelimessa"),
    "video": lazy("videolla"),
    "other_place": lazy("muualla"),
    "supplementary": lazy("täydentävä työnhakukeskustelu"),
    "employment": lazy("työllistymissuunnitelma"),
    "activation": lazy("aktivointisuunnitelma"),
    "integration": lazy("kotoutumissuunnitelma"),
    "multidisciplinary": lazy("monialainen työllistymissuunnitelma"),
    "full": lazy("kokoaikainen"),
    "short_week": lazy("lyhennetty työviikko"),
    "open_market_work": lazy("työ avoimilla työmarkkinoilla"),
    "subsidised_work": lazy("palkkatuettu työ"),
    "study": lazy("opiskelu"),
    "conscription": lazy("varusmiespalvelus"),
    "civil_service": lazy("siviilipalvelus"),
    "family_leave": lazy("perhevapaa"),
    "work_trial": lazy("työkokeilu"),
    "education_trial": lazy("koulutuskokeilu"),
    "coaching": lazy("valmennus"),
    "labour_training": lazy("työvoimakoulutus"),
    "joint_purchase_training": lazy("yhteishankintakoulutus"),
    "integration_training": lazy("kotoutumiskoulutus"),
    "supported_study": lazy("työttömyysetuudella tuettu opiskelu"),
    "rehabilitation": lazy("kuntoutus"),
    "rehabilitative_work": lazy("kuntouttava työtoiminta"),
    "change_security_training": lazy("muutosturvakoulutus"),
    "refugee": lazy("kansainvälinen suojelu"),
    "supplementary_first_phase": lazy("ensivaiheen täydentävä keskustelu"),
    "general_conditions": lazy("etuuden yleiset edellytykset"),
    "benefit_during_service": lazy("etuus palvelun ajalta"),
    "integration_study": lazy("opiskelu kotoutumisajalla"),
    "easy_study_case": lazy("lyhyet tai suppeat opinnot"),
    "entrepreneurship": lazy("yritystoiminta tai oma työ"),
    "family_member": lazy("yrittäjän perheenjäsen"),
    "ending_business": lazy("yritystoiminnan päättyminen"),
    "full_time_study": lazy("päätoiminen opiskelu"),
    "under_25_without_training": lazy("alle 25-vuotias ilman koulutusta"),
    "sanction": lazy("moitittava menettely"),
    "economic": lazy("tuotannollinen tai taloudellinen"),
    "personal": lazy("henkilöön liittyvä"),
    "raw": lazy("pysyy"),
    "next": lazy("siirtyy seuraavaan arkipäivään"),
    "by_kind": lazy("siirtyy vain työnhakijan omissa toimissa"),
}

_SAID: Mapping[Cannot, str | Promise] = {
    Cannot.BORN_IN_THE_FUTURE: lazy("Syntymäpäivä %(born)s on tulevaisuudessa. Anna aikaisempi päivä."),
    Cannot.BORN_AFTER_THE_FIRST: lazy(
        "Syntymäpäivä %(born)s on ensimmäisen tapahtuman %(first)s jälkeen. Anna aikaisempi päivä."
    ),
    Cannot.IN_THE_FUTURE: lazy("Päivä %(on)s on tulevaisuudessa. Valitse myöhempi tilannepäivä."),
    Cannot.DAY_BEFORE_ITSELF: lazy("Kohdan ”%(field)s” päivä %(later)s on ennen tapahtumaa. Anna %(on)s tai myöhempi päivä."),
    Cannot.ENDS_BEFORE_IT_BEGINS: lazy("Viimeinen päivä %(until)s on ennen alkamista. Anna %(from_)s tai myöhempi päivä."),
    Cannot.NO_PLANNED_END: lazy("Anna arvioitu viimeinen päivä: yli kuukauden kesto ratkaisee, mitä on tehtävä."),
    Cannot.LESS_THAN_NOTHING: lazy("Luku %(number)s on alle nollan. Anna nolla tai enemmän."),
    Cannot.NO_QUALIFICATION: lazy("Kerro, onko ammatillinen tutkinto: se ratkaisee, mitä tuetun opiskelun aikana on tehtävä."),
    Cannot.NO_AGE: lazy("Anna ikä irtisanomispäivänä tai syntymäpäivä: muutosturva riippuu iästä."),
    Cannot.NO_SERVICE_YEARS: lazy("Anna palvelusaika vuosina: muutosturva riippuu siitä."),
    Cannot.SEARCH_IN_FORCE: lazy("Työnhaku on jo voimassa %(since)s alkaen. Lisää sen päättyminen tätä ennen tai poista toinen."),
    Cannot.NO_SEARCH_TO_END: lazy("Mikään työnhaku ei ole voimassa. Lisää työnhaun alkaminen tätä ennen."),
    Cannot.SECOND_INTERVIEW: lazy("Samana päivänä %(on)s on jo alkuhaastattelu. Poista toinen tai muuta päivää."),
    Cannot.NO_SERVICE: lazy("Mikään palvelu ei ole alkanut. Lisää palvelun alkaminen tätä ennen."),
    Cannot.SERVICE_OVER: lazy("Palvelun piti päättyä jo %(end)s. Anna viimeistään se päivä."),
    Cannot.NO_JOB: lazy("Mikään työ ei ole alkanut. Lisää työn alkaminen tätä ennen."),
    Cannot.NO_LAYOFF: lazy("Lomautus ei ole alkanut. Lisää lomautuksen alkaminen tätä ennen."),
    Cannot.NO_JOINT_SUPPORT: lazy("Monialainen tuki ei ole alkanut. Lisää monialaisen arvioinnin aloittaminen tätä ennen."),
    Cannot.REVIEWED_BEFORE_MADE: lazy("Suunnitelma tarkistetaan ennen kuin se on laadittu. Lisää laatiminen tätä ennen."),
    Cannot.BEFORE_THE_SEARCH: lazy("Päivä %(on)s on ennen työnhakua. Lisää työnhaun alkaminen tätä ennen tai muuta päivää."),
    Cannot.AFTER_THE_SEARCH: lazy("Työnhaku päättyi jo %(ended)s. Anna päivä työnhaun ajalta tai lisää uusi työnhaku."),
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


def weekday_words() -> Mapping[str, str]:
    """Names of the days that no term counts, from what the calendar calls them."""
    return {"Saturday": _("lauantai"), "Sunday": _("sunnuntai")}
