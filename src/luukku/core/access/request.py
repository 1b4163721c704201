"""A request as a view of the desk meets it."""

from datetime import date
from typing import Any

from django.http import HttpRequest


class Request(HttpRequest):
    """`day` is the day that the page speaks of (tilannepäivä); `user` is the person of the session."""

    day: date
    user: Any
