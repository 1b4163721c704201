"""Finnish alphabetical order: å, ä and ö come after z, w stands with v, and case does not matter."""

_ORDER = str.maketrans("åäöæøõwü", "{|}|}}vy")  # the characters that follow z; the database's fi_sort is the same


def fi_sort(text: str) -> str:
    """The key by which Finnish words are put in order: Aalto, vika, Wirta, Zeta, Åberg, Äijälä, Öhman, öljy."""
    return text.lower().translate(_ORDER)
