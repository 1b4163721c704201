"""What each request carries before a view sees it: language and day; and the headers that each answer carries."""

import gzip
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from luukku.core.clock import system_clock
from luukku.core.ui.ready import NothingOnThatDay, NotReady
from luukku.core.ui.situation import chosen_day, remember

LANGUAGE_COOKIE = "kieli"
Next = Callable[[HttpRequest], HttpResponseBase]


def choose_language(get_response: Next) -> Next:
    """Language by the reader's choice (`?kieli=`, kept in a cookie), else by the browser's wish, else Finnish."""
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.GET.get("kieli", "")
        kept = request.COOKIES.get(LANGUAGE_COOKIE, "")
        language = next((code for code in (chosen, kept) if code in known), None) or _wished(request, known)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        if chosen in known and chosen != kept and not is_public(request):
            response.set_cookie(
                LANGUAGE_COOKIE, chosen, max_age=365 * 24 * 3600, secure=settings.HTTPS, httponly=True, samesite="Lax"
            )
        return response

    return middleware


def _wished(request: HttpRequest, known: dict[str, str]) -> str:
    """The first language of the browser's list that we speak."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code[:2] in known:
            return str(code[:2])
    return "fi"


def situation(get_response: Next) -> Next:
    """`request.today`, and `request.day`: the day that the page speaks of (tilannepäivä), today unless another was chosen."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        today = system_clock().today()
        day = chosen_day(request, today=today)
        request.today, request.day = today, day  # type: ignore[attr-defined]
        response = get_response(request)
        remember(request, response, day=day, today=today)
        return response

    return middleware


def security_headers(get_response: Next) -> Next:
    """Headers that Django does not set by itself: no sensors, no indexing of the desk, nothing kept by shared caches."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


PUBLIC_MINUTES = 10
WORTH_PACKING = 1000
"""Bytes of a page from which on packing it saves a reader's time."""
INNER_LINK = re.compile(rb'(<a [^>]*href="/(?!static/)[^"?#]*)(\?[^"#]*)?([#"])')
"""A link to another page of ours: up to its query, the query, and what ends it."""
ASKING_FORM = re.compile(rb'<form (?![^>]*method="post")[^>]*>')
"""A form whose fields become the query of an address."""


def is_public(request: HttpRequest) -> bool:
    """Whether a stranger reads a page that is open to everybody."""
    return getattr(request, "is_public", False)


def open_pages(get_response: Next) -> Next:
    """What a stranger is answered: no cookie, kept by caches for a while, indexed, and links that carry the chosen language."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not is_public(request) or response.status_code >= 500:
            return response
        response.cookies.clear()
        response.headers["Cache-Control"] = f"public, max-age={PUBLIC_MINUTES * 60}"
        response.headers["Vary"] = "Accept-Language, Cookie"  # whoever signs in meanwhile is not shown the stranger's page
        response.headers["X-Robots-Tag"] = "all"
        language = request.GET.get("kieli", "")
        if language in dict(settings.LANGUAGES) and isinstance(response, HttpResponse):
            response.content = _speaking(response.content, language)
        if isinstance(response, HttpResponse):
            _pack(request, response)
        return response

    return middleware


def _pack(request: HttpRequest, response: HttpResponse) -> None:
    """Pack an open page for the way. Pages behind the door are not: what they hide could be guessed from their packed length."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" in request.headers.get("Accept-Encoding", "") and len(response.content) > WORTH_PACKING:
        response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))


def _speaking(page: bytes, language: str) -> bytes:
    """The page with the language in its links and in its forms, since there is no cookie to keep it."""
    field = b'<input type="hidden" name="kieli" value="' + language.encode() + b'">'
    page = ASKING_FORM.sub(lambda form: form[0] + field, page)
    return INNER_LINK.sub(lambda link: _carrying(link, language), page)


def _carrying(link: "re.Match[bytes]", language: str) -> bytes:
    """The link with the language in its query, unless it names one itself."""
    address, query, end = link[1], link[2] or b"", link[3]
    if b"kieli=" in query:
        return link[0]
    return address + query + (b"&amp;" if query else b"?") + b"kieli=" + language.encode() + end


class NotReadyPage:
    """Says why there is nothing to show and what to do: when nothing has been loaded yet, or nothing is known of the day."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if isinstance(exception, NothingOnThatDay):
            return render(request, "luukku/nothing_on_that_day.html", {"why": exception.why, "first": exception.first})
        if not isinstance(exception, NotReady):
            return None
        return render(request, "luukku/not_ready.html", {"remedy": exception.remedy}, status=503)
