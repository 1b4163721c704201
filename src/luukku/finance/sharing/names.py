"""Municipalities by name where no area is loaded."""

from functools import cache

from luukku.connectors import official


@cache
def name_of(code: str) -> str:
    """A municipality's official name; its code when it has none."""
    try:
        return official.municipality(code).name_fi
    except official.UnknownMunicipality:
        return code
