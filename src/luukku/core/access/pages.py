"""The declaration that every view carries: which action it is, or that it is public."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from luukku.core.access.actions import Action

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a view says about itself.

    action        what it does; None on a page that is public whatever the settings
    open_by_wish  an area may open it to everybody (LUUKKU_OPEN_PAGES); then a stranger reads it without signing in
    listed        a public page that stands in the list of open pages: caches and search engines may keep what a stranger reads,
                  and he gets no cookie. It speaks of no area and asks the database nothing for him
    """

    action: Action | None
    methods: tuple[str, ...]
    open_by_wish: bool = False
    listed: bool = False


def page(*, action: Action, methods: tuple[str, ...] = READING, open_by_wish: bool = False) -> Callable[[View], View]:
    """Declare the view's action. GET and HEAD may only read the database. What may be opened to everybody holds no persons."""
    return _declare(Declaration(action, methods, open_by_wish))


def public_page(*, methods: tuple[str, ...] = READING, listed: bool = False) -> Callable[[View], View]:
    """Declare that anybody may open the view, signed in or not; `listed` when it is a page to find and to link to."""
    return _declare(Declaration(None, methods, listed=listed))


def _declare(declaration: Declaration) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in READING:
                with only_reading():
                    return view(request, *args, **kwargs)
            return view(request, *args, **kwargs)

        declared = require_http_methods(declaration.methods)(guarded)
        declared.declaration = declaration  # type: ignore[attr-defined]
        return declared

    return decorate


def declaration_of(view: object) -> Declaration | None:
    """The view's declaration, or None where it has none (such a view is never served)."""
    found = getattr(view, "declaration", None)
    return found if isinstance(found, Declaration) else None


class WriteWhileReading(Exception):  # noqa: N818 - it names what happened
    """A page that is only read tried to change the database."""


@contextmanager
def only_reading() -> Iterator[None]:
    """Inside, a statement that is not a SELECT is an error: reading a page changes nothing."""
    with connection.execute_wrapper(_refuse_writes):
        yield


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if not str(sql).lstrip(" (\n").upper().startswith(("SELECT", "WITH", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO")):
        raise WriteWhileReading(f"a GET request tried to write: {str(sql)[:120]}")
    return execute(sql, params, many, context)
