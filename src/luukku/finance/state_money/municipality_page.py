"""The page of one municipality's state share: every step, the reader's own figures in the place of what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.core.documents.tables import DataTable
from luukku.core.ui.asking import Option
from luukku.finance.domain.state_share.quantities import Quantity
from luukku.finance.domain.state_share.reproduction import prices
from luukku.finance.domain.state_share.rule import state_share, wanted_year
from luukku.finance.state_money import comparison_tables, sentences
from luukku.finance.state_money.area_page import asked_year, other_prices, year_options
from luukku.finance.state_money.comparison import comparison
from luukku.finance.state_money.forms import WORDS, GivenFigures
from luukku.finance.state_money.inputs import inputs_of, series
from luukku.finance.state_money.sentences import Missing
from luukku.finance.state_money.tables import steps_table
from luukku.law import Lawbook


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalPage:
    """What the page shows; `causes`, `columns` and `texts` only where the area has printed the municipality's transfer."""

    name: str
    code: str
    say: SafeString
    year: int
    data_year: int
    years: Sequence[Option]
    steps: DataTable
    beside: DataTable
    missing: Sequence[Missing]
    form: GivenFigures
    given: bool
    causes: DataTable | None
    columns: DataTable | None
    texts: Sequence[str]
    limits: Sequence[str]

    @property
    def tables(self) -> list[DataTable]:
        return [self.steps, self.beside, *(each for each in (self.causes, self.columns) if each)]


def municipality_page(
    *, pack: AreaPack, member: Municipality, book: Lawbook, day: date, query: QueryDict, language: str
) -> MunicipalPage:
    """The page as of a day. Three SQL queries. Raises UnknownChoice.

    query  `vuosi`: the financial year; the words of `forms.WORDS`: figures that the reader gives
    """
    year, name = asked_year(book, day=day, query=query), member.name.in_language(language)
    told = series(codes=[member.code], day=day)
    known = inputs_of(member.code, pack=pack, told=told, book=book, year=year)
    asked: list[Quantity] = list(WORDS)
    form = GivenFigures(
        query if any(query.get(word) for word in WORDS.values()) else None,
        asked=asked,
        years={each: wanted_year(each, book=book, year=year) for each in asked},
        known=known,
        language=language,
    )
    given = form.given()
    share = state_share(
        book=book,
        year=year,
        inputs=inputs_of(member.code, pack=pack, told=told, book=book, year=year, given=given),
    )
    at = prices(book, year)
    shown = comparison(pack=pack, told=told, prices=at, price_year=year, members=[member]) if at else None
    own = shown.each[member.code] if shown else None
    return MunicipalPage(
        name=name,
        code=member.code,
        say=sentences.municipal_say(share, name=name, language=language),
        year=year,
        data_year=share.data_year,
        years=year_options(book, year),
        steps=steps_table(share, pack=pack, whose=name, language=language, beside=False),
        beside=steps_table(share, pack=pack, whose=name, language=language, beside=True),
        missing=sentences.missing_figures({member.code: share}, members=[member], book=book, year=year, language=language),
        form=form,
        given=bool(given),
        causes=comparison_tables.causes(own, shown, whose=name, language=language) if own and shown else None,
        columns=comparison_tables.by_column(own, shown, pack=pack, whose=name, language=language) if own and shown else None,
        texts=sentences.comparison_say(shown, beside=own, other=other_prices(book, year), language=language)
        if own and shown
        else (),
        limits=sentences.limits(),
    )
