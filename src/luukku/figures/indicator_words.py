"""What indicators are called, in what they are counted, where they are from, and what they do not tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.connectors import official
from luukku.core.documents.tables import Column, Kind
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures.domain.indicators import Count, Exact, Form, Indicator, Measure, Moment
from luukku.figures.queries import LABOUR, POPULATION, Reach

TITLES: Mapping[str, str | Promise] = {
    "aste": gettext_lazy("Työttömyysaste"),
    "tyottomat": gettext_lazy("Työttömät työnhakijat"),
    "muutos": gettext_lazy("Työttömien muutos vuodessa"),
    "muutos-prosentteina": gettext_lazy("Työttömien muutos vuodessa, %"),
    "avoimet": gettext_lazy("Avoimet työpaikat"),
    "tyottomia-paikkaa-kohti": gettext_lazy("Työttömiä avointa paikkaa kohti"),
    "tyovoimaosuus": gettext_lazy("Työvoiman osuus väestöstä"),
    "vakiluku": gettext_lazy("Väkiluku"),
    "vakiluku-1v": gettext_lazy("Väkiluvun muutos vuodessa"),
    "vakiluku-5v": gettext_lazy("Väkiluvun muutos viidessä vuodessa"),
    "vakiluku-10v": gettext_lazy("Väkiluvun muutos kymmenessä vuodessa"),
    "vakiluku-20v": gettext_lazy("Väkiluvun muutos kahdessakymmenessä vuodessa"),
}

_COUNTS: Mapping[Measure, tuple[str, str | Promise]] = {
    Measure.UNEMPLOYED: ("tyottomat", gettext_lazy("Työttömät")),
    Measure.LABOUR_FORCE: ("tyovoima", gettext_lazy("Työvoima")),
    Measure.VACANCIES: ("avoimet", gettext_lazy("Avoimet paikat")),
    Measure.RESIDENTS: ("vakiluku", gettext_lazy("Väkiluku")),
    Measure.RESIDENTS_WITH_LABOUR_FORCE: ("vakiluku-tyovoiman-paivana", gettext_lazy("Väkiluku")),
}
"""The key and the title of each count's column."""

_DOES_NOT_TELL: Mapping[Measure, str | Promise] = {
    Measure.UNEMPLOYED: gettext_lazy(
        "Luvussa ovat mukana kokoaikaisesti lomautetut, mutta eivät palveluissa, koulutuksessa tai osa-aikatyössä olevat "
        "työnhakijat. Pienessä kunnassa muutama ihminen muuttaa prosentteja paljon."
    ),
    Measure.LABOUR_FORCE: gettext_lazy("Työvoima on vanhempi tieto kuin työttömien määrä, joten osuus on likimääräinen."),
    Measure.VACANCIES: gettext_lazy(
        "Mukana ovat vain paikat, jotka on ilmoitettu julkisiin työvoimapalveluihin. Lukuja 1–4 ei julkaista."
    ),
    Measure.RESIDENTS: gettext_lazy("Väkiluku ei kerro iästä eikä siitä, johtuuko muutos muutosta, syntymistä vai kuolemista."),
}


@dataclass(frozen=True, slots=True)
class Reaches:
    """How far the two series reach, for their notes."""

    labour: Reach
    population: Reach


def title_of(indicator: Indicator) -> str:
    """`Työttömyysaste`"""
    return str(TITLES[indicator.key])


def unit_of(indicator: Indicator) -> str:
    """What the figures are counted in, as it stands above them."""
    if indicator.form.in_percent:
        return "%"
    if indicator.form is Form.RATIO:
        return _("työtöntä")
    return _("paikkaa") if indicator.first.measure is Measure.VACANCIES else _("henkilöä")


def unit_of_difference(indicator: Indicator) -> str:
    """What the difference of two figures is counted in."""
    return _("prosenttiyksikköä") if indicator.form.in_percent else unit_of(indicator)


def decimals_of(indicator: Indicator) -> int:
    """One digit for what is divided, none for what is counted."""
    return 0 if indicator.form.adds_up else 1


def kind_of(indicator: Indicator) -> Kind:
    """How the figures are written."""
    if indicator.form.signed:
        return "change"
    return "percent" if indicator.form is Form.PERCENT else "number"


def written(indicator: Indicator, value: format.Number, *, language: str) -> str:
    """A figure of the indicator in running text: `12,9 %`, `+130`."""
    write = format.change if indicator.form.signed else format.number
    text = write(value, language=language, decimals=decimals_of(indicator))
    return f"{text}{suffix_of(indicator, language=language)}"


def suffix_of(indicator: Indicator, *, language: str) -> str:
    """What follows a written figure."""
    if not indicator.form.in_percent:
        return ""
    return "%" if language == "en" else f"{format.NBSP}%"


def does_not_tell(indicator: Indicator) -> str:
    """What a reader must not read out of the figures."""
    measures = dict.fromkeys(count.measure for count in indicator.counts)
    return " ".join(str(_DOES_NOT_TELL[measure]) for measure in measures if measure in _DOES_NOT_TELL)


def end(form: Form, value: Exact | None, *, greatest: bool) -> str:
    """What the one at an end is called: `Korkein:`, `Eniten väheni:`."""
    if form.signed:
        if value == 0:
            return _("Ennallaan:")
        if (value or 0) > 0:
            return _("Eniten kasvoi:") if greatest else _("Vähiten kasvoi:")
        return _("Vähiten väheni:") if greatest else _("Eniten väheni:")
    if form is Form.COUNT:
        return _("Eniten:") if greatest else _("Vähiten:")
    return _("Korkein:") if greatest else _("Matalin:")


def when(indicator: Indicator, moment: Moment, *, language: str) -> str:
    """The time that the figures speak of: `lokakuu 2023`, `31.12.2012–31.12.2022`."""
    days = dict.fromkeys(_when_of(count, moment, language=language) for count in reversed(indicator.counts))
    if indicator.form.signed:
        return format.EN_DASH.join(days)
    return _when_of(indicator.first, moment, language=language)


def _when_of(count: Count, moment: Moment, *, language: str) -> str:
    if count.measure.by_year:
        return format.day(date(moment.year_of(count), 12, 31), language=language)
    return format.month(moment.month_of(count), language=language)


def count_column(count: Count, *, moment: Moment, reaches: Reaches, language: str) -> Column:
    """The column of something that an indicator is counted from."""
    unit = _when_of(count, moment, language=language)
    source = _source((count,), moment, reaches, unit="", note="", language=language)
    return Column(key=count_key(count), title=str(_COUNTS[count.measure][1]), unit=unit, source=source)


def count_key(count: Count) -> str:
    """The key of a count's column."""
    key, _title = _COUNTS[count.measure]
    return f"{key}-{count.years_back}v" if count.years_back else key


def value_column(indicator: Indicator, *, moment: Moment, reaches: Reaches, language: str) -> Column:
    """The column of the indicator's own figures, with the note that says how they are counted."""
    unit = unit_of(indicator)
    note = _how_counted(indicator, moment, language=language)
    source = _source(indicator.counts, moment, reaches, unit=unit, note=note, language=language)
    kind, decimals = kind_of(indicator), decimals_of(indicator)
    return Column(key="arvo", title=title_of(indicator), unit=unit, kind=kind, decimals=decimals, source=source)


def derived(column: Column, *, key: str, title: str, unit: str, note: str, kind: Kind = "number", decimals: int = 0) -> Column:
    """A column that is counted from another one here; `note` says how."""
    found = column.source
    source = Source(
        unit=unit, date=found.date, population=found.population, source=found.source, taken=found.taken, note=note
    ) if found else None  # fmt: skip
    return Column(key=key, title=title, unit=unit, kind=kind, decimals=decimals, source=source)


def _source(counts: tuple[Count, ...], moment: Moment, reaches: Reaches, *, unit: str, note: str, language: str) -> Source:
    """One note for all that a figure is counted from."""
    datasets = dict.fromkeys(POPULATION if count.measure.by_year else LABOUR for count in counts)
    about = [_measure_of(count) for count in counts]
    taken = {
        format.day((reaches.population if name == POPULATION else reaches.labour).taken_on, language=language)
        for name in datasets
    }
    return Source(
        unit=unit or about[0].unit.in_language(language),
        date="; ".join(dict.fromkeys(_when_of(count, moment, language=language) for count in counts)),
        population="; ".join(dict.fromkeys(each.population.in_language(language) for each in about)),
        source="; ".join(official.dataset(name).source.in_language(language) for name in datasets),
        taken="; ".join(sorted(taken)),
        note=note,
    )


def _measure_of(count: Count) -> "official.Measure":
    if count.measure.by_year:
        return official.dataset(POPULATION).measures["population"]
    return official.dataset(LABOUR).measures[count.measure.value]


def _how_counted(indicator: Indicator, moment: Moment, *, language: str) -> str:
    """How the figure follows from its counts; "" where it is a count itself."""
    if indicator.second is None:
        return ""
    first, second = (
        f"{str(_COUNTS[count.measure][1]).lower()} {_when_of(count, moment, language=language)}"
        for count in (indicator.first, indicator.second)
    )
    told = {"first": first, "second": second}
    if indicator.form is Form.DIFFERENCE:
        return _("Laskettu: %(first)s − %(second)s.") % told
    if indicator.form is Form.GROWTH:
        return _("Laskettu: (%(first)s − %(second)s) / %(second)s.") % told
    return _("Laskettu: %(first)s / %(second)s.") % told
