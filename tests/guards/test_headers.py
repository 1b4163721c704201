"""Strict headers on every answer: nothing inline, nothing from another host, no frame, no sniffing, no index."""

import re
from pathlib import Path

import pytest

import luukku

SOURCE = Path(luukku.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
STYLES = sorted(SOURCE.rglob("static/luukku/*.css"))
SCRIPTS = sorted(SOURCE.rglob("static/luukku/*.js"))

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href|action|srcset|data)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/kirjaudu/", "/alue/", "/healthz", "/robots.txt", "/puuttuu/"])
def test_the_answer_carries_strict_headers(signed_in, path):
    response = signed_in("director").get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_cookies_are_closed_to_scripts_and_other_sites(client, demo_mode):
    response = client.post("/kirjaudu/?kieli=sv", {"persona": "antti.vuorela"})
    assert {"sessionid", "kieli"} <= set(response.cookies)
    for cookie in response.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused(demo_mode):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/kirjaudu/", {"persona": "antti.vuorela"}).status_code == 403


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_template_has_nothing_inline_and_nothing_from_elsewhere(template):
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", template.read_text(encoding="utf-8"), flags=re.S)
    assert not INLINE.findall(text)
    assert not ELSEWHERE.findall(text)


@pytest.mark.parametrize("file", [*STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_styles_and_scripts_ask_no_other_host(file):
    text = file.read_text(encoding="utf-8")
    assert not re.findall(r"""(?:url\(|@import\s+|fetch\(|import\()\s*["']?(?:https?:)?//""", text)
