"""What the calculator shows of the law's versions: the duties that differ from the answer in force, beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.casework.asked import Asked
from luukku.casework.domain.duty import Answer, Duty, NotComputed
from luukku.casework.domain.versions import Beside, Version, beside, differs, version_on, versions_of
from luukku.casework.fields import Misread, read_a_day
from luukku.casework.shown import DutyRow, duty_row, in_its_language
from luukku.casework.stories import Told, answer
from luukku.core.lawbook.book import drafts, lawbook
from luukku.core.ui import format as written
from luukku.law import Lawbook


@dataclass(frozen=True, slots=True)
class Other:
    """A version beside the answer: what it is called, its days, how many duties differ."""

    title: str
    period: str
    answer: Answer
    count: int

    @property
    def sentence(self) -> str:
        """Whether it differs, plainly."""
        told = {"version": f"{self.title} {self.period}".rstrip(), "n": self.count}
        if not self.count:
            return _("%(version)s: samat velvoitteet ja päivät.") % told
        return ngettext("%(version)s: yksi velvoite eroaa.", "%(version)s: %(n)s velvoitetta eroaa.", self.count) % told


@dataclass(frozen=True, slots=True)
class Cell:
    """A duty by one version; without a duty `empty` says why."""

    row: DutyRow | None
    empty: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A duty that differs."""

    name: SafeString | str
    n: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions beside the answer.

    others   those that are told of; `columns` those of them that differ
    same     the one sentence when no version that the lawbook knows says anything else
    options  what may be chosen, by the word of the address
    written  the option that is chosen; `error` why what the address says cannot be read
    """

    others: Sequence[Other]
    rows: Sequence[Row]
    same: str
    options: Sequence[tuple[str, str]]
    written: str
    error: str

    @property
    def columns(self) -> list[Other]:
        return [each for each in self.others if each.count]


def known_versions(ask: Asked) -> tuple[Version, ...]:
    """The versions of the law by which what an address tells has different duties."""
    return versions_of(lambda book: _read(ask, book), lawbook=lawbook())


def versions_shown(ask: Asked, known: Sequence[Version], *, word: str, today: date, language: str) -> Versions:
    """The previous version, the next one and each draft beside the answer; or the one that the address names."""
    own = _read(ask, lawbook())
    named = _Named(own, language)
    chosen, option, error = None, "", ""
    try:
        chosen, option = _chosen(word, ask, known, named, today=today) if word else (None, "")
    except Misread as bad:
        error = str(bad)
    others = [chosen] if chosen else [*_around(known, ask.day, named), *(named.draft(ask, name) for name in drafts())]
    same = ""
    if not chosen and not any(each.count for each in others):
        first = written.day(known[0].first if known else ask.day, language=language)
        same = _("Jokainen lakikirjan tuntema versio johtaa samoihin velvoitteisiin ja päiviin (%(first)s alkaen).") % {
            "first": first
        }
    return Versions(
        others=others,
        rows=[_row(each, language) for each in beside(own, [each.answer for each in others if each.count])],
        same=same,
        options=_options(known, language),
        written=option,
        error=error,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """Makes versions that stand beside an answer."""

    own: Answer
    language: str

    def version(self, title: str, version: Version) -> Other:
        return self._other(title, written.days(version.first, version.last, language=self.language), version.answer)

    def draft(self, ask: Asked, name: str) -> Other:
        return self._other(_("Luonnos %(name)s") % {"name": name}, "", _read(ask, _as_drafted(name)))

    def _other(self, title: str, period: str, found: Answer) -> Other:
        return Other(title, period, found, len(beside(self.own, [found])))


def _read(ask: Asked, book: Lawbook) -> Answer:
    return answer(Told("tarina.yaml", ask.story, ask.day), book)


def _as_drafted(name: str) -> Lawbook:
    """The lawbook with a draft, read on the last day from which the draft says something."""
    draft = drafts()[name]
    own = (value.from_ for each in draft.parameters.values() for value in each.values if value.file.startswith(f"{name}/"))
    return draft.in_version(max(own))


def _chosen(word: str, ask: Asked, known: Sequence[Version], named: _Named, *, today: date) -> tuple[Other, str]:
    """The version that the address names, and its option. Raises Misread."""
    if word in drafts():
        return named.draft(ask, word), word
    version = version_on(known, read_a_day(word, today=today))
    if version is None:
        message = _("Lakikirja ei tunne kaikkea, mitä tähän tarinaan tarvitaan, siltä ajalta. Valitse versio luettelosta.")
        raise Misread(message)
    return named.version(_("Valittu versio"), version), version.first.isoformat()


def _around(known: Sequence[Version], day: date, named: _Named) -> Iterator[Other]:
    """The version before the one of the day, that one from beginning to end where a change falls into the story, and the next."""
    current = version_on(known, day)
    at = known.index(current) if current else -1
    if at > 0:
        yield named.version(_("Edellinen versio"), known[at - 1])
    if current and differs(named.own, current.answer):
        yield named.version(_("Tilannepäivän versio alusta asti"), current)
    if at + 1 < len(known):
        yield named.version(_("Seuraava versio"), known[at + 1])


def _options(known: Sequence[Version], language: str) -> list[tuple[str, str]]:
    versions = [(each.first.isoformat(), written.days(each.first, each.last, language=language)) for each in known]
    return [*(versions if len(versions) > 1 else []), *((name, _("Luonnos %(name)s") % {"name": name}) for name in drafts())]


def _row(beside_: Beside, language: str) -> Row:
    own, *_others = beside_.cells
    cells = tuple(_cell(each, own, language) for each in beside_.cells)
    return Row(in_its_language(beside_.kind, language=language), beside_.n, cells)


def _cell(each: Duty | NotComputed | None, own: Duty | NotComputed | None, language: str) -> Cell:
    if isinstance(each, Duty):
        return Cell(duty_row(each, language=language), "", _said(each) != _said(own))
    empty = _("ei voida laskea") if each else _("ei velvoitetta")
    return Cell(None, empty, type(each) is not type(own))


def _said(each: Duty | NotComputed | None) -> tuple[object, ...]:
    """What a cell says of a duty."""
    if not isinstance(each, Duty):
        return (type(each),)
    return each.earliest, each.due, each.due_strict, each.due_candidates, each.state, each.count_required
