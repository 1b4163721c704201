"""Every component, state and look of the house is on the style guide page, and no template lies about unused."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.template import Node, Template
from django.template.base import FilterExpression, Variable
from django.template.loader import get_template

import luukku
from luukku.core.ui import atoms, icons

SOURCE = Path(luukku.__file__).parent
TEMPLATES = SOURCE / "core" / "ui" / "templates"
COTTON = TEMPLATES / "cotton"
CSS = SOURCE / "core" / "ui" / "static" / "luukku" / "luukku.css"

COMPONENTS = {
    file.relative_to(COTTON).with_suffix("").as_posix().replace("/", ".").replace("_", "-"): file
    for file in sorted(COTTON.rglob("*.html"))
}

FOUND_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}

FRAMES = {
    *("cols--12", "cols--21", "cols--32", "with-side", "wide", "gap-f", "gap-t", "end"),  # how a page divides its width
    *(
        "desk--open",
        "login",
        "portal",
        "ptop",
        "ptop__in",
        "pnav",
        "pmain",
        "pfoot",
        "pfoot__in",
        "pcols",
        "paside",
        "read",
    ),  # other frames
    *("count", "count--hot"),  # of the rail, which is the page's own: see tests/unit/ui/test_components.py
}
"""Classes of whole pages: they are seen on pages, not in an example."""


@cache
def used_by(text: str) -> frozenset[str]:
    """Components that a template's text uses."""
    return frozenset(re.findall(r"<c-([a-z][\w.-]*)", text)) - {"vars", "slot"}


@cache
def on_the_page() -> frozenset[str]:
    """Components that the style guide uses, by itself, through its frame, or through another component."""
    found: set[str] = set()
    waiting = [TEMPLATES / "luukku" / name for name in ("style_guide.html", "desk.html", "base.html")]
    while waiting:
        for name in used_by(waiting.pop().read_text(encoding="utf-8")) - found:
            found.add(name)
            waiting.append(COMPONENTS[name])
    return frozenset(found)


@pytest.fixture
def guide(signed_in) -> str:
    """The style guide page."""
    return signed_in("administrator").get("/tyylikirja/?kieli=fi").content.decode()


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_component_is_on_the_style_guide(name):
    assert name in on_the_page(), f"show <c-{name}> in each of its states in luukku/style_guide.html"


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_component_says_first_what_it_is(name):
    assert re.match(r"\{# [A-ZÅÄÖ\"/].+? #\}", COMPONENTS[name].read_text(encoding="utf-8"))


def test_every_state_mark_and_icon_is_on_the_page(guide):
    for css, _word in atoms.STATES.values():
        assert css in guide
    for css, _word in atoms.MARKS.values():
        assert f'class="{css}"' in guide
    for name in icons.NAMES:
        assert str(icons.icon(name)) in guide


def test_every_look_of_the_style_sheet_is_on_the_page(guide):
    sheet = re.sub(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", "", CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(re.findall(r"([^{}]*)\{", sheet))))
    shown = {name for names in re.findall(r'class="([^"]*)"', guide) for name in names.split()}
    assert styled - shown - FRAMES == set()


def test_no_template_is_unused():
    texts = {file: file.read_text(encoding="utf-8") for file in SOURCE.rglob("*") if file.suffix in (".html", ".py")}
    said = "\n".join(texts.values())
    unused = []
    for file in texts:
        if file.suffix != ".html" or file.is_relative_to(COTTON):
            continue
        name = file.parts[len(file.parts) - file.parts[::-1].index("templates") :]
        if (path := "/".join(name)) not in FOUND_BY_DJANGO and not re.search(rf"[\"']{re.escape(path)}[\"']", said):
            unused.append(path)
    assert unused == []


GIVEN = {"slot", "attrs", "shell", "forloop", "request", "csrf_token", "True", "False", "None"}
"""What every component may read without declaring it."""


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_declares_what_it_reads(name):
    """A variable that a component does not declare with a default would be taken from the page that happens to use it."""
    source = COMPONENTS[name].read_text(encoding="utf-8")
    declared = re.search(r"<c-vars\s(.*?)/>", source, flags=re.DOTALL)
    attributes = re.findall(r":?([a-z_]+)(=)?(?:\"[^\"]*\")?", declared[1]) if declared else []
    assert all(equals for attribute, equals in attributes), f"each of <c-vars> needs a default: {attributes}"
    nodes = get_template(COMPONENTS[name].relative_to(TEMPLATES).as_posix()).template.nodelist
    unknown = read_by(nodes) - {attribute for attribute, _equals in attributes} - GIVEN
    assert not unknown


def test_a_variable_that_leaks_from_a_page_is_caught():
    leaky = Template(
        "{% for row in rows %}{{ row.name|default:fallback }}{% endfor %}{% if leak == 1 %}{% st state %}{% endif %}"
    )
    assert read_by(leaky.nodelist) == {"rows", "fallback", "leak", "state"}


def read_by(nodes: object) -> set[str]:
    """First names of the variables that the nodes read from outside, less those that they set themselves."""
    read: set[str] = set()
    own: set[str] = set()

    def look(thing: object) -> None:
        if isinstance(thing, Variable):
            if thing.lookups:
                read.add(thing.lookups[0])
        elif isinstance(thing, FilterExpression):
            look(thing.var)
            for _filter, arguments in thing.filters:
                for is_variable, argument in arguments:
                    look(argument if is_variable else None)
        elif isinstance(thing, Node):
            own.update(getattr(thing, "loopvars", ()) or ())
            own.update(name for name in (getattr(thing, "target_var", None), getattr(thing, "asvar", None)) if name)
            own.update(getattr(thing, "extra_context", {}) or {})
            for value in vars(thing).values():
                look(value)
        elif isinstance(thing, (list, tuple, set)):
            for part in thing:
                look(part)
        elif isinstance(thing, dict):
            look(list(thing.values()))
        elif isinstance(getattr(thing, "value", None), FilterExpression):  # a value in a condition
            look(thing.value)
        elif hasattr(thing, "first"):  # an operator of a condition
            look([thing.first, thing.second])

    look(list(nodes))  # type: ignore[call-overload]
    return read - own
