"""An agreement file that a reader sends: computed as the area's own, told what is wrong with it, and gone when the page is."""

import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luukku.area.pack_files import PACKS
from luukku.area.queries import current
from luukku.finance import queries
from luukku.finance.domain.sharing import read_period
from luukku.finance.sharing import asked, cases, member_page
from tests.integration.figures.test_downloads import EXCEL
from tests.integration.figures.test_pages import rows_of
from tests.integration.finance.test_shares import cents, names, of_table
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/osuudet/oma/"
OWN = PACKS / "paijat-hame/agreements"
RULES = (OWN / "plan.yaml").read_text()
FIGURES = {name: (OWN / f"plan/{name}.csv").read_text() for name in ("keys", "direct", "amounts")}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def files(rules: str = RULES, **changes: str) -> dict[str, SimpleUploadedFile]:
    told = {"tiedosto": rules} | FIGURES | changes
    return {word: SimpleUploadedFile(f"{word}.txt", text.encode()) for word, text in told.items() if text}


def hidden(response) -> dict[str, str]:
    """What the page's form of what-if sends again."""
    found = re.findall(r'<input type="hidden" name="([^"]+-teksti)" value="([^"]*)">', response.content.decode())
    return {name: html.unescape(value) for name, value in found}


def test_what_is_sent_is_shared_as_the_command_would(signed_in):
    response = signed_in("controller").post(PAGE, files())
    totals = queries.settlement("plan", period=read_period("2025")).totals()
    page = of_table(response, "Jako kunnittain", -2)
    assert {name: page[name] for name in page if name != "Yhteensä"} == {names()[code]: total for code, total in totals.items()}
    assert response.headers["Cache-Control"] == "no-store"


def test_municipalities_of_elsewhere_are_named_too(signed_in):
    rules = 'agreement: Muualla\nvalid: {from: 2020-01-01}\nperiod: 2026\nmembers: [{code: "091"}, {code: "049"}]\n'
    rules += "keys: {people: {data: people}}\nblocks: [{id: b, amount: 100.01, key: people}]\n".replace("100.01", '"100.01"')
    response = signed_in("controller").post(PAGE, files(rules, keys="municipality,people\n091,2\n049,1\n", direct="", amounts=""))
    assert of_table(response, "Jako kunnittain", 2) == {"Espoo": 3334, "Helsinki": 6667, "Yhteensä": 10001}


def test_advances_and_what_they_lack_stand_beside_the_shares(signed_in):
    rules = 'agreement: Kaksi\nvalid: {from: 2020-01-01}\nperiod: 2026\nmembers: [{code: "091"}, {code: "049"}]\n'
    rules += "keys: {people: {data: people}}\nblocks: [{id: b, key: people}]\n"
    amounts = "block,period,part,amount\nb,2026,budget,100.01\nb,2026,actual,130.01\n"
    sent = files(rules, keys="municipality,people\n091,2\n049,1\n", direct="", amounts=amounts)
    response = signed_in("controller").post(PAGE, sent)
    rows = rows_of(response, caption="Jako kunnittain")
    assert [row[3:6] for row in rows] == [
        ["43,34", "33,34", "+10,00"],
        ["86,67", "66,67", "+20,00"],
        ["130,01", "100,01", "+30,00"],
    ]
    text = text_of(response)
    assert "Ennakot jäävät 30,00 € alle osuuksien. Eniten lisää maksaa Helsinki, +20,00 €." in text
    assert "Näin osuus syntyy: Espoo" in text


def test_a_change_of_what_was_sent_is_sent_again_and_taken_out_as_yaml(signed_in):
    client = signed_in("controller")
    leaver = current().municipalities[4].code
    again = hidden(client.post(PAGE, files()))
    assert again["tiedosto-teksti"] == RULES
    wish = {"lahtee": leaver, "viimeinen": "30.6.2025"}
    response = client.post(PAGE, again | wish)
    by_link = client.get(f"/talous/osuudet/?lahtee={leaver}&viimeinen=30.6.2025")
    assert rows_of(response, caption="Ennen ja jälkeen") == rows_of(by_link, caption="Ennen ja jälkeen")
    taken = client.post(PAGE, again | wish | {"lataa": "yaml"})
    assert f'{{code: "{leaver}", to: 2025-06-30}}' in taken.content.decode()
    assert taken.headers["Content-Disposition"] == 'attachment; filename="agreement.yaml"'
    back = client.post(PAGE, files(taken.content.decode()))
    assert of_table(back, "Jako kunnittain", -2) == of_table(response, "Jako kunnittain", -2)


def test_the_archive_and_the_workbook_are_of_the_change(signed_in):
    client = signed_in("controller")
    again = hidden(client.post(PAGE, files())) | {"luku": "broad_unemployment", "muutos": "10"}
    with zipfile.ZipFile(io.BytesIO(client.post(PAGE, again | {"lataa": "zip"}).content)) as archived:
        assert sorted(archived.namelist()) == ["agreement.yaml", "amounts.csv", "direct.csv", "keys.csv"]
        assert archived.read("keys.csv").decode() != FIGURES["keys"]
        assert sorted(archived.read("direct.csv").decode().splitlines()) == sorted(FIGURES["direct"].splitlines())
    assert client.post(PAGE, again | {"lataa": "xlsx"}).headers["Content-Type"] == EXCEL
    assert client.post(PAGE, again | {"lataa": "pdf"}).status_code == 400
    wrong = client.post(PAGE, again | {"muutos": "x", "lataa": "yaml"})
    assert wrong.status_code == 422
    assert "”x” ei käy" in text_of(wrong)


@pytest.mark.parametrize(
    ("changes", "file", "line", "said"),
    [
        ({"rules": RULES.replace('"0.5"', '"0.6"')}, "agreement.yaml", "19", "sum"),
        ({"rules": RULES.replace("key: common", "key: comon")}, "agreement.yaml", "24", "common"),
        ({"keys": FIGURES["keys"].replace("781,2022", "782,2022")}, "keys.csv", "", "781"),
        ({"keys": FIGURES["keys"].replace("8033", "paljon")}, "keys.csv", "2", "paljon"),
        ({"direct": ""}, "direct.csv", "", "missing"),
        ({"rules": "agreement: [\n"}, "agreement.yaml", "", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_file_line_and_remedy(signed_in, changes, file, line, said):
    rules = changes.pop("rules", RULES)
    response = signed_in("controller").post(PAGE, files(rules, **changes))
    assert response.status_code == 422
    rows = rows_of(response, caption="Tiedostojen viat")
    assert any(row[0] == file and (not line or row[1] == line) and said in " ".join(row[2:]) and row[4] for row in rows), rows
    assert "Jako kunnittain" not in response.content.decode()


def test_files_that_are_too_large_or_not_there_are_refused_before_they_are_read(signed_in):
    client = signed_in("controller")
    assert "Sopimustiedosto puuttuu" in text_of(client.post(PAGE, {}))
    large = client.post(PAGE, files(keys=FIGURES["keys"] + "#" * 300_000))
    assert large.status_code == 422
    assert "keys.csv on liian suuri" in text_of(large)
    huge = client.post(PAGE, files(keys="x" * 1_400_000))
    assert huge.status_code == 422
    assert "yhteensä enintään 1,2 megatavua" in text_of(huge)
    many = "".join(f'  - {{id: b{n}, amount: "1.00", key: population}}\n' for n in range(700))
    assert "liikaa lohkoja" in text_of(client.post(PAGE, files(RULES.split("blocks:")[0] + "blocks:\n" + many)))
    assert client.post(PAGE, {"tiedosto": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")}).status_code == 422


def test_titles_are_words_never_markup(signed_in):
    rules = RULES.replace("agreement: ", f"agreement: '{HOSTILE}'\n#", 1)
    rules = rules.replace("fi: Yhteiset palvelut", f"fi: '{HOSTILE}'").replace(
        "fi: Suunnitelma ei", f"fi: '{HOSTILE}'\n      #", 1
    )
    rules = rules.replace("common:", "'\"><b>x':").replace("key: common", "key: '\"><b>x'")
    client = signed_in("controller")
    response = client.post(PAGE, files(rules))
    body = response.content.decode()
    assert response.status_code == 200
    assert html.escape(HOSTILE) in body
    assert "<script>alert" not in body
    assert "<img src=x" not in body
    assert "<b>x" not in body
    assert hidden(response)["tiedosto-teksti"] == rules
    again = client.post(PAGE, hidden(response) | {"lahtee": current().municipalities[0].code, "viimeinen": HOSTILE[:20]})
    assert "<script>alert" not in again.content.decode()


def test_nothing_of_what_was_sent_is_left_anywhere(signed_in, tmp_path, monkeypatch):
    client = signed_in("controller")
    client.get(PAGE)
    session = dict(client.session)
    mark = "Merkillinen sopimus 4711"
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    state = Path(settings.CACHES["charts"]["LOCATION"])
    before = sorted(state.rglob("*")) if state.exists() else []
    kept = [each.cache_info().currsize for each in (cases.settled, asked._kept_by_keys, member_page._effects)]
    rules = RULES.replace("agreement: ", f"agreement: '{mark}'\n#", 1)
    with CaptureQueriesContext(connection) as captured:
        response = client.post(PAGE, files(rules) | {"lahtee": current().municipalities[0].code})
    assert mark in text_of(response)
    client.post(PAGE, hidden(response) | {"lataa": "xlsx"})
    assert all(query["sql"].lstrip(" (").startswith(("SELECT", "SAVEPOINT", "RELEASE")) for query in captured)
    assert dict(client.session) == session
    assert list(tmp_path.iterdir()) == []
    assert (sorted(state.rglob("*")) if state.exists() else []) == before
    assert kept == [each.cache_info().currsize for each in (cases.settled, asked._kept_by_keys, member_page._effects)]
    assert mark not in client.get("/talous/osuudet/").content.decode()


def test_a_large_file_never_touches_the_disk(signed_in, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 1000)
    response = signed_in("controller").post(PAGE, files())
    assert response.status_code == 422
    assert list(tmp_path.iterdir()) == []


def test_a_form_from_elsewhere_is_refused(signed_in):
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("controller").cookies
    assert client.post(PAGE, files()).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(PAGE).content.decode())[1]
    assert client.post(PAGE, files() | {"csrfmiddlewaretoken": token}).status_code == 200


def test_a_stranger_signs_in_first(client):
    assert client.post(PAGE, files()).status_code == 302


def test_cents_of_the_whole_are_those_of_the_agreement(signed_in):
    page = rows_of(signed_in("controller").post(PAGE, files()), caption="Jako kunnittain")
    assert cents(page[-1][-2]) == 740000000
