"""The page of the board's seats: the rule worked out for a year, every year's seats, and what if one grew, joined or left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString

from luukku.area.domain.board import Board, board, rule_in_words
from luukku.area.domain.pack import AreaPack
from luukku.area.notes import source_in_words
from luukku.connectors import official
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.ui.asking import Option, options
from luukku.figures import queries, seats_say
from luukku.figures.forms import WhatIf
from luukku.figures.seats_tables import Known, history_table, seats_table, whatif_table

SUPPOSED = ("muutos", "liittyy", "lahtee")
"""Words of the address that say what is supposed; each may stand several times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsPage:
    """What the page shows; `whatif` and `whatif_say` are there when something is supposed and nothing is wrong in it."""

    say: SafeString
    rule: str
    rule_source: str
    year: int
    years: Sequence[Option]
    table: DataTable
    form: WhatIf
    whatif: DataTable | None
    whatif_say: SafeString | str
    history: DataTable
    limits: Sequence[str]

    @property
    def tables(self) -> list[DataTable]:
        return [*([self.whatif] if self.whatif else []), self.history]


def seats_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> SeatsPage | None:
    """The page as of a day; None when the area has no rule. Two SQL queries, three when something is supposed.

    Raises UnknownChoice and NothingOnThatDay.

    query  `vuosi`: the year of the population; `muutos`, `liittyy`, `lahtee`: what is supposed
    """
    if pack.board is None:
        return None
    everyone = {each.code for each in pack.municipalities}
    reach = queries.population_reach(day=day, municipalities=everyone)
    by_year = _by_year(queries.residents_of(municipalities=everyone, until=reach.last.year))
    boards = [found for year, counts in sorted(by_year.items(), reverse=True) if (found := _board(pack, year, counts))]
    if not boards:
        raise queries.NoSeriesYet
    years = [str(each.year) for each in boards]
    year = chosen(query, "vuosi", years, default=years[0])
    chosen_board = next(each for each in boards if str(each.year) == year)
    names = {each.code: each.name.in_language(language) for each in pack.municipalities}
    members = frozenset(each.code for each in pack.members_on(day))
    known = Known(pack, pack.board, chosen_board, boards, names, members, reach, language)
    form, after, known = _supposed(known, query)
    return SeatsPage(
        say=seats_say.say(known),
        rule=rule_in_words(pack.board).in_language(language),
        rule_source=source_in_words(pack, pack.board.source, language=language) if pack.board.source else "",
        year=chosen_board.year,
        years=options({each: each for each in years}, year),
        table=seats_table(known),
        form=form,
        whatif=whatif_table(known, after) if after else None,
        whatif_say=seats_say.whatif_say(known, after) if after else "",
        history=history_table(known),
        limits=seats_say.limits(),
    )


def _by_year(told: Mapping[str, Mapping[int, int]]) -> dict[int, dict[str, int]]:
    years: dict[int, dict[str, int]] = {}
    for code, counts in told.items():
        for year, count in counts.items():
            years.setdefault(year, {})[code] = count
    return years


def _board(pack: AreaPack, year: int, counts: Mapping[str, int]) -> Board | None:
    """The board of a year; None where the population of a member is not told."""
    try:
        return board(pack=pack, year=year, populations=counts)
    except KeyError:
        return None


def _supposed(known: Known, query: QueryDict) -> tuple[WhatIf, Mapping[str, int] | None, Known]:
    """The form as written, the populations that follow (none when it is wrong), and what is known with the names of joiners."""
    written = {word: ", ".join(filter(None, (each.strip() for each in query.getlist(word)))) for word in SUPPOSED}
    data = written if any(written.values()) else None
    everyone = dict(queries.residents_in([known.board.year])) if data else {}
    residents = {code: by_year[known.board.year] for code, by_year in everyone.items()}
    own = {code: known.names[code] for code in known.residents}
    form = WhatIf(data, members=known.residents, names=own, everyone=residents, language=known.language)
    if data is None or not form.is_valid():
        return form, None, known
    changes = form.changes()
    names = {**known.names, **{code: official.municipality(code).name(known.language) for code in changes.joins}}
    after = changes.after(known.residents, residents)
    return (
        form,
        after,
        Known(known.pack, known.rule, known.board, known.boards, names, known.members, known.reach, known.language),
    )
