"""Downloads from StatFin: every form says the same, by old and new identifiers, and what is not needed is named."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.connectors import official, statfin
from luukku.kernel.typed import Unreadable
from tests import statfin_files

GOLDEN = Path(__file__).parents[2] / "golden" / "statfin"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "labour"
MEASURES = ("unemployed", "labour_force", "vacancies")
MONTHS = (date(2023, 9, 1), date(2023, 10, 1))
FIGURES = statfin_files.shipped(regions=["SSS", "MK07", "KU005", "KU035", "KU478"], since=MONTHS[0])


def read(name: str) -> statfin.Statistics:
    return statfin.read((GOLDEN / name).read_bytes(), file=name)


def told(found: statfin.Statistics) -> dict[tuple[str, date], tuple[int | None, ...]]:
    return {(row.region, row.period): row.values for row in found.observations}


def in_order(found: statfin.Statistics) -> dict[tuple[str, date], tuple[int | None, ...]]:
    """The figures in the order of MEASURES."""
    places = [found.measures.index(name) for name in MEASURES]
    return {row: tuple(values[place] for place in places) for row, values in told(found).items()}


def expected() -> dict[tuple[str, date], tuple[int | None, ...]]:
    with (GOLDEN / "12r5_expected.csv").open(encoding="utf-8") as file:
        return {
            (row["region"], date.fromisoformat(f"{row['month']}-01")): tuple(
                int(row[name]) if row[name] else None for name in MEASURES
            )
            for row in csv.DictReader(file)
        }


@pytest.mark.parametrize(
    "name",
    [
        "12r5_old_identifiers.json",
        "12r5_new_identifiers.json",
        "12r5_titled_months_in_columns.csv",
        "12r5_semicolons_iso_8859_15.csv",
        "12r5_tabs_by_code.csv",
    ],
)
def test_every_form_of_a_download_says_the_same(name):
    found = read(name)
    assert found.table is statfin.Table.UNEMPLOYMENT
    assert in_order(found) == expected()
    assert found.rejected == ()


def test_the_expected_figures_are_the_shipped_ones():
    shipped = statfin_files.shipped()
    assert all(shipped[row] == values for row, values in expected().items())


def test_what_the_file_says_of_itself_is_kept():
    found = read("12r5_old_identifiers.json")
    assert found.title.startswith("12r5 -- ")
    assert found.updated == date(2023, 11, 24)
    assert read("12r5_titled_months_in_columns.csv").title.startswith("Työttömät työnhakijat ja avoimet")


def test_a_measure_that_nobody_needs_is_left_out_and_named():
    (dropped,) = read("12r5_new_identifiers.json").dropped
    assert dropped.what == "measures"
    assert dropped.names == ("Proportion of unemployed jobseekers as a percentage of total workforce (%)",)
    assert "unemployed, labour_force, vacancies" in dropped.why


def test_population_takes_the_totals_of_municipalities():
    found = read("11re_population.csv")
    assert found.table is statfin.Table.POPULATION
    assert found.measures == ("population",)
    with (GOLDEN / "11re_expected.csv").open(encoding="utf-8") as file:
        wanted = {
            (f"KU{row['municipality']}", date(int(row["year"]), 12, 31)): (int(row["residents"]),) for row in csv.DictReader(file)
        }
    assert told(found) == wanted
    assert [dropped.names for dropped in found.dropped] == [("KOKO MAA",)]


def test_the_example_of_shared_data_reads_as_the_shipped_series():
    file = SHARED / "pxweb_12r5_jsonstat2_esimerkki.json"
    if not file.exists():
        pytest.skip("shared/data is not beside the checkout")
    found = statfin.read(file.read_bytes(), file=file.name)
    shipped = statfin_files.shipped()
    assert len(found.observations) == 110
    assert all(shipped[row] == values for row, values in told(found).items())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-15"])
@pytest.mark.parametrize("titled", [False, True])
@pytest.mark.parametrize("write", [statfin_files.long_csv, statfin_files.wide_csv])
def test_csv_is_read_with_any_separator_encoding_and_title(write, delimiter, encoding, titled):
    data = write(FIGURES, delimiter=delimiter, titled=titled).encode(encoding)
    found = statfin.read(data, file="x.csv")
    assert in_order(found) == FIGURES
    assert (found.rejected, found.dropped) == ((), ())


@pytest.mark.parametrize("by_code", [False, True])
def test_csv_with_all_variables_in_rows_is_read(by_code):
    data = statfin_files.stacked_csv(FIGURES, by_code=by_code).encode()
    assert in_order(statfin.read(data, file="x.csv")) == FIGURES


@pytest.mark.parametrize("names", [statfin_files.OLD, statfin_files.NEW])
def test_identifiers_of_before_and_after_june_2026_are_known(names):
    assert told(statfin.read(statfin_files.json_stat2(FIGURES, names=names), file="x.json")) == FIGURES


regions = st.sampled_from(official.regions_12r5())
months = st.dates(date(2006, 1, 1), date(2026, 10, 31)).map(lambda day: day.replace(day=1))
values = st.tuples(*[st.one_of(st.none(), st.integers(0, 2_147_483_647))] * 3)


@settings(max_examples=60)
@given(st.sets(regions, min_size=1, max_size=6), st.sets(months, min_size=1, max_size=6), st.data())
def test_any_figures_written_are_read_back(some_regions, some_months, data):
    figures = {(region, month): data.draw(values) for region in some_regions for month in some_months}
    forms = [
        statfin_files.json_stat2(figures),
        statfin_files.json_stat2(figures, names=statfin_files.NEW),
        statfin_files.long_csv(figures, titled=True).encode(),
        statfin_files.wide_csv(figures, delimiter=";").encode("iso-8859-15"),
        statfin_files.stacked_csv(figures, delimiter="\t").encode(),
    ]
    for form in forms:
        assert in_order(statfin.read(form, file="x")) == figures


def test_a_file_of_one_measure_takes_it_from_its_title():
    data = '"Työvoima (Tilastokeskus) muuttujina Alue ja Kuukausi"\n\n"Alue","2023M09","2023M10"\n"Alajärvi",4000,4010\n'
    found = statfin.read(data.encode(), file="x.csv")
    assert found.measures == ("labour_force",)
    assert told(found) == {("KU005", MONTHS[0]): (4000,), ("KU005", MONTHS[1]): (4010,)}


def test_the_title_of_the_whole_table_names_no_single_measure():
    data = '"Työttömät työnhakijat ja avoimet työpaikat alueittain"\n\n"Alue","2023M09"\n"Alajärvi",4000\n'
    with pytest.raises(Unreadable, match="does not name a figure"):
        statfin.read(data.encode(), file="x.csv")


def test_regions_of_other_kinds_are_left_out_and_named():
    figures = {(region, MONTHS[0]): (10, 100, 5) for region in ("KU005", "MA1", "SK011", "ELY01")}
    found = statfin.read(statfin_files.json_stat2(figures), file="x.json")
    assert [row.region for row in found.observations] == ["KU005"]
    assert [dropped.names for dropped in found.dropped] == [("ELY01", "MA1", "SK011")]


def test_notes_and_repetitions_are_left_out_and_named():
    text = statfin_files.long_csv({("KU005", MONTHS[0]): (10, 100, 5)})
    found = statfin.read((text + text.splitlines()[1] + '\n"... = tieto on salattu"\n').encode(), file="x.csv")
    assert {dropped.what: dropped.names for dropped in found.dropped} == {
        "notes": ("... = tieto on salattu",),
        "repetitions": ("3 figures",),
    }


def test_a_column_that_tells_the_same_of_a_region_on_every_row_is_left_out():
    data = "Alue;Maakunta;Kuukausi;TYOTTOMATLOPUSSA\nKU005;Etelä-Pohjanmaa;2023M10;7\nKU020;Pirkanmaa;2023M10;8\n"
    found = statfin.read(data.encode(), file="x.csv")
    assert len(found.observations) == 2
    assert [(dropped.what, dropped.names) for dropped in found.dropped] == [("columns", ("Maakunta",))]


def test_a_sparse_file_and_one_without_labels_are_read():
    document = json.loads(statfin_files.json_stat2({("KU005", MONTHS[0]): (10, None, 5)}))
    document["value"] = {"0": 10, "2": 5}
    document["dimension"]["Alue"]["category"] = {"index": ["KU005"]}
    document["dimension"]["Kuukausi"]["category"] = {"label": {"2023M09": "2023M09"}}
    found = statfin.read(json.dumps(document).encode(), file="x.json")
    assert told(found) == {("KU005", MONTHS[0]): (10, None, 5)}


class TestMergers:
    """Pertunmaa (588) became part of Mäntyharju (507) on 1 January 2025."""

    BEFORE, AFTER = date(2024, 12, 1), date(2025, 1, 1)

    def read(self, figures):
        return statfin.read(statfin_files.json_stat2(figures), file="x.json")

    def test_the_two_are_summed_and_a_hidden_part_hides_the_sum(self):
        found = self.read({("KU507", self.BEFORE): (200, 2000, 20), ("KU588", self.BEFORE): (50, 600, None)})
        assert told(found) == {("KU507", self.BEFORE): (250, 2600, None)}

    def test_after_the_merger_the_ended_one_has_no_figures_of_its_own(self):
        found = self.read({("KU507", self.AFTER): (200, 2000, 20), ("KU588", self.AFTER): (None, None, None)})
        assert told(found) == {("KU507", self.AFTER): (200, 2000, 20)}
        assert found.rejected == ()

    def test_figures_told_apart_after_the_merger_are_summed_too(self):
        found = self.read({("KU507", self.AFTER): (200, 2000, 20), ("KU588", self.AFTER): (50, 600, None)})
        assert told(found) == {("KU507", self.AFTER): (250, 2600, 20)}

    def test_a_part_without_the_whole_is_refused(self):
        found = self.read({("KU005", self.BEFORE): (1, 2, 3), ("KU588", self.BEFORE): (50, 600, 9)})
        assert [row.region for row in found.observations] == ["KU005"]
        assert "Pertunmaa (588) is part of KU507 since 2025-01-01, which the file lacks" in str(found.rejected[0])

    def test_a_part_that_cannot_be_read_refuses_the_whole(self):
        figures = {
            ("KU005", self.BEFORE): (1, 2, 3),
            ("KU507", self.BEFORE): (200, 2000, 20),
            ("KU588", self.BEFORE): (50, -6, 9),
        }
        found = self.read(figures)
        assert [row.region for row in found.observations] == ["KU005"]
        assert [problem.message.split(":")[0] for problem in found.rejected] == ["KU588 2024-12", "KU507 2024-12"]
