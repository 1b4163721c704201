"""Forms of the calculator: one event with only the fields that belong to it, and the day and readings of the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from luukku.casework import asked as address
from luukku.casework.asked import ADD, CHANGE, Asked, event_numbered, plain, with_event
from luukku.casework.domain.facts import FIELDS, DueOnHoliday, EventKind, Fact
from luukku.casework.fields import choices, fields_of, municipality_name, read_event
from luukku.casework.shown import value_words
from luukku.casework.stories import Story
from luukku.casework.story_order import impossible
from luukku.casework.words import EVENTS, FIELD_NAMES, FIELD_OF, OF_ITSELF, cannot_text
from luukku.core.ui import format as written


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its word, label, options (none for a text), what stands in it and what is wrong with that."""

    name: str
    label: str | Promise
    options: tuple[tuple[str, str], ...]
    written: str
    error: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class EventForm:
    """The form of one event. Without a kind it asks what happened; `at` is the place of an event that is being changed."""

    kind: EventKind | None = None
    at: int | None = None
    fields: tuple[Field, ...] = ()
    title: str | Promise = ""

    @property
    def errors(self) -> list[Field]:
        return [field for field in self.fields if field.error]


def event_named(query: QueryDict, ask: Asked, word: str) -> int | None:
    """The place of the event that `word` of the address names by its number."""
    return event_numbered(query.get(word, ""), most=len(ask.story.events))


def event_form(query: QueryDict, ask: Asked, *, today: date, language: str) -> tuple[EventForm, Fact | None]:
    """The form of the event that is being added or changed, and the event when it is ready."""
    at = event_named(query, ask, CHANGE)
    word = query.get(ADD, "") or (ask.story.events[at].kind.value if at is not None else "")
    if word not in tuple(EventKind):
        return EventForm(), None
    kind = EventKind(word)
    names = ("on", *fields_of(kind))
    given: Mapping[str, str] = _said(ask.story.events[at]) if at is not None else {}
    errors: Mapping[str, str] = {}
    fact = None
    if "on" in query:
        given = {name: query.get(name, "") for name in names}
        reading = read_event(kind, given, today=today)
        fact, errors = reading.fact, reading.errors
        if fact is not None:
            errors = _errors_of_itself(ask.story, fact, at, language)
    fields = tuple(
        Field(
            name,
            FIELD_NAMES[name],
            _options(choices(name), language),
            given.get(name, ""),
            errors.get(name, ""),
            name in FIELDS[kind].may,
        )
        for name in names
    )
    return EventForm(kind, at, fields, EVENTS[kind]), None if errors else fact


def _said(fact: Fact) -> dict[str, str]:
    """An event as its form shows it."""
    said = {name: getattr(fact, name) for name in ("on", *fields_of(fact.kind))}
    return {
        name: written.day(value, language="fi") if isinstance(value, date) else plain(value)
        for name, value in said.items()
        if value is not None
    }


def _errors_of_itself(story: Story, fact: Fact, at: int | None, language: str) -> dict[str, str]:
    """What is wrong with the event alone, by field."""
    if at is None and len(story.events) >= address.MOST_EVENTS:
        return {"on": _("Laskuri lukee enintään %(most)s tapahtumaa.") % {"most": address.MOST_EVENTS}}
    place = len(story.events) if at is None else at
    found = impossible(with_event(story, fact, at=at), day=None)
    own = [each for each in found if each.path[:2] == ("events", place) and each.code in OF_ITSELF]
    names = {name.rstrip("_"): name for name in fields_of(fact.kind)}
    return {FIELD_OF.get(each.code) or names[str(each.path[2])]: cannot_text(each, language=language) for each in own}


def settings_fields(ask: Asked, *, language: str) -> list[Field]:
    """The day, what is told of the person, and the readings that the acts leave open."""
    yes_no = _options(("false", "true"), language)
    unsaid = [("", _("ei kerrottu")), *_options(("true", "false"), language)]
    shifts = _options((DueOnHoliday.BY_KIND, DueOnHoliday.RAW, DueOnHoliday.NEXT), language)
    labels: tuple[tuple[str, str, Iterable[tuple[str, str]]], ...] = (
        (address.DAY, _("Tilanne päivänä"), ()),
        (address.BORN, _("Syntymäpäivä, jos se vaikuttaa"), ()),
        (address.QUALIFIED, _("Ammatillinen tutkinto"), unsaid),
        (address.HOME, _("Kotikunta"), ()),
        (address.MEMBERS, _("Tämän viranomaisen kunnat"), ()),
        (address.SATURDAY, _("Lauantai on arkipäivä"), yes_no),
        (address.EVE, _("Juhannus- ja jouluaatto ovat arkipäiviä"), yes_no),
        (address.SHIFT, _("Viimeinen päivä viikonloppuna tai pyhänä"), shifts),
    )
    return [_setting(word, label, tuple(options), ask, language) for word, label, options in labels]


def _setting(word: str, label: str, options: tuple[tuple[str, str], ...], ask: Asked, language: str) -> Field:
    shown = ask.written[word]
    if word not in ask.errors and (word == address.DAY or (word == address.BORN and shown)):
        day = ask.day if word == address.DAY else ask.story.person.born
        shown = written.day(day, language="fi") if day else ""
    if word not in ask.errors and word in (address.HOME, address.MEMBERS):
        codes = ask.story.authority_municipalities if word == address.MEMBERS else (ask.story.person.municipality,)
        shown = ", ".join(municipality_name(code, language=language) for code in codes or () if code)
    return Field(word, label, options, shown, ask.errors.get(word, ""))


def _options(words: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(word), value_words(word, language=language)) for word in words)
