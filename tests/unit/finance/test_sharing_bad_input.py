"""What cannot be shared is named with its place and what to do, all of it at once, and nothing is half computed."""

from pytest import mark, raises

from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import load_agreement, read_agreement
from luukku.kernel.typed import Problem, Unreadable
from tests.unit.finance.sharing_cases import KEYS, rules, settled

B = '{id: b, amount: "100.00", key: people}'


def problems(*blocks: str, **given: str) -> list[Problem]:
    with raises(Unreadable) as refused:
        settled(*blocks, **given)
    return list(refused.value.problems)


@mark.parametrize(
    ("keys", "line", "key", "message", "expected"),
    [
        ('m: {mix: {people: "0.5", jobless: "0.4"}}', 8, "keys.m.mix", "weights of the key m sum to 0.9, not to 1", "0.1 more"),
        ('m: {mix: {people: "1/2", jobless: "2/3"}}', 8, "keys.m.mix", "weights of the key m sum to 7/6, not to 1", "1/6 less"),
        ('m: {mix: {people: "1.5", jobless: "-0.5"}}', 8, "keys.m.mix.jobless", "are negative for jobless", "nought or more"),
        ('f: {fixed: {"005": "0.5", "009": "0.6"}}', 8, "keys.f.fixed", "shares of the key f sum to 1.1, not to 1", "0.1 less"),
        ('f: {fixed: {"005": "0.5", "019": "0.5"}}', 8, "keys.f.fixed.019", "the key f names 019, which is not a member", None),
        ("m: {mix: {peple: 1}}", 8, "keys.m.mix.peple", "the key m names the key 'peple', which is not in this file", None),
        ("a: {mix: {b: 1}}\nb: {mix: {a: 1}}", 8, "keys.a", "the key a leads back to itself: a → b → a", None),
        ("a: {mix: {a: 1}}", 8, "keys.a", "the key a leads back to itself: a → a", None),
        ("a: {data: people, mix: {people: 1}}", 8, "keys.a.mix", "the key has data and mix", "one of data, mix, fixed"),
        ("a: {}", 8, "keys.a", "the key does not say what it shares by", "one of data, mix, fixed"),
        ("a: []", 8, "keys.a", "the key a has no rule", "data, mix or fixed"),
        ("a: [{data: people}, {data: jobless}]", 8, "keys.a[1]", "the rules of the key a do not follow each other", None),
        ("a: {mix: {people: 1}, year: 2020}", 8, "keys.a.year", "only a key of data has a year", None),
    ],
)
def test_keys_that_do_not_add_up_are_named(keys, line, key, message, expected):
    (problem,) = problems(B, keys=keys)
    assert (problem.file, problem.line, problem.key) == ("kolme.yaml", line, key)
    assert message in problem.message
    assert expected is None or problem.expected == expected


@mark.parametrize(
    ("block", "key", "message"),
    [
        ('{id: b, amount: "1"}', "blocks[0]", "the block has no key"),
        ('{id: b, amount: "1", key: people, direct: x}', "blocks[0].key", "the block has direct and key"),
        ('{id: b, amount: "1", key: peolpe}', "blocks[0].key", "the block b names the key 'peolpe', which is not in this file"),
        ('{id: b, amount: "1", blend: [{key: x, weight: 1}]}', "blocks[0].blend[0].key", "names the key 'x'"),
        (
            '{id: b, amount: "1", blend: [{key: people, weight: "0.5"}]}',
            "blocks[0].blend",
            "the weights of the block b sum to 0.5, not to 1",
        ),
        ('{id: b, amount: "1", key: people, cap: {"005": "1"}, floor: {"005": "2"}}', "blocks[0].cap.005", "below its floor"),
        ('{id: b, amount: "1", key: people, cap: {"019": "1"}}', "blocks[0].cap.019", "the cap of the block b names 019"),
        ('{id: b, amount: "1", key: people, members: ["019"]}', "blocks[0].members[0]", "names 019, which is not a member"),
        ('{id: b, amount: "1", key: people, members: ["005", "005"]}', "blocks[0].members", "names 005 twice"),
        ('{id: b, amount: "1,50", key: people}', "blocks[0].amount", "a decimal comma"),
        ('{id: b, amount: "1.505", key: people}', "blocks[0].amount", "'1.505' has parts of a cent"),
        ('{id: b, direct: x, cap: {"005": "1"}}', "blocks[0].cap", "a direct block has a cap"),
        ('{id: b, amount: "1", key: people, from: 2026-02-01, to: 2026-01-01}', "blocks[0].to", "ends (2026-01-01) before"),
    ],
)
def test_blocks_that_cannot_be_shared_are_named(block, key, message):
    (problem,) = problems(block)
    assert (problem.file, problem.key) == ("kolme.yaml", key)
    assert problem.line == 9 and message in problem.message and problem.expected


def test_two_blocks_of_one_name_are_refused():
    assert [each.key for each in problems(B, B)] == ["blocks[0].id", "blocks[1].id"]


@mark.parametrize(
    ("members", "key", "message"),
    [
        ('{code: "005", from: 2026-05-01, to: 2026-04-30}', "members[0].to", "ends (2026-04-30) before it starts (2026-05-01)"),
        ('{code: "005"}, {code: "005", from: 2026-01-01}', "members[1]", "005 is a member twice on the same days"),
        ('{code: "5"}', "members[0].code", "the code '5' has one digit"),
        ("", "members", "the agreement has no members"),
    ],
)
def test_members_that_cannot_be_are_named(members, key, message):
    found = problems(B, members=members)
    assert [(each.line, each.key) for each in found] == [(4, key)]
    assert message in found[0].message


def test_nobody_to_share_on_some_days_is_refused():
    (problem,) = problems(B, members='{code: "005", to: 2026-11-30}')
    assert problem.message == "the block b has nobody to share it on 2026-12-01..2026-12-31"


@mark.parametrize(
    ("figures", "line", "key", "message", "near"),
    [
        ("municipality,people\n005,1\n009,1\n", None, "people", "the key people of the block b has no figure for 010", None),
        ("municipality,people\n005,1\n009,1\n010,\n", 4, "people", "the key people of the block b has no figure for 010", None),
        ("municipality,people\n005,1\n009,1\n100,1\n", None, "people", "has no figure for 010", "100"),
        ("municipality,people\n005,1\n009,-1\n010,1\n", 3, "people", "the key people of the block b is negative for 009", None),
        ("municipality,people\n005,0\n009,0\n010,0\n", None, "people", "is nought for all who share (005, 009, 010)", None),
        ("municipality,people\n005,1\n009,many\n010,1\n", 3, "people", "'many' is not a number (the row '009')", None),
        ("municipality,people\n005,1\n009,1 200\n010,1\n", 3, "people", "thousands separated by a space", "1200"),
        (
            "municipality,people\n005,1\n009,1\n009,1\n010,1\n",
            4,
            "municipality",
            "009 stands twice; first on line 3",
            None,
        ),
        ("municipality,people\n005,1\n009,1\n10,1\n010,1\n", 4, "municipality", "the code '10' has two digits", "010"),
        (
            "municipality,poeple\n005,1\n009,1\n010,1\n",
            None,
            "people",
            "reads the column people, which keys.csv does not have",
            "poeple",
        ),
        ("kunta,people\n005,1\n009,1\n010,1\n", 1, "municipality", "the column 'municipality' is missing", None),
        (None, None, None, "the file is missing; the agreement needs its columns people", None),
    ],
)
def test_figures_that_cannot_be_shared_by_are_named(figures, line, key, message, near):
    (problem,) = problems(B, figures=figures)
    assert (problem.file, problem.line, problem.key) == ("kolme/keys.csv", line, key)
    assert message in problem.message and problem.expected and problem.nearest == near


YEARS = "municipality,year,people\n005,2024,1\n009,2024,1\n010,2024,1\n"


def test_figures_of_another_year_are_refused():
    keys = "of_2025: {data: people, year: 2025}"
    (problem,) = problems('{id: b, amount: "1", key: of_2025}', keys=keys, figures=YEARS)
    assert problem.message == "the key of_2025 of the block b reads the column people of 2025; keys.csv has those of 2024"
    (problem,) = problems('{id: b, amount: "1", key: of_2025}', keys=keys)
    assert problem.message.endswith("keys.csv does not say of which year its figures are")
    assert settled('{id: b, amount: "0.03", key: of_2025}', keys=keys, figures=YEARS.replace("2024", "2025")).sum_cents() == 3


def test_figures_of_two_years_need_a_key_that_says_which():
    both = YEARS + "005,2025,2\n009,2025,0\n010,2025,0\n"
    (problem,) = problems(B, figures=both)
    assert "has figures of 2024, 2025: it does not say which to use" in problem.message
    shared = settled('{id: b, amount: "1", key: of_2025}', keys="of_2025: {data: people, year: 2025}", figures=both)
    assert shared.totals() == {"005": 100, "009": 0, "010": 0}


def test_a_year_that_is_none_is_refused():
    (problem,) = problems(B, figures=YEARS.replace("2024", "24", 1))
    assert (problem.line, problem.key, problem.message) == (2, "year", "'24' is not a year (the row '005')")


@mark.parametrize(
    ("direct", "line", "key", "message"),
    [
        ("municipality,subsidy\n005,1\n009,1\n", None, "subsidy", "010 has no actual amount in the column subsidy"),
        ("municipality,subsidy\n005,1\n009,x\n010,1\n", 3, "subsidy", "'x' is not a number (the row '009')"),
        ("municipality,subsidy\n005,1\n009,1\n010,1\n010,1\n", 5, "municipality", "the municipality 010, actual stands twice"),
        ("municipality,part,subsidy\n005,plan,1\n", 2, "part", "'plan' is not known here"),
        ("municipality,period,subsidy\n005,2026-13,1\n", 2, "period", "'2026-13' is not a period"),
        ("municipality,subsidies\n005,1\n", None, "subsidy", "takes the column subsidy, which direct.csv does not have"),
    ],
)
def test_direct_amounts_that_cannot_be_paid_are_named(direct, line, key, message):
    found = problems("{id: b, direct: subsidy}", direct=direct)
    assert (found[0].file, found[0].line, found[0].key) == ("kolme/direct.csv", line, key)
    assert message.replace(", actual", "") in found[0].message.replace(", actual", "")


@mark.parametrize(
    ("line", "key", "message", "near"),
    [
        ("bb,2026,actual,1", "block", "there is no block 'bb' in the agreement", "b"),
        ("b,2026,plan,1", "part", "'plan' is not known here (the row 'b')", None),
        ("b,1/2026,actual,1", "period", "'1/2026' is not a period (the row 'b')", "2026-01"),
        ("b,2026,actual,", "amount", "the cell is empty (the row 'b')", None),
        ("b,2026,actual,1.005", "amount", "'1.005' has parts of a cent (the row 'b')", None),
    ],
)
def test_amounts_that_cannot_be_read_are_named(line, key, message, near):
    found = problems(B, amounts=f"block,period,part,amount\n{line}\n")
    assert [(each.file, each.line, each.key, each.message, each.nearest) for each in found] == [
        ("kolme/amounts.csv", 2, key, message, near)
    ]


def test_an_amount_that_stands_twice_is_named():
    (problem,) = problems(B, amounts="block,period,part,amount\nb,2026,actual,1\nb,2026,actual,1\n")
    assert (problem.line, problem.message) == (3, "the actual of the block b for 2026 stands twice; first on line 2")


def test_everything_that_is_wrong_is_told_at_once():
    keys = 'a: {mix: {people: "0.5"}}\nc: {data: nowhere}'
    assert len(problems(B, '{id: d, amount: "x", key: people}', '{id: e, amount: "1", key: none}', keys=keys)) == 1
    assert len(problems(B, '{id: e, amount: "1", key: none}', '{id: f, amount: "1", key: gone}', keys=keys)) == 3
    found = problems(B, '{id: e, amount: "1", key: c}', "{id: f, key: jobless}", keys="c: {data: nowhere}")
    assert [each.key for each in found] == ["nowhere", "f"]
    figures, amounts = KEYS.replace("600", "x"), "block,period,part,amount\nz,2026,actual,1\n"
    assert [each.file for each in problems(B, figures=figures, amounts=amounts)] == ["kolme/keys.csv", "kolme/amounts.csv"]


def test_columns_that_the_agreement_does_not_use_may_say_anything():
    figures = "municipality,name,people,jobless\n005,Eka,6,1\n009,Toka,3,1\n010,Kolmas,1,1\n019,Muu,,\n"
    assert settled(B, figures=figures).totals() == {"005": 6000, "009": 3000, "010": 1000}


def test_a_key_that_says_nothing_yet_is_refused():
    keys = "late: [{data: people, from: 2026-02-01}]"
    (problem,) = problems('{id: b, amount: "1", key: late}', keys=keys)
    assert (problem.line, problem.key) == (8, "keys.late")
    assert problem.message == "the key late, which the block b shares by, says nothing on 2026-01-01"


def test_the_period_must_lie_in_the_days_of_the_agreement():
    (problem,) = problems(B, own="2019")
    assert (problem.line, problem.key) == (3, "period")
    with raises(Unreadable, match="'2026/1' is not a period"):
        read_agreement(rules(B, period="2026/1"), file="a.yaml")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with raises(Unreadable, match="the file cannot be read"):
        load_agreement(tmp_path / "none.yaml")


def test_two_agreements_may_share_a_data_folder():
    first, second = (read_agreement(rules(B.replace("id: b", f"id: {name}")), file="a.yaml").value for name in ("b", "c"))
    amounts = b"block,period,part,amount\nb,2026,actual,1\nc,2026,actual,2\n"
    folder = read_data({"keys.csv": KEYS.encode(), "amounts.csv": amounts}, name="kolme", agreements=[first, second])
    assert set(folder.data.amounts) == {"b", "c"}
