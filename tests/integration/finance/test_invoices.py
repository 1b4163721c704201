"""The pages of invoices: their sums are the settlement's to the cent in any number of instalments; a correction stands alone."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import pack_files, read_pack
from luukku.area.queries import current
from luukku.finance import queries
from luukku.finance.domain.sharing import Part, Settlement, read_period
from tests.integration.figures.test_downloads import bare, lines, workbook
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/laskut/"


@pytest.fixture
def settlement() -> Settlement:
    """The demo's own agreement in its own period."""
    (name,) = queries.agreements()
    return queries.settlement(name)


@pytest.fixture
def two_agreements(clock) -> tuple[Settlement, Settlement]:
    """The demo's agreement, and one beside it that shares another sum; the settlements of both."""
    pack = current()
    texts = {path: text.encode() for path, text in pack_files(pack).items()}
    own = [path for path in texts if path.startswith("agreements/plan")]
    copies = {path.replace("plan", "tarkistettu", 1): texts[path] for path in own}
    text = copies["agreements/tarkistettu.yaml"]
    assert text.count(b"6033000.00") == 1
    copies["agreements/tarkistettu.yaml"] = text.replace(b"6033000.00", b"6000000.01")
    actions.load_pack(pack=read_pack(texts | copies, name="two"), name="two", clock=clock)
    return queries.settlement("plan"), queries.settlement("tarkistettu")


def euros(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}"


def sums(rows: list[list[str]]) -> dict[str, list[str]]:
    return {row[0]: [bare(cell) for cell in row[1:]] for row in rows}


def test_the_sums_on_the_page_are_the_settlement_s(signed_in, settlement):
    page = sums(rows_of(signed_in("controller").get(PAGE), caption="Laskut kunnittain"))
    names = {each.code: each.name.fi for each in current().municipalities}
    for code, cents in settlement.totals().items():
        assert page[names[code]] == [euros(cents)]
    assert page["Yhteensä"] == [euros(settlement.sum_cents())]


@pytest.mark.parametrize("count", [2, 4, 12])
def test_instalments_sum_to_the_whole_on_the_page(signed_in, settlement, count):
    page = sums(rows_of(signed_in("controller").get(f"{PAGE}?erat={count}"), caption="Laskut kunnittain"))
    for cells in page.values():
        cents = [round(Fraction(cell.replace(",", ".")) * 100) for cell in cells]
        assert len(cents) == count + 1
        assert sum(cents[:-1]) == cents[-1]
    assert page["Yhteensä"][-1] == euros(settlement.sum_cents())


def test_every_line_can_be_taken_out_and_sums_to_the_whole(signed_in, settlement):
    client = signed_in("controller")
    head, *rows = lines(client.get(f"{PAGE}?erat=3&muoto=koneluku&taulukko=laskurivit"))
    assert head == ["line", "kunta", "kuntanumero", "era", "lohko", "kausi", "peruste", "tili", "summa"]
    by_code: dict[str, Fraction] = {}
    for row in rows:
        by_code[row[2]] = by_code.get(row[2], Fraction(0)) + Fraction(row[-1])
        assert row[6]
        assert row[7] == "avoin"
    assert {code: cents for code, cents in settlement.totals().items() if cents} == {c: s * 100 for c, s in by_code.items()}
    book = workbook(client.get(f"{PAGE}?erat=3&muoto=xlsx"))
    assert book.sheetnames == ["Laskut kunnittain", "Kaikki laskurivit", "Lähteet"]
    assert book["Kaikki laskurivit"].max_row == len(rows) + 2


def test_a_municipality_s_lines_are_its_blocks_with_their_grounds(signed_in, settlement):
    member = current().municipalities[3]
    client = signed_in("counterpart")
    response = client.get(f"{PAGE}{member.code}/")
    rows = rows_of(response, caption="Laskun rivit")
    own = [row for row in settlement.rows() if row.municipality == member.code and row.cents]
    assert [bare(row[-1]) for row in rows] == [euros(row.cents) for row in own] + [euros(settlement.totals()[member.code])]
    assert all(row[2] for row in rows[:-1])
    reasons = rows_of(response, caption="Näin summat on laskettu")
    assert "[laaja työttömyys]" in reasons[0][1]
    assert len(reasons) == len(own)
    assert text_of(response).startswith(f"{member.name.fi}: laskut, tilitys")


def test_a_municipality_s_instalments_stand_in_groups_with_their_sums(signed_in, settlement):
    member = current().municipalities[0]
    rows = rows_of(signed_in("controller").get(f"{PAGE}{member.code}/?erat=2"), caption="Laskun rivit")
    totals = [bare(row[-1]) for row in rows if row[0] == "Yhteensä"]
    assert len(totals) == 2
    assert sum(Fraction(total.replace(",", ".")) for total in totals) * 100 == settlement.totals()[member.code]
    book = workbook(signed_in("controller").get(f"{PAGE}{member.code}/?erat=2&muoto=xlsx"))
    assert book.sheetnames == ["Laskun rivit", "Näin summat on laskettu", "Lähteet"]


def test_a_budget_is_invoiced_as_an_advance(signed_in):
    response = signed_in("controller").get(f"{PAGE}?kausi=2026")
    advance = queries.settlement("plan", period=read_period("2026"))
    assert advance.main_part is Part.ADVANCE
    assert text_of(response).startswith("Laskut, ennakko 2026")
    assert sums(rows_of(response, caption="Laskut kunnittain"))["Yhteensä"] == [euros(advance.sum_cents())]


def test_a_correction_is_lines_of_its_own(signed_in, two_agreements):
    before, after = two_agreements
    client = signed_in("controller")
    response = client.get(f"{PAGE}?sopimus=tarkistettu&korjaa=plan")
    page = sums(rows_of(response, caption="Laskut kunnittain"))
    names = {each.code: each.name.fi for each in current().municipalities}
    for code, cents in after.totals().items():
        assert page[names[code]] == [euros(cents - before.totals()[code])]
    assert page["Yhteensä"] == [euros(after.sum_cents() - before.sum_cents())]
    assert "kunnilta laskutetaan lisää 0,00 €" in text_of(response)
    code = next(iter(after.totals()))
    one = client.get(f"{PAGE}{code}/?sopimus=tarkistettu&korjaa=plan")
    (row, _sum) = rows_of(one, caption="Laskun rivit")
    assert "Korjaus: laskutettu aiemmin" in row[2]
    assert "hyvitetään yhteensä" in text_of(one)


def test_what_is_the_same_needs_no_correction(signed_in, two_agreements):
    response = signed_in("controller").get(f"{PAGE}?kausi=2026&sopimus=tarkistettu&korjaa=plan")
    assert "Korjattavaa ei ole" in text_of(response)
    assert response.content.decode().count("<table") == 0


def test_filters_offer_only_what_there_is_to_choose(signed_in, two_agreements):
    client = signed_in("controller")
    both = client.get(PAGE).content.decode()
    assert all(f'name="{name}"' in both for name in ("sopimus", "kausi", "erat", "korjaa"))
    assert 'name="osa"' not in both


@pytest.mark.parametrize(
    ("query", "nearest"),
    [("sopimus=plaan", "plan"), ("kausi=2052", "2025"), ("osa=tilitis", "tilitys"), ("erat=13", "1"), ("korjaa=x", None)],
)
def test_what_an_address_asks_wrongly_is_named_with_the_nearest(signed_in, query, nearest):
    response = signed_in("controller").get(f"{PAGE}?{query}")
    assert response.status_code == 400
    text = response.content.decode()
    assert query.split("=")[1] in text
    assert nearest is None or nearest in text


def test_a_municipality_of_another_area_is_told_where_it_belongs(signed_in):
    response = signed_in("controller").get(f"{PAGE}091/")
    assert response.status_code == 404
    assert "Helsinki" in response.content.decode()


def test_an_area_without_agreements_has_no_invoices_and_no_link_to_them(signed_in, clock):
    actions.load_pack(pack=new_pack("02"), name="02", clock=clock)
    client = signed_in("controller")
    code = current().municipalities[0].code
    assert client.get(PAGE).status_code == client.get(f"{PAGE}{code}/").status_code == 404
    assert PAGE not in client.get("/alue/").content.decode()


def test_rules_without_figures_are_nothing_to_invoice_by(signed_in, clock):
    pack = current()
    texts = {path: text.encode() for path, text in pack_files(pack).items() if not path.startswith("agreements/plan/")}
    actions.load_pack(pack=read_pack(texts, name="rules"), name="rules", clock=clock)
    assert queries.agreements()
    assert signed_in("controller").get(PAGE).status_code == 404


def test_one_who_pays_nothing_is_told_so(signed_in, clock):
    pack = current()
    first = pack.municipalities[0].code
    texts = {path: text.encode() for path, text in pack_files(pack).items()}
    for path in [path for path in texts if path.startswith("agreements/")]:
        kept = [line for line in texts[path].splitlines(keepends=True) if first.encode() not in line]
        texts[path] = b"".join(kept)
    actions.load_pack(pack=read_pack(texts, name="fewer"), name="fewer", clock=clock)
    response = signed_in("controller").get(f"{PAGE}{first}/")
    assert "Laskutettavaa ei ole." in text_of(response)
    assert "Laskun rivit" not in response.content.decode()


def test_a_page_asks_the_database_the_same_whatever_it_shows(signed_in):
    client = signed_in("controller")
    counts = []
    for path in (PAGE, f"{PAGE}?erat=12", f"{PAGE}{current().municipalities[0].code}/?erat=12"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries_made:
            client.get(path)
        counts.append(len(queries_made))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_are_read_in_other_languages(signed_in, settlement, language):
    client = signed_in("controller")
    body = client.get(f"{PAGE}?kieli={language}").content.decode()
    block = settlement.shared[0].block
    code = current().municipalities[0].code
    assert f'lang="{language}"' in body
    assert block.title.in_language(language) in client.get(f"{PAGE}{code}/?kieli={language}").content.decode()
