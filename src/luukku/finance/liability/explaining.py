"""The whole reasoning of one day: every rule that was asked, where it is written, what it said, and the sum."""

from datetime import date
from fractions import Fraction
from typing import Any

from luukku.finance.domain.ladder.answer import Row
from luukku.finance.domain.ladder.facts import BenefitKind
from luukku.finance.domain.ladder.ladder import ladder
from luukku.finance.domain.ladder.rules import RULES, Finding, Rule
from luukku.finance.liability.as_json import row_json
from luukku.finance.liability.as_text import days_text, euros, indented, percent
from luukku.finance.liability.sentences import sentence, told
from luukku.finance.liability.stories import Told
from luukku.kernel.typed import Problem, Unreadable
from luukku.law import Lawbook, Value

LADDER_OF = {
    BenefitKind.LABOUR_MARKET_SUBSIDY: "share.subsidy",
    BenefitKind.BASIC_ALLOWANCE: "share.basic_allowance",
    BenefitKind.EARNINGS_ALLOWANCE: "share.earnings_allowance",
    BenefitKind.ENTREPRENEUR_ALLOWANCE: "share.entrepreneur_allowance",
    BenefitKind.YLEISTUKI: "share.yleistuki",
}
"""The rule of a benefit's ladder, among those that can say the same."""


def day_of(story: Told, day: date, lawbook: Lawbook) -> Row:
    """The row of one day alone. Raises Unreadable with the nearest benefit day when no benefit is paid for the day."""
    told_ = story.story
    found = ladder(
        benefits=told_.benefits,
        municipalities=told_.person.municipality,
        events=told_.events,
        integration=told_.person.integration,
        lawbook=lawbook,
        apart=day,
    )
    row = found.row_on(day)
    if row is None:
        paid = (end for each in found.rows for end in (each.from_, each.to))
        near = min(paid, key=lambda each: abs(each - day))
        message, expected = f"no benefit is paid for {day}", "a benefit day of the story, Monday to Friday"
        raise Unreadable([Problem("command line", None, "--day", message, expected, str(near))])
    return row


def rule_of(finding: Finding[Any], kind: BenefitKind) -> Rule | None:
    """The rule that said it; None for what the story itself says."""
    found = [each for each in RULES if finding.reason.code in each.codes]
    if len(found) > 1:
        found = [each for each in found if each.name == LADDER_OF[kind]]
    return found[0] if found else None


def explanation(story: Told, day: date, row: Row) -> dict[str, Any]:
    """The reasoning of a day as JSON."""
    return {
        "story": story.story.story,
        "day": day.isoformat(),
        **row_json(row),
        "asked": [_asked(each, row) for each in row.asked],
    }


def explanation_text(story: Told, row: Row) -> str:
    """The same for a reader: rules that change the day marked with a star."""
    lines = [story.story.story, "", f"  {days_text(row)}", "", "RULES ASKED (* what the cost of the day rests on)"]
    settled = {id(reason) for reason in row.reasons}
    for finding in row.asked:
        rule = rule_of(finding, row.kind)
        star = "*" if id(finding.reason) in settled else " "
        lines.append(f"  {star} {rule.name if rule else 'story'}: {'; '.join(rule.provisions) if rule else 'as told'}")
        lines += indented(sentence(finding.reason, language="en"))
        lines += [line for value in finding.values for line in indented(_value_text(value))]
    lines += ["", "SO", f"  {_sum(row)}"]
    for each in row.candidates:
        lines.append(f"  by {each.reading}: paid day {each.first_count}, {percent(each.percent)}, {euros(each.municipal)}")
    return "\n".join(lines)


def _sum(row: Row) -> str:
    count = f"paid day {row.first_count}"
    if not row.percent:
        return f"{count}: nothing for municipality {row.municipality}"
    base = euros(row.base or Fraction(0))
    return f"{count}: {percent(row.percent)} of {base} = {euros(row.municipal)} for municipality {row.municipality}"


def _asked(finding: Finding[Any], row: Row) -> dict[str, Any]:
    rule = rule_of(finding, row.kind)
    return {
        "rule": rule.name if rule else None,
        "provisions": list(rule.provisions) if rule else [],
        "applies": any(finding.reason is reason for reason in row.reasons),
        "code": finding.reason.code,
        "said": told([finding.reason]),
        "values": [
            {"key": value.key, "from": value.from_.isoformat(), "mark": value.mark.value, "source": value.source}
            for value in finding.values
        ],
    }


def _value_text(value: Value) -> str:
    return f"{value.key} from {value.from_}, mark {value.mark.value}: {value.source} ({value.file}:{value.line})"
