"""A small pack as files, to be broken in one place at a time, and packs that nobody wrote, for properties."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from pytest import raises

from luukku.area.domain import pack as types
from luukku.area.domain.tables import Column, Measure, Period, Row, RowKeys, Table, TableSpec
from luukku.area.domain.words import SourceRef
from luukku.area.pack_files import read_pack
from luukku.connectors import official
from luukku.kernel.typed import LocalText, Unreadable

AREA = """\
area: {name: {fi: Malli}}
authorities:
  - {id: own, name: {fi: Mallialue}, responsible: "005", role: this}
municipalities:
  - {code: "005", name: {fi: Alajärvi}, member_from: 2025-01-01}
  - {code: "009", name: {fi: Alavieska}, member_from: 2025-01-01, member_to: 2027-12-31}
  - {code: "049", name: {fi: Espoo, sv: Esbo}, member_from: 2026-01-01}
board: {kind: per_started, size: 10000, source: {id: plan, place: "1"}}
service_points:
  - {id: center, municipality: "005", street: Katu 1, postal_code: "62900", post_office: Alajärvi, at: [63.0, 23.8]}
sources:
  plan: {title: {fi: Suunnitelma}}
  register: {title: {fi: Rekisteri}, via: plan}
"""
SPEC = """\
title: {fi: Luvut}
source: {id: plan, place: "2"}
rows: {key: municipality, total: [Yhteensä], other: [Lappi]}
columns:
  people: {title: {fi: Väki}, unit: persons, reference_date: 2022-12-31, population: residents, precision: 1}
  rate: {title: {fi: Aste}, unit: percent, reference_date: 2022-12-31, population: staff, precision: 0.1, source: {id: register}}
"""
FIGURES = "municipality,people,rate\nAlajärvi,9200,7.1\n009,2400,-0.5\nESBO,305000,\nLappi,176000,9.0\nYhteensä,492600,8.9\n"

FILES = {"area.yaml": AREA, "tables/figures.yaml": SPEC, "tables/figures.csv": FIGURES}


def small_pack(**changes):
    """The small pack, changed as `files` says."""
    return read_pack(files(**changes), name="malli")


def files(*, area=(), spec=(), figures=()):
    """The small pack's files, each with one text put in the place of another."""
    texts = dict(FILES)
    for name, change in (("area.yaml", area), ("tables/figures.yaml", spec), ("tables/figures.csv", figures)):
        if change:
            before, after = change
            assert before in texts[name]
            texts[name] = texts[name].replace(before, after, 1)
    return {name: text.encode() for name, text in texts.items()}


def problems_of(found):
    """The problems of a pack's files."""
    with raises(Unreadable) as unreadable:
        read_pack(found, name="malli")
    return unreadable.value.problems


def the_problem(found):
    """The only problem of a pack's files."""
    problems = problems_of(found)
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]


CODES = [code for area in official.employment_areas().values() for code in area.municipalities]
ids = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
words = (
    st.text(st.characters(categories=["L", "N", "P", "Zs"], codec="latin-1"), min_size=1, max_size=15).map(str.strip).filter(bool)
)
texts = st.builds(LocalText, fi=words, sv=st.none() | words, en=st.none() | words)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def packs(draw):
    """Any pack that holds together."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=5, unique=True))
    sources = draw(st.dictionaries(ids, st.builds(types.Source, title=texts, note=st.none() | texts), min_size=1, max_size=3))
    refs = st.builds(SourceRef, id=st.sampled_from(sorted(sources)), place=st.none() | words)
    return types.AreaPack(
        area=types.Area(name=draw(texts)),
        authorities=(
            types.Authority(id="own", name=draw(texts), responsible=draw(st.none() | st.sampled_from(codes)), role="this"),
        ),
        municipalities=tuple(
            types.Municipality(code=code, name=LocalText(fi=official.municipality(code).name_fi), member_from=draw(days))
            for code in codes
        ),
        board=draw(st.none() | st.builds(types.BoardRule, kind=st.just("per_started"), size=st.integers(1, 10**6), source=refs)),
        sources=sources,
        reviews=tuple(
            types.Review(id=id_, title=draw(texts), due=draw(days), source=draw(refs))
            for id_ in draw(st.lists(ids, max_size=2, unique=True))
        ),
        tables=tuple(draw(tables(stem, codes, refs)) for stem in sorted(draw(st.sets(ids, max_size=2)))),
    )


@st.composite
def tables(draw, stem, codes, refs):
    """A table of some of the members with a total, or of measures."""
    keys_of_columns = words.filter(lambda word: word not in ("municipality", "label"))
    columns = draw(st.dictionaries(keys_of_columns, columns_of(refs), min_size=1, max_size=3))
    by_measure = draw(st.booleans())
    labels = draw(st.lists(words, min_size=1, max_size=3, unique=True)) if by_measure else codes
    keys = RowKeys(key="label" if by_measure else "municipality", total=("Σ",))
    measure = st.builds(Measure, title=texts, unit=st.just("percent"), population=texts, precision=st.just(Decimal("0.01")))
    cells = st.none() | st.integers(-(10**6), 10**6).map(Decimal)

    def row(label, kind, code=None):
        return Row(label=label, kind=kind, code=code, cells=tuple(draw(cells) for _ in columns))

    rows = [row(label, "label") if by_measure else row(label, "municipality", label) for label in labels]
    measures = {label: draw(measure) for label in labels} if by_measure else {}
    spec = TableSpec(title=draw(texts), source=draw(refs), rows=keys, columns=columns, measures=measures)
    return Table(stem=stem, spec=spec, rows=(*rows, row("Σ", "total")))


def columns_of(refs):
    return st.builds(
        Column,
        title=texts,
        unit=st.sampled_from(["persons", "eur"]),
        reference_period=st.builds(Period, from_=st.just(date(2022, 1, 1)), to=days.filter(lambda day: day > date(2022, 1, 1))),
        population=st.sampled_from(["residents", "labour force"]) | texts,
        precision=st.sampled_from([Decimal(1), Decimal("0.1")]),
        source=st.none() | refs,
    )
