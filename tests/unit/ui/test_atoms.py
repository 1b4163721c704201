"""Source notes, states, marks and bars: what a reader and a screen reader get from them."""

import re

import pytest
from django.utils import translation

from luukku.core.ui import atoms, icons
from luukku.core.ui.sources import Figure, Source

SOURCE = Source(unit="henkilöä", date="10/2023", population="työttömät <18", source="Tilastokeskus & MML", note="Huomaa <tämä>")


def figure(**changes: object) -> Figure:
    return Figure(**{"text": "3 482", "source": SOURCE, **changes})


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_source_note_opens_without_javascript_and_says_its_five_facts():
    html = atoms.figure_with_source(figure())
    assert html.startswith('<details class="src" name="src"><summary><span>3 482</span>')
    assert re.findall(r"<dt>(.*?)</dt>", html) == ["Yksikkö", "Ajankohta", "Keitä koskee", "Lähde"]
    assert "mistä luku on" in words(html)


def test_what_is_not_known_of_a_source_is_left_out():
    assert "Tuotu" not in atoms.figure_with_source(figure())
    dated = Source(unit="henkilöä", date="10/2023", population="työttömät", source="Tilastokeskus", taken="24.11.2026")
    assert "<dt>Tuotu</dt><dd>24.11.2026</dd>" in atoms.figure_with_source(figure(source=dated))


def test_texts_of_a_source_are_escaped():
    html = atoms.figure_with_source(figure(text="<b>"))
    assert "&lt;b&gt;" in html and "&lt;18" in html and "Tilastokeskus &amp; MML" in html and "Huomaa &lt;tämä&gt;" in html


def test_a_doubtful_figure_leads_to_its_finding_with_nothing_between():
    html = atoms.figure_with_source(figure(doubt="a"))
    assert '<span class="doubt">3 482</span>' in html
    assert '</details><a class="fn" href="#h-a"><span class="vh">havainto </span>a</a>' in html


def test_an_aged_figure_says_so():
    assert "uudempi on" in words(atoms.figure_with_source(figure(aged="uudempi on")))


def test_a_note_at_the_right_edge_opens_to_the_left():
    assert 'class="src src--r"' in atoms.figure_with_source(figure(), right=True)


@pytest.mark.parametrize("state", atoms.STATES)
def test_each_state_has_a_shape_of_its_own_besides_colour(state):
    html = atoms.status(state)
    assert icons.icon(state) in html
    assert words(html) == str(atoms.STATES[state][1])


def test_a_date_is_shown_and_its_state_is_said_to_screen_readers():
    html = atoms.status("overdue", date="ma 23.11.")
    assert '<span class="vh">Myöhässä </span>ma 23.11.' in html


def test_an_unknown_state_or_mark_is_an_error():
    with pytest.raises(KeyError):
        atoms.status("late")
    with pytest.raises(KeyError):
        atoms.check_mark("X")


def test_proposals_and_unverified_values_look_unlike_checked_ones():
    looks = {mark: re.search(r'class="([^"]+)"', atoms.check_mark(mark))[1] for mark in "VSDPU"}
    assert looks["P"] == looks["U"] != looks["V"] != looks["S"] == looks["D"]


def test_the_words_follow_the_language():
    with translation.override("en"):
        assert words(atoms.status("done")) == "Done"
        assert "Population" in atoms.figure_with_source(figure())
    with translation.override("sv"):
        assert words(atoms.check_mark("P")) == "ska bekräftas"


def test_shapes_of_the_states_differ_from_each_other_except_lapsed_which_is_struck_through():
    shapes = [icons.icon(state) for state in atoms.STATES]
    assert len(set(shapes)) == len(shapes) - 1
    assert icons.icon("waived") == icons.icon("lapsed")


@pytest.mark.parametrize(("value", "width"), [(0, "0.0"), (75, "80.0"), (150, "160.0"), (300, "160.0"), (-5, "0.0")])
def test_a_bar_stays_inside_its_cell(value, width):
    assert f'width="{width}" height="10" fill="#2a6ebb"' in atoms.bar(value, most=150)


def test_a_bar_of_nothing_is_empty_and_one_over_its_goal_changes_colour():
    assert 'width="0.0" height="10"' in atoms.bar(5, most=0)
    assert "#b5481a" in atoms.bar(181, most=250, goal=150, over=True)
    assert "style" not in atoms.bar(181, most=250, goal=150)
