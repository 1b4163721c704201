"""Words of a settlement on pages and in files for people: names of blocks with their parts, and of periods."""

from luukku.core.ui import format
from luukku.finance.domain.sharing import Block, Part, Period
from luukku.finance.sharing.sentences import part_name


def block_title(block: Block, *, language: str) -> str:
    """The block's name, or its id where the agreement gives it none."""
    return block.title.in_language(language) if block.title else block.id


def part_in_text(part: Part, *, language: str) -> str:
    """`ennakko`, `tilitys`, `tasaus`: the part inside a sentence or a heading."""
    return part_name(part, language=language).lower()


def part_of_block(block: Block, part: Part, *, language: str) -> str:
    """`Yhteiset palvelut: tilitys`."""
    return f"{block_title(block, language=language)}: {part_in_text(part, language=language)}"


def period_title(period: Period, *, language: str) -> str:
    """A year or a month as people say it; other periods by their first and last day."""
    if len(period.text) == len("2026"):
        return period.text
    if len(period.text) == len("2026-03"):
        return format.month(period.days.start, language=language)
    return format.days(period.days.start, period.last, language=language)
