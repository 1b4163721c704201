"""Packs with something wrong in them: one message a problem with file, line and remedy, and nothing half-loaded."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import mark, raises

from luukku.area.pack_files import find_pack, load_pack, read_pack
from luukku.kernel.typed import Unreadable
from tests.unit.area.packs import AREA, FIGURES, FILES, SPEC, files, problems_of, small_pack, the_problem

SPACES = {"no-break": "\u00a0", "thin": "\u2009", "narrow no-break": "\u202f"}


def test_the_small_pack_itself_is_sound():
    assert len(small_pack().tables) == 1


@mark.parametrize(
    ("before", "after", "line", "key", "message", "remedy"),
    [
        ("{fi: Alavieska}", "{fi: Alavieska", 6, None, "a bracket { is opened and not closed", "its closing pair"),
        ('code: "009"', 'code: "9"', 6, "municipalities[1].code", "the code '9' has one digit", "did you mean '009'?"),
        ('code: "009"', 'code: "008"', 6, "municipalities[1].code", "no municipality has the code 008", "did you mean '009'?"),
        ('code: "009"', 'code: "588"', 6, "municipalities[1].code", "was merged into Mäntyharju", "did you mean '507'?"),
        ("{fi: Alavieska}", "{fi: Alaviesku}", 6, "municipalities[1].name.fi", "is called Alavieska", "mean 'Alavieska'?"),
        ("sv: Esbo", "sv: Espoo", 7, "municipalities[2].name.sv", "049 is called Esbo", "did you mean 'Esbo'?"),
        ("to: 2027-12-31", "to: 2024-12-31", 6, "municipalities[1].member_to", "before it starts", "a day from 2025-01-01"),
        ('"009", name: {fi: Alavieska', '"005", name: {fi: Alajärvi', 6, "municipalities[1].code", "twice", "follow each other"),
        ('responsible: "005"', 'responsible: "010"', 3, "authorities[0].responsible", "010 is not a member", "005 Alajärvi"),
        ('responsible: "005"', 'responsible: "999"', 3, "authorities[0].responsible", "999 is not a member", "005 Alajärvi"),
        ("role: this", "role: beside", 3, "authorities", "0 authorities have the role 'this'", "exactly one"),
        ("size: 10000", "size: 0", 8, "board.size", "0 residents for a member is not a rule", "1 or more"),
        ("{id: plan, place", "{id: plam, place", 8, "board.source.id", "there is no source 'plam'", "did you mean 'plan'?"),
        ("via: plan", "via: paln", 13, "sources.register.via", "there is no source 'paln'", "did you mean 'plan'?"),
        ('municipality: "005"', 'municipality: "010"', 10, "service_points[0].municipality", "010, which is", "one of 005"),
        ("at: [63.0, 23.8]", "at: [23.8, 63.0]", 10, "service_points[0].at", "is not in Finland", "mean '[63.0, 23.8]'?"),
        ('"62900"', '"6290"', 10, "service_points[0].postal_code", "'6290' is not a postal code", "five digits"),
        ("id: center", "id: The Center", 10, "service_points[0].id", "'The Center' is not an id", "small letters"),
        ("board:", "bord:", 8, "bord", "the key 'bord' is not known here", "did you mean 'board'?"),
        ("area: {name", "area: {code: 46, name", 1, "area.code", "Åland is not an employment area", "the code of an"),
        ("area: {name", "area: {code: 99, name", 1, "area.code", "'99' is not the code", "the code of an employment area"),
        ("  register:", "\tregister:", 13, None, "the line is indented with a tab", "spaces"),
    ],
)  # fmt: skip
def test_a_fault_in_area_yaml(before, after, line, key, message, remedy):
    problems = problems_of(files(area=(before, after)))
    found = problems[0]
    assert (found.file, found.line, found.key) == ("malli/area.yaml", line, key)
    assert message in found.message
    assert remedy in str(found)


@mark.parametrize(
    ("before", "after", "line", "key", "message", "remedy"),
    [
        ("{id: register}", "{id: registre}", 6, "columns.rate.source.id", "no source 'registre'", "mean 'register'?"),
        ('{id: plan, place: "2"}', "{id: x}", 2, "source.id", "there is no source 'x'", "one of plan, register"),
        ("unit: percent", "unit: procent", 6, "columns.rate.unit", "'procent' is not known here", "did you mean 'percent'?"),
        ("reference_date: 2022-12-31, ", "", 5, "columns.people.reference_date", "need a day or a period", "either"),
        ("2022-12-31", "31.12.2022", 5, "columns.people.reference_date", "is not a date", "mean '2022-12-31'?"),
        ("precision: 1}", "precision: 5}", 5, "columns.people.precision", "5 is not a precision", "1, 0.1, 0.01"),
        ("1}", "1, municipality: 999}", 5, "columns.people.municipality", "no municipality has the code", "official code"),
        ("other: [Lappi]", "other: [Yhteensä]", 3, "rows", "'Yhteensä' is named twice", "in one of total"),
        ("total: [Yhteensä]", "total: Yhteensä", 3, "rows.total", "'Yhteensä' stands here", "did you mean '[Yhteensä]'?"),
        ("title: {fi: Luvut}", "title: {sv: Tal}", 1, "title.fi", "the key 'fi' is missing", "in Finnish"),
    ],
)  # fmt: skip
def test_a_fault_in_a_tables_description(before, after, line, key, message, remedy):
    problems = problems_of(files(spec=(before, after)))
    found = problems[0]
    assert (found.file, found.line, found.key) == ("malli/tables/figures.yaml", line, key)
    assert message in found.message
    assert remedy in str(found)


@mark.parametrize(
    ("before", "after", "line", "key", "message", "remedy"),
    [
        ("9200", '"9200,5"', 2, "people", "Alajärvi: '9200,5' is written with a decimal comma", "did you mean '9200.5'?"),
        ("9200", "9 200", 2, "people", "thousands separated by a space", "did you mean '9200'?"),
        ("9200", "9.200,5", 2, "Alajärvi", "the row 'Alajärvi' has 4 cells", "a decimal comma makes two cells of one"),
        ("9200", '"9.200,5"', 2, "people", "thousands separated by a point, a decimal comma", "did you mean '9200.5'?"),
        ("7.1", "7.1 %", 2, "rate", "Alajärvi: '7.1 %' is written with a percent sign", "did you mean '7.1'?"),
        ("-0.5", "\u22120.5", 3, "rate", "009: '\u22120.5' is written with a minus sign", "did you mean '-0.5'?"),
        ("2400", "noin 2400", 3, "people", "009: 'noin 2400' is not a number", "a number such as"),
        ("2400", "2400.5", 3, "people", "2400.5 has more decimals than the description says", "figures to 1"),
        ("009,", "Alajärvi,", 3, "municipality", "the row 'Alajärvi' stands twice; first on line 2", "each row once"),
        ("009,", "005,", 3, "municipality", "the row '005' stands twice; first on line 2", "each row once"),
        ("009,", "Alavieka,", 3, "municipality", "'Alavieka' is not a row that", "mean 'Alavieska'?"),
        ("009,", "Lahti,", 3, "municipality", "Lahti (398) is not a member of the area", "under `other`"),
        ("009,", "398,", 3, "municipality", "Lahti (398) is not a member of the area", "under `other`"),
        ("009,", ",", 3, "municipality", "the row has no name", "a name in the first column"),
        ("Yhteensä,", "Yhtensä,", 6, "municipality", "'Yhtensä' is not a row that", "mean 'Yhteensä'?"),
        ("009,2400,", "009,2400,1,", 3, "009", "the row '009' has 4 cells", "3 cells"),
        ("009,2400,-0.5", "009,2400", 3, "009", "the row '009' has 2 cells", "3 cells"),
        ("people,rate", "peple,rate", 1, "peple", "the column 'peple' is not described", "did you mean 'people'?"),
        (FIGURES, "municipality,people\n005,1\n", 1, "rate", "the column 'rate' is missing", "every column"),
        (FIGURES, FIGURES.replace(",", ";"), 1, None, "the columns are separated by semicolons", "commas"),
        (FIGURES, FIGURES.replace(",", "\t"), 1, None, "the columns are separated by tabs", "commas"),
        (FIGURES, "", 1, None, "the file is empty", "a header line and rows"),
        (FIGURES, "municipality,people,rate\n", None, None, "the table has no rows", "a row for each municipality"),
        ("municipality,", "kunta,", 1, "kunta", "the first column is 'kunta'", "`column: kunta` in the rows"),
        ("municipality,", "\ufeffmunicipality,", 1, None, "the file begins with a byte order mark", "UTF-8 without BOM"),
    ],
)  # fmt: skip
def test_a_fault_in_a_tables_figures(before, after, line, key, message, remedy):
    found = the_problem(files(figures=(before, after)))
    assert (found.file, found.line, found.key) == ("malli/tables/figures.csv", line, key)
    assert message in found.message
    assert remedy in str(found)


@mark.parametrize("name", SPACES)
def test_thousands_with_a_space_that_looks_like_another(name):
    found = the_problem(files(figures=("305000", f"305{SPACES[name]}000")))
    assert (found.line, found.key, found.nearest) == (4, "people", "305000")
    assert f"thousands separated by a {name} space" in found.message


@mark.parametrize("file", ["area.yaml", "tables/figures.yaml", "tables/figures.csv"])
@mark.parametrize(
    ("encoding", "message"), [("latin-1", "read as Latin-1 it says"), ("utf-8-sig", "byte order mark"), ("utf-16", "UTF-16")]
)
def test_another_encoding_is_refused_in_every_file(file, encoding, message):
    broken = files()
    broken[file] = broken[file].decode().replace("Luvut", "Väkiluvut").encode(encoding)
    found = the_problem(broken)
    assert found.file == f"malli/{file}"
    assert message in found.message
    assert "save" in found.expected


@mark.parametrize(
    ("missing", "file", "remedy"),
    [
        ("area.yaml", "malli/area.yaml", "area.yaml, the frame of the pack"),
        ("tables/figures.csv", "malli/tables/figures.csv", "the figures of tables/figures.yaml"),
        ("tables/figures.yaml", "malli/tables/figures.yaml", "the description of tables/figures.csv"),
    ],
)
def test_a_missing_file_is_named_with_what_it_should_hold(missing, file, remedy):
    left = {name: data for name, data in files().items() if name != missing}
    found = the_problem(left)
    assert (found.file, found.line, found.message) == (file, None, "the file is missing")
    assert remedy in found.expected


def test_a_table_file_with_a_typing_error_in_its_name_is_found():
    broken = files()
    broken["tables/figuers.csv"] = broken.pop("tables/figures.csv")
    found = problems_of(broken)
    assert [(problem.file, problem.nearest) for problem in found] == [
        ("malli/tables/figures.csv", "figuers"),
        ("malli/tables/figuers.yaml", "figures"),
    ]


def test_files_that_a_pack_does_not_have_are_named():
    found = problems_of(
        files()
        | {
            "aera.yaml": b"x: 1\n",
            "tables/notes.txt": b"x",
            "tables/Bad Name.csv": FIGURES.encode(),
            "tables/Bad Name.yaml": SPEC.encode(),
        }
    )
    by_file = {problem.file: problem for problem in found}
    assert by_file["malli/aera.yaml"].nearest == "area.yaml"
    assert "<stem>.csv or <stem>.yaml" in by_file["malli/tables/notes.txt"].expected
    assert "'Bad Name' is not an id" in by_file["malli/tables/Bad Name.csv"].message


def test_all_problems_of_all_files_are_told_at_once():
    broken = files(area=('code: "009"', 'code: "9"'), spec=("unit: percent", "unit: procent"))
    broken["tables/other.csv"] = "a;b\n".encode("utf-16")
    assert [problem.file for problem in problems_of(broken)] == [
        "malli/area.yaml",
        "malli/tables/other.yaml",
        "malli/tables/figures.yaml",
    ]


def test_every_bad_cell_of_a_table_is_told_at_once_in_the_order_of_lines():
    bad = FIGURES.replace("9200,7.1", '"9 200","7,1"').replace("Lappi,176000", "Lapi,17600o")
    assert [(problem.line, problem.key) for problem in problems_of(files(figures=(FIGURES, bad)))] == [
        (2, "people"),
        (2, "rate"),
        (5, "people"),
        (5, "municipality"),
    ]


def test_a_municipality_of_aland_cannot_be_a_member():
    found = problems_of(files(area=('"009", name: {fi: Alavieska', '"478", name: {fi: Maarianhamina')))[0]
    assert (found.line, found.key) == (6, "municipalities[1].code")
    assert "Act 380/2023 is not applied there" in found.message


def test_duplicate_ids_are_told_where_the_second_stands():
    second = '  - {id: center, municipality: "049", street: Katu 2, postal_code: "02100", post_office: Espoo, at: [60.2, 24.7]}\n'
    found = the_problem(files(area=("sources:\n", f"{second}sources:\n")))
    assert (found.line, found.key, found.message) == (11, "service_points[1].id", "the id 'center' stands twice")


def test_nothing_is_loaded_from_a_folder_with_a_problem(tmp_path):
    (tmp_path / "area.yaml").write_text(AREA.replace("role: this", "role: that"), encoding="utf-8")
    with raises(Unreadable) as unreadable:
        load_pack(tmp_path)
    assert str(unreadable.value).startswith(f"{tmp_path}/area.yaml:3: authorities[0].role: 'that' is not known here")


def any_damage(text, *, at, cut, put):
    """The text with a piece cut out at a place and another put there."""
    at %= len(text) + 1
    return text[:at] + put + text[at + cut :]


MARKS = st.sampled_from(
    [
        "",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "\n",
        "\t",
        "- ",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "|",
        "> ",
        "%",
        "\u00a0",
        "ä",
        "0",
        "\ufeff",
    ]
)


@given(st.sampled_from(sorted(FILES)), st.integers(0, 10**4), st.integers(0, 12), st.lists(MARKS, max_size=3).map("".join))
@settings(max_examples=400)
def test_a_damaged_file_is_read_or_refused_with_problems_and_nothing_else(file, at, cut, put):
    damaged = files() | {file: any_damage(FILES[file], at=at, cut=cut, put=put).encode()}
    try:
        read_pack(damaged, name="malli")
    except Unreadable as unreadable:
        assert all(problem.file.startswith("malli/") and problem.message for problem in unreadable.problems)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=60))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused_with_problems_and_nothing_else(file, data):
    with raises(Unreadable):
        read_pack(files() | {file: data}, name="malli")


def test_an_unknown_pack_is_answered_with_the_nearest_name():
    with raises(Unreadable) as unreadable:
        find_pack("paijat-hema")
    assert unreadable.value.problems[0].nearest == "paijat-hame"
