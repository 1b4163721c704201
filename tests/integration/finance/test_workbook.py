"""The Excel of a settlement: recalculated by LibreOffice its formulas give the rule's cents, also when a cell is changed."""

import io
import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from luukku.area.pack_files import PACKS
from luukku.finance.domain.sharing import Part, Settlement, share
from luukku.finance.sharing.data_files import load_data, read_data
from luukku.finance.sharing.files import load_agreement, period_of, read_agreement, settle
from luukku.finance.sharing.shapes import shape, shape_names
from luukku.finance.sharing.workbook import write_workbook
from luukku.finance.sharing.workbook.response import settlement_file
from tests.golden.sharing_workbooks import expected, read_case, workbooks
from tests.recalculated import recalculated

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
CASES = [(file, period) for file in workbooks() for period in sorted({column.period for column in expected(file)})]
WORDS = {Part.ADVANCE: "ennakko", Part.SETTLEMENT: "tilitys", Part.TRUE_UP: "tasaus"}


def settled(file: Path, period: str, changes: dict[tuple[str, str], str] | None = None) -> Settlement:
    """What the rule gives for a golden workbook; `changes` replace texts in its agreement or its data by (file, text)."""
    case = read_case(file)
    texts = {"agreement": case.agreement, **case.data}
    for (name, old), new in (changes or {}).items():
        assert texts[name].count(old) == 1
        texts[name] = texts[name].replace(old, new)
    document = read_agreement(texts.pop("agreement"), file=file.name)
    files = {f"{name}.csv": text.encode() for name, text in texts.items()}
    return settle(document, read_data(files, name=file.name, agreements=[document.value]), period=period_of(period or None))


def written(settlement: Settlement, path: Path) -> Path:
    with path.open("wb") as file:
        write_workbook(file, settlement=settlement, names={}, taken_out=NOON, language="fi")
    return path


def cents_of(book: Workbook) -> dict[tuple[str, str], int]:
    """The result sheet's cents by column title and municipality; `sum` is the sum row."""
    rows = list(book["Tulos"].iter_rows(values_only=True))
    (head,) = (row for row in rows if row[0] == "Kuntanumero")
    found = {}
    for row in rows[rows.index(head) + 1 :]:
        if row[0] in ("Jaettavaa", "Tarkistus"):
            continue
        for title, value in zip(head[2:], row[2:], strict=True):
            if title and value is not None:
                found[title, "sum" if row[0] == "Yhteensä" else row[0]] = round(value * 100)
    return found


def rule_s_cents(settlement: Settlement) -> dict[tuple[str, str], int]:
    codes = sorted({code for each in settlement.shared for code in each.cents})
    found = {}
    for each in settlement.shared:
        title = f"{each.block.title.fi if each.block.title else each.block.id}: {WORDS[each.part]}"
        found |= {(title, code): each.cents.get(code, 0) for code in codes} | {(title, "sum"): each.total}
    for part in {each.part for each in settlement.shared}:
        title, totals = f"Yhteensä: {WORDS[part]}", settlement.totals(part)
        found |= {(title, code): totals.get(code, 0) for code in codes} | {(title, "sum"): settlement.sum_cents(part)}
    return found


@pytest.fixture(scope="module")
def golden(tmp_path_factory) -> dict[tuple[Path, str], tuple[Settlement, Workbook, Workbook]]:
    """Each golden case: its settlement, its workbook as written, and recalculated."""
    folder = tmp_path_factory.mktemp("golden")
    settlements = [settled(file, period) for file, period in CASES]
    paths = [written(settlement, folder / f"{n}.xlsx") for n, settlement in enumerate(settlements)]
    books = [load_workbook(path, data_only=True) for path in paths]
    return dict(zip(CASES, zip(settlements, books, recalculated(*paths), strict=True), strict=True))


@pytest.mark.parametrize("case", CASES, ids=[f"{file.stem} {period}".rstrip() for file, period in CASES])
def test_recalculated_formulas_give_the_rule_s_cents(case, golden):
    settlement, book, again = golden[case]
    assert cents_of(again) == rule_s_cents(settlement)
    assert again["Tulos"]["B2"].value == "täsmää"
    same_values(book, again)


def same_values(written: Workbook, again: Workbook) -> None:
    """Every cell was written with the value that its formula has: so it shows also where nothing is recalculated."""
    for sheet in written.sheetnames:
        for row in written[sheet].iter_rows():
            for cell in row:
                value, found = cell.value, again[sheet][cell.coordinate].value
                if isinstance(value, int | float):
                    assert found == pytest.approx(value, rel=1e-9, abs=1e-6), f"{sheet}!{cell.coordinate}"
                elif isinstance(value, str):
                    assert (found or "") == value, f"{sheet}!{cell.coordinate}"


@pytest.mark.parametrize("file", workbooks(), ids=lambda file: file.stem)
def test_formulas_use_only_functions_that_excel_and_libreoffice_both_know(file, tmp_path):
    (period,) = sorted({column.period for column in expected(file)})[:1]
    book = load_workbook(written(settled(file, period), tmp_path / "jako.xlsx"))
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    used = {name for formula in cells for name in re.findall(r"([A-Z]+)\(", formula)}
    assert used <= {"ABS", "AND", "COUNTIF", "IF", "MAX", "OR", "ROUND", "ROUNDDOWN", "ROW", "SUM", "SUMPRODUCT"}


def input_cell(book: Workbook, *, head: str, row: str):
    """The input in the column with this title and the row that begins with this text, of the first table that has both."""
    sheet = book["Lähtötiedot"]
    for heads in sheet.iter_rows():
        titles = [cell.value for cell in heads]
        if head in titles:
            at = titles.index(head)
            for below in sheet.iter_rows(min_row=heads[0].row + 1):
                if below[0].value is None:
                    break
                if below[0].value == row:
                    return below[at]
    raise AssertionError(f"there is no input {head} of {row}")


CHANGES = [
    ("plan", "broad_unemployment", "111", 1400, ("keys", "111,1332,"), "111,1400,"),
    ("plan", "foreign_language", "781", 0, ("keys", "781,197,1663,91,"), "781,197,1663,0,"),
    ("membership", "labour_force", "018", 77, ("keys", "018,4321"), "018,77"),
    ("limits", "labour_force", "019", 900, ("keys", "019,200"), "019,900"),
    ("limits", "labour_force", "005", 12, ("keys", "005,5200"), "005,12"),
    ("ties-and-refunds", "equal", "018", 3, ("keys", "018,1,"), "018,3,"),
    ("fixed-shares", "labour_force", "009", 251, ("keys", "009,250"), "009,251"),
    ("limits", "one_cap: katto", "005", 30000, ("agreement", 'cap: {"005": "40000.00"}}'), 'cap: {"005": "30000.00"}}'),
    ("limits", "two_floors: lattia", "018", None, ("agreement", ', "018": "4900.00"'), ""),
    ("plan", "Euroa", "preparation", -100000.01, ("agreement", 'amount: "312345.67"'), 'amount: "-100000.01"'),
    ("plan", "Palkkatuki: tilitys", "316", 12.34, ("direct", "316,0,"), "316,12.34,"),
]  # fmt: skip


@pytest.fixture(scope="module")
def changed(tmp_path_factory) -> dict[int, Workbook]:
    """The workbooks of CHANGES, each with its cell changed, recalculated."""
    folder = tmp_path_factory.mktemp("changed")
    paths = []
    for n, (stem, head, row, value, _old, _new) in enumerate(CHANGES):
        path = written(settled(golden_file(stem), ""), folder / f"{n}.xlsx")
        book = load_workbook(path)
        input_cell(book, head=head, row=row).value = value
        book.save(path)
        paths.append(path)
    return dict(enumerate(recalculated(*paths)))


def golden_file(stem: str) -> Path:
    return next(file for file in workbooks() if file.stem == stem)


@pytest.mark.parametrize("n", range(len(CHANGES)), ids=[f"{change[0]} {change[1]} {change[2]}" for change in CHANGES])
def test_a_changed_cell_changes_the_cents_as_the_command_does(n, changed):
    stem, _head, _row, _value, old, new = CHANGES[n]
    after, before = (rule_s_cents(settled(golden_file(stem), "", changes)) for changes in ({old: new}, {}))
    assert after != before
    assert cents_of(changed[n]) == after
    assert changed[n]["Tulos"]["B2"].value == "täsmää"


CONTRADICTORY = """agreement: Katto ja lattia yhdessä
valid: {from: 2025-01-01}
period: 2026
members: [{code: "005"}, {code: "009"}]
keys:
  labour_force: {data: labour_force}
blocks:
  - {id: services, amount: "100.00", key: labour_force, cap: {"005": "60.00"}, floor: {"009": "30.00"}}
  - {id: refund, amount: "-100.00", key: labour_force, cap: {"005": "-20.00"}, floor: {"005": "-60.00"}}
"""


def test_limits_that_leave_a_rest_when_set_together_are_set_a_side_at_a_time(tmp_path):
    document = read_agreement(CONTRADICTORY, file="x.yaml")
    folder = read_data({"keys.csv": b"municipality,labour_force\n005,9\n009,1\n"}, name="x", agreements=[document.value])
    settlement = settle(document, folder)
    assert [dict(each.cents) for each in settlement.shared] == [{"005": 6000, "009": 4000}, {"005": -6000, "009": -4000}]
    path = written(settlement, tmp_path / "jako.xlsx")
    (book,) = recalculated(path)
    assert cents_of(book) == rule_s_cents(settlement)
    assert book["Tulos"]["B2"].value == "täsmää"
    same_values(load_workbook(path, data_only=True), book)


@pytest.fixture(scope="module")
def examples(tmp_path_factory) -> dict[str, tuple[Settlement, Workbook]]:
    """The demo's agreement in its periods, and the published shapes on its figures: settlements, and books recalculated."""
    folder = tmp_path_factory.mktemp("examples")
    own = PACKS / "paijat-hame" / "agreements" / "plan.yaml"
    document = load_agreement(own)
    shapes = {name: replace(shape(name), members=document.value.members) for name in shape_names()}
    data = load_data(own.with_suffix(""), agreements=[document.value, *shapes.values()])
    found = {f"plan {period}": settle(document, data, period=period_of(period)) for period in ("2024", "2025", "2026")}
    found |= {name: share(agreement=agreement, data=data.data) for name, agreement in shapes.items()}
    paths = [written(settlement, folder / f"{n}.xlsx") for n, settlement in enumerate(found.values())]
    return dict(zip(found, zip(found.values(), recalculated(*paths), strict=True), strict=True))


@pytest.mark.parametrize("name", ["plan 2024", "plan 2025", "plan 2026", *shape_names()])
def test_the_examples_recalculated_give_the_rule_s_cents(name, examples):
    settlement, book = examples[name]
    assert cents_of(book) == rule_s_cents(settlement)
    assert book["Tulos"]["B2"].value == "täsmää"


NEAR = """agreement: Lähellä
valid: {from: 2025-01-01}
period: 2026
members: [{code: "005"}, {code: "009"}]
keys:
  people: {data: people}
blocks:
  - {id: services, amount: "0.01", key: people}
"""


@pytest.mark.parametrize(("figures", "named"), [("500000000,500000001", True), ("50,51", False), ("1,1", False)])
def test_a_tie_that_a_spreadsheet_cannot_tell_is_named_on_the_notes(figures, named, tmp_path):
    first, second = figures.split(",")
    document = read_agreement(NEAR, file="x.yaml")
    keys = f"municipality,people\n005,{first}\n009,{second}\n".encode()
    settlement = settle(document, read_data({"keys.csv": keys}, name="x", agreements=[document.value]))
    book = load_workbook(written(settlement, tmp_path / "jako.xlsx"))
    (said,) = [row[1] for row in book["Huomautukset"].iter_rows(values_only=True) if row[0] == "Tasatilanne"]
    assert ("Sentin saa 009" in said) == named


def test_notes_tell_the_source_the_page_and_what_is_assumed(tmp_path):
    settlement = settled(golden_file("plan"), "")
    path = tmp_path / "jako.xlsx"
    with path.open("wb") as file:
        told = {"sources": ["Sopimus 1.1.2025"], "page": "https://x/"}
        write_workbook(file, settlement=settlement, names={"016": "Asikkala"}, taken_out=NOON, language="fi", **told)
    book = load_workbook(path)
    notes = [(row[0], row[1]) for row in book["Huomautukset"].iter_rows(values_only=True)]
    assert ("Lähde", "Sopimus 1.1.2025") in notes
    assert ("Sivu", "https://x/") in notes
    assert ("Oletus", "Suunnitelma ei kerro perusteiden painoja.") in notes
    assert book["Tulos"]["B5"].value == "Asikkala"


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path):
    path = tmp_path / "jako.xlsx"
    with path.open("wb") as file:
        settlement = settled(golden_file("own-amount"), "")
        write_workbook(file, settlement=settlement, names={"005": "=1+1"}, taken_out=NOON, language="fi")
    assert load_workbook(path)["Tulos"]["B5"].data_type == "s"


@pytest.mark.django_db  # closing a response looks after the connections
def test_the_page_hands_the_workbook_out_with_its_own_address(rf):
    with (
        override("fi"),
        closing(settlement_file(rf.get("/x/?sopimus=plan&muoto=xlsx"), settled(golden_file("plan"), ""), names={})) as response,
    ):
        assert response.headers["Content-Disposition"] == 'attachment; filename="kustannusten-jako-2026.xlsx"'
        book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    notes = dict(row[:2] for row in book["Huomautukset"].iter_rows(values_only=True))
    assert notes["Sivu"] == "http://testserver/x/?sopimus=plan"


def test_the_check_tells_when_the_rounds_of_limits_do_not_suffice(tmp_path):
    path = written(settled(golden_file("limits"), ""), tmp_path / "jako.xlsx")
    book = load_workbook(path)
    for code, cap in {"005": 40000, "009": 38000, "010": 12900, "018": 6490}.items():  # each is met one round after the other
        input_cell(book, head="one_cap: katto", row=code).value = cap
    book.save(path)
    (again,) = recalculated(path)
    assert again["Tulos"]["B2"].value == "EI TÄSMÄÄ"
