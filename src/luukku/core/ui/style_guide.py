"""What the style guide shows: one example of each part in each state. People, places and figures are invented."""

from datetime import date
from typing import Any

from django import forms

from luukku.core.ui.charts import Chart
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW
from luukku.core.ui.counting import Month, Term, months_of
from luukku.core.ui.eras import Line, line_of_eras
from luukku.core.ui.heat import heat
from luukku.core.ui.icons import NAMES
from luukku.core.ui.reporting import ReportTo
from luukku.core.ui.sources import Figure, Source
from luukku.core.ui.style_guide_charts import (
    MATRIX,
    OWN_PLACE,
    PLACES,
    example_band,
    example_changes,
    example_dots,
    example_flows,
    example_lines,
    example_map,
    example_places,
    example_several,
    example_spots,
    example_steps,
)
from luukku.kernel.calendar import DayRule

TODAY = date(2026, 11, 24)

COLOURS = (
    ("c-brand", "#00357a brand", "11,7 otsikot, valittu"),
    ("c-link", "#1f5796 link", "7,3 linkit, painikkeet"),
    ("c-blue", "#2a6ebb blue", "5,2 täytöt, reunat"),
    ("c-ink", "#1d2329 ink", "15,9 teksti"),
    ("c-ink2", "#545d63 ink-2", "6,7 toissijainen"),
    ("c-line3", "#6f7a80 line-3", "4,4 kentän reuna"),
    ("c-line", "#dfe4e7 line", "rivin viiva"),
    ("c-ground", "#f2f5f8 ground", "reunapalkki"),
    ("c-b90", "#d6e4f6 blue-90", "täyttö"),
    ("c-b95", "#eaf2fa blue-95", "valittu rivi"),
    ("c-red", "#ae332d red", "6,3 myöhässä, virhe"),
    ("c-amber", "#8a5200 amber", "6,4 vahvistettava"),
    ("c-amberbg", "#fff4dc amber-bg", "havainnon tausta"),
    ("c-green", "#07735a green", "5,8 hoidettu"),
    ("c-plum", "#6d3c80 plum", "8,1 toinen viranomainen"),
    ("c-focus", "#d2530b focus", "4,2 vain kohdistus"),
)


def content(chosen: str) -> dict[str, Any]:
    """Everything of the page. `chosen` filters the table example: a municipality of it; anything else shows all."""
    names = [row["name"] for row in IMPORTED]
    rows = [row for row in IMPORTED if chosen not in names or row["name"] == chosen]
    return {
        "colours": COLOURS,
        "figures": FIGURES,
        "sources": {"rate": FIGURES["rate"].source},
        "form": example_form(),
        "chosen": chosen,
        "rows": rows,
        "names": names,
        "lines": example_lines(),
        "several": example_several(),
        "places_by_rate": example_places(),
        "places_by_change": example_changes(),
        "dots": example_dots(),
        "steps": example_steps(),
        "band": example_band(),
        "no_chart": Chart(NOTHING_TO_DRAW, "Viivakuvio"),
        "map": example_map(),
        "spots": example_spots(),
        "flows": example_flows(),
        "matrix": MATRIX,
        "matrix_heat": heat(MATRIX, columns=[code for code, _name in PLACES], framed=OWN_PLACE, language="fi"),
        "eras": example_eras(),
        "counted": example_counted(),
        "today": TODAY,
        "heat": HEAT,
        "shortage": SHORTAGE,
        "icons": NAMES,
        **PARTS,
    }


_PLAN = "Järjestämissuunnitelma, s. 12"
_SERIES = "Tilastokeskus, työnvälitystilasto 12r5"

FIGURES = {
    "plain": Figure(
        text="3\u00a0482",
        value=3482,
        source=Source(unit="henkilöä", date="10/2023", population="työttömät työnhakijat", source=_SERIES, taken="24.11.2026"),
    ),
    "rate": Figure(
        text="9,5",
        value=9.5,
        source=Source(
            unit="prosenttia",
            date="10/2023; työvoima 31.12.2021",
            population="työttömät / työvoima",
            source=_SERIES,
            note="Painotettu: kuntien summista, ei kuntien keskiarvosta.",
        ),
    ),
    "doubtful": Figure(
        text="6\u00a0903",
        value=6903,
        doubt="a",
        source=Source(
            unit="henkilöä",
            date="vuoden 2022 keskiarvo",
            population="työllisyyskoodit 00–05, 07–09",
            source=_PLAN,
            taken="25.9.2023",
            note="Rivien solujen summa on 6\u00a0906.",
        ),
    ),
    "mean": Figure(
        text="82,6",
        value=82.6,
        doubt="b",
        source=Source(unit="prosenttia", date="2021", population="työpaikat / työlliset", source=_PLAN, note="Painotettu 77,57."),
    ),
    "aged": Figure(
        text="85\u00a0097",
        value=85097,
        aged="uudempi on",
        source=Source(unit="henkilöä", date="31.12.2021", population="väestö", source=_PLAN, note="31.12.2022: 84\u00a0690."),
    ),
    "unknown": Figure(
        text="ei tietoa",
        source=Source(unit="henkilöä", date="2026", population="kotoutuja-asiakkaat", source="sarjaa ei ole tuotu"),
    ),
    "protected": Figure(
        text="alle 5",
        source=Source(
            unit="henkilöä",
            date="10/2023",
            population="työttömät, alle 20 v",
            source=_SERIES,
            note="Alle viiden hengen joukkoja ei näytetä.",
        ),
    ),
    "money": Figure(
        text="8,59",
        value=8.59,
        source=Source(unit="miljoonaa euroa", date="laskelma 5/2023", population="palvelut", source=_PLAN),
    ),
    "share": Figure(
        text="9",
        value=9,
        source=Source(unit="henkilöä", date="24.11.2026", population="oman alueen 43 henkilöä", source="Luukun ajanvaraus"),
    ),
}

IMPORTED = (
    {"number": 12, "name": "Kuusijärvi", "before": 8033, "after": 8033, "state": "waived", "result": "ei muutu", "why": ""},
    {"number": 47, "name": "Niemikylä", "before": 18344, "after": 18131, "state": "due", "result": "muuttuu", "why": ""},
    {
        "number": 201,
        "name": "Vanhakylä",
        "before": None,
        "after": None,
        "state": "overdue",
        "result": "hylätty",
        "why": "D201: kunta on liitetty Niemikylään 1.1.2025",
    },
)
HEAT = ((0, 3), (1, 41), (2, 120), (3, 356), (4, 881), (5, 1894), (6, 4754))
SHORTAGE = ((0, 8), (1, 0), (2, -5), (2, -13), (3, -14), (3, -34))


class _Example(forms.Form):
    """Fields in each state; the form is bound to what is wrong with it."""

    starts = forms.DateField(
        label="Palvelu alkaa", help_text="Esimerkiksi 24.11.2026", error_messages={"invalid": "Päivää 31.11.2026 ei ole"}
    )
    municipality = forms.ChoiceField(
        label="Kunta", choices=[("", "Valitse"), ("1", "Kuusijärvi")], error_messages={"required": "Valitse kunta"}
    )
    reason = forms.CharField(label="Perustelu", widget=forms.Textarea(attrs={"rows": 2}))
    locked = forms.CharField(label="Lukittu", disabled=True, required=False)


def example_form() -> forms.Form:
    form = _Example(
        {"starts": "31.11.2026", "municipality": "", "reason": "Asiakas pyysi."},
        initial={"locked": "7 400 000,00"},
        auto_id="e-%s",
    )
    form.is_valid()
    return form


def example_eras() -> Line:
    values = [(date(2022, 5, 2), "5 arkipäivää"), (date(2026, 1, 1), "10 arkipäivää")]
    return line_of_eras(values, today=TODAY, today_text="tänään", language="fi")


def example_counted() -> tuple[Month, ...]:
    """Weekdays from August to December: start, counted and skipped days, last and safer one, months left out."""
    start, last, safe = date(2026, 8, 24), date(2026, 12, 28), date(2026, 12, 23)
    term = Term(started=start, end=last, leads_to=last, safe=safe, rule=DayRule(), numbered=True)
    return months_of(term, language="fi")


PARTS: dict[str, Any] = {
    "views": [
        {"title": "Valittu", "url": "#s-painikkeet", "count": 26, "current": True},
        {"title": "Myöhässä", "url": "#s-painikkeet", "count": 2, "hot": True},
        {"title": "Muu", "url": "#s-painikkeet"},
    ],
    "steps": [
        {"title": "Tehty", "text": "2.10.2026", "state": "done"},
        {"title": "Nyt", "text": "10.12.2026", "state": "cur"},
        {"title": "Tulossa", "text": ""},
    ],
    "timeline": [
        {"date": date(2026, 11, 30), "shown": "30.11.", "state": "", "title": "Tulossa"},
        {"date": date(2026, 11, 24), "shown": "24.11.", "state": "due", "title": "Nyt"},
        {"date": date(2026, 11, 23), "shown": "23.11.", "state": "overdue", "title": "Myöhässä"},
        {"date": date(2026, 11, 17), "shown": "17.11.", "state": "done", "title": "Tehty"},
    ],
    "calendar_days": [
        {"title": "ma 23.11.", "place": "Kuusijärvi"},
        {"title": "ti 24.11. tänään", "place": "Kuusijärvi", "today": True},
        {"title": "ke 25.11.", "place": "etä"},
    ],
    "fits": [("Matka 36 km", None)],
    "missing": [("Pätevöintikoe 1 pv", "#s-ehdokas")],
    "excludes": [("Vain päivätyö", None)],
    "contents": [
        {"title": "1 Alue", "url": "#s-lukunakyma", "parts": [{"title": "1.1 Kunnat", "url": "#s-lukunakyma", "current": True}]},
        {"title": "2 Palvelut", "url": "#s-lukunakyma"},
    ],
    "times": [
        {"value": "9.00", "text": "9.00"},
        {"value": "11.00", "text": "11.00", "checked": True},
        {"value": "15.00", "text": "15.00"},
    ],
    "path": [
        {"title": "Ilmoittaudu työnhakijaksi", "text": "Työnhaku alkaa samana päivänä."},
        {"title": "Tule alkuhaastatteluun", "text": "Saat kutsun ja voit valita ajan itse."},
        {"title": "Tee suunnitelma asiantuntijan kanssa", "text": "Siinä lukee, mitä sinä teet ja miten me autamme."},
        {"title": "Tapaamme kolmen kuukauden välein", "text": "Katsomme, mikä on muuttunut."},
    ],
    "report_to": ReportTo("palaute@alue.example", "mailto:palaute@alue.example"),
    "places": [
        {"name": "Kuusijärvi", "address": "Rantatie 2, 00100 Kuusijärvi"},
        {"name": "Niemikylä", "address": "Koulutie 16, 00200 Niemikylä"},
    ],
    "channels": [
        {"value": "office", "text": "Kuusijärvi", "hint": "Rantatie 2, 2 km", "checked": True},
        {"value": "video", "text": "Video", "hint": "Vain painavasta syystä, esimerkiksi pitkä matka"},
        {"divider": "tai"},
        {"value": "none", "text": "Mikään näistä ei sovi"},
    ],
    "languages_spoken": [
        {"value": "fi", "text": "Suomi", "checked": True},
        {"value": "sv", "text": "Ruotsi"},
        {"value": "en", "text": "Englanti", "disabled": True},
    ],
    "offices": [{"value": "1", "text": "Kuusijärvi"}, {"value": "2", "text": "Niemikylä", "selected": True}],
    "errors": [{"text": "Kirjoita puhelinnumero, esimerkiksi 040 123 4567", "href": "#g-puhelin"}, {"text": "Valitse kunta"}],
    "answers": [
        {"key": "Aika", "value": "ke 25.11. klo 9.00", "actions": [{"href": "#s-lomake", "text": "Vaihda", "of": "aika"}]},
        {
            "key": "Paikka",
            "value": "Kuusijärvi",
            "actions": [
                {"href": "#s-lomake", "text": "Vaihda", "of": "paikka"},
                {"href": "#s-lomake", "text": "Näytä kartalla", "of": "paikka"},
            ],
        },
        {"key": "Kesto", "value": "60 minuuttia"},
    ],
    "parts_of_task": [
        {"title": "Yhteystiedot", "href": "#s-lomake", "status": "Valmis"},
        {
            "title": "Työhistoria",
            "href": "#s-lomake",
            "status": "Kesken",
            "tag": "govuk-tag--blue",
            "hint": "Viisi viime vuotta riittää",
        },
        {"title": "Toiveet", "status": "Ei voi vielä aloittaa"},
    ],
    "pages": [
        {"number": 1, "href": "#s-lomake"},
        {"number": 2, "href": "#s-lomake", "current": True},
        {"number": 3, "href": "#s-lomake"},
    ],
}
