"""A request as a view of the desk meets it."""

from datetime import date
from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """`day` is the day that the page speaks of (tilannepäivä), `today` the real one; `user` is the person of the session."""

    day: date
    today: date
    user: Any
