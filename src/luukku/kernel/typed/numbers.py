"""Numbers as people write them into files: read when plain, else told apart fault by fault with the plain form beside."""

import re
from decimal import Decimal

from luukku.kernel.typed.problem import Refused

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MINUS_SIGNS = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_SPACES = {
    " ": "a space",
    "\u00a0": "a no-break space",
    "\u2009": "a thin space",
    "\u202f": "a narrow no-break space",
    "\u2007": "a figure space",
    "'": "an apostrophe",
    "\u2019": "an apostrophe",
}


def read_number(text: str) -> Decimal:
    """An exact decimal with the precision it is written with: digits, a point, a hyphen as minus, nothing else.

    Raises Refused that names every fault of the text (decimal comma, thousands separators, percent sign, other minus
    signs, spaces around) and offers the plain form where the text can be understood.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if found := re.fullmatch(r"(-?[1-9][0-9]{0,2}),([0-9]{3})", text):
        message = f"'{text}' has a comma that may be a decimal comma or divide thousands"
        raise Refused(message, expected=f"{found[1]}.{found[2]} or {found[1]}{found[2]}")
    faults, plain = _faults(text)
    if not faults or not _PLAIN.fullmatch(plain):
        raise Refused(f"'{text}' is not a number", expected="a number such as 1142 or -10.6")
    raise Refused(f"'{text}' is written with {', '.join(faults)}", expected="digits and a decimal point only", nearest=plain)


def _faults(text: str) -> tuple[list[str], str]:
    """The faults of a number's spelling in words, and the text without them."""
    faults = []
    plain = text.strip()
    if plain != text:
        faults.append("a space around it")
    if plain.endswith("%"):
        faults.append("a percent sign")
        plain = plain[:-1].rstrip()
    if plain[:1] == "+":
        faults.append("a plus sign")
        plain = plain[1:]
    elif plain[:1] and plain[0] in _MINUS_SIGNS:
        faults.append("a minus sign other than the hyphen -")
        plain = "-" + plain[1:].lstrip()
    for separator, name in _SPACES.items():
        if re.fullmatch(rf"-?[0-9]{{1,3}}({re.escape(separator)}[0-9]{{3}})+([.,][0-9]+)?", plain):
            faults.append(f"thousands separated by {name}")
            plain = plain.replace(separator, "")
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(\.[0-9]{3}){2,}", plain):
        faults.append("thousands separated by a point")
        plain = plain.replace(".", "")
    elif re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(,[0-9]{3}){2,}", plain):
        faults.append("thousands separated by a comma")
        plain = plain.replace(",", "")
    if re.fullmatch(r"-?[0-9]+,[0-9]+", plain):
        faults.append("a decimal comma")
        plain = plain.replace(",", ".")
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", plain):
        faults.append("leading zeros")
        plain = re.sub(r"0+(?=[0-9])", "", plain, count=1)
    return faults, plain
