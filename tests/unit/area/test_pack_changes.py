"""What changes when a changed pack is loaded: said before anything is changed."""

from hypothesis import given, settings
from pytest import mark

from luukku.area.domain.diff import Change, changes, describe
from tests.unit.area.packs import packs, small_pack

ESPOO = '{code: "049", name: {fi: Espoo, sv: Esbo}, member_from: 2026-01-01}'


@mark.parametrize(
    ("change", "expected"),
    [
        (
            {"area": (", member_to: 2027-12-31", ", member_to: 2028-12-31")},
            Change("changed", ("municipalities", "009", "member_to"), "2027-12-31", "2028-12-31"),
        ),
        (
            {"area": (", member_to: 2027-12-31", "")},
            Change("removed", ("municipalities", "009", "member_to"), before="2027-12-31"),
        ),
        (
            {"area": (f"  - {ESPOO}\n", ""), "figures": ("ESBO,305000,\n", "")},
            Change("removed", ("municipalities", "049"), before=ESPOO),
        ),
        (
            {"area": ("board: {kind: per_started, size: 10000", "board: {kind: per_started, size: 8000")},
            Change("changed", ("board", "size"), "10000", "8000"),
        ),
        (
            {"area": ("sources:\n", 'reviews:\n  - {id: r, title: {fi: Työ}, due: 2026-12-31, source: {id: plan}}\nsources:\n')},
            Change("added", ("reviews", "r"), after="{id: r, title: {fi: Työ}, due: 2026-12-31, source: {id: plan}}"),
        ),
        (
            {"figures": ("9200", "9201")},
            Change("changed", ("tables", "figures", "cells", "005", "people"), "9200", "9201"),
        ),
        (
            {"figures": ("9200", "")},
            Change("removed", ("tables", "figures", "cells", "005", "people"), before="9200"),
        ),
        (
            {"figures": ("7.1", "7.10"), "spec": ("0.1", "0.01")},
            Change("changed", ("tables", "figures", "cells", "005", "rate"), "7.1", "7.10"),
        ),
        (
            {"spec": ("population: staff", "population: employed")},
            Change("changed", ("tables", "figures", "columns", "rate", "population"), "staff", "employed"),
        ),
        (
            {"figures": ("Alajärvi", "005")},
            Change("changed", ("tables", "figures", "cells", "005", "label"), "Alajärvi", '"005"'),
        ),
        (
            {"figures": ("Lappi,176000,9.0\nYhteensä,492600,8.9\n", "Yhteensä,492600,8.9\nLappi,176000,9.0\n")},
            Change("reordered", ("tables", "figures", "cells")),
        ),
    ],
)  # fmt: skip
def test_a_change_is_told_by_where_it_is_and_what_it_was(change, expected):
    assert expected in changes(small_pack(), small_pack(**change))


def test_one_changed_cell_is_one_change():
    found = changes(small_pack(), small_pack(figures=("9200", "9201")))
    assert describe(found) == "1 change: 1 changed\n~ tables / figures / cells / 005 / people: 9200 → 9201"


def test_the_first_pack_is_all_added_part_by_part():
    found = changes(None, small_pack())
    assert {change.kind for change in found} == {"added"}
    assert ("municipalities", "005") in [change.path for change in found]
    assert ("tables", "figures") in [change.path for change in found]


def test_a_removed_table_is_one_change():
    without = small_pack()
    without = type(without)(**{name: getattr(without, name) for name in without.__dataclass_fields__} | {"tables": ()})
    assert [(change.kind, change.path) for change in changes(small_pack(), without)] == [("removed", ("tables", "figures"))]


def test_long_values_are_shown_by_their_beginning():
    (line,) = [line for line in describe(changes(None, small_pack())).splitlines() if line.startswith("+ tables / figures")]
    assert len(line) < 130
    assert line.endswith("…")


@given(packs())
@settings(max_examples=30)
def test_a_pack_does_not_differ_from_itself(pack):
    assert changes(pack, pack) == ()
    assert describe(()) == "Nothing changes."


@given(packs(), packs())
@settings(max_examples=30)
def test_packs_that_differ_are_never_told_to_be_the_same(old, new):
    assert bool(changes(old, new)) == (old != new)
