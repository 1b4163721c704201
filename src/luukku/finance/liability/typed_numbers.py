"""Numbers as people type them into the liability pages; what cannot be read is refused with its place and remedy."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.finance.domain.ladder.group import DayClass
from luukku.kernel.money import parse_euros

LONGEST, MOST_PEOPLE, MOST_IN_A_MONTH = 40, 1_000_000, 31


def class_name(each: DayClass) -> str:
    """`1–100`, `701–`"""
    return f"{each.first}{format.EN_DASH}{each.last or ''}"


def by_class(written: str, classes: Sequence[DayClass], *, most: int, whole_ones: bool, language: str) -> tuple[Fraction, ...]:
    """A number for each class. Raises ValidationError that names the class."""
    parts = _parts(written, whole=whole_ones)
    if len(parts) != len(classes):
        counted = {"classes": len(classes), "numbers": len(parts)}
        message = _("luokkia on %(classes)s, mutta lukuja %(numbers)s. Kirjoita luku joka luokalle, myös nolla.")
        raise ValidationError(message % counted)
    read: Callable[[str], Fraction | int | None] = whole if whole_ones else number
    found = []
    for part, each in zip(parts, classes, strict=True):
        value = read(part)
        if value is None or value > most:
            told = {"class": class_name(each), "written": part[:LONGEST], "most": format.number(most, language=language)}
            if whole_ones:
                message = _("luokka %(class)s: ”%(written)s” ei ole henkilömäärä. Kirjoita kokonaisluku, esimerkiksi 42.")
            else:
                message = _("luokka %(class)s: ”%(written)s” ei käy. Kirjoita luku väliltä 0–%(most)s.")
            raise ValidationError(message % told)
        found.append(Fraction(value))
    return tuple(found)


def _parts(written: str, *, whole: bool) -> list[str]:
    """Numbers apart by spaces, tabs or semicolons; whole ones also by commas, which in others stand for the decimal point."""
    if whole:
        return [part for part in re.split(r"[;,\s]+", written) if part]
    return [part.rstrip(",") for part in re.split(r"[;\s]+", written) if part.rstrip(",")]


def whole_numbers(written: str) -> list[int]:
    """Raises ValueError for anything else."""
    found = [whole(part) for part in _parts(written, whole=True)]
    if any(each is None for each in found):
        raise ValueError(written)
    return [each for each in found if each is not None]


def whole(written: str) -> int | None:
    """A number of persons or days, seven digits at most; None for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else None


def people(written: str) -> int:
    """How many they are together; a space may part the thousands. Raises ValidationError."""
    count = whole(re.sub(r"\s", "", written))
    if count is None or count > MOST_PEOPLE:
        told = {"written": written[:LONGEST]}
        raise ValidationError(_("”%(written)s” ei ole henkilömäärä. Kirjoita kokonaisluku, esimerkiksi 420.") % told)
    return count


def number(written: str) -> Fraction | None:
    """A number from nought up with at most six decimals; None for anything else."""
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", written):
        return None
    return Fraction(written.replace(",", "."))


def written_as(value: Decimal) -> str:
    """As a Finnish form shows it."""
    return str(value).replace(".", ",")


def number_up_to(written: str, most: int) -> Fraction:
    """Raises ValidationError for what is no number from nought to `most`."""
    value = number(written)
    if value is None or value > most:
        told = {"written": written[:LONGEST], "most": most}
        raise ValidationError(_("”%(written)s” ei käy. Kirjoita luku väliltä 0–%(most)s, esimerkiksi 12,5.") % told)
    return value


def days_in_a_month(written: str) -> Fraction:
    """Days paid in a month, at least some. Raises ValidationError.

    Hundredths at most: a group is followed by these parts of a day, so that with millionths there would be no end of them.
    """
    days = number_up_to(written, MOST_IN_A_MONTH)
    if not days:
        raise ValidationError(_("Jos päiviä ei makseta, maksuosuuttakaan ei ole. Kirjoita esimerkiksi 21,5."))
    if 100 % days.denominator:
        message = _("”%(written)s” ei käy. Kirjoita enintään kaksi desimaalia, esimerkiksi 21,5.")
        raise ValidationError(message % {"written": written[:LONGEST]})
    return days


def cents(written: str) -> int:
    """An amount of nought euros or more. Raises ValidationError."""
    try:
        found = parse_euros(written)
    except ValueError:
        found = -1
    if found < 0:
        told = {"written": written[:LONGEST]}
        raise ValidationError(_("”%(written)s” ei ole euromäärä. Kirjoita esimerkiksi 2 400 tai 2 400,50.") % told)
    return found
