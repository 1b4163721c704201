"""The page that answers an address which asks for something that is not offered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from luukku.core.documents.choices import UnknownChoice


class UnknownChoicePage:
    """Says (400) which word of the address is wrong, what would be right and which one is nearest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, UnknownChoice):
            return None
        context = {
            "unknown": exception,
            "choices": [(choice, _mended(request, exception, choice)) for choice in exception.choices],
        }
        return render(request, "luukku/unknown_choice.html", context, status=400)


def _mended(request: HttpRequest, unknown: UnknownChoice, choice: str) -> str:
    """The same address with the choice in the place of what was given."""
    query = request.GET.copy()
    query[unknown.parameter] = choice
    return f"{request.path}?{query.urlencode()}"
