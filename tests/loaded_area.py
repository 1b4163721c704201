"""A database with the demo's area, the official series and its people, made once and shared by every test that asks for one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client

from luukku.kernel.clock import FixedClock

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
"""The instant that tests live at: a Tuesday."""


class Undefined(str):
    """What Django puts in the place of an unknown variable: using it fails the test and names the variable."""

    def __contains__(self, text: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"a template uses the unknown variable {name}")


def pytest_configure(config: pytest.Config) -> None:
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.DEMO = False
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that no start has made yet
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    from luukku.config import demo

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        demo.prepare(progress=lambda _line: None)


@pytest.fixture(autouse=True)
def clock() -> Iterator[FixedClock]:
    """The whole process lives at NOON; a test moves the clock where it needs another time."""
    from luukku.core.clock import clock_replaced_by

    fixed = FixedClock(NOON)
    with clock_replaced_by(fixed):
        yield fixed


@pytest.fixture(scope="session")
def with_lemmas() -> None:
    """The search knows lemmas: its dictionaries are made, as a start makes them, where this checkout does not have them yet."""
    from luukku.core.ui import lemmas

    if making := lemmas.make_in_background():
        with making:
            making.wait()
    assert lemmas.ready()


@pytest.fixture
def demo_mode(settings: object) -> None:
    """Personas may sign in."""
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def signed_in(db: None, demo_mode: None) -> Callable[[str], Client]:
    """signed_in("director"): a client of the persona with that role."""

    def sign_in(role: str) -> Client:
        from luukku.core.accounts.models import User

        client = Client()
        user = User.objects.get(is_persona=True, grants__role=role)
        client.force_login(user, backend="luukku.core.accounts.backends.DeskBackend")
        return client

    return sign_in
