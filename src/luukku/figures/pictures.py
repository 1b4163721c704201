"""Lines of the official series."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.lines import Series, line_chart


def labour_lines(*, name: str, points: Sequence[tuple[date, int | None]], language: str) -> Chart:
    """Unemployed job seekers month by month with their twelve-month mean."""
    known = [(month, value) for month, value in points if value is not None]
    return line_chart(
        series=[Series(name=_("kuukausi"), points=tuple(points))],
        unit=_("henkilöä kuukauden lopussa"),
        label=_label(_("Työttömät työnhakijat kuukausittain: %(name)s."), name, known, format.month, language),
        language=language,
        mean=_("12 kk:n keskiarvo"),
    )


def residents_lines(*, name: str, points: Sequence[tuple[date, int]], language: str) -> Chart:
    """Residents at the end of each year."""
    return line_chart(
        series=[Series(name=name, points=tuple(points))],
        unit=_("asukasta vuoden lopussa"),
        label=_label(_("Väkiluku vuosittain: %(name)s."), name, list(points), _year, language),
        language=language,
        yearly=True,
    )


def _label(title: str, name: str, known: Sequence[tuple[date, int]], when: Callable[..., str], language: str) -> str:
    """What is seen: title, first, highest and last value."""
    if not known:
        return title % {"name": name}
    first, last, top = known[0], known[-1], max(known, key=lambda point: point[1])
    told = _("%(first_when)s: %(first)s. Korkeimmillaan %(top_when)s: %(top)s. %(last_when)s: %(last)s.") % {
        "first_when": when(first[0], language=language), "first": format.number(first[1], language=language),
        "top_when": when(top[0], language=language), "top": format.number(top[1], language=language),
        "last_when": when(last[0], language=language), "last": format.number(last[1], language=language),
    }  # fmt: skip
    return f"{title % {'name': name}} {told}"


def _year(day: date, *, language: str) -> str:
    del language
    return str(day.year)
