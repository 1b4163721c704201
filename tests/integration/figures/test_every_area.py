"""Every employment area of the country makes a pack that loads, and its pages work whatever it lacks."""

import pytest

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import PACKS, load_pack, pack_files, read_pack
from luukku.connectors import official

AREAS = official.employment_areas()
BY_SIZE = sorted(AREAS.values(), key=lambda area: len(area.municipalities))
LAPLAND = next(area for area in AREAS.values() if official.municipality(area.municipalities[0]).region == "19")
BILINGUAL = max(AREAS.values(), key=lambda area: sum(official.municipality(code).bilingual for code in area.municipalities))
PAGES = [
    *("/alue/", "/alue/kunnat/", "/alue/toimipisteet/", "/alue/vertailu/", "/alue/vertailu/?mita=avoimet&kuva=kartta"),
    *("/alue/vertailu/?mita=vakiluku-20v", "/alue/tyottomyys/", "/alue/vaesto/?alku=2000"),
    *("/talous/osuudet/", "/talous/osuudet/oma/", "/talous/osuudet/?muutos=10"),
    *("/talous/maksuosuus/", "/talous/ryhma/?ajalta=24", "/talous/kannattavuus/"),
    *("/talous/valtionosuus/", "/talous/valtionosuus/?vuosi=2027&ika_maa=3000000&tyottomat_maa=300000"),
]
PLAN_PAGES = [
    *("/alue/taulukot/", "/alue/pendelointi/", "/alue/pendelointi/?luku=tyopaikka", "/alue/tyollisyyskoodit/"),
    *("/alue/tyollisyyskoodit/?luku=ero", "/alue/henkilosto/", "/alue/rahoitus/", "/alue/rahoitus/?peruste=laaja"),
    *("/alue/lautakunta/", "/alue/lautakunta/?vuosi=2000", "/alue/lautakunta/?liittyy=Helsinki"),
    *("/talous/laskut/", "/talous/laskut/?kausi=2026&erat=12"),
]
"""Pages that an area has by the tables of its plan, or by its own rule."""
OF_EACH = ("/alue/kunnat/", "/talous/valtionosuus/", "/talous/osuudet/")
"""Pages that each municipality has."""
WALKED = {"one municipality": BY_SIZE[0], "the largest": BY_SIZE[-1], "bilingual": BILINGUAL, "Lapland": LAPLAND}
READ = [("one municipality", "fi"), ("one municipality", "en"), ("the largest", "fi"), ("bilingual", "sv"), ("Lapland", "en")]
"""Who is walked in which language; the demo's area is walked in all."""


@pytest.mark.parametrize("code", AREAS)
def test_a_pack_is_made_for_each_area_and_reads_back_the_same(code):
    pack = new_pack(code)
    assert {member.code for member in pack.municipalities} == set(AREAS[code].municipalities)
    files = {path: text.encode() for path, text in pack_files(pack).items()}
    assert read_pack(files, name=code) == pack


@pytest.mark.django_db
@pytest.mark.parametrize(("what", "language"), READ)
def test_every_page_of_the_area_works(signed_in, clock, what, language):
    area = WALKED[what]
    actions.load_pack(pack=new_pack(area.code), name=what, clock=clock)
    walk(signed_in("director"), area.municipalities, language)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_of_the_demo_s_area_works(signed_in, clock, language):
    pack = load_pack(PACKS / "paijat-hame")
    actions.load_pack(pack=pack, name="demo", clock=clock)
    codes = [member.code for member in pack.municipalities]
    of_plan = [*PLAN_PAGES, *(f"/alue/taulukot/{table.stem}/" for table in pack.tables)]
    of_plan += [f"/talous/laskut/{code}/?erat=2" for code in codes]
    walk(signed_in("director"), codes, language, [*of_plan, *(f"/alue/pendelointi/?kunta={code}" for code in codes)])


def walk(client, municipalities, language, more=()):
    for path in [*PAGES, *more, *(f"{page}{code}/" for page in OF_EACH for code in municipalities)]:
        response = client.get(f"{path}{'&' if '?' in path else '?'}kieli={language}")
        body = response.content.decode()
        assert response.status_code == 200, path
        assert "<h1>" in body
        assert "None" not in body.split("<main", 1)[1].split("</main>")[0], path
