"""An agreement and its figures written as files again: they are shared as they were, changed or not."""

import io
import zipfile
from fractions import Fraction

import pytest

from luukku.finance.domain.sharing import read_period, share
from luukku.finance.domain.sharing.shareable import shareable_periods
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, SharedBy, Weighs, changed
from luukku.finance.sharing.changed_files import AGREEMENT, archive, files_of
from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import read_agreement
from tests.unit.finance.sharing_cases import KEYS, rules

MIX = 'common: {mix: {people: "0.5", jobless: "0.5"}}'
AMOUNTS = "block,period,part,amount\nb,2025,actual,900.10\nb,2026,budget,1000.00\nb,2026,actual,1100.00\n"
DIRECT = (
    "municipality,period,part,own\n"
    "005,2025,actual,1.00\n009,2025,actual,2.00\n010,2025,actual,3.00\n"
    "005,2026,budget,1.00\n009,2026,budget,2.50\n010,2026,budget,3.00\n"
    "005,2026,actual,4.00\n009,2026,actual,5.00\n010,2026,actual,6.05\n"
)
BLOCKS = ("{id: b, key: common}", "{id: d, direct: own}")


def case(files: dict[str, str], *blocks: str) -> Case:
    document = read_agreement(rules(*blocks, keys=MIX), file="kolme.yaml")
    contents = {name: text.encode() for name, text in files.items()}
    return Case(document.value, read_data(contents, name="kolme", agreements=[document.value]).data)


def again(files: dict[str, str]) -> Case:
    document = read_agreement(files[AGREEMENT], file=AGREEMENT)
    contents = {name: text.encode() for name, text in files.items() if name != AGREEMENT}
    return Case(document.value, read_data(contents, name="again", agreements=[document.value]).data)


WHOLE = case({"keys.csv": KEYS, "direct.csv": DIRECT, "amounts.csv": AMOUNTS}, *BLOCKS)


@pytest.mark.parametrize(
    "wishes",
    [
        (),
        (Figure("people", "005", Fraction("12.345")), Figure("jobless", "010", Fraction(-50))),
        (Costs("b", Fraction("3.3")),),
        (Weighs("common", {"people": Fraction(1, 3), "jobless": Fraction(2, 3)}), SharedBy("b", "jobless")),
    ],
)
@pytest.mark.parametrize("period", ["2025", "2026"])
def test_files_read_back_and_give_the_same_cents(wishes, period):
    moved = changed(WHOLE, wishes=wishes)
    back = again(files_of(moved))
    days = read_period(period)
    first, second = (share(agreement=each.agreement, data=each.data, period=days) for each in (moved, back))
    assert [(row.municipality, row.block, row.part, row.exact) for row in first.rows()] == [
        (row.municipality, row.block, row.part, row.exact) for row in second.rows()
    ]
    assert files_of(back) == files_of(moved)


def test_figures_of_several_years_keep_their_years():
    head, *rows = KEYS.replace("municipality,", "municipality,year,").splitlines()
    told = [f"{row.split(',', 1)[0]},{year},{row.split(',', 1)[1]}" for row in rows for year in (2024, 2025)]
    text = rules('{id: b, amount: "10.00", key: latest}', keys="latest: {data: people, year: 2025}")
    document = read_agreement(text.replace("  people: {data: people}\n", ""), file="a.yaml")
    text = "\n".join([head, *told]) + "\n"
    data = read_data({"keys.csv": text.encode()}, name="a", agreements=[document.value]).data
    assert files_of(Case(document.value, data))["keys.csv"].splitlines()[1].split(",")[:2] == [rows[0].split(",")[0], "2024"]
    assert again(files_of(Case(document.value, data))).data == data


def test_a_figure_that_is_no_decimal_is_rounded_to_thirty():
    data = WHOLE.data
    column = next(each for each in data.keys if each.name == "people")
    odd = Case(WHOLE.agreement, data.with_figure(column=column, municipality="005", value=Fraction(100, 3)))
    line = next(line for line in files_of(odd)["keys.csv"].splitlines() if line.startswith("005"))
    assert f"33.{'3' * 30}" in line.split(",")


def test_the_archive_holds_the_files_and_is_the_same_each_time():
    content = archive(WHOLE)
    with zipfile.ZipFile(io.BytesIO(content)) as archived:
        assert {name: archived.read(name).decode() for name in archived.namelist()} == files_of(WHOLE)
    assert archive(WHOLE) == content


def test_periods_that_can_be_shared_come_latest_first():
    assert [each.text for each in shareable_periods(WHOLE.agreement, WHOLE.data)] == ["2026", "2025"]
    without = case({"keys.csv": KEYS, "direct.csv": DIRECT}, *BLOCKS)
    assert shareable_periods(without.agreement, without.data) == ()
