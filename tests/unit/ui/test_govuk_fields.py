"""Our form components write the markup that govuk-frontend's own examples have, so that its style sheet fits them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test.html import Element, parse_html
from django.utils import translation

FIXTURES = json.loads((Path(__file__).parents[2] / "golden" / "govuk" / "fixtures.json").read_text(encoding="utf-8"))

ENGLISH = {
    "Virhe:": "Error:",
    "Päivä": "Day",
    "Kuukausi": "Month",
    "Vuosi": "Year",
    "Tärkeää": "Important",
    "Onnistui": "Success",
    "Näytä salasana": "Show password",
    "Näytä": "Show",
    "Sivut": "Pagination",
    "Edellinen": "Previous",
    "Seuraava": "Next",
    "sivu": "page",
}
"""Our own words, as the examples have them."""


def component(name: str, attributes: dict[str, Any], slot: str = "") -> str:
    """The component drawn with the attributes given as variables."""
    bound = "".join(f' :{key}="a.{key}"' for key in attributes)
    with translation.override("fi"):
        return Template(f"{{% cotton govuk.{name}{bound} %}}{{{{ slot_text|safe }}}}{{% endcotton %}}").render(
            Context({"a": attributes, "slot_text": slot})
        )


def text_of(part: dict[str, Any] | None) -> str:
    return (part or {}).get("text", "")


def field(options: dict[str, Any]) -> dict[str, Any]:
    """What all fields share, from the example's options to our attributes."""
    label = options.get("label", {})
    return {
        "id": options.get("id", ""),
        "name": options["name"],
        "label": text_of(label),
        "hint": text_of(options.get("hint")),
        "error": text_of(options.get("errorMessage")),
    }


def question(options: dict[str, Any]) -> dict[str, Any]:
    """Attributes of radios, checkboxes and date inputs."""
    legend = options.get("fieldset", {}).get("legend", {})
    items = [{**item, "hint": text_of(item.get("hint"))} if isinstance(item, dict) else item for item in options.get("items", [])]
    return {
        "name": options.get("name", ""),
        "prefix": options.get("idPrefix", ""),
        "items": items,
        "legend": text_of(legend),
        "legend_css": legend.get("classes", ""),
        "heading": legend.get("isPageHeading", ""),
        "hint": text_of(options.get("hint")),
        "error": text_of(options.get("errorMessage")),
        "css": options.get("classes", ""),
    }


def draw(name: str, options: dict[str, Any]) -> str:
    """The example drawn by our component."""
    css = options.get("classes", "")
    match name:
        case "back-link" | "skip-link":
            return component(name, {"href": options["href"]}, options["text"])
        case "button":
            given = {"href": options.get("href", ""), "name": options.get("name", ""), "disabled": options.get("disabled", "")}
            return component(name, {**given, "css": css}, options["text"])
        case "input":
            affixes = {part: text_of(options.get(part)) for part in ("prefix", "suffix")}
            more = {"autocomplete": options["autocomplete"]} if "autocomplete" in options else {}
            return component(name, {**field(options), **affixes, "css": css, "disabled": options.get("disabled", ""), **more})
        case "textarea" | "file-upload" | "password-input":
            return component(name, field(options))
        case "character-count":
            return component(name, {**field(options), "most": options["maxlength"]})
        case "select":
            return component(name, {**field(options), "items": options["items"]})
        case "radios" | "checkboxes":
            return component(name, question(options))
        case "date-input":
            asked = {key: value for key, value in question(options).items() if key not in ("prefix", "items", "css")}
            return component(name, {"id": options["id"], **asked, **options.get("values", {})})
        case "error-message":
            return component(name, {"id": options["id"]}, options["text"])
        case "hint":
            return component(name, {"id": options["id"]}, options["text"].replace("'", "&#39;"))
        case "label":
            return component(name, {"css": css, "heading": options["isPageHeading"]}, options["text"])
        case "fieldset":
            legend = options["legend"]
            given = {"legend": legend["text"], "css": legend.get("classes", ""), "heading": legend.get("isPageHeading", "")}
            return component(name, {**given, "described": options.get("describedBy", "")})
        case "error-summary":
            given = {"title": options["titleText"], "errors": options["errorList"]}
            return component(name, given, options.get("descriptionText", ""))
        case "notification-banner":
            return component(name, {"success": options.get("type", "") == "success"}, options["text"])
        case "pagination":
            given = {"previous": options.get("previous", {}).get("href", ""), "following": options["next"]["href"]}
            return component(name, {**given, "items": options.get("items", [])})
        case "summary-list":
            rows = [
                {
                    "key": row["key"]["text"],
                    "value": row["value"].get("text", ""),
                    "actions": [
                        {"href": action["href"], "text": action["text"], "of": action["visuallyHiddenText"]}
                        for action in row["actions"]["items"]
                    ],
                }
                for row in options["rows"]
            ]
            return component(name, {"rows": rows})
        case "task-list":
            items = [
                {
                    "title": item["title"]["text"],
                    "href": item["href"],
                    "status": item["status"].get("text") or item["status"]["tag"]["text"],
                    "tag": item["status"].get("tag", {}).get("classes", ""),
                }
                for item in options["items"]
            ]
            return component(name, {"items": items})
    raise AssertionError(f"no way to draw {name}")


def in_english(html: str) -> str:
    for finnish, english in ENGLISH.items():
        html = re.sub(rf"(?<![\wäöÄÖ]){re.escape(finnish)}(?![\wäöÄÖ])", english, html)
    html = re.sub(r"Enintään (\d+) merkkiä", r"You can enter up to \1 characters", html)
    return re.sub(r"Sivu (\d)", r"Page \1", html)


def tree(html: str) -> Element:
    """The markup without what differs by writing alone: order of attributes and classes, white space, rich text of a value."""
    return parse_html(re.sub(r'(<dd class="govuk-summary-list__value">)\s*<p.*?</p>\s*(?=</dd>)', r"\1", html, flags=re.DOTALL))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: f"{fixture['component']}: {fixture['name']}")
def test_a_component_writes_the_markup_of_the_published_example(fixture):
    ours = tree(in_english(draw(fixture["component"], fixture["options"])))
    theirs = tree(fixture["html"])
    assert ours == theirs, f"\nours:\n{ours}\n\ntheirs:\n{theirs}"


def test_what_a_person_typed_is_escaped_in_every_field():
    typed = '"><script>alert(1)</script>'
    for name in ("input", "textarea", "character-count"):
        html = component(name, {"id": "a", "name": "a", "label": "A", "value": typed, "hint": typed, "error": typed, "most": 5})
        assert "<script>" not in html


def test_each_component_of_the_folder_is_compared():
    folder = Path(__file__).parents[3] / "src/luukku/core/ui/templates/cotton/govuk"
    ours = {path.stem.replace("_", "-") for path in folder.glob("*.html")}
    assert ours - {fixture["component"] for fixture in FIXTURES} == {"group"}  # the others are made with it
