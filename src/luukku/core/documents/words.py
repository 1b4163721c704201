"""What stands in the place of a value that is not told, and with a sum that is at least so much: on pages as in files."""

from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent


def absence(value: Absent | None) -> str:
    """`ei tietoa` for an unknown value, `alle 5` for a protected one, a dash where there cannot be one."""
    if value is None:
        return _("ei tietoa")
    return _("alle 5") if value is Absent.PROTECTED else "–"


def at_least(shown: str) -> str:
    """`väh. 310`: a sum from which small parts are left out."""
    return _("väh. %(count)s") % {"count": shown}


def unit_title() -> str:
    """Heading of the units' column, in a table whose lines say their units."""
    return _("Yksikkö")
