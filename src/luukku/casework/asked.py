"""The address of the calculator as a story, and a story as its address.

`?t=2026-04-01.job_search_started.status-unemployed&paiva=2026-04-10`: an event is its day, its kind and its fields, parted
by dots. What cannot be read is told, and the rest still opens.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.casework.domain.facts import DueOnHoliday, EventKind, Fact, Person, Settings
from luukku.casework.fields import KINDS, Misread, fields_of, read_a_day, read_a_municipality, read_event
from luukku.casework.stories import Story
from luukku.core.lawbook.asked import LONGEST
from luukku.core.ui.middleware import LANGUAGE_COOKIE
from luukku.core.ui.situation import PARAMETER
from luukku.kernel.typed import nearest

EVENT, DAY, BORN, HOME, MEMBERS, QUALIFIED = "t", "paiva", "synt", "kunta", "kunnat", "tutkinto"
SATURDAY, EVE, SHIFT, CHOSEN = "lauantai", "aatto", "siirto", "valittu"
ADD, CHANGE, REMOVE = "lisaa", "muuta", "poista"
"""The kind of an event that is being added, and the number of one that is changed or removed."""
VERSION, ANSWER, DUTY = "versio", "vastaus", "velvoite"
"""What stands beside the answer: the version of a day or a draft by its name; another system's day, and of which duty it is."""
PRINTED, ALARM = "tuloste", "muistutus"
"""For paper: every reason open and no form; when a calendar reminds."""
SETTINGS = (DAY, BORN, HOME, MEMBERS, QUALIFIED, SATURDAY, EVE, SHIFT)
WORDS = frozenset(
    {EVENT, *SETTINGS, CHOSEN, ADD, CHANGE, REMOVE, VERSION, ANSWER, DUTY, PRINTED, ALARM, LANGUAGE_COOKIE, PARAMETER, *KINDS}
)
"""Every word that an address of the calculator or of a page beside it may have."""
MOST_EVENTS = 200
_PARTS = re.compile(r"\.(?=[a-z])")
_NAMES = re.compile(r",|(?<=[0-9])\s+")


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the address that could not be read: what stands there and why."""

    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks.

    day      the day on which the duties are looked at
    unread   parts that were left out
    errors   what is wrong in a field of the settings, by its word in the address
    written  what stands in the fields of the settings
    """

    story: Story
    day: date
    unread: tuple[Unread, ...]
    errors: Mapping[str, str]
    written: Mapping[str, str]


def asked(query: QueryDict, *, today: date, day: date) -> Asked:
    """The story of an address. `day` is looked at where the address names none."""
    unread: list[Unread] = []
    events = _events(query.getlist(EVENT), unread, today=today)
    unread += _words_unread(query, most=len(events))
    settings = _Settings(query, today)
    looked_at = settings.day(DAY) or day
    story = Story(
        story=_("Määräaikalaskurin tarina"),
        events=events,
        person=Person(settings.day(BORN), settings.code(HOME), settings.yes(QUALIFIED)),
        settings=Settings(bool(settings.yes(SATURDAY)), bool(settings.yes(EVE)), settings.shift()),
        authority_municipalities=settings.codes(MEMBERS),
        as_of=looked_at,
    )
    return Asked(story, looked_at, tuple(unread), settings.errors, settings.written)


def _events(texts: Sequence[str], unread: list[Unread], *, today: date) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for text in texts[:MOST_EVENTS]:
        try:
            found.append(event(text, today=today))
        except Misread as bad:
            unread.append(Unread(text[: 2 * LONGEST], str(bad)))
    if len(texts) > MOST_EVENTS:
        message = _("Laskuri lukee enintään %(most)s tapahtumaa.") % {"most": MOST_EVENTS}
        unread.append(Unread(texts[MOST_EVENTS][: 2 * LONGEST], message))
    return tuple(found)


def _words_unread(query: QueryDict, *, most: int) -> Iterator[Unread]:
    """Words that no address of the calculator has, a kind of event that there is not, and an event that is not in the story."""
    for word, text in query.items():
        value = str(text)
        message = ""
        if word not in WORDS:
            message = _("Laskurin osoitteessa ei ole sanaa ”%(word)s”.") % {"word": word[:LONGEST]}
        elif word in (CHANGE, REMOVE) and value and event_numbered(value, most=most) is None:
            message = _("Tapahtumaa numero ”%(number)s” ei ole tässä tilanteessa.") % {"number": value[:LONGEST]}
        elif word == ADD and value and value not in tuple(EventKind):
            message = no_such_event(value)
        if message:
            yield Unread(f"{word}={value}"[: 2 * LONGEST], message)


def event_numbered(text: str, *, most: int) -> int | None:
    """The place of the event that an address names by its number from 1; None where there is no such event."""
    at = int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 4 else -1
    return at if 0 <= at < most else None


def no_such_event(word: str) -> str:
    """What is said of a kind of event that there is not."""
    near = nearest(word, tuple(EventKind))
    places = {"word": word[:LONGEST], "near": near}
    if near:
        return _("Tapahtumaa ”%(word)s” ei ole. Lähin on %(near)s.") % places
    return _("Tapahtumaa ”%(word)s” ei ole.") % places


def event(text: str, *, today: date) -> Fact:
    """One event of the address. Raises Misread."""
    on, *parts = _PARTS.split(text)
    word, *fields = parts or [""]
    if not word:
        raise Misread(_("Osa on katkennut kesken."))
    if word not in tuple(EventKind):
        raise Misread(no_such_event(word))
    kind = EventKind(word)
    given = {"on": on}
    names = {name.rstrip("_"): name for name in fields_of(kind)}
    for field in fields:
        key, dash, value = field.partition("-")
        if key not in names or not dash:
            raise Misread(_("Tietoa ”%(field)s” ei ole tässä tapahtumassa.") % {"field": field[:LONGEST]})
        given[names[key]] = value
    reading = read_event(kind, given, today=today)
    if reading.fact is None:
        raise Misread(" ".join(reading.errors.values()))
    return reading.fact


def event_text(fact: Fact) -> str:
    """An event as the address says it."""
    fields = [(name, getattr(fact, name)) for name in fields_of(fact.kind)]
    said = [f"{name.rstrip('_')}-{plain(value)}" for name, value in fields if value is not None]
    return ".".join([fact.on.isoformat(), fact.kind.value, *said])


def plain(value: object) -> str:
    """A value as a field of the address or of a form says it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def pairs(story: Story, *, day: date) -> list[tuple[str, str]]:
    """The story as the words and values of an address; what is as usual is left out."""
    person, settings = story.person, story.settings
    said = [(EVENT, event_text(fact)) for fact in story.events]
    said += [(DAY, day.isoformat())]
    said += [(BORN, person.born.isoformat())] if person.born else []
    said += [(HOME, person.municipality)] if person.municipality else []
    said += [(MEMBERS, ",".join(story.authority_municipalities))] if story.authority_municipalities is not None else []
    said += [(QUALIFIED, plain(person.vocational_qualification))] if person.vocational_qualification is not None else []
    said += [(SATURDAY, "true")] if settings.saturday_is_weekday else []
    said += [(EVE, "true")] if settings.eve_is_weekday else []
    said += [(SHIFT, settings.due_on_holiday.value)] if settings.due_on_holiday is not DueOnHoliday.BY_KIND else []
    return said


def query_of(story: Story, *, day: date, more: Iterable[tuple[str, str]] = ()) -> str:
    """The story's address without its path."""
    return urlencode([*pairs(story, day=day), *more])


def without(story: Story, at: int) -> Story:
    """The story without one of its events."""
    return replace(story, events=(*story.events[:at], *story.events[at + 1 :]))


def with_event(story: Story, fact: Fact, *, at: int | None) -> Story:
    """The story with an event more, or with another in the place of one."""
    if at is None:
        return replace(story, events=(*story.events, fact))
    return replace(story, events=(*story.events[:at], fact, *story.events[at + 1 :]))


class _Settings:
    """Single words of the address, with what is wrong in them."""

    def __init__(self, query: QueryDict, today: date) -> None:
        self.written = {word: query.get(word, "").strip() for word in SETTINGS}
        self.errors: dict[str, str] = {}
        self._today = today

    def day(self, word: str) -> date | None:
        text = self.written[word]
        try:
            return (_born(text, self._today) if word == BORN else read_a_day(text, today=self._today)) if text else None
        except Misread as bad:
            self.errors[word] = str(bad)
            return None

    def code(self, word: str) -> str | None:
        found = self.codes(word)
        return found[0] if found else None

    def codes(self, word: str) -> tuple[str, ...] | None:
        try:
            names = [name.strip() for name in _NAMES.split(self.written[word])]
            return tuple(read_a_municipality(name) for name in names if name) or None
        except Misread as bad:
            self.errors[word] = str(bad)
            return None

    def yes(self, word: str) -> bool | None:
        return {"true": True, "false": False}.get(self._among(word, ("true", "false")))

    def shift(self) -> DueOnHoliday:
        return DueOnHoliday(self._among(SHIFT, tuple(DueOnHoliday)) or DueOnHoliday.BY_KIND)

    def _among(self, word: str, words: tuple[str, ...]) -> str:
        text = self.written[word]
        if text and text not in words:
            self.errors[word] = _("”%(text)s” ei ole vaihtoehdoissa. Valitse jokin luettelosta.") % {"text": text[:LONGEST]}
            return ""
        return text


def _born(text: str, today: date) -> date:
    """A birth date: earlier than the days of the calculator may be."""
    found = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not day.year >= 1900 or day > today:
        message = _("Syntymäpäivää ”%(day)s” ei ole tai se on tulevaisuudessa. Kirjoita päivä muodossa 7.5.1968.")
        raise Misread(message % {"day": text[:LONGEST]})
    return day
