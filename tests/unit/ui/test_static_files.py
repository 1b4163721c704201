"""Style sheets, fonts and scripts: complete, ours, and fit for names that carry their content's hash."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

import luukku

STATIC = Path(luukku.__file__).parent / "core" / "ui" / "static" / "luukku"


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """The files as an installation serves them."""
    root = tmp_path_factory.mktemp("static")
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(STATIC_ROOT=root, STORAGES={**settings.STORAGES, "staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_what_a_style_sheet_names_is_served_under_its_hash(collected):
    (sheet,) = (collected / "luukku").glob("luukku.*.css")
    named = re.findall(r'url\("?([^")]+)"?\)', sheet.read_text(encoding="utf-8"))
    assert len(named) == 4
    for url in named:
        assert re.search(r"\.[0-9a-f]{12}\.", url)
        assert (sheet.parent / url).exists()


def test_no_style_sheet_or_script_asks_another_host():
    for sheet in STATIC.glob("*.css"):
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name
    for script in STATIC.glob("*.js"):
        assert not re.search(r"https?://|[\"']//", script.read_text(encoding="utf-8")), script.name


def test_the_licences_stand_beside_what_they_cover():
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "SourceSans3-OFL.txt").read_text(encoding="utf-8").upper()
    assert "Crown Copyright" in (STATIC / "govuk-frontend-LICENSE.txt").read_text(encoding="utf-8")


def test_the_preloaded_font_is_the_one_that_text_is_set_in():
    base = (STATIC.parents[1] / "templates" / "luukku" / "base.html").read_text(encoding="utf-8")
    (preloaded,) = re.findall(r"luukku/(fonts/[^']+)' %}\" as=\"font\"", base)
    assert f'url("{preloaded}")' in (STATIC / "luukku.css").read_text(encoding="utf-8")
