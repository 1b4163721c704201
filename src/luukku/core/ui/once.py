"""What several parts of a page ask, answered once: the rail, the shell and the page itself ask for the same area."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

from luukku.core.access.pages import READING

Answer = TypeVar("Answer")

_kept: ContextVar[dict[Callable[[], Any], Any] | None] = ContextVar("answers_kept_for_this_request", default=None)


def once_a_request(ask: Callable[[], Answer]) -> Callable[[], Answer]:
    """The function, asked at most once while a page is read; elsewhere each time. What it raises is not kept."""

    @wraps(ask)
    def answer() -> Answer:
        kept = _kept.get()
        if kept is None:
            return ask()
        if ask not in kept:
            kept[ask] = ask()
        found: Answer = kept[ask]
        return found

    return answer


def keep_answers(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers are kept while a page is read; a request that changes something asks anew each time."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        before = _kept.set({} if request.method in READING else None)
        try:
            return get_response(request)
        finally:
            _kept.reset(before)

    return middleware
