"""Tables of unemployment over time: how many, the change from the year before, the rate, and the season."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures import notes
from luukku.figures.indicator_words import derived
from luukku.figures.unemployment import Course, Unemployment, span_of

Cells = Callable[[Course], Sequence[Value]]


def tables(shown: Unemployment, *, language: str) -> list[DataTable]:
    """All of them, in the order in which they stand on the page; the season only where there is a whole year."""
    found = [counts(shown, language=language), year_changes(shown, language=language), rates(shown, language=language)]
    return [*found, *([season(shown, language=language)] if any(each.season for each in shown.courses) else [])]


def counts(shown: Unemployment, *, language: str) -> DataTable:
    """How many; of one alone also the mean of twelve months."""
    source = _source(shown, "unemployed", language=language)
    own = Column(key="tyottomat", title=_("Työttömät"), unit=_("henkilöä"), source=source)
    mean = derived(
        own, key="keskiarvo", title=_("12 kk:n keskiarvo"), unit=_("henkilöä"), note=_("Laskettu: kuukausi ja 11 edellistä.")
    )
    parts: list[tuple[Column, Cells]] = [(own, _told), *([(mean, lambda course: course.means)] if shown.alone else [])]
    return _by_month(shown, "tyottomat-kuukausittain", _("Työttömät työnhakijat kuukausittain"), parts)


def _told(course: Course) -> Sequence[Value]:
    """The unemployed; where there are too few of them to be published, that."""
    return [
        Absent.PROTECTED if each.unemployed is None and each.labour_force is not None else each.unemployed
        for each in course.figures
    ]


def year_changes(shown: Unemployment, *, language: str) -> DataTable:
    """How many more than a year before in percent; of one alone also in persons."""
    own = Column(key="tyottomat", title=_("Työttömät"), source=_source(shown, "unemployed", language=language))
    note = _("Laskettu: kuukausi verrattuna samaan kuukauteen vuotta aiemmin.")
    change = derived(own, key="muutos", title=_("Muutos"), unit=_("henkilöä"), note=note, kind="change")
    growth = derived(own, key="muutos-prosentteina", title=_("Muutos"), unit="%", note=note, kind="change", decimals=1)
    parts: list[tuple[Column, Cells]] = [(growth, lambda course: course.growths)]
    if shown.alone:
        parts.insert(0, (change, lambda course: course.changes))
    return _by_month(shown, "muutos-vuodessa", _("Muutos vuotta aiemmasta"), parts)


def rates(shown: Unemployment, *, language: str) -> DataTable:
    """The unemployed in percent of the labour force."""
    newest = [each for course in shown.courses for each in course.figures[-1:]]
    force = newest[0].labour_force or 0 if len(newest) == 1 else 0
    source = notes.rate_source(labour_force=force, month=shown.last, reach=shown.reach, language=language)
    rate = Column(key="aste", title=_("Työttömyysaste"), unit="%", kind="percent", decimals=1, source=source)
    return _by_month(shown, "tyottomyysaste", _("Työttömyysaste kuukausittain"), [(rate, lambda course: course.rates)])


def season(shown: Unemployment, *, language: str) -> DataTable:
    """How the months of a year differ: the mean of the whole years, the mean of each year being a hundred."""
    told = [each for each in shown.courses if each.season]
    years = sorted({year for each in told if each.season for year in each.season.years})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}{format.EN_DASH}{years[-1]}"
    own = Column(key="indeksi", title="", source=_source(shown, "unemployed", language=language))
    note = _("Laskettu: kuukausi prosentteina oman vuotensa keskiarvosta, keskiarvo vuosista %(years)s.") % {"years": span}
    columns = [
        derived(
            own, key=_key("indeksi", each, shown), title=each.subject.name if len(told) > 1 else _("Indeksi"),
            unit=_("vuoden keskiarvo = 100"), note=note, decimals=1,
        )
        for each in told
    ]  # fmt: skip
    return DataTable(
        stem="kausivaihtelu",
        title=_("Kausivaihtelu kuukausittain, %(years)s") % {"years": span},
        names=Column(key="kuukausi", title=_("Kuukausi"), kind="text"),
        columns=tuple(columns),
        lines=tuple(
            Line(
                name=format.month_alone(number, language=language),
                values={
                    column.key: each.season.by_month[number - 1] if each.season else None
                    for column, each in zip(columns, told, strict=True)
                },
            )
            for number in range(1, 13)
        ),
        whose=_whose(shown),
        period=span,
    )


def _by_month(shown: Unemployment, stem: str, title: str, parts: Sequence[tuple[Column, Cells]]) -> DataTable:
    """A line a month, the newest first; for each of those shown the same columns. Months that tell nothing are left out."""
    several = len(shown.courses) > 1
    columns: list[Column] = []
    cells: dict[str, Sequence[Value]] = {}
    for course in shown.courses:
        for column, of in parts:
            key = _key(column.key, course, shown)
            heading = course.subject.name if several else column.title
            columns.append(replace(column, key=key, title=heading))
            cells[key] = of(course)
    lines = [
        Line(name=month, values={key: values[at] for key, values in cells.items()})
        for at, month in enumerate(shown.months)
        if any(values[at] is not None for values in cells.values())
    ]
    return DataTable(
        stem=stem,
        title=title,
        names=Column(key="kuukausi", title=_("Kuukausi"), kind="month"),
        columns=tuple(columns),
        lines=tuple(reversed(lines)),
        whose=_whose(shown),
        period=f"{shown.last:%Y-%m}",
    )


def _key(key: str, course: Course, shown: Unemployment) -> str:
    return f"{key}-{course.subject.code}" if len(shown.courses) > 1 else key


def _whose(shown: Unemployment) -> str:
    return " ".join(each.subject.name for each in shown.courses) if len(shown.courses) <= 2 else ""


def _source(shown: Unemployment, measure: str, *, language: str) -> Source:
    """The note of a whole series."""
    found = notes.labour_source(measure, month=shown.last, reach=shown.reach, language=language)
    return replace(found, date=_("kuukauden lopussa, %(span)s") % {"span": span_of(shown, language=language)})
