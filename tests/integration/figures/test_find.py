"""'Hae tai siirry' leads to pages, municipalities, tables and figures by the words that people use."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from luukku.area.queries import current
from tests.page_text import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_lemmas")]

GOLDEN = Path(__file__).parents[2] / "golden" / "names" / "municipalities.csv"


def found(response) -> dict[str, list[tuple[str, str]]]:
    """Titles and addresses of the hits by the heading of their group."""
    body = response.content.decode().split('<main id="sisalto">')[1].split("</main>")[0]
    groups = re.findall(r"<h2[^>]*>(.*?)</h2>.*?<ul class=\"lines\">(.*?)</ul>", body, re.S)
    return {
        title: [(unescape(name), unescape(url)) for url, name in re.findall(r'<a href="([^"]+)">(.*?)</a>', hits)]
        for title, hits in groups
    }


def addresses(response) -> list[str]:
    """Where the answer leads: at once, or by its hits."""
    if response.status_code == 302:
        return [response.headers["Location"]]
    return [url for hits in found(response).values() for _, url in hits]


def test_a_place_named_exactly_opens_at_once(signed_in):
    client = signed_in("director")
    for member in current().municipalities:
        plain = member.name.fi.lower().replace("ä", "a").replace("ö", "o")
        for words in (member.name.fi, plain, member.name.sv, member.code, f"{member.name.fi} kunta"):
            response = client.get("/siirry/", {"q": words})
            assert (response.status_code, response.headers.get("Location")) == (302, f"/alue/kunnat/{member.code}/"), words
    assert client.get("/siirry/", {"q": "toimipisteet"}).headers["Location"] == "/alue/toimipisteet/"


def test_a_municipality_opens_by_its_name_in_any_case(signed_in):
    client = signed_in("counterpart")
    members = {member.code for member in current().municipalities}
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"] in members]
    assert len(rows) == len(members)
    for row in rows:
        for case in ("genitive", "where", "where_from"):
            assert client.get("/siirry/", {"q": row[case]}).headers.get("Location") == f"/alue/kunnat/{row['code']}/", row[case]


def test_inflected_words_open_pages_too(signed_in):
    client = signed_in("director")
    assert client.get("/siirry/", {"q": "toimipisteiden"}).headers["Location"] == "/alue/toimipisteet/"
    assert client.get("/siirry/", {"q": "kunta"}).headers["Location"] == "/alue/kunnat/"


def test_a_figure_leads_to_where_it_is_shown(signed_in):
    client = signed_in("director")
    hits = found(client.get("/siirry/", {"q": "työttömyysasteesta"}))
    assert ("Työttömyysaste", "/alue/kunnat/?jarjesta=-aste#t-kunnat") in hits["Luvut"]
    for _title, url in hits["Luvut"]:
        path, _, fragment = url.partition("#")
        assert f'id="{fragment}"' in client.get(path).content.decode(), url


def test_every_table_and_its_figures_are_found_by_their_titles(signed_in):
    client = signed_in("planner")
    for table in current().tables:
        page = f"/alue/taulukot/{table.stem}/"
        opened = client.get("/siirry/", {"q": table.spec.title.fi})
        assert page in ([opened.headers["Location"]] if opened.status_code == 302 else addresses(opened)), table.stem
        for key, column in table.spec.columns.items():
            if column.municipality:
                continue
            response = client.get("/siirry/", {"q": column.title.fi})
            assert any(url.startswith(f"{page}?jarjesta=-{key}#") for url in addresses(response)), column.title.fi


def test_two_words_are_answered_by_the_place_that_has_both(signed_in):
    client = signed_in("director")
    member = current().municipalities[0]
    hits = found(client.get("/siirry/", {"q": f"työttömyys {member.name.fi}"}))
    assert hits["Kunnat"] == [(member.name.fi, f"/alue/kunnat/{member.code}/")]


def test_a_service_point_is_found_by_its_street(signed_in):
    client = signed_in("expert")
    for point in current().service_points:
        assert "/alue/toimipisteet/" in addresses(client.get("/siirry/", {"q": point.street}))


def test_hits_are_told_apart_by_what_they_are_and_by_their_table(signed_in):
    response = signed_in("director").get("/siirry/", {"q": "työttömyys"})
    hits = found(response)
    assert "Luvut" in hits
    assert len({hit for group in hits.values() for hit in group}) == sum(len(group) for group in hits.values())
    assert "Kuntien tunnusluvut" in text_of(response)


def test_a_typing_error_gets_the_nearest_match(signed_in):
    client = signed_in("director")
    longest = max((member.name.fi for member in current().municipalities), key=len)
    response = client.get("/siirry/", {"q": longest[:4] + longest[5:]})
    assert "Tarkoititko jotakin näistä?" in text_of(response)
    assert longest in [title for title, _ in found(response)["Kunnat"]]
    assert "Työttömyysaste" in [title for title, _ in found(client.get("/siirry/", {"q": "työtömyysaste"}))["Luvut"]]


@pytest.mark.parametrize(
    "words", ["<script>x</script>", "🙂🙂", "qwxz", "\x00", "ö" * 5000, "'; drop table --", "%s %(x)s {{ y }}"]
)
def test_words_that_name_nothing_are_told_so(signed_in, words):
    response = signed_in("director").get("/siirry/", {"q": words})
    assert response.status_code == 200
    assert "eikä lähellekään sopivaa löydy" in text_of(response)
    assert "<script>x" not in response.content.decode()


@pytest.mark.parametrize("words", ["", "   ", "\t\n", "\u00a0"])
def test_nothing_to_look_for_asks_what_is_wanted(signed_in, words):
    assert "Kirjoita, mitä etsit" in text_of(signed_in("director").get("/siirry/", {"q": words}))


INDICATORS = "/alue/taulukot/municipal_indicators_2022/"


def column_of(key: str) -> str:
    """Where a figure of the key figures by municipality is shown in its own order."""
    return f"{INDICATORS}?jarjesta=-{key}#t-municipal_indicators_2022"


@pytest.mark.parametrize(
    ("words", "language", "place"),
    [
        ("populations", "en", column_of("population")),
        ("unemployment rates", "en", column_of("unemployment_rate_pct")),
        ("arbetslöshetsgraden", "sv", column_of("unemployment_rate_pct")),
        ("kommunernas nyckeltal", "sv", INDICATORS),
    ],
)
def test_the_search_speaks_the_reader_s_language(signed_in, words, language, place):
    assert place in addresses(signed_in("director").get("/siirry/", {"q": words, "kieli": language}))


def test_the_search_offers_no_room_that_one_may_not_enter(signed_in):
    assert addresses(signed_in("administrator").get("/siirry/", {"q": "Käyttäjät"})) == ["/kayttajat/"]
    assert "/kayttajat/" not in addresses(signed_in("expert").get("/siirry/", {"q": "Käyttäjät"}))
