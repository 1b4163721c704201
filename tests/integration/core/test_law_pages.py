"""Pages of the law's parameters, read by a stranger. Only tests that sign in may use the database: the pages do not."""

import csv
import io
import re
import shlex
import subprocess
import sys
from datetime import date, timedelta
from html import unescape

import openpyxl
import pytest
from django.test import Client

from luukku.core.lawbook import queries
from luukku.core.lawbook.book import lawbook, lawbook_date, values
from luukku.core.lawbook.shown import in_words
from luukku.law import Special
from luukku.law.review import changes
from tests.page_text import text_of

TODAY = date(2026, 11, 24)
DEADLINE = "process.initial_interview.deadline"
ALWAYS = ["/laki/", f"/laki/{DEADLINE}/", "/laki/muutokset/", "/laki/vahvistettavat/"]


def rows_of(response) -> dict[str, str]:
    """The text of each row of the list by the key that its link leads to."""
    found = re.findall(r'<tr><th scope="row"><a href="/laki/([^"/]+)/[^"]*">(.*?)</tr>', response.content.decode(), re.S)
    return {key: " ".join(unescape(re.sub(r"<[^>]+>", " ", row)).replace("\u00a0", " ").split()) for key, row in found}


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("path", ALWAYS)
def test_a_stranger_reads_it_without_a_cookie_and_caches_may_keep_it(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert response.headers["X-Robots-Tag"] == "all"
    body = response.content.decode()
    assert 'class="rail"' not in body
    assert 'href="/kirjaudu/"' in body


@pytest.mark.parametrize("path", ALWAYS)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_links_and_forms_keep_the_language_of_the_address(client, path, language):
    response = client.get(path, {"kieli": language})
    body = response.content.decode()
    assert f'<html lang="{language}">' in body
    assert f'href="/laki/vahvistettavat/?kieli={language}"' in body
    forms = re.findall(r"<form [^>]*>", body)
    assert forms
    assert body.count(f'<input type="hidden" name="kieli" value="{language}">') == len(forms)
    assert int(response.headers["Content-Length"]) == len(response.content)


@pytest.mark.parametrize("path", ALWAYS)
def test_a_language_that_there_is_not_is_passed_over(client, path):
    response = client.get(path, {"kieli": "de"})
    assert response.status_code == 200
    assert '<html lang="fi">' in response.content.decode()


@pytest.mark.parametrize("path", ALWAYS)
def test_each_page_says_how_old_the_lawbook_is_and_where_an_error_is_told(client, path, settings):
    assert f"Lakikirja on päivätty {lawbook_date():%-d.%-m.%Y}. Virheestä voi ilmoittaa: alueen pääkäyttäjälle" in text_of(
        client.get(path)
    )
    settings.REPORT_TO = "laki@example.org"
    assert 'href="mailto:laki@example.org"' in client.get(path).content.decode()
    settings.REPORT_TO = "https://example.org/palaute"
    assert 'href="https://example.org/palaute"' in client.get(path).content.decode()
    settings.REPORT_TO = 'javascript:alert("x")'
    assert "<a href=" not in client.get(path).content.decode().split("Virheestä voi ilmoittaa:")[1].split("</p>")[0]


def test_the_list_says_of_every_parameter_what_the_lawbook_says_on_the_day(client):
    for day in (TODAY, date(2025, 6, 1)):
        shown: dict[str, str] = {}
        address = f"/laki/?paiva={day}"
        while address:
            response = client.get(address)
            shown |= rows_of(response)
            following = re.search(r'<a href="([^"]+)" rel="next">', response.content.decode())
            address = unescape(following[1]) if following else ""
        assert shown.keys() == lawbook().parameters.keys()
        for key, parameter in lawbook().parameters.items():
            value = parameter.on(day)
            assert plain(in_words(value, language="fi") if value else "ei vielä") in shown[key], key


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_parameter_has_its_page_with_all_its_values(client, language):
    for key, parameter in lawbook().parameters.items():
        response = client.get(f"/laki/{key}/", {"kieli": language})
        assert response.status_code == 200, key
        text = text_of(response)
        assert plain(parameter.title.in_language(language)) in text
        assert all(plain(value.source) in text for value in parameter.values if not value.citation), key
        assert response.content.decode().count('class="mark') == len(parameter.values) + bool(parameter.on(TODAY))


def test_the_page_of_a_parameter_speaks_of_the_chosen_day(client):
    assert "24.11.2026: 10 arkipäivää , voimassa 1.1.2026–." in text_of(client.get(f"/laki/{DEADLINE}/"))
    assert "31.12.2025: 5 arkipäivää , voimassa 1.1.–31.12.2025." in text_of(client.get(f"/laki/{DEADLINE}/?paiva=31.12.2025"))
    assert "Ensimmäinen arvo alkaa 2.5.2022." in text_of(client.get(f"/laki/{DEADLINE}/?paiva=1.5.2022"))


def test_a_value_that_rests_on_a_new_act_is_no_new_era_of_the_drawing(client):
    drawing = re.search(r"<svg class=\"bar hist\".*?</svg>", client.get(f"/laki/{DEADLINE}/").content.decode(), re.S)
    assert drawing
    assert drawing[0].count("<rect") == 2
    assert 'aria-label="Aikajana: 2.5.2022: 5 arkipäivää; 1.1.2026: 10 arkipäivää"' in drawing[0]


def test_sisters_are_the_parameters_of_the_same_group(client):
    sisters = client.get(f"/laki/{DEADLINE}/").content.decode().split("Samaa asiaa koskevat")[1]
    assert set(re.findall(r'href="/laki/([a-z_.0-9]+)/', sisters)) == {
        key for key in lawbook().parameters if key.startswith("process.initial_interview.") and key != DEADLINE
    }


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("alkuhaastattelun määräaika", DEADLINE),
        ("time limit of the initial interview", DEADLINE),
        (DEADLINE, DEADLINE),
        ("380/2023 31 § 1", DEADLINE),
    ],
)
def test_words_sections_and_keys_find_their_parameter(client, asked, first):
    response = client.get("/laki/", {"haku": asked})
    assert next(iter(rows_of(response))) == first
    assert "täsmälleen" not in text_of(response)


def test_a_mistyped_word_finds_the_nearest_and_says_so(client):
    response = client.get("/laki/", {"haku": "alkuhastattelu"})
    assert DEADLINE in rows_of(response)
    assert "Mikään parametri ei vastaa hakua alkuhastattelu täsmälleen." in text_of(response)


def test_words_that_nothing_answers_are_told_and_shown_as_text(client):
    response = client.get("/laki/", {"haku": "<script>xyzzy</script>"})
    assert "<script>xyzzy" not in response.content.decode()
    assert "Mikään parametri ei vastaa hakua <script>xyzzy</script> näillä valinnoilla" in text_of(response)


def test_a_topic_and_a_mark_narrow_the_list_and_together_more(client):
    waiting = rows_of(client.get("/laki/?merkki=vahvistettava"))
    assert waiting.keys() == {
        key
        for key, each in lawbook().parameters.items()
        if (each.on(TODAY) or each.values[0]).mark.to_be_confirmed
    }  # fmt: skip
    procurement = rows_of(client.get("/laki/?aihe=procurement"))
    assert procurement.keys() == {key for key, each in lawbook().parameters.items() if "/procurement/" in each.file}
    assert rows_of(client.get("/laki/?aihe=procurement&merkki=vahvistettava")).keys() == waiting.keys() & procurement.keys()


def test_stale_values_are_those_checked_more_than_a_year_before_the_day(client):
    assert not rows_of(client.get("/laki/?tarkistus=myohassa"))
    assert "Ei parametreja" in text_of(client.get("/laki/?tarkistus=myohassa"))
    later = client.get(f"/laki/?tarkistus=myohassa&paiva={lawbook_date() + timedelta(days=400)}")
    assert len(rows_of(later)) == 100
    assert f"100 / {len(lawbook().parameters)} parametria" in text_of(later)


@pytest.mark.parametrize(
    ("word", "given", "near"), [("aihe", "proces", "process"), ("merkki", "X", ""), ("alkaen", DEADLINE[:-1], DEADLINE)]
)
def test_a_filter_that_there_is_not_is_named_with_the_nearest(client, word, given, near):
    response = client.get("/laki/", {word: given})
    assert response.status_code == 400
    assert f"Sivu ei tunne valintaa {word}={given}" in text_of(response).replace(" .", ".")
    assert not near or f"Tarkoititko: {near}" in text_of(response)


@pytest.mark.parametrize("path", ALWAYS)
@pytest.mark.parametrize("day", ["31.11.2026", "1.1.1850", "<b>", "2026-13-01"])
def test_a_day_that_there_is_not_is_told_at_its_field_and_kept_there(client, path, day):
    word = "mihin" if "muutokset" in path else "paiva"
    response = client.get(path, {word: day})
    body = response.content.decode()
    assert response.status_code == 422
    assert f"Päivää ”{day}” ei ole tai se ei ole vuosina 2000–2036." in unescape(body)
    assert f'aria-invalid="true" aria-describedby="f-{word}-virhe"' in body
    assert "<title>Virhe: " in body
    assert "”<b>”" not in body


def test_an_unknown_key_is_answered_with_the_nearest_and_a_group_with_its_members(client):
    response = client.get("/laki/process.initial_interview.dedline/")
    assert response.status_code == 404
    assert f'href="/laki/{DEADLINE}/"' in response.content.decode()
    group = client.get("/laki/process.initial_interview/")
    assert group.status_code == 404
    assert "on ryhmä" in text_of(group)
    assert group.content.decode().count('href="/laki/process.initial_interview.') == 4
    assert client.get("/laki/xyzzy/").status_code == 404


@pytest.mark.parametrize(
    ("before", "after"), [("2025-12-31", "2026-01-01"), ("2022-01-01", "2027-06-01"), ("2026-11-01", "2026-11-02")]
)
def test_changes_are_those_of_the_lawbook(client, before, after):
    response = client.get("/laki/muutokset/", {"mista": before, "mihin": after})
    found = changes(lawbook(), before=date.fromisoformat(before), after=date.fromisoformat(after))
    assert list(rows_of(response)) == [change.parameter.key for change in found]
    for change in found:
        row = rows_of(response)[change.parameter.key]
        assert all(plain(in_words(side, language="fi")) in row for side in (change.old, change.new) if side)


def test_one_day_alone_asks_what_changes_on_it_or_what_changed_since_it(client):
    on_it = text_of(client.get("/laki/muutokset/?mihin=1.1.2026"))
    assert "Päivien 31.12.2025 ja 1.1.2026 välillä" in on_it
    since = text_of(client.get("/laki/muutokset/?mista=1.1.2026"))
    assert "Päivien 1.1.2026 ja 24.11.2026 välillä" in since
    assert "Päivien 31.12.2026 ja 1.1.2027 välillä" in text_of(client.get("/laki/muutokset/"))
    assert "mikään arvo ei muutu" in text_of(client.get("/laki/muutokset/?mista=2.11.2026&mihin=2.11.2026"))


def test_days_the_wrong_way_round_are_told(client):
    response = client.get("/laki/muutokset/?mista=1.1.2027&mihin=1.1.2026")
    assert response.status_code == 422
    assert "Jälkimmäinen päivä on ennen edellistä" in text_of(response)


def test_every_value_that_is_not_sure_awaits_confirmation(client):
    body = client.get("/laki/vahvistettavat/").content.decode()
    waiting = [value for value in values() if value.mark.to_be_confirmed]
    for value in waiting:
        assert f'href="/laki/{value.key}/?paiva={value.from_}"' in body
    assert body.count("Luettava:") == len(waiting)


def test_the_commands_that_are_shown_are_accepted(tmp_path):
    """Each command but the name of who looked is run as it stands, on a copy of the lawbook."""
    import shutil

    copy = tmp_path / "lawbook"
    shutil.copytree(lawbook().folder, copy)
    shown = queries.to_confirm(day=TODAY, language="fi")
    commands = [each.command for each in (*shown.in_force, *shown.coming, *shown.ended)]
    known = [command for command in commands if command and "SÄÄDÖS" not in command]
    assert known
    for command in known[:2]:
        _luukku, *arguments = shlex.split(command)
        done = subprocess.run(
            [sys.executable, "-m", "luukku.config", *arguments],
            env={"LUUKKU_LAWBOOK": str(copy), "PYTHONPATH": "src"},
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr


def test_a_figure_that_is_missing_is_first_written_into_its_file(client):
    text = text_of(client.get("/laki/vahvistettavat/"))
    missing = [value for value in values() if value.value is Special.UNKNOWN and value.mark.to_be_confirmed]
    assert all(f"Arvo kirjoitetaan tiedostoon {value.file}:{value.line}" in text for value in missing)


def test_the_tables_are_taken_out_and_hold_the_lawbook(client):
    response = client.get("/laki/?muoto=csv&haku=alkuhaastattelun+määräaika")
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert any(DEADLINE in row and "10 arkipäivää" in row for row in rows)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/laki/?muoto=xlsx").getvalue()))
    assert sum(
        1 for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell in lawbook().parameters
    ) == len(lawbook().parameters)
    changed = client.get("/laki/muutokset/?mihin=1.1.2026&muoto=csv").getvalue().decode("utf-8-sig")
    assert "5 arkipäivää;10 arkipäivää;1.1.2026" in changed


def test_what_is_typed_stands_in_no_log(client, caplog, capfd):
    caplog.set_level(0)
    for path in (
        "/laki/?haku=hyvinsalainen",
        "/laki/?paiva=hyvinsalainen",
        "/laki/?aihe=hyvinsalainen",
        "/laki/muutokset/?mista=hyvinsalainen",
    ):
        client.get(path)
    heard = capfd.readouterr()
    assert "hyvinsalainen" not in caplog.text + heard.out + heard.err


@pytest.mark.django_db
def test_signed_in_people_read_it_inside_their_desk(signed_in):
    response = signed_in("expert").get("/laki/")
    body = response.content.decode()
    assert re.search(r'<a href="/laki/" aria-current="page">Parametrit', body)
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_the_day_of_the_desk_is_the_day_of_the_page(signed_in):
    text = text_of(signed_in("expert").get(f"/laki/{DEADLINE}/?tilanne=2025-06-01"))
    assert "1.6.2025: 5 arkipäivää" in text


@pytest.mark.django_db
def test_the_search_of_the_desk_goes_to_a_parameter(signed_in):
    client: Client = signed_in("expert")
    assert client.get("/siirry/", {"q": DEADLINE}).headers["Location"] == f"/laki/{DEADLINE}/"
    assert f'href="/laki/{DEADLINE}/"' in client.get("/siirry/", {"q": "alkuhaastattelu"}).content.decode()
