"""The area's agreements in the database: loaded with the pack, found by pages, written back with it."""

from dataclasses import replace

import pytest

from luukku.area import actions
from luukku.area.domain.diff import changes, describe
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import PACKS, load_pack, pack_files, read_pack
from luukku.area.queries import stored
from luukku.finance import queries
from luukku.finance.domain.sharing import read_period
from luukku.finance.models import SharingAgreement, SharingTable
from luukku.kernel.typed import Unreadable
from tests.unit.finance.agreements import FILES, KEYS

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack():
    """The demo's area with an agreement of its first three members."""
    shipped = load_pack(PACKS / "paijat-hame")
    codes = dict(zip(("005", "009", "010"), sorted(each.code for each in shipped.municipalities), strict=False))
    return with_agreement(shipped, codes)


def with_agreement(pack, codes, files=FILES):
    bare = replace(pack, sections={})
    texts = {path: text.encode() for path, text in pack_files(bare).items()}
    return read_pack(texts | {f"agreements/{path}": renamed(data, codes) for path, data in files.items()}, name="x")


def renamed(data, codes):
    text = data.decode()
    for old, new in codes.items():
        text = text.replace(f"{old}", f"<{new}>")
    return text.replace("<", "").replace(">", "").encode()


def test_agreements_are_loaded_with_the_pack_and_written_back_as_they_were(pack, clock):
    actions.load_pack(pack=pack, name="x", clock=clock)
    assert stored() == pack
    assert pack_files(stored()) == pack_files(pack)
    assert "agreements/kolme/keys.csv" in pack_files(stored())


def test_pages_find_the_agreement_and_its_figures(pack, clock):
    actions.load_pack(pack=pack, name="x", clock=clock)
    assert queries.agreements()["kolme"].value.agreement == "Kolme kuntaa"
    assert sorted(column.name for column in queries.data_of("kolme").data.keys) == ["labour_force"]
    with pytest.raises(KeyError):
        queries.data_of("neljä")


def test_asking_again_asks_only_whether_another_area_is_loaded(pack, clock, django_assert_num_queries):
    actions.load_pack(pack=pack, name="x", clock=clock)
    queries.agreements()
    with django_assert_num_queries(1):
        queries.agreements()


def test_an_area_without_agreements_has_none(clock):
    actions.load_pack(pack=new_pack("02"), name="02", clock=clock)
    assert queries.agreements() == {}
    assert not SharingAgreement.objects.exists()


def test_loading_another_area_leaves_nothing_of_the_first_ones_agreements(pack, clock):
    actions.load_pack(pack=pack, name="x", clock=clock)
    actions.load_pack(pack=new_pack("02"), name="02", clock=clock)
    assert not SharingTable.objects.exists()


def test_a_changed_figure_is_one_line_of_the_preview(pack, clock):
    actions.load_pack(pack=pack, name="x", clock=clock)
    files = FILES | {"kolme/keys.csv": KEYS.replace("300", "301").encode()}
    codes = dict(zip(("005", "009", "010"), sorted(each.code for each in pack.municipalities), strict=False))
    found = describe(changes(stored(), with_agreement(pack, codes, files))).splitlines()[1:]
    assert [line[:2] for line in found] == ["- ", "+ "]
    assert all(
        line.startswith(f"{sign} agreements / kolme / tables / keys.csv: ") for sign, line in zip("-+", found, strict=True)
    )


def test_the_agreements_of_the_shipped_pack_are_exported_as_they_are_shipped():
    folder = PACKS / "paijat-hame"
    texts = {path: text for path, text in pack_files(load_pack(folder)).items() if path.startswith("agreements/")}
    shipped = {path.relative_to(folder).as_posix() for path in folder.glob("agreements/**/*") if path.is_file()}
    assert set(texts) == shipped
    assert all((folder / path).read_bytes() == text.encode() for path, text in texts.items())


def test_the_periods_that_can_be_shared_come_latest_first(pack, clock):
    actions.load_pack(pack=pack, name="x", clock=clock)
    assert [period.text for period in queries.periods("kolme")] == ["2026"]
    assert queries.settlement("kolme").period.text == "2026"
    with pytest.raises(Unreadable, match="2027"):
        queries.settlement("kolme", period=read_period("2027"))
