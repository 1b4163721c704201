"""Pages of last resort: they need no database, no session and no request, and say what to do."""

import pytest
from django.template.loader import get_template
from django.utils import translation


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
@pytest.mark.parametrize(("language", "way_home"), [("fi", "Etusivulle"), ("sv", "Till startsidan"), ("en", "To the front page")])
def test_a_page_of_last_resort_is_drawn_from_nothing(name, language, way_home):
    with translation.override(language):
        html = get_template(name).render({})
    assert f'<html lang="{language}">' in html
    assert way_home in html
    assert html.count("<h1>") == 1 and "<script" not in html


def test_a_fault_tells_what_happened_to_what_was_being_saved():
    assert "keskeytynyt tallennus on peruttu" in get_template("500.html").render({})
