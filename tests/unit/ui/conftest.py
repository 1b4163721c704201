"""Charts of the tests are kept in memory, so that each test draws its own."""

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True)
def charts_in_memory() -> Iterator[None]:
    memory = "django.core.cache.backends.locmem.LocMemCache"
    with override_settings(
        CACHES={"default": {"BACKEND": memory}, "charts": {"BACKEND": memory, "LOCATION": "charts"}},
        STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    ):
        from django.core.cache import caches

        caches["charts"].clear()
        yield
