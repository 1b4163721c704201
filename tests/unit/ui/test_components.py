"""Components as a page uses them: what they say, and that small ones leave no white space behind."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation

from luukku.core.ui.sources import Figure, Source

SOURCE = Source(unit="prosenttia", date="10/2023", population="työvoima", source="Tilastokeskus")
FIGURE = Figure(text="9,5", value=9.5, source=SOURCE)


def draw(template: str, **context: Any) -> str:
    from django_cotton.compiler_regex import CottonCompiler

    return Template(CottonCompiler().process(template)).render(Context(context)).strip()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    "part",
    [
        '<c-src :figure="figure" />',
        '<c-st state="done" />',
        '<c-mark kind="V" />',
        '<c-fn letter="a" />',
        '<c-ico name="tick" />',
        '<c-bar :value="1" :most="2" />',
    ],
)
def test_a_small_part_leaves_no_white_space_round_itself(part):
    html = draw(f"({part})", figure=FIGURE)
    assert html.startswith("(<") and html.endswith(">)")


def test_the_component_and_the_tag_draw_the_same():
    assert draw('<c-src :figure="figure" />', figure=FIGURE) == draw("{% src figure %}", figure=FIGURE)
    assert draw('<c-st state="due" date="ti 24.11." />') == draw('{% st "due" date="ti 24.11." %}')
    assert draw('<c-mark kind="ext" text="Naapuri" />') == draw('{% mark "ext" "Naapuri" %}')


def shell(**changes: Any) -> SimpleNamespace:
    def item(title: str, current: bool = False, count: int | None = None, hot: bool = False) -> SimpleNamespace:
        return SimpleNamespace(title=title, url=f"/{title}/", current=current, count=count, hot=hot)

    items = [item("Yhteenveto", current=True), item("Havainnot", count=1100), item("Velvoitteet", count=61, hot=True)]
    given = {
        "area_name": "Järvialue",
        "rail": [SimpleNamespace(title="Alue", items=items)],
        "languages": [
            SimpleNamespace(code="fi", name="Suomi", url="?kieli=fi", current=True),
            SimpleNamespace(code="sv", name="Svenska", url="?kieli=sv", current=False),
        ],
        "day": date(2026, 11, 24),
        "change_day_url": "/tilanne/",
        "user_name": "Mikko Lahtela",
        "user_title": "Tiimivastaava",
        "signed_in": True,
        "demo": True,
    }
    return SimpleNamespace(**{**given, **changes})


def test_the_rail_tells_what_waits_and_says_aloud_what_is_overdue():
    html = draw("<c-rail />", shell=shell(), csrf_token="x")
    assert 'href="/Yhteenveto/" aria-current="page"' in html
    assert '<span class="count">1\u00a0100</span>' in html
    assert '<span class="count count--hot">61<span class="vh"> myöhässä</span></span>' in html
    assert "Mikko Lahtela" in html and "Vaihda tai kirjaudu ulos" in html


def test_the_rail_of_a_stranger_offers_signing_in():
    html = draw("<c-rail />", shell=shell(signed_in=False, rail=[]), csrf_token="")
    assert reverse("accounts:login") in html
    assert "<form" not in html


def test_the_strip_leads_back_and_keeps_the_page_when_the_language_changes():
    html = draw('<c-strip :crumbs="crumbs" />', shell=shell(), crumbs=[("Alue", "/alue/"), ("Kunnat", None)])
    assert '<a href="/alue/">Alue</a>' in html
    assert '<span aria-current="page">Kunnat</span>' in html
    assert "ti 24.11.2026" in words(html)
    assert 'href="?kieli=sv" lang="sv" hreflang="sv"' in html
    assert f'action="{reverse("jump")}"' in html


def test_a_head_without_a_sentence_has_no_empty_paragraph():
    assert draw('<c-head title="Kunnat" />') == '<div class="head"><div><h1>Kunnat</h1></div></div>'
    assert '<p class="say">Kuntia on 9.</p>' in draw('<c-head title="Kunnat">Kuntia on 9.</c-head>')


def test_a_sort_link_says_how_the_column_is_sorted_now():
    html = draw('<c-tbl.th n="1" url="?jarjestys=aste" sort="descending" unit="%">Aste</c-tbl.th>')
    assert 'class="n" aria-sort="descending"><a href="?jarjestys=aste">Aste <svg' in html
    assert '<span class="u">%</span>' in html


def test_a_column_of_one_source_opens_it_from_its_head():
    html = draw('<c-tbl.th :source="source" unit="%">Aste</c-tbl.th>', source=SOURCE)
    assert "<summary>%<span" in html and "Tilastokeskus" in html
    assert "<summary>lähde<span" in draw('<c-tbl.th :source="source">Aste</c-tbl.th>', source=SOURCE)


def test_a_table_that_scrolls_by_itself_can_be_reached_by_keyboard():
    assert 'tabindex="0" role="region" aria-label="Taulukko: Kunnat"' in draw('<c-tbl caption="Kunnat" focusable="1"></c-tbl>')
    assert "tabindex" not in draw('<c-tbl caption="Kunnat"></c-tbl>')


def test_the_foot_of_a_table_says_how_many_and_leads_on():
    html = draw('<c-tfoot shown="17" total="2600" what="riviä" following="?jalkeen=x" excel="/x.xlsx" />')
    assert words(html) == "17 / 2\u00a0600 riviä Seuraavat Excel".replace("\u00a0", " ")
    assert 'rel="next"' in html and "Edelliset" not in html


def test_a_key_figure_that_is_not_known_says_so():
    assert "ei tietoa" in words(draw('<c-fig title="Paikat">sarjaa ei ole tuotu</c-fig>'))
    assert "9,5" in words(draw('<c-fig title="Aste" :figure="figure" unit="%" />', figure=FIGURE))


def test_a_variable_of_the_page_never_leaks_into_a_component():
    html = draw('<c-fig title="Paikat" />', figure=FIGURE, unit="milj. €", right=True)
    assert "9,5" not in html and "milj" not in html


@pytest.mark.parametrize("kind", ["", "amber", "red", "green"])
def test_a_note_is_of_a_kind(kind):
    assert (f"note--{kind}" in draw(f'<c-note kind="{kind}">Huom</c-note>')) == bool(kind)


PRINTED = '{% gather_sources %}{% block page %}{% src one %} {% src two %} {% src_of source "%" %}{% endblock %}<c-sources />'


def test_a_printed_page_ends_with_each_of_its_sources_once():
    other = Figure(text="12,9", source=SOURCE)
    html = draw(PRINTED, one=FIGURE, two=other, source=SOURCE)
    appendix = html[html.index('<section class="sources"') :]
    assert appendix.count("<li>") == 1
    assert words(appendix).startswith("Lähteet 9,5; 12,9 : prosenttia; 10/2023; työvoima. Tilastokeskus.")


def test_a_page_without_sources_has_no_appendix():
    assert "sources" not in draw("{% gather_sources %}<c-sources />")


class Form(forms.Form):
    starts = forms.DateField(label="Alkaa", help_text="Esimerkiksi 24.11.2026", error_messages={"invalid": "Päivää ei ole"})


def test_a_field_ties_its_hint_and_error_to_its_control():
    html = draw('<c-field :field="form.starts" css="in--mid" inputmode="numeric" />', form=Form({"starts": "31.11.2026"}))
    control = re.search(r"<input[^>]+>", html)[0]
    described = re.search(r'aria-describedby="([^"]+)"', control)[1].split()
    assert all(f'id="{name}"' in html for name in described) and len(described) == 2
    assert 'aria-invalid="true"' in control and 'class="in in--mid"' in control and 'inputmode="numeric"' in control
    assert 'value="31.11.2026"' in control  # nothing typed is lost
    assert html.index("Esimerkiksi") < html.index("Päivää ei ole") < html.index("<input")


def test_errors_stand_first_with_links_to_their_fields():
    html = draw('<c-error-summary :form="form" />', form=Form({"starts": "31.11.2026"}))
    assert '<a href="#id_starts">Päivää ei ole</a>' in html
    assert "Korjaa yksi kohta" in html and "data-focus" in html
    assert draw('<c-error-summary :form="form" />', form=Form({"starts": "2026-11-24"})) == ""


def test_filters_speak_the_language_of_the_reader():
    figures = "{{ 3482|number }} {{ 12.94|percent }} {{ 1|change }} {{ 100|cents }} {{ day|weekday }} {{ day|month_name }}"
    day = date(2026, 11, 24)
    with translation.override("fi"):
        assert draw(figures, day=day).replace("\u00a0", " ") == "3 482 12,9 % +1 1,00 € ti 24.11.2026 marraskuu 2026"
    with translation.override("en"):
        assert draw(figures, day=day) == "3,482 12.9% +1 €1.00 Tue 24 Nov 2026 November 2026"


def test_a_value_that_is_not_there_is_drawn_as_nothing_so_that_the_page_can_say_why():
    assert draw('{{ none|number|default:"ei tietoa" }}', none=None) == "ei tietoa"
    assert draw("{{ none|weekday }}{{ none|cents }}{{ none|percent }}", none=None) == ""
