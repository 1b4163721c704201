"""The addresses that belong to no room: the first page, health, robots."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from luukku.core.access.pages import public_page
from luukku.core.ui.rail import open_rooms


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
    """Nothing here is for search engines, save what is open to everybody."""
    open_addresses = [url for _title, url in open_rooms(of_area=True)]
    roots = [url for url in open_addresses if not any(url != other and url.startswith(other) for other in open_addresses)]
    allowed = "".join(f"Allow: {url}\n" for url in roots)
    return HttpResponse(f"User-agent: *\n{allowed}Disallow: /\n", content_type="text/plain")
