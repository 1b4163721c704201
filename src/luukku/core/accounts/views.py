"""Signing in and out, and the list of users."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login as start_session
from django.contrib.auth import logout as end_session
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from luukku.core.access.pages import page, public_page
from luukku.core.access.request import Request
from luukku.core.accounts import queries
from luukku.core.accounts.access import Accounts
from luukku.core.accounts.forms import SignIn


@public_page(methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters("password")
def login(request: Request) -> HttpResponse:
    """Personas of the demo, or user name and password."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(_next(request))
    if settings.DEMO:
        return _login_as_persona(request)
    form = SignIn(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        start_session(request, form.get_user())
        return redirect(_next(request))
    return render(request, "accounts/login.html", {"form": form, "next": _next(request)}, status=422 if form.is_bound else 200)


def _login_as_persona(request: Request) -> HttpResponse:
    if request.method == "POST":
        chosen = queries.persona(request.POST.get("persona", ""))
        if chosen is None:
            raise Http404("no such persona")
        start_session(request, chosen, backend="luukku.core.accounts.backends.DeskBackend")
        return redirect(_next(request))
    return render(request, "accounts/personas.html", {"personas": queries.personas(), "next": _next(request)})


def _next(request: Request) -> str:
    """Where the person was going, if that is on this site; else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if safe else resolve_url(settings.LOGIN_REDIRECT_URL)


def locked_out(request: Request, credentials: dict[str, Any], *_args: object, **_kwargs: object) -> HttpResponse:
    """Answer to too many wrong passwords."""
    form = SignIn(request)
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    problem = _("Liian monta väärää yritystä. Kirjautuminen aukeaa %(minutes)s minuutin kuluttua.") % {"minutes": minutes}
    return render(request, "accounts/login.html", {"form": form, "next": "", "locked": problem}, status=429)


@page(action=Accounts.SIGN_OUT, methods=("POST",))
def logout(request: Request) -> HttpResponse:
    """End the session and show the first page of signing in."""
    end_session(request)
    return redirect(settings.LOGIN_URL)


@page(action=Accounts.READ_USERS)
def users(request: Request) -> HttpResponse:
    """Who may sign in, and what was granted to them."""
    rows, following = queries.users(user=request.user, after=request.GET.get("jalkeen", ""))
    return render(
        request,
        "accounts/users.html",
        {"rows": rows, "following": following, "crumbs": [(_("Ylläpito"), None), (_("Käyttäjät"), None)]},
    )
