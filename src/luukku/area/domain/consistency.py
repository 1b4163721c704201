"""What must hold between the parts of an area pack: unique ids, references that lead somewhere, members that are members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from luukku.area.domain.pack import AreaFile, Highlight, Municipality
from luukku.area.domain.tables import Column, Measure, Table, TableSpec
from luukku.area.domain.words import ROLES
from luukku.kernel.typed import Path, nearest


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not hold; `path` leads to it inside its file."""

    path: Path
    message: str
    expected: str | None = None
    nearest: str | None = None


def flaws_of_frame(frame: AreaFile) -> list[Flaw]:
    """All that does not hold in area.yaml."""
    return [
        *_authorities(frame),
        *_memberships(frame.municipalities),
        *_service_points(frame),
        *_unique("reviews", tuple(review.id for review in frame.reviews)),
        *_unique("highlights", tuple(highlight.id for highlight in frame.highlights)),
        *_unique("targets", tuple(target.measure for target in frame.targets), key="measure"),
        *(flaw for path, id_ in _source_ids(frame) for flaw in _known_source(path, id_, frame)),
    ]


def flaws_of_table(spec: TableSpec, frame: AreaFile) -> list[Flaw]:
    """All that does not hold between a table's description and area.yaml."""
    flaws = _known_source(("source", "id"), spec.source.id, frame)
    for key, column in spec.columns.items():
        if column.source:
            flaws += _known_source(("columns", key, "source", "id"), column.source.id, frame)
    if not spec.columns:
        flaws.append(Flaw(("columns",), "the table has no columns", "what each column of the CSV file is"))
    named = (*spec.rows.total, *spec.rows.other, *spec.rows.groups)
    doubled = next((label for n, label in enumerate(named) if label in named[:n]), None)
    if spec.measures and spec.rows.key != "label":
        flaws.append(Flaw(("measures",), "the rows are municipalities, not measures", "rows: {key: label}"))
    if doubled:
        flaws.append(Flaw(("rows",), f"the row '{doubled}' is named twice", "each row in one of total, other and groups"))
    return [*flaws, *_roles(spec)]


def _roles(spec: TableSpec) -> Iterator[Flaw]:
    """Roles that the table's topic does not know, that stand twice, or that cannot be counted so."""
    known = ROLES[spec.topic] if spec.topic else {}
    seen: dict[str, str] = {}
    parts: tuple[tuple[str, Mapping[str, Column | Measure]], ...] = (("columns", spec.columns), ("measures", spec.measures))
    for part, key, each in ((part, key, each) for part, described in parts for key, each in described.items()):
        if each.role is None:
            continue
        path: Path = (part, key, "role")
        if each.role not in known:
            topic = f"the topic '{spec.topic}'" if spec.topic else "a table without a topic"
            expected = f"one of {', '.join(known)}" if known else "a topic for the table, or no role"
            yield Flaw(path, f"{topic} has no role '{each.role}'", expected, nearest(each.role, known))
        elif each.unit not in known[each.role]:
            units = " or ".join(known[each.role])
            yield Flaw((part, key, "unit"), f"the role '{each.role}' is not counted in {each.unit}", units)
        elif each.role in seen:
            yield Flaw(path, f"the role '{each.role}' stands twice; first in '{seen[each.role]}'", "each role in one place")
        seen.setdefault(each.role, key)


def flaws_of_highlights(frame: AreaFile, tables: tuple[Table, ...]) -> list[Flaw]:
    """Figures to be shown first that are not in the tables."""
    return [
        flaw for n, each in enumerate(frame.highlights) for flaw in _highlight(n, each, {table.stem: table for table in tables})
    ]


def _highlight(n: int, highlight: Highlight, tables: dict[str, Table]) -> Iterator[Flaw]:
    table = tables.get(highlight.table)
    if table is None:
        known = f"one of {', '.join(tables)}" if tables else "a table of the pack, which has none"
        message = f"there is no table '{highlight.table}'"
        yield Flaw(("highlights", n, "table"), message, known, nearest(highlight.table, tables))
        return
    if highlight.column not in table.spec.columns:
        message = f"the table has no column '{highlight.column}'"
        columns = tuple(table.spec.columns)
        yield Flaw(("highlights", n, "column"), message, f"one of {', '.join(columns)}", nearest(highlight.column, columns))
    if table.row(highlight.row) is None:
        message = f"the table has no row '{highlight.row}'"
        keys = tuple(row.key for row in table.rows)
        yield Flaw(("highlights", n, "row"), message, "a row's label or code", nearest(highlight.row, keys))


def _authorities(frame: AreaFile) -> Iterator[Flaw]:
    yield from _unique("authorities", tuple(authority.id for authority in frame.authorities))
    own = [n for n, authority in enumerate(frame.authorities) if authority.role == "this"]
    if len(own) != 1:
        where: Path = ("authorities", own[1], "role") if own else ("authorities",)
        yield Flaw(where, f"{len(own)} authorities have the role 'this'", "exactly one, the authority whose pack this is")
    members = {each.code: each.name.fi for each in frame.municipalities}
    for n, authority in enumerate(frame.authorities):
        if authority.role == "this" and authority.responsible and authority.responsible not in members:
            message = f"the responsible municipality {authority.responsible} is not a member"
            yield Flaw(("authorities", n, "responsible"), message, _one_of(members))


def _memberships(municipalities: tuple[Municipality, ...]) -> Iterator[Flaw]:
    if not municipalities:
        yield Flaw(("municipalities",), "the area has no municipalities", "at least one")
    for n, each in enumerate(municipalities):
        earlier = (other for other in municipalities[:n] if other.code == each.code)
        if any(other.membership.overlaps(each.membership) for other in earlier):
            message = f"{each.name.fi} ({each.code}) is a member twice at the same time"
            yield Flaw(("municipalities", n, "code"), message, "memberships of one municipality that follow each other")


def _service_points(frame: AreaFile) -> Iterator[Flaw]:
    yield from _unique("service_points", tuple(point.id for point in frame.service_points))
    members = {each.code: each.name.fi for each in frame.municipalities}
    for n, point in enumerate(frame.service_points):
        if point.municipality not in members:
            message = f"the service point is in municipality {point.municipality}, which is not a member"
            yield Flaw(("service_points", n, "municipality"), message, _one_of(members))


def _source_ids(frame: AreaFile) -> Iterator[tuple[Path, str]]:
    if frame.board and frame.board.source:
        yield ("board", "source", "id"), frame.board.source.id
    for n, point in enumerate(frame.service_points):
        if point.source:
            yield ("service_points", n, "source", "id"), point.source.id
    for n, review in enumerate(frame.reviews):
        yield ("reviews", n, "source", "id"), review.source.id
    for n, target in enumerate(frame.targets):
        yield ("targets", n, "source", "id"), target.source.id
    for id_, source in frame.sources.items():
        if source.via:
            yield ("sources", id_, "via"), source.via


def _known_source(path: Path, id_: str, frame: AreaFile) -> list[Flaw]:
    if id_ in frame.sources:
        return []
    known = f"one of {', '.join(frame.sources)}" if frame.sources else "a source that area.yaml lists under sources"
    return [Flaw(path, f"there is no source '{id_}'", known, nearest(id_, frame.sources))]


def _unique(part: str, ids: tuple[str, ...], *, key: str = "id") -> Iterator[Flaw]:
    for n, id_ in enumerate(ids):
        if id_ in ids[:n]:
            yield Flaw((part, n, key), f"the {key} '{id_}' stands twice", "one of its own for each")


def _one_of(members: dict[str, str]) -> str:
    return f"one of {', '.join(f'{code} {name}' for code, name in members.items())}"
