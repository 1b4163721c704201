"""Message catalogues: compiled with Babel (gettext's own tools are not on a bare machine) when their source is newer."""

from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def stale(locale: Path = LOCALE) -> list[Path]:
    """Catalogues whose compiled file is missing or older than they are."""
    return [
        source
        for source in sorted(locale.glob("*/LC_MESSAGES/*.po"))
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
    ]


def compile_stale(locale: Path = LOCALE) -> int:
    """Compile what is stale; how many catalogues that was. A start at the same time never reads half a file."""
    sources = stale(locale)
    if sources:
        from babel.messages.mofile import write_mo  # 0.1 s that only a changed catalogue costs
        from babel.messages.pofile import read_po

        for source in sources:
            fresh = source.with_suffix(".mo.new")
            with source.open("rb") as text, fresh.open("wb") as compiled:
                write_mo(compiled, read_po(text))
            fresh.replace(source.with_suffix(".mo"))
    return len(sources)
