"""The page of the area's state share: municipalities side by side, the law's figures, what is missing, the plan's table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.queries import members_on
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.lawbook.rows import Row, row
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.bars import Place, place_chart
from luukku.core.ui.charts.draw import Chart
from luukku.finance.domain.state_share.reproduction import Prices, prices
from luukku.finance.domain.state_share.rule import StateShare, data_year, state_share, wanted_year, years
from luukku.finance.state_money import comparison_tables, sentences
from luukku.finance.state_money.comparison import Comparison, comparison
from luukku.finance.state_money.forms import OF_THE_COUNTRY, WORDS, GivenFigures
from luukku.finance.state_money.inputs import inputs_of, series
from luukku.finance.state_money.sentences import Missing
from luukku.finance.state_money.tables import area_table
from luukku.kernel.alphabet import fi_sort
from luukku.law import Lawbook


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBeside:
    """The plan's table counted again: by municipality, by cause, by column and by data year."""

    table: DataTable
    causes: DataTable
    columns: DataTable
    by_year: DataTable | None
    chart: Chart | None
    texts: Sequence[str]

    @property
    def tables(self) -> list[DataTable]:
        """The tables beside the first one."""
        return [self.causes, self.columns, *([self.by_year] if self.by_year else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    """What the page shows. `table` is None where nothing could be counted, `plan` where the area has printed no transfer."""

    say: SafeString
    year: int
    data_year: int
    years: Sequence[Option]
    table: DataTable | None
    law: Sequence[Row]
    missing: Sequence[Missing]
    form: GivenFigures
    plan: PlanBeside | None
    limits: Sequence[str]


def area_page(*, pack: AreaPack, book: Lawbook, day: date, query: QueryDict, language: str) -> AreaPage:
    """The page with the members of a day. Three SQL queries. Raises UnknownChoice and NothingOnThatDay.

    query  `vuosi`: the financial year; `ika_maa`, `tyottomat_maa`: figures of the whole country
    """
    year = asked_year(book, day=day, query=query)
    members = sorted(members_on(pack, day=day, language=language), key=lambda each: fi_sort(each.name.in_language(language)))
    told = series(codes=[each.code for each in members], day=day)
    form = GivenFigures(
        query if any(query.get(WORDS[each]) for each in OF_THE_COUNTRY) else None,
        asked=OF_THE_COUNTRY,
        years={each: wanted_year(each, book=book, year=year) for each in OF_THE_COUNTRY},
        known={},
        language=language,
    )
    given = form.given()
    shares = {
        each.code: state_share(
            book=book,
            year=year,
            inputs=inputs_of(each.code, pack=pack, told=told, book=book, year=year, given=given),
        )
        for each in members
    }
    counted = any(step.amount is not None for share in shares.values() for step in share.steps)
    at = prices(book, year)
    plan = comparison(pack=pack, told=told, prices=at, price_year=year, members=members) if at else None
    return AreaPage(
        say=sentences.area_say(shares, members=members, year=year, language=language),
        year=year,
        data_year=data_year(book, year),
        years=year_options(book, year),
        table=area_table(shares, members=members, query=query, language=language) if counted else None,
        law=law_rows(shares, book=book, day=day, language=language),
        missing=sentences.missing_figures(shares, members=members, book=book, year=year, language=language),
        form=form,
        plan=_plan(plan, pack=pack, book=book, query=query, language=language) if plan else None,
        limits=sentences.limits(),
    )


def asked_year(book: Lawbook, *, day: date, query: Mapping[str, str]) -> int:
    """The financial year asked for, else that of the day or the nearest that the lawbook knows. Raises UnknownChoice."""
    offered = years(book)
    default = max((each for each in offered if each <= day.year), default=offered[0])
    return int(chosen(query, "vuosi", list(map(str, offered)), default=str(default)))


def year_options(book: Lawbook, year: int) -> Sequence[Option]:
    return options({str(each): str(each) for each in years(book)}, str(year))


def law_rows(shares: Mapping[str, StateShare], *, book: Lawbook, day: date, language: str) -> list[Row]:
    """Each value of the law that the calculation uses, once."""
    values = dict.fromkeys(value for share in shares.values() for step in share.steps for value in step.law)
    return [row(book.parameter(value.key), value, day=day, language=language) for value in values]


def other_prices(book: Lawbook, year: int) -> tuple[int, Prices] | None:
    """The nearest other financial year whose prices are known."""
    found = ((each, prices(book, each)) for each in sorted(years(book), key=lambda each: abs(each - year)) if each != year)
    return next(((each, known) for each, known in found if known), None)


def _plan(shown: Comparison, *, pack: AreaPack, book: Lawbook, query: Mapping[str, str], language: str) -> PlanBeside:
    return PlanBeside(
        table=comparison_tables.by_municipality(shown, pack=pack, query=query, language=language),
        causes=comparison_tables.causes(shown.area, shown, whose="", language=language),
        columns=comparison_tables.by_column(shown.area, shown, pack=pack, whose="", language=language),
        by_year=comparison_tables.by_year(shown, language=language) if len(shown.by_year) > 1 else None,
        chart=_chart(shown, language=language) if len(shown.members) > 1 else None,
        texts=sentences.comparison_say(shown, beside=shown.area, other=other_prices(book, shown.price_year), language=language),
    )


def _chart(shown: Comparison, *, language: str) -> Chart:
    """What remains unexplained of each municipality's printed transfer, in percent of it."""
    places = [
        Place(name=each.name.in_language(language), value=None if percent is None else float(percent))
        for each in shown.members
        for percent in [shown.each[each.code].compared.unexplained_percent]
    ]
    return place_chart(
        places=places,
        unit=_("prosenttia suunnitelman luvusta"),
        label=_("Pylväskuvio: kuinka suuri osa suunnitelman siirrosta jää selittämättä kunnittain. Luvut ovat taulukossa."),
        language=language,
        decimals=1,
        suffix="%" if language == "en" else "\u00a0%",
        signed=True,
        from_zero=True,
    )
