"""An employment area as one frozen value: the area pack (aluepaketti). Files load into it and the database loads into it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from luukku.area.domain.tables import Table
from luukku.area.domain.words import Id, SourceRef, Topic
from luukku.kernel.dates import DateRange
from luukku.kernel.typed import LocalText, MunicipalityCode, Refused, Scalar

FINLAND = {"latitude": (Decimal(59), Decimal(71)), "longitude": (Decimal(19), Decimal(32))}


def _read_area_code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{2}", text):
        offer = text.zfill(2) if re.fullmatch(r"[0-9]", text) else None
        raise Refused(
            f"'{text}' is not the code of an employment area", expected='exactly two digits such as "31"', nearest=offer
        )
    return text


def _read_published(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?", text):
        raise Refused(f"'{text}' is not a date", expected="a day, month or year such as 2023-10-31, 2023-05 or 2023")
    if len(text) == 10:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise Refused(f"there is no day {text}", expected="a day of the calendar") from None
    return text


def _read_month_day(text: str) -> str:
    try:
        date.fromisoformat(f"2001-{text}")  # 29 February does not come every year
    except ValueError:
        raise Refused(f"'{text}' is not a day of the year", expected='a month and a day such as "12-31"') from None
    return text


AreaCode = Annotated[str, Scalar('two digits such as "31"', _read_area_code, schema={"type": "string", "pattern": "^[0-9]{2}$"})]
Published = Annotated[str, Scalar("a day, month or year", _read_published, bare=True, schema={"type": ["string", "integer"]})]
MonthDay = Annotated[
    str, Scalar('a month and a day such as "12-31"', _read_month_day, schema={"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"})
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The employment area (työllisyysalue) itself.

    code  Statistics Finland's code of the employment area; absent when it has none
    name  its name
    """

    code: AreaCode | None = None
    name: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A labour authority (työvoimaviranomainen): this one, or another that it works with.

    id           short name that files and addresses use
    name         its name
    responsible  the responsible municipality (vastuukunta); absent while it is not known
    role         `this` for the authority of the pack, `beside` for another that it works with
    """

    id: Id
    name: LocalText
    responsible: MunicipalityCode | None = None
    role: Literal["this", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A member municipality (jäsenkunta) and the days of its membership. One that left and came back stands twice.

    code         official code of three digits
    name         its official name
    member_from  first day of membership
    member_to    last day of membership, absent while it lasts
    """

    code: MunicipalityCode
    name: LocalText
    member_from: date
    member_to: date | None = None

    def __post_init__(self) -> None:
        if self.member_to and self.member_to < self.member_from:
            message = f"the membership ends on {self.member_to}, before it starts on {self.member_from}"
            raise Refused(message, key="member_to", expected=f"a day from {self.member_from} on")

    @property
    def membership(self) -> DateRange:
        return DateRange(self.member_from, self.member_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRule:
    """How many members each municipality has on the board (toimielin): one for each started `size` residents.

    kind    `per_started`: a started portion counts as a whole one
    size    residents for one member
    source  where the rule stands
    """

    kind: Literal["per_started"]
    size: int
    source: SourceRef | None = None

    def __post_init__(self) -> None:
        if self.size < 1:
            raise Refused(f"{self.size} residents for a member is not a rule", key="size", expected="1 or more residents")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePoint:
    """A service point (toimipiste).

    id            short name that files and addresses use
    municipality  code of the municipality where it is
    street        street address
    postal_code   five digits
    post_office   post office (postitoimipaikka)
    at            latitude and longitude in WGS84
    exactness     what the coordinates are the place of: the address itself, the street, or the settlement; absent when not known
    source        where the address stands
    """

    id: Id
    municipality: MunicipalityCode
    street: str
    postal_code: Annotated[str, Scalar("five digits", schema={"type": "string", "pattern": "^[0-9]{5}$"})]
    post_office: str
    at: tuple[Decimal, Decimal]
    exactness: Literal["address", "street", "settlement"] | None = None
    source: SourceRef | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{5}", self.postal_code):
            raise Refused(f"'{self.postal_code}' is not a postal code", key="postal_code", expected='five digits such as "17200"')
        ranges = tuple(FINLAND.values())
        if not _within(self.at, ranges):
            swapped = (self.at[1], self.at[0])
            offer = f"[{swapped[0]}, {swapped[1]}]" if _within(swapped, ranges) else None
            message = f"the point {self.at[0]}, {self.at[1]} is not in Finland"
            raise Refused(message, key="at", expected="[latitude, longitude] such as [61.17, 25.55]", nearest=offer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that facts of the pack are from.

    title      its title
    publisher  who made it
    published  the day, month or year of publication
    licence    on what terms it may be used
    url        where it can be read
    via        id of the source that its figures came here through, when they are printed there
    note       what a reader of its figures should know
    """

    title: LocalText
    publisher: LocalText | None = None
    published: Published | None = None
    licence: str | None = None
    url: str | None = None
    via: Id | None = None
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """What comes up once in every year.

    every  `year`
    by     last day of the year for it, month and day
    """

    every: Literal["year"]
    by: MonthDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Something that the area has promised to review, decide or have ready: on a day, every year, or upon an event.

    id      short name that files and addresses use
    title   what is to be done
    due     last day, or `{every: year, by: "12-31"}`
    upon    the event before which it is to be done, when it has no day
    source  where the promise stands
    note    how the day follows from the promise's words
    """

    id: Id
    title: LocalText
    due: date | Yearly | None = None
    upon: LocalText | None = None
    source: SourceRef
    note: LocalText | None = None

    def __post_init__(self) -> None:
        if (self.due is None) == (self.upon is None):
            raise Refused(f"the review '{self.id}' needs a day or an event", key="due", expected="either due or upon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that the area aims at (tavoite).

    measure  what is measured: `clients_per_expert`, job-seeker clients for each expert
    value    the figure aimed at
    source   where the aim stands
    note     what to know when a figure is compared with it
    """

    measure: Literal["clients_per_expert"]
    value: Decimal
    source: SourceRef
    note: LocalText | None = None

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise Refused(f"{self.value} is nothing to aim at", key="value", expected="a number above nought")


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A figure of the plan that is shown first (avainluku): one cell of a table.

    id      short name that references use
    title   what it is called
    table   stem of the table
    column  the column's name
    row     the row's label or the municipality's code; in a group `group / label`
    about   what stands below it
    """

    id: Id
    title: LocalText
    table: Id
    column: str
    row: str
    about: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFile:
    """The frame of an area pack: the file area.yaml.

    area            the area itself
    authorities     the labour authority of the area, and others that it works with
    municipalities  member municipalities with dated membership
    board           how the board's seats follow from population; absent when the area has no such rule
    service_points  where clients are met
    sources         publications that the facts are from, by the short name that references use
    reviews         what is due for review
    targets         figures that the area aims at
    highlights      figures of the plan that are shown first
    """

    area: Area
    authorities: tuple[Authority, ...]
    municipalities: tuple[Municipality, ...]
    board: BoardRule | None = None
    service_points: tuple[ServicePoint, ...] = ()
    sources: Mapping[Id, Source] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    targets: tuple[Target, ...] = ()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPack(AreaFile):
    """All that the pack says: its frame, its tables, and the sections that rooms have declared, each by its folder.

    tables    in the order of their stems
    sections  the entries of a room's section, by name, by the name of its folder
    """

    tables: tuple[Table, ...] = ()
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def authority(self) -> Authority:
        """The authority whose pack this is."""
        return next(each for each in self.authorities if each.role == "this")

    def members_on(self, day: date) -> tuple[Municipality, ...]:
        """Municipalities that are members on a day, in the order of the pack."""
        return tuple(each for each in self.municipalities if day in each.membership)

    def table(self, stem: str) -> Table:
        """The table with this stem. Raises KeyError."""
        return {each.stem: each for each in self.tables}[stem]

    def target(self, measure: str) -> Target | None:
        """What the area aims at in this; None when it has not said."""
        return next((each for each in self.targets if each.measure == measure), None)

    def about(self, topic: Topic) -> Table | None:
        """The newest table about a topic; None when the area has none."""
        found = [each for each in self.tables if each.spec.topic == topic]
        return max(found, key=lambda table: (table.last_day, table.stem), default=None)


def _within(point: tuple[Decimal, Decimal], ranges: tuple[tuple[Decimal, Decimal], ...]) -> bool:
    return all(low <= value <= high for value, (low, high) in zip(point, ranges, strict=True))
