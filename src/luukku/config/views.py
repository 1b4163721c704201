"""The addresses that belong to no room: the first page, health, robots."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.lawbook.book import lawbook
from luukku.core.ui.rail import open_rooms
from luukku.core.ui.reporting import report_to


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


@public_page(listed=True)
def accessibility(request: Request) -> HttpResponseBase:
    """The accessibility statement (saavutettavuusseloste, 306/2019 §§ 7–10) of this installation."""
    reply = lawbook().days("accessibility.feedback_days", request.today)
    return render(request, "luukku/accessibility.html", {"reply_days": reply, "to": report_to()})
