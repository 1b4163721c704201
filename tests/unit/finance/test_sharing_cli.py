"""`luukku sharing …` as commands: JSON in its shape, text for a reader, exit codes 0, 1 and 2; the shipped agreements."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from time import perf_counter

from pytest import fixture, mark, raises

from luukku.area.pack_files import PACKS
from luukku.finance.domain.sharing import NotShared
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.swapping import for_members_of
from luukku.finance.sharing import cli
from luukku.finance.sharing.data_files import load_data
from luukku.finance.sharing.files import load_agreement, period_of, read_agreement, settle
from luukku.finance.sharing.shapes import shape, shape_names
from luukku.kernel.typed import Unreadable, write
from tests.unit.finance.sharing_cases import KEYS, rules
from tests.verbs import runner

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "tests/golden/formats/sharing-agreement"
THREE, DATA = EXAMPLE / "three.yaml", EXAMPLE / "data"
PLAN = PACKS / "paijat-hame" / "agreements" / "plan.yaml"


@fixture
def run(capsys):
    """Runs a verb; answers its exit code, stdout and stderr."""
    return runner(cli.register, capsys)


@fixture
def write_files(tmp_path):
    """Writes an agreement and its figures; answers the paths of the file and of the folder."""

    def make(*blocks, **texts):
        agreement, folder = tmp_path / "a.yaml", tmp_path / "data"
        agreement.write_text(rules(*blocks, **texts), encoding="utf-8")
        folder.mkdir(exist_ok=True)
        (folder / "keys.csv").write_text(KEYS, encoding="utf-8")
        return agreement, folder

    return make


def test_compute_prints_the_documented_json(run):
    code, out, err = run("compute", THREE, "--data", DATA, "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert set(document) == {"agreement", "period", "rows", "totals", "sum_cents"}
    assert (document["agreement"], document["period"]) == ("Three municipalities", "2026")
    for row in document["rows"]:
        assert set(row) == {"municipality", "block", "part", "cents", "exact", "explanation"}
        assert set(row["explanation"]) == {"fi", "en"} and all(row["explanation"].values())
        assert abs(Fraction(row["exact"]) - row["cents"]) < 2 and "/" in row["exact"]
    assert {row["part"] for row in document["rows"]} == {"advance", "settlement", "true_up"}


def test_the_documented_example_comes_to_what_a_hand_works_out(run):
    document = json.loads(run("compute", THREE, "--data", DATA, "--json")[1])
    # settlement: 4 200 000 + 1 000 000 + (48 250.75 + 131 000.10 + 900.00)
    assert document["sum_cents"] == 520_000_000 + 18_015_085 == sum(document["totals"].values())
    cents = {(row["block"], row["municipality"], row["part"]): row["cents"] for row in document["rows"]}
    # 142 is there for 181 of 365 days:
    # 4 200 000 × 181/365 × (0.5 × 500/2000 + 0.4 × 2000/15000 + 0.1 × 100/1000) = 392 249.3150…
    # and the cent left over, for 0.50… is the largest remainder
    assert cents["common_services", "142", "settlement"] == 39_224_932
    assert cents["wage_subsidy", "098", "true_up"] == 13_100_010 - 12_000_000
    assert (
        sum(cents[block, "016", "settlement"] for block in ("common_services", "wage_subsidy", "transition"))
        == (document["totals"]["016"])
    )


def test_another_period_takes_its_amounts_from_the_folder(run, tmp_path):
    direct = "municipality,period,part,wage_subsidy\n016,2027,budget,1\n098,2027,budget,\n"
    for file in DATA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "direct.csv").write_text(direct, encoding="utf-8")
    document = json.loads(run("compute", THREE, "--data", tmp_path, "--period", "2027", "--json")[1])
    assert (document["period"], document["sum_cents"]) == ("2027", 460_000_100)
    assert set(document["totals"]) == {"016", "098"} and {row["part"] for row in document["rows"]} == {"advance"}


def test_compute_prints_tables_and_reasons_when_asked(run):
    code, out, _ = run("compute", THREE, "--data", DATA)
    assert code == 0 and out.startswith("Three municipalities, 2026\n\nAdvance ")
    for word in ("Settlement ", "True-up ", "common_services", "Together", "€5,380,150.85"):
        assert word in out
    assert "remaining cent" not in out
    assert "Rounded down to" in run("compute", THREE, "--data", DATA, "--why")[1]


def test_compare_says_who_pays_less_and_who_more(run, write_files, tmp_path):
    first, folder = write_files('{id: b, amount: "1000.00", key: people}')
    second = tmp_path / "b.yaml"
    second.write_text(rules('{id: c, amount: "1000.00", key: jobless}').replace("Kolme", "Toiset kolme"), encoding="utf-8")
    document = json.loads(run("compare", first, second, "--data", folder, "--json")[1])
    # people 6:3:1 against jobless 2:3:5
    assert document["pay_less"] == ["005"] and document["pay_more"] == ["010"]
    assert [(row["municipality"], row["difference_cents"]) for row in document["municipalities"]] == [
        ("005", -40000),
        ("009", 0),
        ("010", 40000),
    ]
    assert (document["part"], document["a"]["sum_cents"], document["b"]["sum_cents"]) == ("settlement", 100000, 100000)
    code, out, _ = run("compare", first, second, "--data", folder)
    assert code == 0 and "−€400.00" in out and "+€400.00" in out


def test_an_advance_is_not_compared_with_a_settlement(run, write_files, tmp_path):
    first, folder = write_files("{id: b, key: people}")
    second = tmp_path / "b.yaml"
    second.write_text(rules("{id: c, key: people}"), encoding="utf-8")
    (folder / "amounts.csv").write_text("block,period,part,amount\nb,2026,budget,1\nc,2026,actual,1\n", encoding="utf-8")
    code, _, err = run("compare", first, second, "--data", folder)
    assert code == 2 and "one is a settlement and the other an advance" in err


def test_check_tells_what_an_agreement_needs(run):
    code, out, _ = run("check", THREE, "--json")
    document = json.loads(out)
    assert code == 0 and document["adds_up"] and document["data_suffice"] is None and document["open"] == []
    assert document["needs"] == {
        "keys": [{"column": name, "year": None} for name in ("broad_unemployment", "foreign_language", "labour_force")],
        "direct": ["wage_subsidy"],
        "amounts": [],
    }
    assert document["assumptions"] == [{"id": "a1", "text": {"fi": "Luvut ovat esimerkkejä."}}]
    assert json.loads(run("check", THREE, "--data", DATA, "--json")[1])["data_suffice"] is True
    assert "It adds up, and its data suffice." in run("check", THREE, "--data", DATA)[1]


def test_check_points_at_what_is_left_open(run, write_files):
    keys = 'two: {fixed: {"005": "1/2", "009": "1/2"}}'
    agreement, folder = write_files('{id: b, key: two, members: ["005", "009"]}', keys=keys)
    code, out, _ = run("check", agreement, "--json")
    assert code == 1 and json.loads(out)["open"] == [
        "no block shares by the key people",
        "no block shares by the key jobless",
        "the fixed key two has no share for 010",
    ]
    assert json.loads(out)["needs"]["amounts"] == ["b"]
    code, _, err = run("check", agreement, "--data", folder)
    assert code == 2 and "the block b has no amount for 2026" in err


def test_input_that_cannot_be_used_gives_exit_code_2_and_all_problems(run, write_files):
    agreement, folder = write_files('{id: b, amount: "1", key: peple}', '{id: c, amount: "1", key: jobles}')
    code, out, err = run("compute", agreement, "--data", folder, "--json")
    errors = json.loads(out)["errors"]
    assert code == 2 and [(each["line"], each["nearest"]) for each in errors] == [(9, "people"), (10, "jobless")]
    assert set(errors[0]) == {"file", "line", "key", "message", "expected", "nearest"}
    assert "a.yaml:9: blocks[0].key: the block b names the key 'peple'" in err
    agreement, folder = write_files('{id: b, amount: "1", key: people}')
    code, out, _ = run("compute", agreement, "--data", folder, "--period", "26", "--json")
    assert code == 2 and json.loads(out)["error"]["file"] == "--period"
    code, out, _ = run("compute", agreement, "--data", folder / "none", "--json")
    assert code == 2 and json.loads(out)["error"]["message"] == "there is no such folder"


def test_a_folder_gives_a_list_and_one_bad_agreement_stops_no_other(run, write_files):
    agreement, folder = write_files('{id: b, amount: "1", key: people}')
    agreement.with_name("b.yaml").write_text(rules('{id: c, amount: "2", key: people}'), encoding="utf-8")
    agreement.with_name("c.yaml").write_text(rules('{id: d, amount: "3", key: peple}'), encoding="utf-8")
    (folder / "amounts.csv").write_text("block,period,part,amount\nb,2026,actual,1\nc,2026,actual,4\n", encoding="utf-8")
    code, out, err = run("compute", agreement.parent, "--data", folder, "--json")
    items = json.loads(out)
    assert code == 2 and [Path(item["file"]).name for item in items] == ["a.yaml", "b.yaml", "c.yaml"]
    assert [item.get("sum_cents") for item in items] == [100, 400, None] and items[2]["error"]["nearest"] == "people"
    assert "c.yaml:9" in err
    code, out, _ = run("check", agreement.parent)
    assert code == 2 and "no block shares by the key jobless" in out
    code, _, err = run("check", folder)
    assert code == 2 and "there are no agreements in the folder" in err


def test_the_plan_s_agreement_adds_up_and_is_written_canonically():
    document = load_agreement(PLAN)
    assert write(document.value) == PLAN.read_text(encoding="utf-8")
    folder = load_data(PLAN.with_suffix(""), agreements=[document.value])
    settlement = settle(document, folder)
    # chapter 3.1: 7.4 million euros; benefits are outside
    assert settlement.sum_cents() == 740_000_000 == sum(settlement.totals().values())
    assert len(settlement.totals()) == 9
    preparation = settle(document, folder, period=period_of("2023-01-01..2024-12-31"))
    assert {row.block for row in preparation.rows()} == {"preparation"} and preparation.sum_cents() == 50_000_000
    assert settle(document, folder, period=period_of("2026")).main_part == "advance"
    assert review(document.value).open == ()


def test_the_plan_s_figures_are_those_of_its_tables():
    rows = (PLAN.with_suffix("") / "keys.csv").read_text(encoding="utf-8").splitlines()[1:]
    table = (PACKS / "paijat-hame/tables/municipal_indicators_2022.csv").read_text(encoding="utf-8").splitlines()[1:]
    printed = sorted(tuple(line.split(",")[1:4]) for line in table if not line.startswith(("Hämeen", "Yhteensä")))
    assert sorted((row.split(",")[2], row.split(",")[5], row.split(",")[6]) for row in rows) == printed


@mark.parametrize("name", shape_names())
def test_every_shape_can_be_tried_on_the_plan_s_members(name):
    document = load_agreement(PLAN)
    tried = for_members_of(document.value, rules=shape(name), total=603_300_000)
    again = read_agreement(write(tried), file="a.yaml")
    folder = load_data(PLAN.with_suffix(""), agreements=[document.value, tried])
    settlement = settle(again, folder)
    assert again.value == tried and set(settlement.totals()) == {member.code for member in document.value.members}
    shared = sum(each.total for each in settlement.shared if not each.block.direct)
    assert shared == 603_300_000
    assert tried.assumptions


def test_shape_writes_an_agreement_for_other_members(run, tmp_path):
    code, out, _ = run("shape", "common_and_use", "--members-of", PLAN, "--total", "100.00")
    assert code == 0
    made = read_agreement(out, file="made.yaml").value
    # 3 000 000 to 4 400 000: 100.00 × 30/74 = 40.54…, 59.45…; the cent left goes to the larger remainder, 0.54
    assert [block.amount for block in made.blocks] == [4054, 5946]
    code, _, err = run("shape", "comon_and_use", "--members-of", PLAN)
    assert code == 2 and "did you mean 'common_and_use'?" in err
    code, _, err = run("shape", "common_and_use", "--members-of", PLAN, "--total", "a lot")
    assert code == 2 and "--total: 'a lot' is not a number" in err


def test_rules_that_name_their_own_municipalities_say_nothing_of_others():
    keys = 'fixed: {fixed: {"005": "1/2", "009": "1/2"}}'
    block = '{id: b, amount: "1", key: people, cap: {"005": "1"}, members: ["005", "009"]}'
    own = read_agreement(rules(block, keys=keys), file="a.yaml").value
    with raises(NotShared) as refused:
        for_members_of(load_agreement(PLAN).value, rules=own)
    assert [flaw.message for flaw in refused.value.flaws] == [
        "the key fixed has fixed shares of its own municipalities",
        "the members of the block b names its own municipalities",
        "the cap of the block b names its own municipalities",
    ]
    only_direct = read_agreement(rules("{id: b, direct: x}"), file="a.yaml").value
    with raises(NotShared, match="no block has an amount to share the total by"):
        for_members_of(only_direct, rules=only_direct, total=1)
    with raises(Unreadable, match="there is no such shape"):
        shape("nothing")


def test_the_reference_is_fresh(run, tmp_path):
    assert run("reference", "--to", tmp_path)[0] == 0
    made = {file.relative_to(tmp_path).as_posix(): file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.*")}
    assert set(made) == {"agreement-keys.md", "schemas/agreement.schema.json"}
    for path, text in made.items():
        kept = (ROOT / "docs/reference" / path).read_text(encoding="utf-8")
        assert kept == text, "luukku sharing reference --to docs/reference"


def test_the_command_needs_no_database_and_no_framework():
    words = [sys.executable, "-X", "importtime", "-m", "luukku.config", "sharing", "compute", str(THREE), "--data", str(DATA)]
    began = perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": "src"})
    took = perf_counter() - began
    assert done.returncode == 0 and "Three municipalities" in done.stdout
    assert not [line for line in done.stderr.splitlines() if line.rsplit("|", 1)[-1].strip().startswith("django")]
    assert took < 10  # far from the measured goal of a second: this only says that nothing heavy came along
