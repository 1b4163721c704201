"""What the calculator shows: duties with their days and reasons, events in order of time, and how the days were counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.casework.asked import Asked
from luukku.casework.domain.duty import Duty, NotApplicable, NotComputed, State, Term
from luukku.casework.domain.facts import Fact, Settings
from luukku.casework.domain.kinds import Kind
from luukku.casework.fields import THIS, fields_of, municipality_name
from luukku.casework.sentences import languages_of, name_of, sentence
from luukku.casework.stories import Story, Told, answer
from luukku.casework.words import CHOICES, CODES, EVENTS, FIELD_NAMES
from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.window_texts import holiday_name
from luukku.core.ui import format as written
from luukku.core.ui.counting import Month, months_of
from luukku.core.ui.counting import Term as Drawn
from luukku.kernel.calendar import DayRule, counts, eves_in, holidays_in
from luukku.kernel.outcome import Citation
from luukku.law import Unit

OPEN = (State.UPCOMING, State.DUE, State.OVERDUE)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty as a row.

    last     its last day: of two open readings the earlier one, which is safe
    short    how its day was counted, in a few words
    """

    duty: Duty
    id: str
    name: str
    language: str
    reasons: tuple[str, ...]
    provisions: str
    last: date | None
    short: str
    chosen: bool
    reader: str

    @property
    def is_open(self) -> bool:
        return self.duty.state in OPEN

    @property
    def dates(self) -> tuple[date, ...]:
        """The last day, or those of the open readings."""
        return (self.duty.due,) if self.duty.due else self.duty.due_candidates

    @property
    def first(self) -> SafeString | str:
        """The earliest of those days in words."""
        return _time(self.dates[0], self.reader) if self.dates else ""

    @property
    def spoken(self) -> SafeString | str:
        """Its name, with its language where that is not the reader's."""
        return in_its_language(self.duty.kind, language=self.reader)

    @property
    def starts(self) -> date | None:
        """Its first day, where that is another than the last."""
        return self.duty.earliest if self.duty.earliest not in self.dates else None


def _time(day: date, language: str) -> SafeString:
    return format_html('<time class="nowrap" datetime="{}">{}</time>', day.isoformat(), written.weekday(day, language=language))


@dataclass(frozen=True, slots=True)
class Other:
    """A kind of duty that does not apply or cannot be computed, and why."""

    name: str
    language: str
    reasons: tuple[str, ...]
    provisions: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the story: what, its fields in words, what is wrong with it, whether it lies after the day."""

    fact: Fact
    number: int
    name: str | Promise
    fields: tuple[str, ...]
    errors: tuple[str, ...]
    left_out: bool


@dataclass(frozen=True, slots=True)
class Counting:
    """A term: how it was counted in words and, for weekdays, its days in small calendars and the named ones that are left out."""

    words: str
    end: date
    safe: date | None
    months: tuple[Month, ...]
    holidays: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A day of the time line: an event that was, or a duty's last day."""

    day: date
    title: str | Promise
    state: str
    text: str


def language_of(kind: Kind, language: str) -> str:
    """In which language a duty is told: Finnish where its reasons are not written in the reader's."""
    return language if language in languages_of(kind) else "fi"


def in_its_language(kind: Kind, *, language: str) -> SafeString | str:
    """A duty's name, with its language where that is not the reader's."""
    own = language_of(kind, language)
    name = name_of(kind, language=own)
    return name if own == language else format_html('<span lang="{}">{}</span>', own, name)


def provisions(citations: Iterable[Citation], *, language: str) -> str:
    """Act and section, and from which day the wording is in force."""
    version = _("versio")
    said = (f"{each.act} {each.section}, {version} {written.day(each.in_force_from, language=language)}–" for each in citations)
    return "; ".join(dict.fromkeys(said))


def duty_rows(duties: Sequence[Duty], *, chosen: str, language: str) -> list[DutyRow]:
    """Open duties first, the earliest day first."""
    rows = [duty_row(duty, chosen=chosen, language=language) for duty in duties]
    return sorted(rows, key=lambda row: (not row.is_open, row.last or date.max))


def duty_row(duty: Duty, *, chosen: str = "", language: str) -> DutyRow:
    """A duty in the reader's language; `chosen` is the id of the one whose counting is shown."""
    own, id_ = language_of(duty.kind, language), f"{duty.kind.value}-{duty.n}"
    return DutyRow(
        duty=duty,
        id=id_,
        name=name_of(duty.kind, language=own),
        language=own,
        reasons=tuple(dict.fromkeys(sentence(reason, language=own) for reason in duty.reasons)),
        provisions=provisions(duty.citations, language=language),
        last=duty.due or (duty.due_candidates[0] if duty.due_candidates else None),
        short=counted(duty.terms[0], language=language) if duty.terms else _("Miksi?"),
        chosen=id_ == chosen,
        reader=language,
    )


def counted(term: Term, *, language: str) -> str:
    """How a day was counted: so much from a day."""
    n = abs(term.length)
    amount = {
        Unit.WEEKDAYS: ngettext("%(n)s arkipäivä", "%(n)s arkipäivää", n),
        Unit.DAYS: ngettext("%(n)s päivä", "%(n)s päivää", n),
        Unit.WEEKS: ngettext("%(n)s viikko", "%(n)s viikkoa", n),
        Unit.MONTHS: ngettext("%(n)s kuukausi", "%(n)s kuukautta", n),
        Unit.YEARS: ngettext("%(n)s vuosi", "%(n)s vuotta", n),
    }[term.unit] % {"n": n}
    start = written.day(term.start, language=language)
    form = _("%(amount)s ennen päivää %(start)s") if term.length < 0 else _("%(amount)s päivästä %(start)s")
    return form % {"amount": amount, "start": start}


def others(each: Iterable[NotApplicable | NotComputed], *, language: str) -> list[Other]:
    """What does not apply or is not computed."""
    return [_other(one, language) for one in each]


def _other(one: NotApplicable | NotComputed, language: str) -> Other:
    own = language_of(one.kind, language)
    told = tuple(dict.fromkeys(sentence(reason, language=own) for reason in one.reasons))
    cited = one.citations if isinstance(one, NotApplicable) else ()
    return Other(name_of(one.kind, language=own), own, told, provisions(cited, language=language))


def event_rows(story: Story, *, day: date, errors: dict[int, list[str]], language: str) -> list[EventRow]:
    """The events in order of time; those of one day as they were added."""
    rows = []
    for at, fact in sorted(enumerate(story.events), key=lambda pair: pair[1].on):
        said = [(name, getattr(fact, name)) for name in fields_of(fact.kind)]
        rows.append(
            EventRow(
                fact=fact,
                number=at + 1,
                name=EVENTS[fact.kind],
                fields=tuple(
                    f"{FIELD_NAMES[name]}: {_value(name, value, language)}" for name, value in said if value is not None
                ),
                errors=tuple(errors.get(at, ())),
                left_out=fact.on > day,
            )
        )
    return rows


def _value(name: str, value: object, language: str) -> str:
    if name in CODES and value != THIS:
        return municipality_name(str(value), language=language)
    return value_words(value, language=language)


def value_words(value: object, *, language: str) -> str:
    """A field's value in words."""
    if isinstance(value, date):
        return written.day(value, language=language)
    word = str(value).lower() if isinstance(value, bool) else str(value)
    if word in CHOICES:
        return str(CHOICES[word])
    if word in tuple(Kind):
        kind = Kind(word)
        return name_of(kind, language=language_of(kind, language))
    return word.replace(".", ",")


def points(events: Sequence[EventRow], rows: Sequence[DutyRow], *, language: str) -> list[Point]:
    """The time line, newest first: what was, and the last days to come."""
    found = [Point(row.fact.on, row.name, "done", "; ".join(row.fields)) for row in events if not row.left_out]
    for row in rows:
        if row.is_open and row.last:
            state = str(row.duty.state) if row.duty.state is not State.UPCOMING else ""
            found.append(Point(row.last, row.spoken, state, _last_days(row, language)))
    return sorted(found, key=lambda point: point.day, reverse=True)


def _last_days(row: DutyRow, language: str) -> str:
    """What the point of a last day says: of two open readings the other day, too."""
    others = [written.weekday(day, language=language) for day in row.dates if day != row.last]
    if not others:
        return _("viimeinen päivä")
    return _("viimeinen päivä, tai %(days)s") % {"days": ", ".join(others)}


def countings(duty: Duty, *, settings: Settings, language: str) -> list[Counting]:
    """How the days of a duty were counted."""
    rule = settings.weekday
    safe = duty.due_strict if len(duty.terms) == 1 else None
    return [
        Counting(
            words=counted(term, language=language),
            end=term.end,
            safe=safe,
            months=weekdays_of(term, rule=rule, leads_to=term.end, safe=safe, language=language),
            holidays=tuple(_left_out(term, rule)),
        )
        for term in duty.terms
    ]


def weekdays_of(term: Term, *, rule: DayRule, leads_to: date, safe: date | None = None, language: str) -> tuple[Month, ...]:
    """The counted days as small calendars, for a term of weekdays that goes forward."""
    if not _of_weekdays(term):
        return ()
    shown = Drawn(started=term.start, end=term.end, leads_to=leads_to, safe=safe, rule=rule, numbered=True)
    return months_of(shown, language=language)


def _of_weekdays(term: Term) -> bool:
    return term.unit is Unit.WEEKDAYS and term.length > 0


def _left_out(term: Term, rule: DayRule) -> Iterator[tuple[date, str]]:
    """Holidays and eves inside a term of weekdays that are not counted."""
    if not _of_weekdays(term):
        return
    for year in range(term.start.year, term.end.year + 1):
        named = {**holidays_in(year), **eves_in(year)}
        for day in sorted(named):
            if term.start < day <= term.end and not counts(day, rule=rule):
                yield day, holiday_name(named[day])


@dataclass(frozen=True, slots=True)
class Result:
    """The duties of a story.

    next       the first open one whose day has not passed
    late       how many are overdue
    chosen     the one whose counting is shown
    countings  how its days were counted
    """

    authority: Sequence[DutyRow]
    job_seeker: Sequence[DutyRow]
    not_applicable: Sequence[Other]
    not_computed: Sequence[Other]
    next: DutyRow | None
    late: int
    chosen: DutyRow | None
    countings: Sequence[Counting]

    @property
    def rows(self) -> list[DutyRow]:
        return [*self.authority, *self.job_seeker]


def result_of(ask: Asked, *, chosen: str, language: str) -> Result:
    """What the rules say of an address; `chosen` is the id of the duty whose counting is shown."""
    told = Told("tarina.yaml", ask.story, ask.day)
    found = answer(told, lawbook())
    authority, job_seeker = (
        duty_rows(duties, chosen=chosen, language=language) for duties in (found.authority, found.job_seeker)
    )
    rows = [*authority, *job_seeker]
    coming = [row for row in rows if row.is_open and row.last and row.last >= ask.day]
    row = next((each for each in rows if each.chosen), None)
    return Result(
        authority=authority,
        job_seeker=job_seeker,
        not_applicable=others(found.not_applicable, language=language),
        not_computed=others(found.not_computed, language=language),
        next=min(coming, key=lambda each: each.last or date.max, default=None),
        late=sum(each.duty.state is State.OVERDUE for each in rows),
        chosen=row,
        countings=countings(row.duty, settings=ask.story.settings, language=language) if row else (),
    )
