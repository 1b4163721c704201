"""CSV as a strict grid: what is wrong with its form is told with line, column and remedy."""

from pytest import mark, raises

from luukku.kernel.typed import Unreadable, read_sheet, write_sheet


def problems(data):
    with raises(Unreadable) as unreadable:
        read_sheet(data if isinstance(data, bytes) else data.encode(), file="t.csv")
    return unreadable.value.problems


def test_rows_know_their_lines_also_after_empty_lines_and_line_breaks_in_cells():
    sheet = read_sheet(b'a,b\n1,"x\ny"\n\n2,z\r\n', file="t.csv")
    assert sheet.header == ("a", "b")
    assert sheet.rows == ((2, ("1", "x\ny")), (5, ("2", "z")))


def test_what_is_written_reads_back():
    rows = (("x, y", 'say "hi"'), ("", "ä"))
    assert read_sheet(write_sheet(("a", "b"), rows).encode(), file="t").rows == ((2, rows[0]), (3, rows[1]))


@mark.parametrize(
    ("text", "line", "message", "expected"),
    [
        ("", 1, "the file is empty", "a header line and rows"),
        ("\n\n", 1, "the file is empty", "a header line and rows"),
        ("kunta;väki\nAsikkala;1\n", 1, "the columns are separated by semicolons", "commas"),
        ("kunta\tväki\nAsikkala\t1\n", 1, "the columns are separated by tabs", "commas"),
        ("kunta|väki\n", 1, "the columns are separated by bars", "commas"),
        ("a,,c\n", 1, "column 2 has no name", "a name for each column"),
        ("a,b,a\n", 1, "the column 'a' stands twice", "each column once"),
        ('a,b\nx,"1\n', 2, "the line is not CSV: unexpected end of data", "quotation marks in pairs"),
        ('a,b\nx,"1"2\n', 2, "the line is not CSV", "quotation marks in pairs"),
        ("a,b\nx,1\ny\n", 3, "the row 'y' has 1 cells", "2 cells"),
        ("a,b\nx,10,6\n", 2, "the row 'x' has 3 cells", "2 cells; a decimal comma makes two cells of one, write 10.6"),
    ],
)
def test_a_fault_of_form_is_told_with_its_line_and_remedy(text, line, message, expected):
    (found,) = problems(text)
    assert (found.file, found.line) == ("t.csv", line)
    assert message in found.message
    assert expected in found.expected


def test_all_rows_of_a_wrong_width_are_told_at_once():
    assert [found.line for found in problems("a,b\nx\ny,1\nz,1,2\n")] == [2, 4]


@mark.parametrize(
    ("data", "line", "message"),
    [
        (b"\xef\xbb\xbfa,b\n", 1, "begins with a byte order mark"),
        ("a,b\nJämsä,1\n".encode("latin-1"), 2, "read as Latin-1 it says: Jämsä,1"),
    ],
)
def test_another_encoding_is_refused(data, line, message):
    (found,) = problems(data)
    assert found.line == line
    assert message in found.message
