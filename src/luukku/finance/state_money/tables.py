"""The law's calculation as tables: the steps of one municipality, and the municipalities side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui.sources import Source
from luukku.finance.domain.state_share.quantities import Known, Quantity
from luukku.finance.domain.state_share.rule import BESIDE, STEPS, StateShare, Step, StepKey, summed
from luukku.finance.state_money import words
from luukku.finance.state_money.inputs import origin_in_words

RESULTS: tuple[StepKey, ...] = ("cost", "criteria", "unemployed", "age_18_64")
"""What the page opens with: the furthest step that could be counted. A new task's costs are the state's in whole, so what comes
after them, the own financing of all tasks, is told behind."""
SUMS: frozenset[StepKey] = frozenset({"criteria", "cost", "share", "total"})


def steps_table(share: StateShare, *, pack: AreaPack, whose: str, language: str, beside: bool) -> DataTable:
    """The steps of a municipality, figure × price = euros, with what each rests on; or those that are beside the sum."""
    steps = [step for step in share.steps if (step.key in BESIDE) == beside]
    columns = (
        Column(key="luku", title=_("Luku")),
        Column(key="kerroin", title=_("Kerroin"), decimals=4),
        Column(key="hinta", title=_("Hinta tai osuus"), kind="text"),
        Column(key="euroa", title=_("Euroa"), unit="€", kind="money", decimals=2),
        Column(key="saannos", title=_("Säännös"), kind="text"),
        Column(key="merkki", title=_("Tarkistus"), kind="text"),
        Column(key="mista", title=_("Mistä luku on"), kind="text"),
    )
    lines = tuple(_step_line(step, share, pack=pack, language=language) for step in steps)
    kept = tuple(column for column in columns if column.key != "kerroin" or beside)
    return DataTable(
        stem="muut" if beside else "vaiheet",
        title=_("Muita tehtäviä koskevat erät") if beside else _("Laskelma vaihe vaiheelta"),
        names=Column(key="vaihe", title=_("Vaihe"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=kept,
        lines=lines,
        whose=whose,
        period=str(share.year),
    )


def _step_line(step: Step, share: StateShare, *, pack: AreaPack, language: str) -> Line:
    figures = dict(step.counted)
    values: dict[str, Value] = {
        "luku": _first_figure(step, share),
        "hinta": words.factor(step, language=language) or Absent.NOT_APPLICABLE,
        "euroa": step.amount,
        "saannos": words.sections(step) or Absent.NOT_APPLICABLE,
        "merkki": words.mark(step) or Absent.NOT_APPLICABLE,
        "mista": "; ".join(_origin(each, figures[each], pack=pack, language=language) for each in figures)
        or Absent.NOT_APPLICABLE,
    }
    if "unemployment_coefficient" in figures:
        coefficient = figures["unemployment_coefficient"]
        values["kerroin"] = coefficient.figure if coefficient else None
    elif step.key in BESIDE:
        values["kerroin"] = Absent.NOT_APPLICABLE
    return Line(name=str(words.STEPS[step.key]), code=step.key, values=values, kind="sum" if step.key in SUMS else "row")


def _first_figure(step: Step, share: StateShare) -> Value:
    """The figure that is multiplied: of people or of euros; a sum has none."""
    if step.counted:
        _quantity, known = step.counted[0]
        return known.figure if known else None
    return share.amount("criteria") if step.key == "by_criteria" else Absent.NOT_APPLICABLE


def _origin(quantity: Quantity, known: Known | None, *, pack: AreaPack, language: str) -> str:
    """`18–64-vuotiaat 2024: Tilastokeskus`"""
    told = {"what": words.QUANTITIES[quantity]}
    if known is None:
        return _("%(what)s: puuttuu") % told
    source = origin_in_words(known, quantity, pack=pack, language=language)
    return _("%(what)s %(year)s: %(source)s") % {**told, "year": known.year, "source": source}


def area_table(
    shares: Mapping[str, StateShare], *, members: Sequence[Municipality], query: Mapping[str, str], language: str
) -> DataTable:
    """The municipalities side by side; a step that is open for all of them is left out, and named elsewhere."""
    keys = [key for key in STEPS if any(share.amount(key) is not None for share in shares.values())]
    first, leading = next(iter(shares.values())), result(shares)
    lines = [
        Line(
            name=member.name.in_language(language),
            code=member.code,
            url=municipal_address(member.code, query),
            values=_area_values([shares[member.code]], keys, leading),
        )
        for member in members
    ]
    if len(lines) > 1:
        lines.append(Line(name=_("Alue"), values=_area_values(list(shares.values()), keys, leading), kind="sum"))
    columns = [_area_column(key, shares, first, language=language) for key in keys]
    if leading:
        columns.insert(keys.index(leading) + 1, _head_column(columns[keys.index(leading)]))
    return DataTable(
        stem="valtionosuus",
        title=_("Laskelma kunnittain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=str(first.year),
    )


def _area_values(shares: Sequence[StateShare], keys: Sequence[StepKey], leading: StepKey | None) -> dict[str, Value]:
    """The steps of one municipality, or of all together, and the leading one for each inhabitant."""
    heads: dict[str, Value] = {"asukas": per_inhabitant(shares, leading)} if leading else {}
    return {key: summed(shares, key) for key in keys} | heads


def _head_column(of: Column) -> Column:
    source = of.source if isinstance(of.source, Source) else None
    note = _("Laskettu: %(title)s / asukkaat.") % {"title": of.title}
    per_head = replace(source, unit=_("€/asukas"), note=note) if source else None
    return Column(key="asukas", title=_("Asukasta kohti"), unit="€", kind="number", decimals=1, source=per_head)


def municipal_address(code: str, query: Mapping[str, str]) -> str:
    """A municipality's own page of the same year and with the same figures of the country."""
    asked = {word: query[word] for word in ("vuosi", "ika_maa", "tyottomat_maa") if query.get(word)}
    path = reverse("finance:municipal_state_share", args=[code])
    return f"{path}?{urlencode(asked)}" if asked else path


def _area_column(key: StepKey, shares: Mapping[str, StateShare], first: StateShare, *, language: str) -> Column:
    steps = [step for share in shares.values() if (step := share.step(key))]
    step = steps[0]
    years = sorted({known.year for each in steps for _quantity, known in each.counted if known})
    told = [str(words.QUANTITIES[quantity]) for quantity, _known in step.counted]
    factor = "" if key == "own" else words.factor(step, language=language)
    notes = [
        _("Laskettu: %(what)s × %(factor)s.") % {"what": ", ".join(told), "factor": factor} if told and factor else "",
        _("Lain tarkoittama tietovuosi on %(year)s.") % {"year": first.data_year} if years and years[0] < first.data_year else "",
        _("Hinta tai osuus on vahvistettava.") if any(value.mark.to_be_confirmed for value in step.law) else "",
        _("Koskee muitakin tehtäviä kuin työvoimapalveluja.") if key in BESIDE else "",
    ]
    source = Source(
        unit="€",
        date=", ".join(map(str, years)),
        population=", ".join(told),
        source=words.sections(step) or ", ".join(str(words.STEPS[each]) for each in step.of),
        note=" ".join(filter(None, notes)),
    )
    return Column(key=key, title=str(words.STEPS[key]), unit="€", kind="money", source=source)


def result(shares: Mapping[str, StateShare]) -> StepKey | None:
    """The furthest step that is counted for everybody; None where there is none."""
    return next((key for key in RESULTS if summed(shares.values(), key) is not None), None)


def per_inhabitant(shares: Iterable[StateShare], key: StepKey) -> Fraction | None:
    """A step's euros for each inhabitant of the year that the calculation uses, of one municipality or of several together."""
    everybody = list(shares)
    heads = [known.figure for share in everybody if (known := _residents(share))]
    euros = summed(everybody, key)
    return euros / sum(heads) if euros is not None and len(heads) == len(everybody) and all(heads) else None


def _residents(share: StateShare) -> Known | None:
    own = share.step("own")
    return dict(own.counted)["residents"] if own else None
