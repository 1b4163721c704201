"""What tables and their columns are about: pages find them by topic and role, the loader refuses roles that do not fit."""

from decimal import Decimal
from typing import get_args

import pytest

from luukku.area.domain.words import ROLES, Role, Topic
from luukku.area.pack_files import PACKS, load_pack, pack_files, read_pack
from tests.unit.area.packs import AREA, files, problems_of, small_pack, the_problem

TITLE = "title: {fi: Luvut}"
TOPIC = "title: {fi: Luvut}\ntopic: indicators"
PEOPLE = "population: residents, precision: 1"


def spec(before, after, *, topic=True):
    """The small pack's description with a topic and one more change."""
    changed = files(spec=(TITLE, TOPIC)) if topic else files()
    text = changed["tables/figures.yaml"].decode()
    assert before in text
    return changed | {"tables/figures.yaml": text.replace(before, after, 1).encode()}


def test_every_role_belongs_to_a_topic_and_every_topic_has_its_roles():
    assert set(ROLES) == set(get_args(Topic))
    assert {role for roles in ROLES.values() for role in roles} == set(get_args(Role))


def test_a_page_finds_a_table_by_its_topic_and_a_column_by_its_role():
    pack = read_pack(spec(PEOPLE, f"{PEOPLE}, role: population"), name="malli")
    table = pack.about("indicators")
    assert table is not None
    assert table.column_as("population") == "people"
    assert table.column_as("labour_force") is None
    assert pack.about("commuting") is None
    assert small_pack().about("indicators") is None


def test_of_several_tables_about_a_topic_the_newest_counts():
    older = spec("columns:", "columns:")
    text = older["tables/figures.yaml"].decode().replace("2022-12-31", "2023-12-31")
    both = older | {"tables/again.yaml": text.encode(), "tables/again.csv": older["tables/figures.csv"]}
    pack = read_pack(both, name="malli")
    assert [table.stem for table in pack.tables] == ["again", "figures"]
    newest = pack.about("indicators")
    assert newest is not None
    assert newest.stem == "again"


def test_a_topic_and_roles_are_written_back_as_they_were_read():
    read = read_pack(spec(PEOPLE, f"{PEOPLE}, role: population"), name="malli")
    written = {path: text.encode() for path, text in pack_files(read).items()}
    assert read_pack(written, name="malli") == read
    assert b"topic: indicators" in written["tables/figures.yaml"]


@pytest.mark.parametrize(
    ("before", "after", "key", "message", "remedy"),
    [
        ("topic: indicators", "topic: indicator", "topic", "'indicator' is not known here", "did you mean 'indicators'?"),
        (PEOPLE, f"{PEOPLE}, role: populatio", "columns.people.role", "'populatio' is not known", "did you mean 'population'?"),
        (PEOPLE, f"{PEOPLE}, role: clients", "columns.people.role", "'indicators' has no role 'clients'", "one of population"),
        (PEOPLE, f"{PEOPLE}, role: person_years", "columns.people.unit", "is not counted in persons", "person_years"),
    ],
)  # fmt: skip
def test_a_role_that_does_not_fit_is_refused_with_its_place(before, after, key, message, remedy):
    problem = the_problem(spec(before, after))
    assert problem.key == key
    assert message in problem.message
    assert remedy in str(problem)


def test_a_role_without_a_topic_is_refused():
    problem = the_problem(spec(PEOPLE, f"{PEOPLE}, role: population", topic=False))
    assert "a table without a topic has no role 'population'" in problem.message


def test_a_role_that_stands_twice_is_refused_and_names_the_first():
    twice = spec(PEOPLE, f"{PEOPLE}, role: population")
    text = (
        twice["tables/figures.yaml"].decode().replace("unit: percent", "unit: persons").replace("0.1,", "0.1, role: population,")
    )
    problem = the_problem(twice | {"tables/figures.yaml": text.encode()})
    assert "the role 'population' stands twice; first in 'people'" in problem.message


def test_what_the_area_aims_at_is_read_and_checked():
    target = "targets:\n  - {measure: clients_per_expert, value: 150, source: {id: plan}}\nsources:"
    pack = small_pack(area=("sources:", target))
    aim = pack.target("clients_per_expert")
    assert aim is not None
    assert aim.value == Decimal(150)
    assert small_pack().target("clients_per_expert") is None
    assert "nothing to aim at" in the_problem(files(area=("sources:", target.replace("150", "0")))).message
    assert "no source 'x'" in the_problem(files(area=("sources:", target.replace("id: plan", "id: x")))).message
    line = target.splitlines()[1]
    assert "stands twice" in problems_of(files(area=("sources:", target.replace(line, f"{line}\n{line}"))))[0].message
    assert "targets" not in AREA


def test_the_shipped_packs_pages_find_all_their_tables():
    pack = load_pack(PACKS / "paijat-hame")
    assert {topic for topic in get_args(Topic) if pack.about(topic) is None} == {"state_share_basis"}, "no plan prints those"
    for topic in set(get_args(Topic)) - {"state_share_basis"}:
        table = pack.about(topic)
        given = {each.role for each in (*table.spec.columns.values(), *table.spec.measures.values()) if each.role}
        assert given == set(ROLES[topic]), topic
