"""A pack for each of the 45 employment areas out of official data."""

from pytest import mark, raises

from luukku.area.new_pack import folder_name, new_pack
from luukku.area.pack_files import load_pack, pack_files, read_pack, write_pack
from luukku.connectors import official

AREAS = official.employment_areas()


def test_there_are_45_areas_with_folders_of_their_own():
    assert len(AREAS) == len({folder_name(area.name_fi) for area in AREAS.values()}) == 45


@mark.parametrize("code", AREAS)
def test_the_pack_of_any_area_loads_with_the_official_members(code):
    pack = new_pack(code)
    again = read_pack({path: text.encode() for path, text in pack_files(pack).items()}, name=code)
    assert again == pack
    assert tuple(each.code for each in pack.municipalities) == AREAS[code].municipalities
    assert (pack.area.name.fi, pack.board, pack.tables, pack.service_points) == (AREAS[code].name_fi, None, (), ())


def test_the_responsible_municipality_is_known_only_of_an_area_of_one():
    for code, area in AREAS.items():
        only = area.municipalities[0] if len(area.municipalities) == 1 else None
        assert new_pack(code).authority.responsible == only


def test_members_of_a_bilingual_area_have_both_names():
    espoo = next(area for area in AREAS.values() if "049" in area.municipalities)
    names = {each.code: each.name for each in new_pack(espoo.code).municipalities}
    assert (names["049"].fi, names["049"].sv) == ("Espoo", "Esbo")


def test_aland_is_refused_with_the_reason():
    with raises(official.NotAnEmploymentArea) as refusal:
        new_pack("46")
    assert "Act 380/2023 is not applied there" in str(refusal.value)


def test_a_pack_is_written_into_a_folder_that_loads(tmp_path):
    write_pack(new_pack("31"), tmp_path / "x")
    assert load_pack(tmp_path / "x").area.name.fi == "Päijät-Häme"


@mark.parametrize(
    ("name", "folder"),
    [("Päijät-Häme", "paijat-hame"), ("Espoo-Kauniainen", "espoo-kauniainen"), ("Ylä-Savo & Åbo", "yla-savo-abo")],
)
def test_a_folder_is_named_after_the_area(name, folder):
    assert folder_name(name) == folder
