"""Every explanation carries the figures from which its cents can be worked out: read back from the text, in each language."""

import re
from fractions import Fraction

from hypothesis import given
from pytest import mark, raises

from luukku.finance.domain.sharing import Part, Row
from luukku.finance.domain.sharing.reasons import Code, reasons_of
from luukku.finance.sharing.sentences import LANGUAGES, explanation, sentence, texts
from luukku.kernel.outcome import Reason
from tests.unit.finance.sharing_cases import settled
from tests.unit.finance.test_sharing_properties import cases, shared, unhurried

LEAVES = '{code: "005"}, {code: "009"}, {code: "010", to: 2026-06-30}'
MIX = 'mix: {mix: {people: "1/3", jobless: "2/3"}}\nfixed: {fixed: {"005": "1/6", "009": "2/3", "010": "1/6"}}'
DIRECT = "municipality,period,part,subsidy\n005,2026,actual,1234.50\n009,2026,actual,0\n010,2026,actual,-7.05\n"
BUDGET = "block,period,part,amount\nb,2026,budget,3000.00\n"


def plain(text: str, language: str) -> str:
    """The text with numbers as Python writes them, without currency and names of keys."""
    text = re.sub(r" \[\w+\]", "", text).replace("−€", "−").replace("€", "").replace("…", "")
    if language == "en":
        return re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text)
    text = re.sub("(?<=[0-9])\u00a0(?=[0-9])", "", text).replace("\u00a0", "")
    return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)


def worth(expression: str) -> Fraction:
    """What an expression of figures comes to, exactly."""
    written = expression.replace("×", "*").replace("−", "-")
    assert re.fullmatch(r"[0-9.*/()+\- ]+", written), expression
    result: Fraction = eval(re.sub(r"[0-9]+(\.[0-9]+)?", lambda number: f"Fraction('{number[0]}')", written))
    return result


FIGURES = r"−?\(?[0-9][0-9.×/()+− ]*?"
EQUATION = re.compile(rf"({FIGURES}) ([=≈]) (−?[0-9.]*[0-9])")


def worked_out(row: Row, language: str) -> Fraction:
    """Euros that the figures of an explanation come to before rounding."""
    total = Fraction(0)
    for reason in reasons_of(row):
        text = plain(sentence(reason, language=language), language)
        equations = EQUATION.findall(text)
        for left, sign, right in equations:
            error = abs(worth(left) - worth(right))
            assert error == 0 if sign == "=" and "rest" not in reason.params else error <= Fraction(1, 1000), text
        match Code(reason.code):
            case Code.BY_KEY | Code.BY_KEY_ON_DAYS | Code.CAP_MET_ON_DAYS | Code.FLOOR_MET_ON_DAYS:
                ((left, _, _),) = equations
                total += worth(left)
            case Code.CAP_MET | Code.FLOOR_MET:
                (limit,) = re.findall(r"(−?[0-9]+\.[0-9]{2})(?= is paid| betalas|\.$)", text)
                total += worth(limit)
            case Code.AFTER_LIMITS | Code.AFTER_LIMITS_ON_DAYS:
                (rest, _, _), (by_share, _, _) = equations
                total += worth(rest) * worth("1 ×" + by_share.split("×", 1)[1])
    return total


def check(row: Row, language: str) -> None:
    text = plain(explanation(row, language=language), language)
    if row.part is Part.TRUE_UP or row.shared.block.direct:
        figures = [worth(number) * 100 for number in re.findall(r"(?<![0-9])−?[0-9]+\.[0-9]{2}(?![0-9])", text)]
        # a minus between settlement and advance is an operation, with a word after it
        assert figures[-1] == row.cents
        assert len(figures) == 1 or figures[0] - sum(figures[1:-1]) in (row.cents, figures[0])
        return
    exact = 100 * worked_out(row, language)
    assert abs(exact - row.exact) < Fraction(1, 10**3)
    *_, last = reasons_of(row)
    said = plain(sentence(last, language=language), language)
    figures = [int(worth(number) * 100) for number in re.findall(r"−?[0-9]+\.[0-9]{2}(?![0-9])", said)]
    assert figures[-1] == row.cents
    if last.code == Code.EXACT_TO_THE_CENT:
        assert abs(exact - row.cents) < Fraction(1, 10**3)
        return
    down, cents = figures
    sign = -1 if row.shared.total < 0 else 1
    assert sign * (exact - down) + Fraction(1, 10**3) >= 0 and sign * (exact - down) < 1 + Fraction(1, 10**3)
    assert cents == down + (sign if last.code == Code.REMAINDER_GIVEN else 0)
    given_to = said.rsplit(": ", 1)[1].split(". ")[0].split(", ")
    assert (row.municipality in given_to) is (last.code == Code.REMAINDER_GIVEN)


@mark.parametrize("language", LANGUAGES)
@mark.parametrize("members", [LEAVES, LEAVES.replace(", to: 2026-06-30", "")])
@mark.parametrize(
    "block",
    [
        '{id: b, amount: "1000.01", key: people}',
        '{id: b, amount: "-1234567.89", key: mix}',
        '{id: b, amount: "1234567.89", blend: [{key: fixed, weight: "0.25"}, {key: mix, weight: "0.75"}]}',
        '{id: b, amount: "1000.00", key: people, cap: {"005": "200.01"}}',
        '{id: b, amount: "1000.00", key: mix, cap: {"005": "100.00"}, floor: {"009": "500.01"}}',
        '{id: b, amount: "-1000.00", key: mix, floor: {"009": "-100.00"}}',
        '{id: b, amount: "1000.00", key: people, from: 2026-03-01}',
        "{id: b, direct: subsidy}",
    ],
)
def test_the_cents_can_be_worked_out_from_the_words(block, members, language):
    amounts = None if "direct" in block else BUDGET.replace("3000", "-3000" if '"-' in block else "3000")
    rows = list(settled(block, keys=MIX, members=members, direct=DIRECT, amounts=amounts).rows())
    assert rows
    for row in rows:
        check(row, language)


def test_a_small_remaining_share_is_told_finely_enough_for_the_cents_of_a_large_sum():
    """One with nearly all of the key pays nothing, so what the others' shares sum to is small and no short fraction."""
    figures = "municipality,people,jobless\n005,104729,99991\n009,0.1,0.3\n010,0.3,0.1\n"
    block = '{id: b, amount: "99999999.99", key: mix, cap: {"005": "0.00"}}'
    for row in settled(block, keys=MIX, figures=figures).rows():
        for language in LANGUAGES:
            check(row, language)


@given(cases())
@unhurried
def test_the_cents_of_any_agreement_can_be_worked_out_from_the_words(case):
    agreement, data = case
    for row in shared(agreement, data).rows():
        for language in ("fi", "en"):
            check(row, language)


def test_an_explanation_says_amount_weight_and_sum_of_weights():
    (row, *_) = settled('{id: b, amount: "100.00", key: people}').rows()
    assert explanation(row, language="en") == "€100.00 × 600/1,000 [people] = €60.00. It pays €60.00."
    assert explanation(row, language="fi").replace("\u00a0", " ") == "100,00 € × 600/1 000 [people] = 60,00 €. Maksu on 60,00 €."


def test_a_remaining_cent_names_those_who_got_one():
    names = {"005": "Eka", "009": "Toka", "010": "Kolmas"}
    rows = {row.municipality: row for row in settled('{id: b, amount: "0.05", key: people}').rows()}
    said = explanation(rows["009"], language="en", name=names.__getitem__)
    assert "1 remaining cent of the block went to the largest remainders: Toka. One cent to it, so it pays €0.02." in said
    said = explanation(rows["010"], language="en", name=names.__getitem__)
    assert said.endswith(
        "Rounded down to €0.00; the 1 remaining cent of the block went to larger remainders: Toka. It pays €0.00."
    )


def test_who_has_left_is_told_of_the_days_on_which_it_does_not_share():
    rows = {row.municipality: row for row in settled('{id: b, amount: "365.00", key: people}', members=LEAVES).rows()}
    said = explanation(rows["010"], language="en")
    assert "1 Jan 2026 to 30 Jun 2026, 181 of 365 days: €365.00 × 181/365 × 100/1,000 [people] = €18.10." in said
    assert "1 Jul 2026 to 31 Dec 2026, 184 of 365 days: does not share in this cost." in said


def test_a_cap_is_named_as_one():
    block = '{id: b, amount: "1000.00", key: people, cap: {"005": "500.00"}}'
    rows = {row.municipality: row for row in settled(block).rows()}
    assert explanation(rows["005"], language="en").startswith("Cap met: €1,000.00 × 600/1,000 [people]")
    said = explanation(rows["009"], language="en", name={"005": "Eka"}.get)
    assert said.startswith("At a limit: Eka, together €500.00. Left: €1,000.00 − €500.00 = €500.00, shared by the others' shares")
    assert "which sum to 0.4: €500.00 × 300/1,000 [people] / 0.4 = €375.00." in said


@mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence_in_every_language_and_the_same_places(language):
    own = texts(language)
    assert set(own.reasons) == set(Code) and set(own.parts) == set(Part)
    for code, text in own.reasons.items():
        places = [set(re.findall(r"\{(\w+)", each)) for each in (text, texts("fi").reasons[code])]
        assert places[0] == places[1]


def test_a_place_that_cannot_be_filled_is_an_error_and_not_a_blank():
    with raises(TypeError, match="cannot say None"):
        sentence(Reason(Code.STRETCHES_TOGETHER, {"exact": None}), language="fi")


def test_no_reason_is_left_unsaid():
    """Each code is given by some case of this file's agreements."""
    given_codes = set()
    for block in (
        '{id: b, amount: "1000.00", key: mix, cap: {"005": "100.00"}, floor: {"009": "500.01"}}',
        '{id: b, amount: "1000.01", key: people}',
        '{id: b, amount: "0.04", key: people}',
    ):
        for members in (LEAVES, LEAVES.replace(", to: 2026-06-30", "")):
            rows = settled(block, "{id: c, direct: subsidy}", keys=MIX, members=members, direct=DIRECT, amounts=BUDGET).rows()
            given_codes |= {reason.code for row in rows for reason in reasons_of(row)}
    assert given_codes == set(Code)
