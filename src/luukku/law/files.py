"""Lawbook files: YAML by topic, read into parameters, all problems of all files at once; and drafts laid over them."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from luukku.kernel.dates import DAY, DateMap, DateRange
from luukku.kernel.outcome import Citation, Mark
from luukku.kernel.typed import Document, LocalText, Problem, Refused, Scalar, Unreadable, dotted, read
from luukku.law.errors import BrokenLawbook
from luukku.law.parameter import Parameter, Value
from luukku.law.units import SPECIAL_WORDS, WITH_OPTIONS, Code, Datum, LadderStep, Special, Unit, read_datum

T = TypeVar("T")

CHECKOUT = Path(__file__).resolve().parents[3]
"""The folder whose `lawbook/` is read when nothing else is said."""

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*")
_PROVISION = re.compile(r"([0-9]+/[0-9]{4}) ([0-9][0-9a-z :,–-]*§.*?)(?=;| \(|$)")
_YEARS = range(1900, 2200)


def _read_key(text: str) -> str:
    if _KEY.fullmatch(text):
        return text
    raise Refused(f"'{text}' is not the name of a parameter", expected="small letters, digits and _, in parts divided by dots")


def _read_provision(text: str) -> str:
    if _PROVISION.fullmatch(text):
        return text
    raise Refused(f"'{text}' does not name a provision", expected='an act and its section such as "380/2023 31 § 1"')


Key = Annotated[str, Scalar("the name of a parameter such as process.discussion.interval", _read_key)]
Provision = Annotated[str, Scalar('an act and its section such as "380/2023 31 § 1"', _read_provision)]
Word = Annotated[str, Scalar("a value of the parameter's unit", schema={"type": ["string", "number", "boolean"]})]


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """What the parameter says from one day on.

    from_            first day of the period
    value            the figure in the parameter's unit; `none` when there is no such rule, `unknown` when it is not verified
    source           act and section, or the publication, in which it was read
    verified         V read in the statute, S in a secondary source, P in a bill, D derived from V, U unverified
    last_checked_on  when a person last looked whether it still holds
    to               last day of the period, where the file says it; else the period goes on until the next one
    provision        act and section that the value stands in, when the source is another publication
    checked_by       who looked
    note             what a reader should know about the value
    """

    from_: date
    value: Word | LocalText | tuple[LadderStep, ...] | tuple[Code, ...] | tuple[str, ...]
    source: str
    verified: Mark
    last_checked_on: date
    to: date | None = None
    provision: Provision | None = None
    checked_by: str | None = None
    note: LocalText | None = None


@dataclass(frozen=True, slots=True)
class WrittenParameter:
    """A statutory parameter: one value, one unit, through time.

    title    what the value is, in the law's terms
    unit     what the value counts or is
    values   by period, in order, without gap or overlap
    options  the words that a value in `choice` or `choices` may use
    """

    title: LocalText
    unit: Unit
    values: tuple[WrittenValue, ...]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftParameter:
    """What a draft says of a parameter; title, unit and options only where the lawbook does not know it.

    values   by period, in order, without overlap
    title    what the value is, in the law's terms
    unit     what the value counts or is
    options  the words that a value in `choice` or `choices` may use
    """

    values: tuple[WrittenValue, ...]
    title: LocalText | None = None
    unit: Unit | None = None
    options: tuple[str, ...] = ()


def default_folder() -> Path:
    """The folder named by LUUKKU_LAWBOOK, else `lawbook/` of this checkout."""
    named = os.environ.get("LUUKKU_LAWBOOK")
    return Path(named) if named else CHECKOUT / "lawbook"


def read_lawbook(folder: Path) -> dict[str, Parameter]:
    """The parameters of a lawbook by key, in order of their files. Raises BrokenLawbook with every problem of every file."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    for document in _documents(folder, dict[Key, WrittenParameter], problems):
        for key, written in document.value.items():
            reading = _Reading(document, key, problems)
            if not reading.is_first(seen):
                continue
            parameter = Parameter(key, written.title, written.unit, written.options, (), document.file, reading.line())
            reading.check_options(written.unit, written.options)
            reading.check_periods(written.values, draft=False)
            parameters[key] = replace(parameter, values=reading.values(written.values, parameter))
    if problems:
        raise BrokenLawbook(problems)
    return parameters


def written_parameters(text: str, *, file: str) -> dict[Key, WrittenParameter]:
    """What the text of one lawbook file says. Raises Unreadable."""
    return read(text, dict[Key, WrittenParameter], file=file).value


def read_layer(folder: Path, *, over: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """The parameters of a lawbook with a draft laid over them. Raises BrokenLawbook with every problem of the draft."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    drafts: dict[str, Parameter] = {}
    for document in _documents(folder, dict[Key, DraftParameter], problems):
        for key, draft in document.value.items():
            reading = _Reading(document, key, problems)
            if not reading.is_first(seen):
                continue
            parameter = reading.agreed(draft, over.get(key))
            reading.check_periods(draft.values, draft=True)
            values = reading.values(draft.values, parameter) if parameter else ()
            if parameter and values and not problems:
                drafts[key] = replace(parameter, values=_laid_over(over[key].values if key in over else (), values))
                reading.check_cover(drafts[key].values)
    if problems:
        raise BrokenLawbook(problems)
    return {**over, **drafts}


def _documents(folder: Path, kind: type[T], problems: list[Problem]) -> Iterator[Document[T]]:
    """The files of a folder and its topics; what cannot be read goes to `problems`."""
    paths = sorted(path for path in folder.rglob("*.y*ml") if path.is_file())
    if not paths:
        message = "there are no lawbook files here" if folder.is_dir() else "there is no such folder"
        problems.append(Problem(str(folder), None, None, message, "a folder with <topic>/*.yaml"))
    for path in paths:
        file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        if path.suffix != ".yaml":
            problems.append(Problem(file, None, None, "the file's name does not end with .yaml", f"{path.stem}.yaml"))
            continue
        try:
            yield read(path.read_bytes(), kind, file=file)
        except Unreadable as bad:
            problems += bad.problems
        except OSError as bad:
            problems.append(Problem(file, None, None, f"the file cannot be read: {bad.strerror}", "a readable file"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One parameter of one file: gathers its problems."""

    document: Document[Any]
    key: str
    problems: list[Problem]

    def line(self, *path: str | int) -> int:
        return self.document.line((self.key, *path)) or 1

    def problem(self, path: tuple[str | int, ...], message: str, expected: str | None = None, near: str | None = None) -> None:
        self.problems.append(Problem(self.document.file, self.line(*path), dotted((self.key, *path)), message, expected, near))

    def is_first(self, seen: dict[str, str]) -> bool:
        """Whether no other file has the parameter; `seen` remembers where each stands."""
        if self.key in seen:
            self.problem((), f"the parameter stands twice; first in {seen[self.key]}", "each parameter once")
            return False
        seen[self.key] = f"{self.document.file}:{self.line()}"
        return True

    def agreed(self, draft: DraftParameter, known: Parameter | None) -> Parameter | None:
        """The parameter that a draft speaks of: the lawbook's own, or a new one that the draft describes in full."""
        if known is not None:
            if draft.unit not in (None, known.unit):
                self.problem(("unit",), f"the lawbook counts it in {known.unit}, the draft in {draft.unit}", str(known.unit))
                return None
            self.check_options(known.unit, draft.options or known.options)
            return replace(known, options=draft.options or known.options)
        if draft.title is None or draft.unit is None:
            missing = " and ".join(name for name in ("title", "unit") if getattr(draft, name) is None)
            self.problem((), f"the lawbook does not know this parameter, and the draft says no {missing} of it", "title and unit")
            return None
        self.check_options(draft.unit, draft.options)
        return Parameter(self.key, draft.title, draft.unit, draft.options, (), self.document.file, self.line())

    def check_options(self, unit: Unit, options: tuple[str, ...]) -> None:
        if unit in WITH_OPTIONS and not options:
            self.problem((), f"the options of a {unit} are missing", "options: [first_word, second_word]")
        if unit not in WITH_OPTIONS and options:
            self.problem(("options",), f"a value in {unit} has no options", "unit: choice")
        for n, word in enumerate(options):
            if word in SPECIAL_WORDS or word in options[:n]:
                self.problem(("options", n), f"'{word}' cannot be an option here", "each word once, other than none and unknown")

    def check_periods(self, written: tuple[WrittenValue, ...], *, draft: bool) -> None:
        """Periods follow each other without overlap; in a lawbook, other than in a draft, without gap and open at the end."""
        if not written:
            self.problem(("values",), "the parameter has no value", "a value with its first day")
        for n, value in enumerate(written):
            following = written[n + 1] if n + 1 < len(written) else None
            if value.from_.year not in _YEARS:
                self.problem(("values", n, "from"), f"{value.from_} is no day of a rule", "a year from 1900 to 2199")
            elif value.to is not None and value.to < value.from_:
                self.problem(("values", n, "to"), f"the period ends ({value.to}) before it begins ({value.from_})")
            elif following is not None and following.from_ <= (value.to or value.from_):
                until = f"holds until {value.to}" if value.to else f"begins {value.from_}"
                message = f"two values overlap: the one before {until}, this one begins {following.from_}"
                self.problem(("values", n + 1), message, "periods in order, none of them on a day of another")
            elif value.to is not None and following is None and not draft:
                message = f"the values end on {value.to} and nothing says what follows"
                self.problem(("values", n, "to"), message, f"a value from {value.to + DAY}: none, unknown or a figure")
            elif value.to is not None and following is not None and following.from_ > value.to + DAY and not draft:
                message = f"a gap: no value from {value.to + DAY} to {following.from_ - DAY}"
                self.problem(("values", n + 1, "from"), message, f"{value.to + DAY}, or a value in between: none or unknown")

    def check_cover(self, values: tuple[Value, ...]) -> None:
        """A parameter with its draft has no gap and no end either."""
        for value, following in zip(values, (*values[1:], None), strict=True):
            if value.to is not None and (following is None or following.from_ > value.to + DAY):
                until = f" to {following.from_ - DAY}" if following else ""
                self.problem((), f"a gap under the draft: no value from {value.to + DAY}{until}", "a value for these days")

    def values(self, written: tuple[WrittenValue, ...], parameter: Parameter) -> tuple[Value, ...]:
        """The values as their unit reads them; what it refuses goes to `problems`."""
        values = []
        for n, each in enumerate(written):
            try:
                figure = read_datum(each.value, unit=parameter.unit, options=parameter.options)
            except Refused as bad:
                self.problem(("values", n, "value"), bad.message, bad.expected, bad.nearest)
                continue
            until = each.to or (written[n + 1].from_ - DAY if n + 1 < len(written) else None)
            values.append(self.value(each, figure, until, parameter, n))
        return tuple(values)

    def value(self, each: WrittenValue, figure: Datum | Special, until: date | None, parameter: Parameter, n: int) -> Value:
        return Value(
            key=self.key,
            title=parameter.title,
            unit=parameter.unit,
            value=figure,
            from_=each.from_,
            to=until,
            source=each.source,
            citation=_citation(each),
            mark=each.verified,
            last_checked_on=each.last_checked_on,
            checked_by=each.checked_by,
            note=each.note,
            file=self.document.file,
            line=self.line("values", n),
        )


def _laid_over(base: tuple[Value, ...], draft: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of both; on the days of the draft its own."""
    laid = _by_day(base).update(_by_day(draft), resolve=lambda _, new: new)
    return tuple(replace(value, from_=days.start, to=days.end) for days, value in laid)


def _by_day(values: tuple[Value, ...]) -> DateMap[Value]:
    return DateMap(tuple((DateRange(value.from_, value.to), value) for value in values))


def _citation(value: WrittenValue) -> Citation | None:
    found = _PROVISION.match(value.provision or value.source)
    return Citation(found[1], found[2].strip(), value.from_) if found else None
