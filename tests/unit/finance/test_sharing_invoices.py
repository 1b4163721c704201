"""Invoices of a settlement: to the cent in any number of instalments, and a correction as lines of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.sharing import Part, Settlement
from luukku.finance.domain.sharing.invoices import InvoiceLine, correction_lines, invoice_lines, invoiced_parts
from tests.unit.finance.sharing_cases import settled

SERVICES = '{id: services, amount: "%s", key: people}'
OFFICES = '{id: offices, amount: "%s", key: jobless}'
CENTS = st.integers(min_value=-(10**9), max_value=10**9)
INSTALMENTS = st.integers(min_value=1, max_value=12)


def of(services: int, offices: int = 0) -> Settlement:
    return settled(SERVICES % euros(services), OFFICES % euros(offices))


def euros(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def by_municipality(lines: tuple[InvoiceLine, ...]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.municipality] = sums.get(line.municipality, 0) + line.cents
    return sums


def test_an_invoice_has_a_line_for_each_block_and_instalment():
    lines = invoice_lines(of(100_000, 2_001), part=Part.SETTLEMENT, instalments=2)
    assert [(line.instalment, line.block, line.cents) for line in lines if line.municipality == "005"] == [
        (1, "services", 30_000),
        (1, "offices", 200),
        (2, "services", 30_000),
        (2, "offices", 200),
    ]
    assert [line.cents for line in lines if (line.municipality, line.block) == ("010", "offices")] == [501, 500]


def test_a_line_knows_what_it_is_a_part_of():
    lines = invoice_lines(of(100_000), part=Part.SETTLEMENT, instalments=4)
    assert {line.row.cents for line in lines if line.row and line.municipality == "009"} == {30_000}


def test_what_charges_nothing_is_no_line():
    assert {line.block for line in invoice_lines(of(100_000, 0), part=Part.SETTLEMENT)} == {"services"}
    assert len(invoice_lines(of(1), part=Part.SETTLEMENT, instalments=12)) == 1


@given(services=CENTS, offices=CENTS, instalments=INSTALMENTS)
def test_invoices_sum_to_what_is_shared_in_all_and_by_municipality(services, offices, instalments):
    settlement = of(services, offices)
    lines = invoice_lines(settlement, part=Part.SETTLEMENT, instalments=instalments)
    assert sum(line.cents for line in lines) == services + offices == settlement.sum_cents()
    charged = by_municipality(lines)
    assert all(charged.get(code, 0) == cents for code, cents in settlement.totals().items())


@given(services=CENTS, instalments=INSTALMENTS)
def test_instalments_of_a_sum_differ_by_a_cent_at_most(services, instalments):
    for row in of(services).rows():
        lines = invoice_lines(of(services), part=Part.SETTLEMENT, instalments=instalments)
        parts = [line.cents for line in lines if line.municipality == row.municipality and line.block == row.block]
        parts += [0] * (instalments - len(parts))
        assert max(parts) - min(parts) <= 1


@given(before=CENTS, after=CENTS, instalments=INSTALMENTS)
def test_a_correction_makes_what_was_invoiced_into_what_is_right(before, after, instalments):
    wrong, right = of(before, 500), of(after, 500)
    lines = correction_lines(wrong, right, part=Part.SETTLEMENT, instalments=instalments)
    assert {line.block for line in lines} <= {"services"}
    invoiced = by_municipality((*invoice_lines(wrong, part=Part.SETTLEMENT), *lines))
    assert all(invoiced.get(code, 0) == cents for code, cents in right.totals().items())


def test_a_correction_says_what_was_charged_and_what_is_right():
    (line, *_others) = correction_lines(of(100_000), of(100_010), part=Part.SETTLEMENT)
    assert (line.municipality, line.cents) == ("005", 6)
    assert (line.corrects.cents, line.row.cents) == (60_000, 60_006)


def test_a_block_or_a_member_that_is_no_longer_there_is_credited():
    before = of(100_000, 1_000)
    after = settled(SERVICES % "1000.00", members='{code: "005"}, {code: "009"}')
    lines = correction_lines(before, after, part=Part.SETTLEMENT)
    gone = {(line.municipality, line.block): (line.cents, line.row) for line in lines}
    assert gone["010", "services"] == (-10_000, None)
    assert gone["009", "offices"] == (-300, None)
    assert sum(line.cents for line in lines) == -1_000


def test_nothing_is_corrected_when_nothing_has_changed():
    assert correction_lines(of(100_000), of(100_000), part=Part.SETTLEMENT) == ()


def test_settlements_of_other_days_correct_nothing():
    other = settled(SERVICES % "1.00", own="2027")
    with pytest.raises(ValueError, match="2026 and 2027 are not the same days"):
        correction_lines(of(100), other, part=Part.SETTLEMENT)


@pytest.mark.parametrize("instalments", [0, 13, -1])
def test_instalments_have_a_limit(instalments):
    with pytest.raises(ValueError, match="from 1 to 12"):
        invoice_lines(of(100), part=Part.SETTLEMENT, instalments=instalments)


def test_the_usual_thing_to_invoice_comes_first():
    amounts = "block,period,part,amount\nservices,2026,budget,90.00\n"
    only_budget = settled("{id: services, key: people}", amounts=amounts)
    both = settled(SERVICES % "100.00", amounts=amounts)
    assert invoiced_parts(of(100)) == (Part.SETTLEMENT,)
    assert invoiced_parts(only_budget) == (Part.ADVANCE,)
    assert invoiced_parts(both) == (Part.TRUE_UP, Part.SETTLEMENT, Part.ADVANCE)
    assert sum(line.cents for line in invoice_lines(both, part=Part.TRUE_UP)) == 1_000
