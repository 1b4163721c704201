"""Words without what people leave out or mistype on other keyboards: case, accents, soft hyphens."""

import unicodedata


def folded(text: str) -> str:
    """Small letters without accents and soft hyphens, white space made one: `jarvela` finds Järvelä."""
    decomposed = unicodedata.normalize("NFD", text.replace("\u00ad", "").casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())
