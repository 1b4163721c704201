"""What the calculator says of another system's day: what leads to it, or that nothing does and which days are nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.casework.asked import ANSWER, DUTY, Asked
from luukku.casework.domain.comparing import At, Cause, Comparison, Lead, Way, compared
from luukku.casework.domain.duties import duties
from luukku.casework.domain.duty import Answer, Term
from luukku.casework.domain.facts import Settings
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.versions import Version
from luukku.casework.fields import Misread, read_a_day
from luukku.casework.shown import DutyRow, counted, in_its_language, weekdays_of
from luukku.casework.words import EVENTS
from luukku.core.lawbook.asked import LONGEST
from luukku.core.lawbook.book import lawbook
from luukku.core.ui import format as written
from luukku.core.ui.counting import Month
from luukku.kernel.dates import DAY
from luukku.law import Lawbook

MOST_LEADS = 8

AT: Mapping[At, str | Promise] = {
    At.DUE: gettext_lazy("viimeinen päivä"),
    At.STRICT: gettext_lazy("varma päivä, jos lauantait lasketaan"),
    At.CANDIDATE: gettext_lazy("avoimen tulkinnan päivä"),
    At.EARLIEST: gettext_lazy("ensimmäinen päivä"),
}
WAYS: Mapping[Way, str | Promise] = {
    Way.SATURDAY_COUNTS: gettext_lazy("lauantai lasketaan arkipäiväksi"),
    Way.SATURDAY_DOES_NOT: gettext_lazy("lauantaita ei lasketa arkipäiväksi"),
    Way.EVE_COUNTS: gettext_lazy("juhannus- ja jouluaatto lasketaan arkipäiviksi"),
    Way.EVE_DOES_NOT: gettext_lazy("juhannus- ja jouluaattoa ei lasketa arkipäiviksi"),
    Way.STAYS: gettext_lazy("viimeinen päivä pysyy, vaikka se on viikonloppu tai pyhä"),
    Way.MOVES: gettext_lazy("viimeinen päivä siirtyy viikonlopulta tai pyhältä seuraavaan arkipäivään"),
    Way.BY_KIND: gettext_lazy("viimeinen päivä siirtyy seuraavaan arkipäivään vain työnhakijan omissa toimissa"),
    Way.VERSION: gettext_lazy("kaikki luetaan lain versiosta %(version)s"),
    Way.START_COUNTED: gettext_lazy("alkamispäivä lasketaan mukaan"),
    Way.EVERY_DAY: gettext_lazy("lasketaan kaikki päivät, ei vain arkipäiviä"),
    Way.OTHER_START: gettext_lazy("aika alkaa toisesta tapahtumasta: %(event)s %(on)s"),
}


@dataclass(frozen=True, slots=True)
class LeadRow:
    """What leads to a day: whose day, how it is counted, what is otherwise, and the counted days where they are weekdays."""

    day: date
    name: SafeString | str
    n: int
    at: str | Promise
    counting: str
    causes: tuple[str, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The form and what it found.

    options  duties to choose from, by the word of the address
    said     one sentence, empty while no day is asked for
    more     how many leads are left out
    """

    written: str
    error: str
    options: Sequence[tuple[str, str]]
    duty: str
    duty_error: str
    said: str
    leads: Sequence[LeadRow]
    nearest: Sequence[LeadRow]
    more: int = 0

    @property
    def errors(self) -> bool:
        return bool(self.error or self.duty_error)


def comparison(
    ask: Asked, query: QueryDict, *, rows: Sequence[DutyRow], versions: Sequence[Version], today: date, language: str
) -> Compared:
    """What leads to the day of the address; `rows` are the duties that may be meant."""
    text, duty = (query.get(word, "").strip() for word in (ANSWER, DUTY))
    options = [(row.id, f"{row.name} {row.duty.n}" if row.duty.n > 1 else row.name) for row in rows]
    day, error, duty_error = None, "", ""
    if duty and duty not in dict(options):
        duty_error = no_such_duty(duty)
        duty = ""
    try:
        day = read_a_day(text, today=today, near=ask.day) if text else None
    except Misread as bad:
        error = str(bad)
    if day is None or duty_error:
        return Compared(text[:LONGEST], error, options, duty, duty_error, "", (), ())
    kind, _dash, n = duty.rpartition("-")
    found = _compared(ask, day, (Kind(kind), int(n)) if duty else None, versions)
    leads = [_lead(each, ask, language) for each in found.leads[:MOST_LEADS]]
    nearest = [_lead(each, ask, language) for each in found.nearest]
    shown = written.day(day, language="fi")
    more = len(found.leads) - len(leads)
    return Compared(shown, "", options, duty, "", _said(day, found, language), leads, nearest, more)


def no_such_duty(word: str) -> str:
    """What is said of a duty that an address names and the answer does not have."""
    return _("Velvoitetta ”%(duty)s” ei ole tässä tilanteessa. Valitse luettelosta.") % {"duty": word[:LONGEST]}


def _compared(ask: Asked, day: date, duty: tuple[Kind, int] | None, versions: Sequence[Version]) -> Comparison:
    story = ask.story

    def read(book: Lawbook, settings: Settings) -> Answer:
        return duties(
            events=story.events,
            lawbook=book,
            as_of=ask.day,
            person=story.person,
            settings=settings,
            authority_municipalities=story.authority_municipalities,
        )

    return compared(
        day,
        read=read,
        lawbook=lawbook(),
        settings=story.settings,
        events=story.events,
        versions=versions,
        duty=duty,
    )


def _said(day: date, found: Comparison, language: str) -> str:
    shown = {"day": written.weekday(day, language=language)}
    if found.leads and not found.leads[0].causes:
        return _("Sama päivä: %(day)s on myös tässä vastauksessa.") % shown
    if found.leads:
        return _("Tässä vastauksessa %(day)s ei ole. Siihen johtaa:") % shown
    if found.nearest:
        return _("Mikään laskurin tuntema tapa laskea ei johda päivään %(day)s. Lähimmät päivät:") % shown
    return _("Tällä velvoitteella ei ole päiviä, joihin %(day)s voisi verrata.") % shown


def _lead(lead: Lead, ask: Asked, language: str) -> LeadRow:
    term = lead.term
    return LeadRow(
        day=lead.day,
        name=in_its_language(lead.duty.kind, language=language),
        n=lead.duty.n,
        at=AT[lead.at],
        counting=counted(_as_said(lead, term), language=language) if term else "",
        causes=tuple(_cause(each, ask, language) for each in lead.causes),
        months=weekdays_of(term, rule=lead.settings.weekday, leads_to=lead.day, language=language) if term else (),
    )


def _as_said(lead: Lead, term: Term) -> Term:
    """The term from the day that the law names: with the first day counted it is kept from the day before."""
    if all(cause.way is not Way.START_COUNTED for cause in lead.causes):
        return term
    return replace(term, start=term.start + (DAY if term.length > 0 else -DAY))


def _cause(cause: Cause, ask: Asked, language: str) -> str:
    places: dict[str, object] = {}
    if cause.version:
        places["version"] = written.days(cause.version.first, cause.version.last, language=language)
    if cause.event:
        fact = ask.story.events[cause.event - 1]
        places |= {"event": EVENTS[fact.kind], "on": written.day(fact.on, language=language)}
    return str(WAYS[cause.way]) % places
