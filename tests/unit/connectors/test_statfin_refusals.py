"""What cannot be used of a download: each fault with its place, its reason and what was probably meant; the rest is read."""

import json
from datetime import date
from pathlib import Path

import pytest

from luukku.connectors import statfin
from luukku.connectors.statfin.cells import figure, period, split_heading
from luukku.connectors.statfin.regions import Needed, NotNeeded, Unknown, find_region
from luukku.kernel.typed import Problem, Refused, Unreadable
from tests import statfin_files

GOLDEN = Path(__file__).parents[2] / "golden" / "statfin"
OCTOBER = date(2023, 10, 1)
KINDS = ("KU", "MK", "SSS")
HEADINGS = "Alue;Kuukausi;TYOTTOMATLOPUSSA;TYOVOIMATK;AVPAIKATLOPUSSA\n"
GOOD = "KU005;2023M10;1;2;3\n"


def refused(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(Unreadable) as bad:
        statfin.read(data.encode() if isinstance(data, str) else data, file="f")
    return bad.value.problems


def changed(**changes: object) -> bytes:
    """json-stat2 of one figure row with some parts changed."""
    document = json.loads(statfin_files.json_stat2({("KU005", OCTOBER): (1, 2, 3)}))
    return json.dumps(document | changes).encode()


# --- files -----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"PK\x03\x04 xl/workbook.xml", "Excel"),
        (b"\x1f\x8b\x08", "gzip"),
        (b'CHARSET="ANSI";\nAXIS-VERSION="2013";', "PX file"),
        (b"<!DOCTYPE html><title>StatFin</title>", "web page"),
        ("Alue".encode("utf-16"), "UTF-16"),
        (b"Alue,\x00\x01", "not text"),
    ],
)
def test_a_file_of_another_form_is_named_with_the_form_that_is_wanted(data, told):
    (problem,) = refused(data)
    assert told in problem.message
    assert problem.expected == "the table as json-stat2, or as CSV in UTF-8"


def test_broken_json_is_told_with_its_line():
    (problem,) = refused('{"version": "2.0",\n "class": }')
    assert (problem.line, problem.expected) == (2, "download it again")


@pytest.mark.parametrize(
    "document",
    [
        {"dataset": {"dimension": {}}},
        {"columns": [], "data": []},
        [1, 2],
        {"class": "dataset", "dimension": {"Alue": {}}},
        {"class": "dataset", "id": ["Alue"], "size": [1], "dimension": {}},
        {"class": "dataset", "id": ["Alue"], "size": [1], "dimension": {"Alue": {"category": {"index": {"KU005": 7}}}}},
        {"class": "dataset", "id": ["Alue"], "size": [1], "dimension": {"Alue": {"category": {"index": []}}}},
    ],
)
def test_json_of_another_form_is_refused_with_the_form_that_is_wanted(document):
    (problem,) = refused(json.dumps(document))
    assert problem.expected and problem.expected.startswith("json-stat2")


def test_deep_nesting_does_not_break_the_reader():
    assert refused("[" * 100_000)


@pytest.mark.parametrize(
    ("changes", "key", "message"),
    [
        ({"value": [1, 2]}, "value", "it has 2 figures"),
        ({"value": None}, "value", "not told"),
        ({"size": [1, 2, 3]}, "size.Kuukausi", "it has 1 categories and says 2"),
        ({"size": [1]}, "id", "not told"),
        ({"id": ["Alue", "Kuukausi", "Muuttuja"]}, "dimension.Muuttuja.category", "categories"),
        ({"label": "Väestöennuste 2024"}, "label", "expected"),
    ],
)
def test_a_part_of_json_that_does_not_hold_is_named(changes, key, message):
    (problem,) = refused(changed(**changes))
    assert problem.key == key
    assert message in problem.message


def test_a_file_without_a_needed_dimension_says_which_it_has():
    document = json.loads(statfin_files.json_stat2({("KU005", OCTOBER): (1, 2, 3)}, names=("Alue", "Neljännes", "Tiedot")))
    document["role"] = None
    (problem,) = refused(json.dumps(document))
    assert problem.message == "the file has no dimension for the period; it has Alue, Neljännes, Tiedot"
    assert problem.expected == "Kuukausi or timeperiod_m, Vuosi or timeperiod_y"


def test_a_table_without_a_needed_figure_is_refused_with_the_nearest():
    (problem,) = refused(statfin_files.json_stat2({("KU005", OCTOBER): (1,)}, codes=("TYOTTOMATLOPUSA",)).replace(b"Ty", b"Y"))
    assert problem.nearest == "TYOTTOMATLOPUSSA"
    assert problem.expected and "table 12r5" in problem.expected


def test_a_table_by_occupation_is_not_12r5():
    (problem,) = refused((GOLDEN / "12ti_by_occupation.json").read_bytes())
    assert problem.key == "dimension.Ammattiryhmä"
    assert "divided by 'Occupation', so this is not table 12r5" in problem.message


def test_population_by_age_without_the_total_is_refused():
    data = "Alue,Ikä,Vuosi,Väestö 31.12.\nAlajärvi,0-4,2024,500\nAlajärvi,5-9,2024,600\n"
    (problem,) = refused(data)
    assert (problem.line, problem.key) == (1, "Ikä")
    assert "without their total" in problem.message


# --- CSV -------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "line", "message", "expected"),
    [
        ("Hello\nworld\n", 1, "begins with 'Hello'", "Alue"),
        ("Alue;Kuukausi;Muu\nKU005;2023M10;1\n", 1, "no column has figures that are needed: Alue, Kuukausi, Muu", "table 12r5"),
        ("Alue;TYOVOIMATK\nKU005;1\n", 1, "of which month", "Kuukausi"),
        ("Alue;Kuukausi;Tiedot;x\nKU005;2023M10;Muu;1\n", 1, "does not name a figure", "table 12r5"),
        ("Alue;Ammattiryhmä;Kuukausi;TYOVOIMATK\nKU005;2512;2023M10;1\n", 1, "divided by 'Ammattiryhmä'", "alone"),
        ('"Väestöennuste 2024"\nAlue;2023\nKU005;1\n', 1, "expected", "counted"),
    ],
)
def test_a_csv_file_that_tells_nothing_needed_is_refused(data, line, message, expected):
    (problem,) = refused(data)
    assert problem.line == line
    assert message in problem.message
    assert problem.expected and expected in problem.expected


def test_the_heading_that_was_probably_meant_is_told():
    (problem,) = refused("Alue,Kuukausi,Työttömät työnhakjat laskentapäivänä (lkm.)\nKU005,2023M10,1\n")
    assert problem.nearest == "työttömät työnhakijat laskentapäivänä"


def test_a_quotation_mark_that_is_never_closed_does_not_break_the_reader():
    assert refused('Alue,Kuukausi,TYOVOIMATK\n"KU005,2023M10,1\n' + "KU005,2023M10,1\n" * 20_000)


@pytest.mark.parametrize(
    ("row", "key", "message", "nearest"),
    [
        ("KU05;2023M10;1;2;3", "Alue", "'KU05' is not the code of a municipality", "KU005"),
        ("Alajrvi;2023M10;1;2;3", "Alue", "'Alajrvi' is not a municipality", "Alajärvi (KU005)"),
        ("005 Akaa;2023M10;1;2;3", "Alue", "code 005 is Alajärvi, not Akaa", "KU020"),
        ("MK99;2023M10;1;2;3", "Alue", "'MK99' is not a municipality", None),
        (";2023M10;1;2;3", "Alue", "'' is not a municipality", None),
        ("KU020;2023M13;1;2;3", "Kuukausi", "'2023M13' is not in the calendar", None),
        ("KU020;2023Q3;1;2;3", "Kuukausi", "'2023Q3' is not a month", None),
        ("KU020;2023M10;1;2", "Alue", "the row has 4 cells", None),
        ("KU020;2023M10;yksi;2;3", "TYOTTOMATLOPUSSA", "KU020 2023-10: 'yksi' is not a number", None),
        ("KU020;2023M10;1;2;-3", "AVPAIKATLOPUSSA", "KU020 2023-10: '-3' is not a number", None),
        ("KU020;2023M10;1,5;2;3", "TYOTTOMATLOPUSSA", "KU020 2023-10: '1,5' is not a number", None),
        ("KU020;2023M10;1;99999999999;3", "TYOVOIMATK", "KU020 2023-10: '99999999999' is not a number", None),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_column_and_the_others_are_read(row, key, message, nearest):
    found = statfin.read(f"{HEADINGS}{GOOD}{row}\nKU009;2023M10;4;5;6\n".encode(), file="f")
    assert [each.region for each in found.observations] == ["KU005", "KU009"]
    (problem,) = found.rejected
    assert (problem.line, problem.key) == (3, key)
    assert message in problem.message
    assert problem.nearest == nearest


def test_a_row_that_stands_twice_with_different_figures_is_refused_whole():
    found = statfin.read(f"{HEADINGS}{GOOD}KU020;2023M10;1;2;3\nKU020;2023M10;1;2;...\n".encode(), file="f")
    assert [each.region for each in found.observations] == ["KU005"]
    (problem,) = found.rejected
    assert (problem.line, problem.key) == (4, "AVPAIKATLOPUSSA")
    assert "it stands twice, as 3 and as not published" in problem.message


def test_a_row_whose_figures_are_not_all_in_the_file_is_refused():
    rows = ["KU005;2023M10;TYOVOIMATK;1", "KU005;2023M10;AVPAIKATLOPUSSA;1", "KU020;2023M10;TYOVOIMATK;1"]
    found = statfin.read(("Alue;Kuukausi;Tiedot;x\n" + "\n".join(rows)).encode(), file="f")
    assert [each.region for each in found.observations] == ["KU005"]
    assert [problem.key for problem in found.rejected] == ["vacancies"]


def test_when_no_row_can_be_used_every_reason_is_told():
    problems = refused(f"{HEADINGS}KU05;2023M10;1;2;3\nKU020;2023M10;x;2;3\n")
    assert [problem.line for problem in problems] == [2, 3, None]
    assert "no figure of table 12r5" in problems[-1].message


# --- json-stat2 ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("value", [-1, 1.5, True, "yksi", [], 3_000_000_000])
def test_a_bad_figure_of_json_refuses_its_row_with_its_position(value):
    document = json.loads(statfin_files.json_stat2({("KU005", OCTOBER): (1, 2, 3), ("KU020", OCTOBER): (4, 5, 6)}))
    document["value"][4] = value
    found = statfin.read(json.dumps(document).encode(), file="f")
    assert [each.region for each in found.observations] == ["KU005"]
    (problem,) = found.rejected
    assert problem.key == "value[4]"
    assert problem.message.startswith("KU020 2023-10: ")


def test_an_unknown_region_or_month_of_json_is_refused_once_with_its_key():
    figures = {(region, month): (1, 2, 3) for region in ("KU005", "KU5") for month in (OCTOBER, date(2023, 9, 1))}
    data = statfin_files.json_stat2(figures).replace(b"2023M09", b"2023M00")
    found = statfin.read(data, file="f")
    assert [(row.region, row.period) for row in found.observations] == [("KU005", OCTOBER)]
    keys = {problem.key: problem.nearest for problem in found.rejected}
    assert keys == {"dimension.Kuukausi.category.index.2023M00": None, "dimension.Alue.category.index.KU5": "KU005"}


def test_a_day_of_update_that_cannot_be_read_is_left_out():
    assert statfin.read(changed(updated="eilen"), file="f").updated is None
    assert statfin.read(changed(updated="2026-11-23T23:30:00Z"), file="f").updated == date(2026, 11, 24)


# --- cells -----------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mark", ["", " ", ".", "..", "...", "…", "...", "-", "–", "\x85", None])
def test_a_mark_in_the_place_of_a_figure_is_a_figure_that_is_not_published(mark):
    assert figure(mark) is None


@pytest.mark.parametrize(
    ("cell", "value"), [("0", 0), ("1 234", 1234), ("1\u00a0234", 1234), ("12.0", 12), ("12,0", 12), (12.0, 12), (0, 0)]
)
def test_a_whole_number_is_read_as_people_and_programs_write_it(cell, value):
    assert figure(cell) == value


@pytest.mark.parametrize("cell", ["1.234", "1,234", "1e3", "+1", "٣", float("nan"), float("inf"), {}])
def test_what_may_mean_two_things_is_refused(cell):
    with pytest.raises(Refused):
        figure(cell)


@pytest.mark.parametrize("text", ["2023M10", "2023m10", "2023-10", " 2023M10 ", "2023M10*"])
def test_a_month_is_read_as_statfin_writes_it(text):
    assert period(text, monthly=True) == OCTOBER


def test_a_year_stands_for_its_last_day():
    assert period("2024", monthly=False) == date(2024, 12, 31)
    with pytest.raises(Refused):
        period("2024M01", monthly=False)


@pytest.mark.parametrize(
    ("heading", "split"),
    [
        ("2023M10", ("2023M10", "")),
        ("2023M10 Työvoima (lkm.)", ("2023M10", "Työvoima (lkm.)")),
        ("Väestö 31.12.  2023", ("2023", "Väestö 31.12.")),
        ("Miehet 2023M10 Työvoima", ("", "Miehet 2023M10 Työvoima")),
        ("Työvoima", ("", "Työvoima")),
    ],
)
def test_a_heading_names_its_month_before_or_after_its_measure(heading, split):
    assert split_heading(heading) == split


# --- regions ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KU005", "KU005"),
        ("005", "KU005"),
        ("005 Alajärvi", "KU005"),
        ("KU005 - Alajärvi", "KU005"),
        ("alajärvi", "KU005"),
        ("Mariehamn", "KU478"),
        ("Maarianhamina - Mariehamn", "KU478"),
        ("Ii", "KU139"),
        ("Pertunmaa", "KU588"),
        ("MK06", "MK06"),
        ("MK06 Pirkanmaa", "MK06"),
        ("Birkaland", "MK06"),
        ("SSS", "SSS"),
        ("SSS KOKO MAA", "SSS"),
        ("WHOLE COUNTRY", "SSS"),
    ],
)
def test_a_region_is_found_by_code_name_or_both(text, code):
    assert find_region(text, kinds=KINDS) == Needed(code)


@pytest.mark.parametrize(
    "text",
    [
        "SK011",
        "SK011 Helsinki",
        "ELY01 Uudenmaan ELY-keskus",
        "MA1 MANNER-SUOMI",
        "Tampereen seutukunta",
        "Ylä-Savo",
        "KU999 Tuntematon",
    ],
)
def test_a_region_of_another_kind_is_not_needed(text):
    assert find_region(text, kinds=KINDS) == NotNeeded()


def test_a_region_of_a_kind_that_this_table_does_not_need_is_not_needed():
    assert find_region("MK06", kinds=("KU",)) == NotNeeded()


@pytest.mark.parametrize(
    ("text", "near"), [("KU5", "KU005"), ("KU999", None), ("Tamperre", "Tampere (KU837)"), ("Prkanmaa", "Pirkanmaa (MK06)")]
)
def test_what_is_no_region_is_told_with_the_nearest(text, near):
    found = find_region(text, kinds=KINDS)
    assert isinstance(found, Unknown)
    assert found.nearest == near
