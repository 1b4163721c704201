"""The ladder of a story as text for the terminal: each run of days with its cost and reason, then the months."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luukku.core.ui import format as written
from luukku.finance.domain.ladder.answer import Answer, Row
from luukku.finance.liability.as_json import assumptions
from luukku.finance.liability.checking import Check
from luukku.finance.liability.sentences import sentence, sentences, texts
from luukku.finance.liability.stories import Told
from luukku.kernel.outcome import Citation

WIDTH = 110


def answer_text(story: Told, found: Answer, checked: list[Check]) -> str:
    """One story in full."""
    lines = [story.story.story, ""]
    lines += [line for row in found.rows for line in row_text(row)]
    lines += ["", "MONTHS", *(_months(found) or ["  nothing for any municipality"])]
    lines += [f"  total {written.cents(found.total_cents, language='en')}; {found.count_at_end} paid days at the end"]
    assumed = assumptions(found)
    if assumed:
        lines += ["", "ASSUMED", *(f"  {sentence(each, language='en')}" for each in assumed)]
    if checked:
        lines += ["", *checks_text(checked)]
    return "\n".join(lines)


def row_text(row: Row) -> Iterator[str]:
    """A run of days: when, which, what it costs; why; where it is written; other readings."""
    yield f"  {days_text(row)}: {cost_text(row)}{' (to be confirmed)' if row.to_be_confirmed else ''}"
    yield from indented(sentences(row.reasons, language="en"))
    yield from indented(f"{provisions(row.citations)}; mark {row.mark.value}")
    for each in row.candidates:
        reading = texts("en").readings[each.reading]
        share = f"{percent(each.percent)} from paid day {each.first_count} on, {euros(each.municipal)}"
        yield from indented(f"Other reading, {reading}: {share}.")


def days_text(row: Row) -> str:
    because = "" if row.because == "unemployment" else f", {texts('en').because[row.because]}"
    count = f"day {row.first_count}" if row.first_count == row.last_count else f"days {row.first_count}–{row.last_count}"
    when = day(row.from_) if row.from_ == row.to else f"{day(row.from_)} – {day(row.to)}"
    benefit = f"{texts('en').kinds[row.kind]}{because}"
    return f"{when}, {benefit}, {row.days} benefit {'day' if row.days == 1 else 'days'}, paid {count}"


def cost_text(row: Row) -> str:
    if row.percent is None:
        return "not computed"
    return f"{percent(row.percent)} to {row.municipality}, {euros(row.municipal)}"


def checks_text(checked: list[Check]) -> list[str]:
    """How many expectations hold, and those that do not beside what there is."""
    failed = [each for each in checked if not each.ok]
    lines = [f"Expectations: {len(checked) - len(failed)} of {len(checked)} hold."]
    for each in failed:
        lines += [f"  expected {_pairs(each.expected)}", f"  got      {_pairs(each.got)}"]
    return lines


def indented(text: str) -> list[str]:
    return textwrap.wrap(text, width=WIDTH, initial_indent="      ", subsequent_indent="      ")


def provisions(citations: Iterable[Citation]) -> str:
    said = ", ".join(f"{each.act} {each.section} (in force from {day(each.in_force_from)})" for each in citations)
    return said or "no provision of its own"


def euros(exact: Fraction) -> str:
    """Euros with as many decimals as they have, four at most."""
    return written.euros(exact, language="en", decimals=next((n for n in (2, 3) if exact * 10**n % 1 == 0), 4))


def percent(value: Decimal) -> str:
    return written.percent(value, language="en", decimals=0)


def day(value: date) -> str:
    return written.day(value, language="en")


def _months(found: Answer) -> list[str]:
    return [f"  {each.month:%Y-%m}  {each.municipality}  {written.cents(each.cents, language='en')}" for each in found.months]


def _pairs(values: object) -> str:
    if isinstance(values, dict):
        return ", ".join(f"{name}: {'null' if value is None else value}" for name, value in values.items())
    return "no benefit is paid for that day" if values is None else str(values)
