"""What the window calculator says: what starts a window, what its day means, why that day, the names of holidays."""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.core.ui import format
from luukku.kernel.outcome import Reason
from luukku.law import Unit
from luukku.law.windows import Closing, Code, Shape, Start, Window

STARTS: dict[Start, str | Promise] = {
    Start.JOB_SEARCH_STARTED: gettext_lazy("työnhaku alkoi"),
    Start.NOTICE_SENT: gettext_lazy("hankintailmoitus lähetettiin julkaistavaksi"),
    Start.REQUEST_RECEIVED: gettext_lazy("osallistumishakemus saapui"),
    Start.INVITATION_SENT: gettext_lazy("tarjouspyyntö lähetettiin"),
    Start.DECISION_RECEIVED_BY_TENDERERS: gettext_lazy("tarjoajat saivat päätöksen tiedoksi"),
    Start.CLARIFICATION: gettext_lazy("riittävä selvitys saatiin tai sen määräaika päättyi"),
    Start.PAYMENT_PERIOD_ENDED: gettext_lazy("viimeinen maksujakso päättyi"),
    Start.GRANT_PERIOD_ENDED: gettext_lazy("starttirahajakso päättyi"),
    Start.COST_AROSE: gettext_lazy("korvattava aika tai matka päättyi"),
    Start.SERVICE_DAY: gettext_lazy("palvelupäivä, jolta korvaus maksetaan"),
    Start.DISMISSED: gettext_lazy("irtisanomispäivä"),
    Start.EMPLOYMENT_ENDED: gettext_lazy("työsuhde päättyi"),
    Start.PROPOSAL_GIVEN: gettext_lazy("neuvotteluesitys annettiin"),
    Start.NEGOTIATIONS_BEGAN: gettext_lazy("neuvottelut alkoivat"),
    Start.MASS_REDUCTION_NOTIFIED: gettext_lazy("joukkovähennyksestä ilmoitettiin"),
    Start.DECISION_SERVED: gettext_lazy("päätös saatiin tiedoksi"),
    Start.APPEAL_TIME_ENDED: gettext_lazy("valitusaika päättyi"),
}

DAYS: dict[Shape, str | Promise] = {
    Shape.LIMIT: gettext_lazy("Viimeinen päivä"),
    Shape.MINIMUM: gettext_lazy("Aika voi päättyä aikaisintaan"),
    Shape.WAIT: gettext_lazy("Odotuksen jälkeen aikaisintaan"),
}

HOLIDAYS: dict[str, str | Promise] = {
    "Uudenvuodenpäivä": gettext_lazy("uudenvuodenpäivä"),
    "Loppiainen": gettext_lazy("loppiainen"),
    "Pitkäperjantai": gettext_lazy("pitkäperjantai"),
    "Pääsiäispäivä": gettext_lazy("pääsiäispäivä"),
    "Toinen pääsiäispäivä": gettext_lazy("toinen pääsiäispäivä"),
    "Vappu": gettext_lazy("vappu"),
    "Helatorstai": gettext_lazy("helatorstai"),
    "Helluntaipäivä": gettext_lazy("helluntaipäivä"),
    "Juhannusaatto": gettext_lazy("juhannusaatto"),
    "Juhannuspäivä": gettext_lazy("juhannuspäivä"),
    "Pyhäinpäivä": gettext_lazy("pyhäinpäivä"),
    "Itsenäisyyspäivä": gettext_lazy("itsenäisyyspäivä"),
    "Jouluaatto": gettext_lazy("jouluaatto"),
    "Joulupäivä": gettext_lazy("joulupäivä"),
    "Tapaninpäivä": gettext_lazy("tapaninpäivä"),
}
"""By the names of the calendar."""


def holiday_name(name: str) -> str:
    """The reader's name of a day off; two that fall on one day stand side by side."""
    return ", ".join(str(HOLIDAYS[each]) for each in name.split("; "))


def sentences(window: Window, closing: Closing, reasons: tuple[Reason, ...], *, language: str) -> list[str]:
    """Why that day, from the start of the counting on."""

    def told(day: object) -> str:
        return format.weekday(day, language=language) if isinstance(day, date) else ""

    said = [_("Alkamispäivää %(day)s ei lasketa (laki 150/1930 2 §).") % {"day": told(closing.anchor)}]
    if closing.length.unit in (Unit.MONTHS, Unit.YEARS):
        text = _(
            "Kuukausina määrätty aika päättyy samannumeroisena päivänä tai lyhyemmän kuukauden viimeisenä (laki 150/1930 3 §)."
        )
        said.append(text)
    said += [_SENTENCES[Code(reason.code)](window, closing) % {"day": told(reason.params.get("day"))} for reason in reasons]
    return said


def _moved(window: Window, closing: Closing) -> str:
    return _("Viimeinen laskettu päivä %(day)s on vapaapäivä: aika jatkuu seuraavaan arkipäivään (laki 150/1930 5 §).")


def _from_month_end(window: Window, closing: Closing) -> str:
    return _("Aika lasketaan kalenterikuukauden päättymisestä, %(day)s.")


def _day_after(window: Window, closing: Closing) -> str:
    return _("Aika kuluu %(day)s saakka. Onko viimeinen päivä vielä aikaa, ei ole sanottu: aikaisin päivä on siksi seuraava.")


def _strict_reading(window: Window, closing: Closing) -> str:
    if closing.length.unit is Unit.WEEKDAYS:
        return _("Laki ei sano, onko lauantai arkipäivä. Jos on, aika päättyy jo %(day)s.")
    return _("Laki ei sano, ovatko juhannusaatto ja jouluaatto työpäiviä. Jos ovat, aika päättyy jo %(day)s.")


def _working_day_before(window: Window, closing: Closing) -> str:
    return _("Viimeinen päivä on vapaapäivä, eikä laki siirrä sitä. Viimeinen työpäivä sitä ennen on %(day)s.")


def _working_day_after(window: Window, closing: Closing) -> str:
    if window.shape is Shape.MINIMUM:
        return _("Päivä on vapaapäivä. Aika saa olla pidempi: seuraava työpäivä on %(day)s.")
    return _("Ajan viimeinen päivä on vapaapäivä. Jos aika jatkuu seuraavaan arkipäivään, aikaisin päivä on %(day)s.")


def _start_not_read(window: Window, closing: Closing) -> str:
    return _("Säädöksestä on vahvistettava, mistä päivästä aika lasketaan.")


_SENTENCES: dict[Code, Callable[[Window, Closing], str]] = {
    Code.FROM_MONTH_END: _from_month_end,
    Code.MOVED: _moved,
    Code.DAY_AFTER: _day_after,
    Code.STRICT_READING: _strict_reading,
    Code.WORKING_DAY_BEFORE: _working_day_before,
    Code.WORKING_DAY_AFTER: _working_day_after,
    Code.START_NOT_READ: _start_not_read,
}
