"""The fields of what-if: a member leaves, other weights or another key, another figure or sum. The link carries them all."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.situation import read_day
from luukku.finance.domain.sharing import Agreement, Block, Period
from luukku.finance.domain.sharing.eras import days_of
from luukku.finance.domain.sharing.review import used_keys
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, Leaves, SharedBy, Weighs, Wish
from luukku.finance.sharing.key_words import figure_title, key_title
from luukku.finance.sharing.wording import block_title
from luukku.kernel.dates import DAY

WHO, LAST_DAY, BLOCK, KEY = "lahtee", "viimeinen", "lohko", "avain"
COLUMN, WHOSE, BY, SUM, SUM_BY = "luku", "kenen", "muutos", "summa", "summan_muutos"
WEIGHT = "paino"
"""Before a mix and a key of it, with full stops between: `paino.common.population`."""
MOST_PERCENT, LONGEST = 1000, 20
WITH = {LAST_DAY: WHO, BLOCK: KEY, COLUMN: BY, WHOSE: BY, SUM: SUM_BY}
"""What a word says something about: without that it says nothing, whatever a form has sent for another period."""
PERCENT = re.compile(r"([+\-−–]?)\s*([0-9]{1,4}(?:[.,][0-9]{1,4})?)\s*%?")


@dataclass(frozen=True, slots=True)
class Mix:
    """The weights of one mix: its name, what it shares, and its keys with their fields and what they weigh by the agreement."""

    key: str
    title: str
    weights: Mapping[str, Fraction]
    fields: Mapping[str, str]


class WhatIfForm(forms.Form):
    """What changes. What the address does not say is as in the agreement, so an empty address changes nothing.

    case    the agreement and its figures as they are
    period  the period that is looked at
    names   municipalities by code
    """

    def __init__(self, query: Mapping[str, str], *, case: Case, period: Period, names: Mapping[str, str], language: str) -> None:
        self.case, self.period, self.language = case, period, language
        agreement = case.agreement
        shared = [block for block in agreement.blocks if not block.direct and days_of(block, period.days)]
        self.mixes = tuple(_mixes(agreement, shared, period, language))
        members = {each.code: names.get(each.code, each.code) for each in agreement.members}
        self.blocks = {block.id: block for block in shared}
        known = {column.name for column in case.data.keys}
        columns = {name: figure_title(name) for block in shared for name in _columns(agreement, block) if name in known}
        initial = self._as_agreed(shared, members, columns)
        words = [*initial, WHO, KEY, BY, SUM_BY]
        given = {word: query[word].strip() for word in words if query.get(word, "").strip()}
        given = {word: text for word, text in given.items() if WITH.get(word, word) in given}
        super().__init__({**initial, **given})
        self.given = {word: text for word, text in given.items() if initial.get(word) != text}
        titles = {block.id: block_title(block, language=language) for block in shared}
        self._choice(WHO, _("Kunta"), {"": _("ei kukaan"), **members})
        self._text(LAST_DAY, _("Jäsenyyden viimeinen päivä"))
        for mix in self.mixes:
            for key, word in mix.fields.items():
                self._text(word, key_title(agreement, key))
        self._choice(BLOCK, _("Lohko"), titles)
        keys = {key: key_title(agreement, key) for key in agreement.keys}
        self._choice(KEY, _("Jaetaan avaimella"), {"": _("sopimuksen mukaan"), **keys})
        self._choice(COLUMN, _("Luku"), columns)
        self._choice(WHOSE, _("Kunta"), members)
        self._text(BY, _("Muutos, %"))
        self._choice(SUM, _("Lohko"), titles)
        self._text(SUM_BY, _("Muutos, %"))

    def _as_agreed(self, shared: Sequence[Block], members: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
        """What the fields show when nothing is changed; who leaves does so in the middle of the period."""
        middle = self.period.days.start + DAY * (self.period.length // 2)
        middle = max(middle.replace(day=1), self.period.days.start + DAY) - DAY
        weights = {
            word: _percent(mix.weights.get(key, Fraction(0)), self.language)
            for mix in self.mixes
            for key, word in mix.fields.items()
        }
        first_block = shared[0].id if shared else ""
        return {
            LAST_DAY: f"{middle.day}.{middle.month}.{middle.year}",
            **weights,
            BLOCK: first_block,
            COLUMN: next(iter(columns), ""),
            WHOSE: next(iter(members), ""),
            SUM: first_block,
        }

    def _choice(self, word: str, label: str, titles: Mapping[str, str]) -> None:
        self.fields[word] = forms.ChoiceField(label=label, choices=list(titles.items()), required=False)
        self.fields[word].error_messages["invalid_choice"] = _("Tätä ei ole sopimuksessa. Valitse luettelosta.")

    def _text(self, word: str, label: str) -> None:
        field = forms.CharField(label=label, max_length=LONGEST, required=False)
        field.widget.attrs["autocomplete"] = "off"
        self.fields[word] = field

    # --- reading --------------------------------------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        """The fields in their own kinds: a day, weights that sum to one, percentages."""
        told = super().clean() or {}
        if told.get(WHO):
            self._read(LAST_DAY, self._last_day)
        for mix in self.mixes:
            self._clean_weights(mix)
        for word in (BY, SUM_BY):
            self._read(word, _read_change)
        if self.cleaned_data.get(BY) and COLUMN in told and WHOSE in told:
            self._clean_figure(told[COLUMN], told[WHOSE])
        return self.cleaned_data

    def _read(self, word: str, read: Callable[[str], object]) -> None:
        if word not in self.cleaned_data:
            return
        try:
            self.cleaned_data[word] = read(self.cleaned_data[word])
        except ValidationError as refused:
            self.add_error(word, refused)

    def _last_day(self, text: str) -> date:
        day = read_day(text, today=self.period.last)
        last = self.period.last - DAY
        told = {"written": text[:LONGEST], "last": format.day(last, language=self.language)}
        if day is None:
            raise ValidationError(_("”%(written)s” ei ole päivä. Kirjoita viimeinen päivä, esimerkiksi %(last)s.") % told)
        if day > last:
            raise ValidationError(_("%(written)s ei muuta tätä kautta. Kirjoita päivä, joka on viimeistään %(last)s.") % told)
        return day

    def _clean_weights(self, mix: Mix) -> None:
        found: dict[str, Fraction] = {}
        for key, word in mix.fields.items():
            if word not in self.given:  # as agreed, also where the field shows fewer digits
                self.cleaned_data[word] = mix.weights.get(key, Fraction(0))
            else:
                self._read(word, _read_weight)
            if word not in self.cleaned_data:
                return
            found[key] = self.cleaned_data[word]
        total = sum(found.values(), Fraction(0))
        if total != 1:
            told = {"sum": _percent(total, self.language)}
            self.add_error(
                next(iter(mix.fields.values())), _("Painot ovat yhteensä %(sum)s %%. Niiden pitää olla 100 %%.") % told
            )

    def _clean_figure(self, column: str, code: str) -> None:
        if not any(each.name == column and code in figures for each, figures in self.case.data.keys.items()):
            self.add_error(WHOSE, _("Kunnasta ei ole tätä lukua. Valitse toinen kunta tai toinen luku."))

    # --- what follows ---------------------------------------------------------------------------------------------------------
    def wishes(self) -> tuple[Wish, ...]:
        """What changes, of a form that is valid, in the order in which it is applied."""
        return tuple(self._wishes())

    def _wishes(self) -> Iterator[Wish]:
        told = self.cleaned_data
        if told.get(WHO):
            yield Leaves(told[WHO], told[LAST_DAY])
        for mix in self.mixes:
            weights = {key: told[word] for key, word in mix.fields.items() if told[word]}
            if weights != {key: weight for key, weight in mix.weights.items() if weight}:
                yield Weighs(mix.key, weights)
        if told.get(KEY) and told[KEY] != self.blocks[told[BLOCK]].key:
            yield SharedBy(told[BLOCK], told[KEY])
        if told.get(BY):
            yield Figure(told[COLUMN], told[WHOSE], told[BY])
        if told.get(SUM_BY):
            yield Costs(told[SUM], told[SUM_BY])

    def weight_fields(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each mix, below its title."""
        return [(mix.title, [self[word] for word in mix.fields.values()]) for mix in self.mixes]


def _columns(agreement: Agreement, block: Block) -> list[str]:
    """The columns that a block's keys read, in the order of the agreement's keys."""
    used = used_keys(replace(agreement, blocks=(block,)))
    return [rule.data for key in agreement.keys if key in used for rule in agreement.rules(key) if rule.data]


def _mixes(agreement: Agreement, shared: Sequence[Block], period: Period, language: str) -> Iterator[Mix]:
    """The mixes that some of the blocks share by, with the keys that they could have."""
    used = used_keys(replace(agreement, blocks=tuple(shared)))
    plain = [key for key in agreement.keys if all(rule.mix is None for rule in agreement.rules(key))]
    for key in agreement.keys:
        rule = agreement.rule_on(key, period.days.start)
        if key in used and rule and rule.mix is not None:
            keys = dict.fromkeys([*rule.mix, *plain])
            fields = {each: f"{WEIGHT}.{key}.{each}" for each in keys}
            titles = [block_title(block, language=language) for block in shared if block.key == key]
            yield Mix(key, ", ".join(titles) or key_title(agreement, key), rule.mix, fields)


def _percent(value: Fraction, language: str) -> str:
    """A weight as a form shows it: as many decimals as it has, four at most."""
    decimals = next((n for n in range(4) if (value * 100 * 10**n).denominator == 1), 4)
    return format.number(value * 100, language=language, decimals=decimals)


def _read_weight(text: str) -> Fraction:
    found = PERCENT.fullmatch(text)
    value = Fraction(found[2].replace(",", ".")) if found and found[1] in ("", "+") else None
    if text and (value is None or value > 100):
        told = {"written": text[:LONGEST]}
        raise ValidationError(_("”%(written)s” ei ole paino. Kirjoita prosentteja väliltä 0–100, esimerkiksi 40.") % told)
    return (value or Fraction(0)) / 100


def _read_change(text: str) -> Fraction | None:
    if not text:
        return None
    found = PERCENT.fullmatch(text)
    value = Fraction(found[2].replace(",", ".")) * (-1 if found[1] in ("-", "−", "–") else 1) if found and found[2] else None
    if value is None or not -100 <= value <= MOST_PERCENT:
        told = {"written": text[:LONGEST], "most": MOST_PERCENT}
        message = _("”%(written)s” ei käy. Kirjoita muutos prosentteina väliltä −100…%(most)s, esimerkiksi +10 tai −2,5.")
        raise ValidationError(message % told)
    return value


WORDS = (WHO, LAST_DAY, BLOCK, KEY, COLUMN, WHOSE, BY, SUM, SUM_BY)
"""The words of the form in addresses, beside those of weights."""


def is_own_word(word: str) -> bool:
    """Whether a word of an address is one of this form's."""
    return word in WORDS or word.startswith(f"{WEIGHT}.")
