"""Duties in plain language for the job seeker (selkokieli): what must be done, on which days, and what is not sure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.casework.domain.duty import Owner, State
from luukku.casework.domain.kinds import FIRST_DAYS, Kind, Who
from luukku.casework.sentences import FOLDER
from luukku.casework.shown import DutyRow
from luukku.casework.words import either
from luukku.core.ui import format as written
from luukku.kernel.typed import read


@dataclass(frozen=True, slots=True)
class PlainText:
    """What is said of a kind of duty.

    must   what somebody has to do
    about  what that is
    """

    must: str
    about: str


@dataclass(frozen=True, slots=True)
class PlainDuty:
    """A duty as the page tells it.

    about   what that is, empty where it was said before
    state   how it stands; `when` its day in the words that stand beside the state, empty where it has none
    lines   what else is to know
    unsure  what is not sure, and what to do about it
    """

    must: str
    about: str
    state: str
    when: str
    lines: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainDuties:
    """The duties of a story, the earliest first.

    next       what the job seeker does first
    mine       what else the job seeker must do; `theirs` what an authority must
    done       what was done; `not_now` what need not be done
    """

    next: PlainDuty | None
    mine: list[PlainDuty]
    theirs: list[PlainDuty]
    done: list[PlainDuty]
    not_now: list[PlainDuty]


@cache
def plain_texts(language: str) -> dict[Kind, PlainText]:
    """What is said of each kind in `fi`, `sv` or `en`."""
    file = FOLDER / f"plain_{language}.yaml"
    return read(file.read_bytes(), dict[Kind, PlainText], file=file.name).value


def plain_duties(rows: Sequence[DutyRow], *, day: date, language: str) -> PlainDuties:
    """The rows of a story in plain language, looked at on a day."""
    still = [row for row in rows if row.is_open]
    mine = [row for row in still if row.duty.who is Who.JOB_SEEKER]
    next_one = next((row for row in mine if not row.last or row.last >= day), mine[0] if mine else None)
    explained: set[Kind] = set()

    def told(chosen: Iterable[DutyRow]) -> list[PlainDuty]:
        """What a kind of duty is, is said once, and no more where the duty is behind."""
        found = []
        for row in chosen:
            duty = plain_duty(row, language=language)
            repeated = row.duty.kind in explained or not row.is_open
            explained.add(row.duty.kind)
            found.append(replace(duty, about="") if repeated else duty)
        return found

    first = told([next_one] if next_one else [])
    return PlainDuties(
        next=first[0] if first else None,
        mine=told(row for row in mine if row is not next_one),
        theirs=told(row for row in still if row.duty.who is Who.AUTHORITY),
        done=told(row for row in rows if row.duty.state is State.DONE),
        not_now=told(row for row in rows if row.duty.state in (State.WAIVED, State.LAPSED)),
    )


def plain_duty(row: DutyRow, *, language: str) -> PlainDuty:
    """One duty."""
    text = plain_texts(language)[row.duty.kind]
    return PlainDuty(
        must=text.must,
        about=text.about,
        state=row.duty.state.value,
        when=_when(row, language),
        lines=tuple(_lines(row, language)),
        unsure=tuple(_unsure(row, language)) if row.is_open else (),
    )


def _when(row: DutyRow, language: str) -> str:
    days = [written.long_day(day, language=language) for day in row.dates]
    first_day, done = row.duty.kind in FIRST_DAYS, row.duty.state is State.DONE
    if not days or not (row.is_open or done):
        return ""
    if done:
        return (_("Alkoi: %(day)s.") if first_day else _("Viimeinen päivä oli: %(day)s.")) % {"day": either(days)}
    return (_("Alkaa: %(day)s.") if first_day else _("Viimeinen päivä: %(day)s.")) % {"day": either(days)}


def _lines(row: DutyRow, language: str) -> Iterator[str]:
    duty = row.duty
    if duty.done_on and duty.kind not in FIRST_DAYS:
        yield _("Tämä on tehty: %(day)s.") % {"day": written.long_day(duty.done_on, language=language)}
    if not row.is_open:
        return
    if row.starts:
        yield _("Ensimmäinen päivä: %(day)s.") % {"day": written.long_day(row.starts, language=language)}
    if duty.count_required is not None:
        yield ngettext("Hae vähintään %(n)s työpaikkaa.", "Hae vähintään %(n)s työpaikkaa.", duty.count_required) % {
            "n": duty.count_required
        }
        yield _("Olet hakenut: %(n)s.") % {"n": duty.count_done or 0}
    if not row.dates:
        yield _("Laki ei kerro tälle viimeistä päivää.")
    if duty.state is State.OVERDUE:
        mine = duty.who is Who.JOB_SEEKER
        yield _("Päivä on jo mennyt. Ota yhteyttä viranomaiseen.") if mine else _("Päivä on jo mennyt. Voit kysyä asiasta.")
    if duty.owner is Owner.OTHER_AUTHORITY:
        yield _("Tästä vastaa toinen viranomainen.")


def _unsure(row: DutyRow, language: str) -> Iterator[str]:
    duty = row.duty
    mine = duty.who is Who.JOB_SEEKER and duty.kind not in FIRST_DAYS
    in_time = _("Tee tämä aikaisempana päivänä. Silloin olet varmasti ajoissa.")
    if len(duty.due_candidates) == 1:
        yield _("Emme tiedä varmasti, pitääkö tämä vielä tehdä.")
        yield _("Kysy viranomaiselta.")
    elif duty.due_candidates:
        yield _("Emme tiedä varmasti, kumpi päivä on oikea.")
        yield in_time if mine else _("Kysy viranomaiselta.")
    elif duty.to_be_confirmed:
        yield _("Tämä ei ole vielä varmaa. Kysy viranomaiselta.")
    if duty.due_strict:
        day = written.long_day(duty.due_strict, language=language)
        yield _("Laki ei sano, lasketaanko lauantai. Jos se lasketaan, viimeinen päivä on: %(day)s.") % {"day": day}
        if mine:
            yield in_time
