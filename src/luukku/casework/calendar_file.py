"""The coming duties as a calendar file (iCalendar, RFC 5545): a day each, the same for the same address whenever it is made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.casework.asked import Asked
from luukku.casework.domain.facts import EventKind, Fact
from luukku.casework.domain.kinds import FIRST_DAYS, Kind, Who
from luukku.casework.sentences import name_of
from luukku.casework.shown import DutyRow
from luukku.casework.words import either
from luukku.core.lawbook.book import lawbook_date
from luukku.core.ui import format as written
from luukku.kernel.dates import DAY

if TYPE_CHECKING:
    from icalendar import Event

ALARMS: dict[str, str | Promise] = {
    "ei": gettext_lazy("ei muistutusta"),
    "0": gettext_lazy("samana aamuna"),
    "1": gettext_lazy("päivää ennen"),
    "3": gettext_lazy("kolme päivää ennen"),
    "7": gettext_lazy("viikkoa ennen"),
    "14": gettext_lazy("kaksi viikkoa ennen"),
}
"""When the calendar reminds, by its word in the address: so many days before."""
USUAL_ALARM = "3"
ALARM_HOUR = 9
"""The hour of the reminder, in the calendar's own time."""
NAMESPACE = "luukku.duties"

NOTICED = (Kind.CHANGE_SECURITY_REGISTRATION, Kind.CHANGE_SECURITY_TRAINING_START, Kind.CHANGE_SECURITY_ALLOWANCE_CLAIM)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of a duty in the calendar.

    part  which of its days: "last", "other" for the later of two readings, "first"
    """

    row: DutyRow
    part: str
    day: date


def entries(rows: Iterable[DutyRow], *, since: date) -> list[Entry]:
    """The days of open duties from a day on: the last day, both of two readings, and the first where a section gives one."""
    found = (each for row in rows if row.is_open for each in _days(row))
    return sorted((each for each in found if each.day >= since), key=lambda each: each.day)


def _days(row: DutyRow) -> Iterator[Entry]:
    yield from (Entry(row, part, day) for part, day in zip(("last", "other"), row.dates, strict=False))
    if row.starts:
        yield Entry(row, "first", row.starts)


def calendar_file(listed: Sequence[Entry], ask: Asked, *, alarm: str, url: str, language: str) -> bytes:
    """The file; `url` is where the duties are read.

    A later file of a story that went on, or of a changed law, updates what the earlier one brought: an entry is known by its
    duty and by what the case began with, and its sequence grows with the events told, the day looked at and the lawbook.
    """
    from icalendar import Calendar  # a sixth of a second that only those pay who ask for a file

    stamp = max(ask.day, lawbook_date())
    calendar = Calendar()
    calendar.add("prodid", "-//Luukku//Deadlines//FI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in listed:
        calendar.add_component(_event(entry, ask.story.events, stamp=stamp, alarm=alarm, url=url, language=language))
    written_out: bytes = calendar.to_ical()
    return written_out


def _event(entry: Entry, told: Sequence[Fact], *, stamp: date, alarm: str, url: str, language: str) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", uid(entry, told))
    event.add("dtstamp", datetime.combine(stamp, time(), tzinfo=UTC))
    event.add("sequence", stamp.toordinal() + len(told))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + DAY)
    event.add("summary", summary(entry, language=language), parameters={"LANGUAGE": language})
    event.add("description", "\n".join(_description(entry, url, language)))
    event.add("categories", [_("Viranomaisen on tehtävä") if _is_theirs(entry) else _("Työnhakijan on tehtävä")])
    event.add("transp", "TRANSPARENT")
    event.add("url", url)
    if alarm != "ei":
        reminder = Alarm()
        reminder.add("action", "DISPLAY")
        reminder.add("trigger", timedelta(days=-int(alarm), hours=ALARM_HOUR))
        reminder.add("description", summary(entry, language=language))
        event.add_component(reminder)
    return event


def _is_theirs(entry: Entry) -> bool:
    return entry.row.duty.who is Who.AUTHORITY


def uid(entry: Entry, told: Sequence[Fact]) -> str:
    """What the entry is known by, without a person: the duty, its number, which of its days, and what the case began with."""
    duty = entry.row.duty
    root = EventKind.NOTICE_OF_DISMISSAL if duty.kind in NOTICED else EventKind.JOB_SEARCH_STARTED
    began = min((fact for fact in told if fact.kind is root), key=lambda fact: fact.on, default=None)
    cause = began or min(told, key=lambda fact: fact.on)
    known = f"{NAMESPACE} {duty.kind} {duty.n} {entry.part} {cause.kind} {cause.on}"
    return f"{sha256(known.encode()).hexdigest()[:32]}@{NAMESPACE}"


def summary(entry: Entry, *, language: str) -> str:
    """`Alkuhaastattelu: viimeinen päivä (vahvistettava)`"""
    duty = entry.row.duty
    name = name_of(duty.kind, language=language) + (f" {duty.n}" if duty.n > 1 else "")
    if entry.part == "first":
        said = _("%(name)s: ensimmäinen päivä")
    elif len(duty.due_candidates) == 1:
        said = _("%(name)s: viimeinen päivä yhden tulkinnan mukaan")
    elif duty.due_candidates:
        said = _("%(name)s: aikaisempi tulkinta") if entry.part == "last" else _("%(name)s: myöhempi tulkinta")
    elif duty.kind in FIRST_DAYS:
        said = "%(name)s"
    else:
        said = _("%(name)s: viimeinen päivä")
    unsure = _("vahvistettava")
    return said % {"name": name} + (f" ({unsure})" if duty.to_be_confirmed else "")


def _description(entry: Entry, url: str, language: str) -> Iterator[str]:
    row = entry.row
    if len(row.dates) > 1:
        days = either(written.weekday(day, language=language) for day in row.dates)
        yield _("Kaksi tulkintaa on auki: %(days)s.") % {"days": days}
    yield from row.reasons
    yield row.provisions
    yield _("Lakikirja on päivätty %(day)s.") % {"day": written.day(lawbook_date(), language=language)}
    yield url
