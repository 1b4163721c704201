"""An area may open its figures to everybody: off by default; a stranger sees no desk and no persons, the same sources."""

import gzip

import pytest
from django.test import Client

from luukku.area.queries import current

pytestmark = pytest.mark.django_db
OPEN = [
    *("/alue/", "/alue/kunnat/", "/alue/kunnat/CODE/", "/alue/toimipisteet/", "/alue/taulukot/", "/alue/pendelointi/"),
    *("/alue/tyollisyyskoodit/", "/alue/henkilosto/", "/alue/rahoitus/", "/alue/lautakunta/"),
]
MONEY = [
    *("/talous/valtionosuus/", "/talous/osuudet/", "/talous/laskut/", "/talous/maksuosuus/", "/talous/ryhma/"),
    "/talous/kannattavuus/",
]


def concrete(path: str) -> str:
    return path.replace("CODE", current().municipalities[0].code)


@pytest.mark.parametrize("path", OPEN + MONEY)
def test_by_default_a_stranger_is_sent_to_sign_in(client, path):
    assert client.get(concrete(path)).status_code == 302


@pytest.fixture
def opened(settings) -> Client:
    settings.OPEN_PAGES = True
    return Client()


@pytest.mark.parametrize("path", OPEN + MONEY)
def test_an_open_page_shows_figures_and_sources_but_no_desk(opened, path):
    response = opened.get(concrete(path))
    body = response.content.decode()
    assert response.status_code == 200
    assert 'class="rail"' not in body
    assert 'class="strip"' not in body
    assert "csrfmiddlewaretoken" not in body
    assert ("<dt>Lähde</dt>" in body) == ('class="src' in body)
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert response.headers["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    assert response.headers["X-Robots-Tag"] == "all"


@pytest.mark.parametrize("path", ["/kayttajat/", "/tyylikirja/", "/siirry/?q=x", "/tilanne/"])
def test_what_is_not_opened_stays_closed(opened, path):
    assert opened.get(path).status_code == 302


def test_the_links_of_an_open_page_carry_the_language(opened):
    response = opened.get("/alue/?kieli=sv")
    body = response.content.decode()
    member = current().municipalities[0].code
    assert f'href="/alue/kunnat/{member}/?kieli=sv"' in body
    assert 'href="/alue/?kieli=fi"' in body
    assert not response.cookies
    assert int(response.headers["Content-Length"]) == len(response.content)


def test_signed_in_people_keep_their_desk(signed_in, settings):
    settings.OPEN_PAGES = True
    response = signed_in("director").get("/alue/")
    assert 'class="rail"' in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"


def test_robots_may_read_only_what_is_open(client, settings):
    always = ["/maaraaikalaskuri/", "/ikkunalaskuri/", "/maksuosuuslaskuri/", "/laki/"]
    assert client.get("/robots.txt").content.decode() == robots_that_allow(always)
    settings.OPEN_PAGES = True
    assert client.get("/robots.txt").content.decode() == robots_that_allow(["/alue/", *MONEY, *always])


def robots_that_allow(addresses: list[str]) -> str:
    return "".join(["User-agent: *\n", *(f"Allow: {each}\n" for each in addresses), "Disallow: /\n"])


def test_the_pages_that_are_always_open_are_offered_beside_those_of_the_area(opened):
    top = opened.get("/alue/").content.decode().split("<main")[0]
    assert 'href="/laki/"' in top
    assert 'href="/alue/kunnat/"' in top


def test_the_area_is_not_named_nor_asked_on_a_page_that_speaks_of_none(opened, django_assert_num_queries):
    with django_assert_num_queries(0):
        top = opened.get("/laki/").content.decode().split("<main")[0]
    assert current().authority.name.fi not in top
    assert 'href="/alue/kunnat/"' not in top


@pytest.mark.parametrize("path", ["/", "/kirjaudu/", "/healthz", "/robots.txt"])
def test_public_pages_that_are_not_listed_are_not_for_caches(client, path):
    assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_a_fault_is_not_kept_by_caches(rf):
    from django.http import HttpResponse

    from luukku.core.ui.middleware import open_pages

    def broken(request):
        request.is_public = True
        return HttpResponse(status=500)

    assert "Cache-Control" not in open_pages(broken)(rf.get("/laki/")).headers


def test_an_open_page_is_packed_for_who_unpacks_it_and_a_page_behind_the_door_never(client, signed_in):
    packed = client.get("/laki/", headers={"accept-encoding": "gzip, br"})
    plain = client.get("/laki/")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content) / 3
    assert "Content-Encoding" not in plain.headers
    behind = signed_in("director").get("/laki/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in behind.headers
