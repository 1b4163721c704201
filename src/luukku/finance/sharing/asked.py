"""What an address asks of sharing: which agreement, which period, beside which other way of sharing, with what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import QueryDict
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.responses import chosen
from luukku.figures import queries as figures
from luukku.figures.domain.periods import last_ended_year
from luukku.finance.domain.sharing import NotShared, Period, Settlement, share
from luukku.finance.domain.sharing.what_if import Case, SharedBy, Wish, changed
from luukku.finance.sharing.cases import Choice, choices, settled
from luukku.finance.sharing.key_words import key_title
from luukku.finance.sharing.names import name_of
from luukku.finance.sharing.what_if_form import WhatIfForm

AGREEMENT, PERIOD, AGAINST = "sopimus", "kausi", "vertaa"
"""The words of the address."""
LONGEST_TITLE = 40
BY_KEY = "avain-"
"""Before a key: everything that is shared by keys is shared by this one."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another way of sharing the same costs: another agreement's, or all by one key.

    word   how addresses call it
    """

    word: str
    title: str
    settlement: Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is changed, and what follows. Without wishes, or with what cannot be shared, there is no settlement."""

    form: WhatIfForm
    wishes: tuple[Wish, ...]
    case: Case | None
    settlement: Settlement | None

    @property
    def failed(self) -> bool:
        return bool(self.form.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked at.

    names      municipalities by code
    people     inhabitants by code, of `people_of`; empty when they are not known of all
    others     other ways of sharing the same period
    against    the one that is looked at beside it; None when there is no other
    lacking    agreements that cannot be shared, with the columns that they lack
    """

    choice: Choice
    period: Period
    settlement: Settlement
    names: Mapping[str, str]
    people: Mapping[str, int]
    people_of: int | None
    others: Sequence[Other]
    against: Other | None
    lacking: Sequence[Choice]
    offered: Mapping[str, str]
    what_if: WhatIf
    language: str

    def name(self, code: str) -> str:
        return self.names.get(code, code)

    @property
    def title(self) -> str:
        """The agreement's, where there is room for it only when it is short."""
        title = self.choice.title
        return title if len(title) <= LONGEST_TITLE else _("valittu sopimus")

    @property
    def shown(self) -> Settlement:
        """With what is changed, where something is."""
        return self.what_if.settlement or self.settlement


def asked_sharing(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> Asked | None:
    """What the address asks for; None when nothing can be shared. Raises UnknownChoice.

    One SQL query after `current`, four where the area has no agreement of its own.
    """
    known = choices(pack, day=day, language=language)
    shareable = {name: choice for name, choice in known.items() if choice.periods}
    if not shareable:
        return None
    choice = shareable[chosen(query, AGREEMENT, list(shareable), default=next(iter(shareable)))]
    period = _period(choice, query)
    others = _others(choice, tuple(each for each in shareable.values() if each is not choice), period)
    words = [each.word for each in others]
    word = chosen(query, AGAINST, words, default=words[0] if words else "")
    names = {each.code: each.name.in_language(language) for each in pack.municipalities}
    people, year = _people(choice, day)
    return Asked(
        choice=choice,
        period=period,
        settlement=settled(choice, period),
        names=names,
        people=people,
        people_of=year,
        others=others,
        against=next((each for each in others if each.word == word), None),
        lacking=[each for each in known.values() if not each.periods],
        offered={name: each.title for name, each in shareable.items()},
        what_if=what_if(choice.case, period=period, query=query, names=names, language=language),
        language=language,
    )


def asked_of_upload(choice: Choice, *, query: Mapping[str, str], names: Mapping[str, str], day: date, language: str) -> Asked:
    """The same for an agreement that was sent, beside sharing by its single keys. One SQL query. Raises UnknownChoice."""
    period = _period(choice, query)
    others = _named(choice, settled_by_keys(choice, period))
    names = {each.code: names.get(each.code) or name_of(each.code) for each in choice.case.agreement.members}
    people, year = _people(choice, day)
    return Asked(
        choice=choice,
        period=period,
        settlement=share(agreement=choice.case.agreement, data=choice.case.data, period=period),
        names=names,
        people=people,
        people_of=year,
        others=others,
        against=others[0] if others else None,
        lacking=[],
        offered={},
        what_if=what_if(choice.case, period=period, query=query, names=names, language=language),
        language=language,
    )


def _period(choice: Choice, query: Mapping[str, str]) -> Period:
    """The period of the address; the agreement's own where it says none and that one can be shared, else the latest."""
    texts = [period.text for period in choice.periods]
    own = choice.case.agreement.period.text
    return choice.periods[texts.index(chosen(query, PERIOD, texts, default=own if own in texts else texts[0]))]


def what_if(case: Case, *, period: Period, query: Mapping[str, str], names: Mapping[str, str], language: str) -> WhatIf:
    """What the address changes and what follows; what keeps it from being shared is said on the form."""
    form = WhatIfForm(query, case=case, period=period, names=names, language=language)
    wishes = form.wishes() if form.is_valid() else ()
    if not wishes:
        return WhatIf(form=form, wishes=(), case=None, settlement=None)
    try:
        moved = changed(case, wishes=wishes)
        settlement = share(agreement=moved.agreement, data=moved.data, period=period)
    except NotShared as bad:
        for flaw in bad.flaws:
            form.add_error(None, _("Näin jakoa ei voi laskea: %(why)s.") % {"why": flaw.message})
        return WhatIf(form=form, wishes=wishes, case=None, settlement=None)
    return WhatIf(form=form, wishes=wishes, case=moved, settlement=settlement)


def _others(choice: Choice, rest: tuple[Choice, ...], period: Period) -> list[Other]:
    """Other agreements that can be shared for the same days, then all by each single key; of the same part."""
    found = []
    for other in rest:
        same = next((each for each in other.periods if each.days == period.days), None)
        if same and settled(other, same).main_part is settled(choice, period).main_part:
            found.append(Other(other.name, other.title, settled(other, same)))
    return [*found, *_named(choice, _kept_by_keys(choice, period))]


def _named(choice: Choice, by_keys: Sequence[tuple[str, Settlement]]) -> list[Other]:
    agreement = choice.case.agreement
    return [
        Other(f"{BY_KEY}{key}", _("Kaikki avaimella %(key)s") % {"key": key_title(agreement, key)}, settlement)
        for key, settlement in by_keys
    ]


def settled_by_keys(choice: Choice, period: Period) -> tuple[tuple[str, Settlement], ...]:
    """The sharing by each single key of figures, where they are known of all and no limit is too tight."""
    case = choice.case
    found = []
    shared = [block for block in case.agreement.blocks if not block.direct]
    for key in case.agreement.keys if shared else ():
        if any(rule.data is None for rule in case.agreement.rules(key)) or all(block.key == key for block in shared):
            continue
        try:
            moved = changed(case, wishes=tuple(SharedBy(block.id, key) for block in shared))
            found.append((key, share(agreement=moved.agreement, data=moved.data, period=period)))
        except NotShared:
            continue
    return tuple(found)


_kept_by_keys = lru_cache(maxsize=128)(settled_by_keys)


def _people(choice: Choice, day: date) -> tuple[dict[str, int], int | None]:
    """Inhabitants of the members at the end of the newest year that the official series tell of all of them. One SQL query."""
    codes = sorted({each.code for each in choice.case.agreement.members})
    told = figures.residents_of(municipalities=codes, until=last_ended_year(day))
    common = set.intersection(*(set(told.get(code, {})) for code in codes)) if codes else set()
    if not common:
        return {}, None
    year = max(common)
    return {code: told[code][year] for code in codes}, year
