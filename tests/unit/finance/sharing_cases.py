"""Agreements and figures for tests, written as their files are."""

from luukku.finance.domain.sharing import Part, Settlement, read_period
from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import read_agreement, settle

KEYS = "municipality,people,jobless\n005,600,20\n009,300,30\n010,100,50\n"
"""Shares by people 6/10, 3/10, 1/10; by jobless 2/10, 3/10, 5/10."""

HEAD = """agreement: Kolme kuntaa
valid: {from: 2020-01-01}
period: PERIOD
members: [MEMBERS]
keys:
  people: {data: people}
  jobless: {data: jobless}
KEYS
blocks:
"""
THREE = '{code: "005"}, {code: "009"}, {code: "010"}'


def rules(*blocks: str, keys: str = "", members: str = THREE, period: str = "2026") -> str:
    """The text of an agreement with these blocks, each in braces."""
    more = "".join(f"  {line}\n" for line in keys.strip().splitlines())
    head = HEAD.replace("PERIOD", period).replace("MEMBERS", members).replace("KEYS\n", more)
    return head + "".join(f"  - {block}\n" for block in blocks)


def settled(
    *blocks: str,
    keys: str = "",
    members: str = THREE,
    own: str = "2026",
    period: str | None = None,
    figures: str | None = KEYS,
    direct: str | None = None,
    amounts: str | None = None,
) -> Settlement:
    """The sharing of an agreement with these blocks. Raises Unreadable."""
    text = rules(*blocks, keys=keys, members=members, period=own)
    document = read_agreement(text, file="kolme.yaml")
    files = {"keys.csv": figures, "direct.csv": direct, "amounts.csv": amounts}
    given = {name: content.encode() for name, content in files.items() if content is not None}
    folder = read_data(given, name="kolme", agreements=[document.value])
    return settle(document, folder, period=read_period(period) if period else None)


def cents(settlement: Settlement, block: str = "b", part: Part = Part.SETTLEMENT) -> dict[str, int]:
    """What each municipality pays of a block."""
    return {row.municipality: row.cents for row in settlement.rows() if (row.block, row.part) == (block, part)}
