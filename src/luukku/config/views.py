"""The addresses that belong to no room: the first page, health, robots."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from luukku.core.access.pages import public_page


@public_page()
def home(request: HttpRequest) -> HttpResponseBase:
    """The first page: the area at a glance, which asks to sign in where nobody has."""
    return redirect("figures:glance")


@public_page()
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@public_page()
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines, save the area's figures where they are open to everybody."""
    allowed = f"Allow: {reverse('figures:glance')}\n" if settings.OPEN_PAGES else ""
    return HttpResponse(f"User-agent: *\n{allowed}Disallow: /\n", content_type="text/plain")
