"""What each request carries before a view sees it: language and day; and the headers that each answer carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from luukku.core.clock import system_clock
from luukku.core.ui.ready import NotReady
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
        if chosen in known and chosen != kept:
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


class NotReadyPage:
    """Says what must be loaded first instead of failing, when an installation has no data yet."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, NotReady):
            return None
        return render(request, "luukku/not_ready.html", {"remedy": exception.remedy}, status=503)
