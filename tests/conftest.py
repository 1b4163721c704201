"""What all tests stand on: compiled catalogues, and a database server of their own from the first test that asks for one."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from luukku.config import catalogues
from luukku.config.throwaway import throwaway_database

pytest_plugins = ["tests.loaded_area"]

hypothesis.settings.register_profile("luukku", deadline=None)  # no test is about how long it takes
hypothesis.settings.load_profile("luukku")


def pytest_sessionstart(session: pytest.Session) -> None:
    catalogues.compile_stale()


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """Address of the tests' server: DATABASE_URL, else a throwaway one that dies with this process."""
    if named := os.environ.get("DATABASE_URL"):
        yield named
        return
    with throwaway_database() as url, pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", url)
        yield url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_url: str) -> None:
    """pytest-django asks for this before it makes the test database: point Django to the tests' server."""
    from django.db import connections
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(database_url)
    connections["default"].settings_dict.update(
        {"NAME": parts["dbname"], "USER": parts.get("user", ""), "PASSWORD": parts.get("password", ""),
         "HOST": parts.get("host", ""), "PORT": str(parts.get("port", ""))}
    )  # fmt: skip
