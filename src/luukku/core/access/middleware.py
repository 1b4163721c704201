"""Default deny: a view is served only if it declares its action and the person may do it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from luukku.core.access.actions import role_names
from luukku.core.access.pages import declaration_of
from luukku.core.access.policy import Decision, can


class DefaultDeny:
    """Asks the declaration of each view before it runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        declaration = declaration_of(view)
        if declaration is None:
            raise ImproperlyConfigured(f"{request.path}: the view {view!r} declares no action (core/access/pages.py)")
        if declaration.action is None:
            if declaration.listed and not request.user.is_authenticated:
                request.is_public = True  # type: ignore[attr-defined]
            return None
        decision = can(request.user, declaration.action)
        if decision:
            return None
        if decision.reason == "sign_in" and declaration.open_by_wish and settings.OPEN_PAGES:
            request.is_public = True  # type: ignore[attr-defined]
            return None
        if decision.reason == "sign_in":
            return redirect_to_login(request.get_full_path())
        return refused(request, decision)


def refused(request: HttpRequest, decision: Decision) -> HttpResponse:
    """The page that names the roles that may enter (403)."""
    return render(request, "403.html", {"roles": role_names(decision.roles)}, status=403)
