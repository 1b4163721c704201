"""Agreements in the area pack: their files come back in canonical form, and what cannot be used is told with its place."""

import pytest

from luukku.finance.domain.sharing.settlement import Part
from luukku.finance.sharing.files import settle
from luukku.finance.sharing.section import AgreementTexts, entry_files, opened, read_entries
from luukku.kernel.typed import Unreadable
from tests.unit.finance.agreements import FILES, KEYS, frame

AREA = frame("005", "009", "010", "018")


def problems(files: dict[str, bytes]) -> list[tuple[str, int | None, str]]:
    with pytest.raises(Unreadable) as unreadable:
        read_entries(files, "areas/x/agreements/", AREA)
    return [(problem.file, problem.line, problem.message) for problem in unreadable.value.problems]


def test_what_is_written_reads_back_without_a_changed_byte() -> None:
    entries = read_entries(FILES, "", AREA)
    written = entry_files(entries)
    assert set(written) == set(FILES)
    again = read_entries({path: text.encode() for path, text in written.items()}, "", AREA)
    assert again == entries
    assert entry_files(again) == written


def test_an_agreement_that_is_opened_again_shares_as_its_files_say() -> None:
    (texts,) = read_entries(FILES, "", AREA).values()
    found = settle(*opened("kolme", texts))
    assert found.sum_cents() == 10_000_000 + 3_000_001 + 1_750
    assert found.row(municipality="009", block="services", part=Part.SETTLEMENT).cents == 5_000_000


def test_rules_may_stand_without_figures() -> None:
    (texts,) = read_entries({"kolme.yaml": FILES["kolme.yaml"]}, "", AREA).values()
    document, folder = opened("kolme", texts)
    assert document.value.agreement == "Kolme kuntaa"
    assert not folder.data.keys


def test_figures_keep_the_digits_they_are_written_with() -> None:
    (texts,) = read_entries(FILES, "", AREA).values()
    assert texts.tables["direct.csv"] == FILES["kolme/direct.csv"].decode()


def test_a_problem_in_the_figures_is_told_with_file_and_line() -> None:
    files = FILES | {"kolme/keys.csv": KEYS.replace("300", "monta").encode()}
    (problem,) = problems(files)
    assert problem[:2] == ("areas/x/agreements/kolme/keys.csv", 3)


def test_a_municipality_without_a_figure_is_told() -> None:
    files = FILES | {"kolme/keys.csv": KEYS.replace("010,80\n", "").encode()}
    assert [message for _file, _line, message in problems(files)] == [
        "the key labour_force of the block services has no figure for 010"
    ]


def test_a_member_that_is_not_of_the_area_is_told_with_its_line() -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_entries(FILES, "", frame("005", "009"))
    (problem,) = unreadable.value.problems
    assert (problem.file, problem.line, problem.key) == ("kolme.yaml", 4, "members[2].code")
    assert problem.message == "010 is not a municipality of the area"


def test_problems_of_all_files_are_told_at_once() -> None:
    told = problems(
        {
            "kolme.yaml": b"agreement: [",
            "Toinen nimi.yaml": FILES["kolme.yaml"],
            "luettelo.txt": b"",
            "koolme/keys.csv": KEYS.encode(),
            "kolme/kyes.csv": KEYS.encode(),
        }
    )
    places = {file.removeprefix("areas/x/agreements/") for file, _line, _message in told}
    assert places == {"kolme.yaml", "Toinen nimi.yaml", "luettelo.txt", "koolme/keys.csv", "kolme/kyes.csv"}


def test_two_agreements_stand_side_by_side() -> None:
    other = {path.replace("kolme", "toinen"): data for path, data in FILES.items()}
    entries = read_entries(FILES | other, "", AREA)
    assert list(entries) == ["kolme", "toinen"]
    assert isinstance(entries["toinen"], AgreementTexts)
