"""Pages that other sites may show in a frame: those that say so, to the origins that the installation names."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponseBase

_ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
View = Callable[..., HttpResponseBase]


def origins(text: str) -> tuple[str, ...]:
    """The origins of LUUKKU_FRAME_ORIGINS. Raises ImproperlyConfigured for what is no origin: a path, a star, plain http."""
    found = tuple(each.strip().lower() for each in text.split(",") if each.strip())
    for each in found:
        if not _ORIGIN.fullmatch(each):
            raise ImproperlyConfigured(
                f"LUUKKU_FRAME_ORIGINS: '{each}' is no origin. Write https:// and the host: https://intra.kunta.fi"
            )
    return found


def may_be_framed(view: View) -> View:
    """The view's page may be shown in a frame by the configured origins, and by nobody when there are none."""

    @wraps(view)
    def framed(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        if settings.FRAME_ORIGINS:
            response._csp_replace = {"frame-ancestors": list(settings.FRAME_ORIGINS)}  # type: ignore[attr-defined]
            response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response

    return framed
