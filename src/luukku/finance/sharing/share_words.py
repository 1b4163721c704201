"""Sentences of the sharing pages: who pays what, what a change does to whom, who gains by another way of sharing."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import ends
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.finance.domain.sharing import Part, Settlement
from luukku.finance.domain.sharing.compare import Comparison
from luukku.finance.domain.sharing.what_if import Costs, Figure, Leaves, SharedBy, Weighs, Wish
from luukku.finance.sharing.asked import Asked, Other
from luukku.finance.sharing.cases import EXAMPLE
from luukku.finance.sharing.key_words import figure_title, key_title
from luukku.finance.sharing.wording import block_title, part_in_text


def area_say(asked: Asked, per_head: Mapping[str, Fraction]) -> SafeString:
    """The whole sum, how advances differ from it, and who pays most and least for each inhabitant."""
    settlement, language = asked.shown, asked.language
    total = format.cents(settlement.sum_cents(), language=language)
    what = part_in_text(settlement.main_part, language=language).capitalize()
    first = format_html("{} <strong>{}</strong>.", _("%(part)s yhteensä") % {"part": what}, total)
    return sentences(first, _of_true_up(asked, settlement), _of_ends(asked, settlement, per_head))


def origin_say(asked: Asked) -> str:
    """What the agreement is, where it is not the area's own; "" where it is."""
    if asked.choice.own:
        return ""
    if asked.choice.name == EXAMPLE:
        return _("Tämä on esimerkki, ei alueen sopimus: luvut ovat virallisia, painot ja summa oletuksia.")
    return _("Tämä ei ole alueen sopimus, vaan muualla julkaistu tapa jakaa, laskettuna alueen luvuilla.")


def _of_true_up(asked: Asked, settlement: Settlement) -> str:
    true_up = settlement.totals(Part.TRUE_UP)
    if not any(true_up.values()):
        return ""
    difference = sum(true_up.values())
    told = {"sum": format.cents(abs(difference), language=asked.language)}
    if difference > 0:
        first = _("Ennakot jäävät %(sum)s alle osuuksien.") % told
    elif difference < 0:
        first = _("Ennakot ylittävät osuudet %(sum)s.") % told
    else:
        first = _("Ennakot ja osuudet ovat yhteensä samat.")
    most = max(true_up, key=lambda code: (true_up[code], code))
    if true_up[most] <= 0 or len(true_up) == 1:
        return first
    second = _("Eniten lisää maksaa %(name)s, %(sum)s.")
    return f"{first} {second % {'name': asked.name(most), 'sum': _signed(true_up[most], asked.language)}}"


def _of_ends(asked: Asked, settlement: Settlement, per_head: Mapping[str, Fraction]) -> str:
    figures = per_head or {code: Fraction(cents, 100) for code, cents in settlement.totals().items()}
    found = ends({asked.name(code): value for code, value in figures.items()})
    if found is None or len(figures) < 2:
        return ""
    told = {
        "most": names_in_a_row(found.greatest),
        "least": names_in_a_row(found.least),
        "high": format.euros(Fraction(found.high), language=asked.language, decimals=2),
        "low": format.euros(Fraction(found.low), language=asked.language, decimals=2),
    }
    if found.equal:
        return (
            _("Kaikki maksavat saman asukasta kohti: %(high)s.") if per_head else _("Kaikki maksavat saman: %(high)s.")
        ) % told
    if per_head:
        return _("Asukasta kohti eniten maksaa %(most)s (%(high)s), vähiten %(least)s (%(low)s).") % told
    return _("Eniten maksaa %(most)s (%(high)s), vähiten %(least)s (%(low)s).") % told


# --- what-if -----------------------------------------------------------------------------------------------------------------
def wish_in_words(wish: Wish, asked: Asked) -> str:
    """One thing that is changed."""
    agreement, language = asked.choice.case.agreement, asked.language
    titles = {block.id: block_title(block, language=language) for block in agreement.blocks}
    match wish:
        case Leaves():
            told = {"name": asked.name(wish.code), "day": format.day(wish.last_day, language=language)}
            return _("%(name)s: viimeinen päivä jäsenenä %(day)s") % told
        case SharedBy():
            return _("%(block)s: avain %(key)s") % {"block": titles[wish.block], "key": key_title(agreement, wish.key)}
        case Weighs():
            weights = ", ".join(
                f"{key_title(agreement, key)} {format.percent(weight * 100, language=language, decimals=_digits(weight * 100))}"
                for key, weight in wish.weights.items()
            )
            return _("%(mix)s: painot %(weights)s") % {"mix": key_title(agreement, wish.key), "weights": weights}
        case Figure():
            told = {"column": figure_title(wish.column), "name": asked.name(wish.code), "by": _by(wish.percent, language)}
            return _("%(name)s, %(column)s %(by)s") % told
        case Costs():
            return f"{titles[wish.block]} {_by(wish.percent, language)}"


def change_say(comparison: Comparison, asked: Asked) -> str:
    """What a change does: to the whole sum, who pays more and who less."""
    language = asked.language
    if not any(each.difference for each in comparison.changes):
        return _("Muutos ei siirrä senttiäkään: kaikki maksavat saman kuin ennen.")
    moved = sum(each.difference for each in comparison.changes)
    told = {"sum": _signed(moved, language)}
    whole = _("Jaettava summa muuttuu %(sum)s.") % told if moved else _("Jaettava summa ei muutu.")
    moved_to = _more_and_less(comparison, asked)
    return f"{moved_to[0].upper()}{moved_to[1:]} {whole}"


def other_say(other: Other, comparison: Comparison, asked: Asked) -> str:
    """Who would gain and who would lose by another way of sharing."""
    if not any(each.difference for each in comparison.changes):
        return _("%(other)s: kaikki maksaisivat saman.") % {"other": other.title}
    return f"{other.title}: {_more_and_less(comparison, asked)}"


def _more_and_less(comparison: Comparison, asked: Asked) -> str:
    by_code = {each.municipality: each.difference for each in comparison.changes}
    said = []
    if more := comparison.pay_more:
        told = {"count": len(more), "name": asked.name(more[0]), "sum": _signed(by_code[more[0]], asked.language)}
        said.append(
            ngettext(
                "enemmän maksaa %(name)s (%(sum)s)",
                "enemmän maksaa %(count)d kuntaa, eniten lisää %(name)s (%(sum)s)",
                len(more),
            )
            % told
        )
    if less := comparison.pay_less:
        told = {"count": len(less), "name": asked.name(less[0]), "sum": _signed(by_code[less[0]], asked.language)}
        said.append(
            ngettext(
                "vähemmän maksaa %(name)s (%(sum)s)",
                "vähemmän maksaa %(count)d kuntaa, eniten vähemmän %(name)s (%(sum)s)",
                len(less),
            )
            % told
        )
    return f"{'; '.join(said)}."


# --- one municipality -----------------------------------------------------------------------------------------------------------
def member_say(asked: Asked, code: str, per_head: Mapping[str, Fraction]) -> SafeString:
    """What the municipality pays, how large a part of all that is, and how it stands beside the area's mean."""
    settlement, language = asked.shown, asked.language
    own, all_ = settlement.totals().get(code, 0), settlement.sum_cents()
    told = {"name": asked.name(code), "part": part_in_text(settlement.main_part, language=language)}
    first = format_html("{} <strong>{}</strong>", _("%(name)s, %(part)s") % told, format.cents(own, language=language))
    share = format.percent(Fraction(100 * own, all_), language=language) if all_ else ""
    said = [_("Se on %(share)s koko summasta.") % {"share": share}] if share and len(settlement.totals()) > 1 else []
    people = sum(asked.people.values())
    if code in per_head and people:
        euros = {
            "own": format.euros(per_head[code], language=language, decimals=2),
            "mean": format.euros(Fraction(all_, 100 * people), language=language, decimals=2),
        }
        one = len(per_head) == 1
        said.append((_("Asukasta kohti %(own)s.") if one else _("Asukasta kohti %(own)s, koko alueella %(mean)s.")) % euros)
    if asked.what_if.settlement:
        before = asked.settlement.totals().get(code, 0)
        told_ = {"before": format.cents(before, language=language), "by": _signed(own - before, language)}
        said.append(_("Ilman muutosta %(before)s, ero %(by)s.") % told_)
    return sentences(format_html("{}.", first), *said)


def _signed(cents: int, language: str) -> str:
    written = format.change(Fraction(cents, 100), language=language, decimals=2)
    return f"{written[0]}€{written[1:]}" if language == "en" and cents else f"{written}{format.NBSP}€"


def _by(percent: Fraction, language: str) -> str:
    return format.percent_change(percent, language=language, decimals=_digits(percent))


def _digits(value: Fraction) -> int:
    return next((n for n in range(4) if (value * 10**n).denominator == 1), 4)


def lacking_in_words(asked: Asked) -> Sequence[str]:
    """Agreements that cannot be shared here, and what they lack."""
    return [
        _("%(title)s: puuttuu %(what)s") % {"title": each.title, "what": ", ".join(map(figure_title, each.lacks))}
        if each.lacks
        else _("%(title)s: lukuja ei ole") % {"title": each.title}
        for each in asked.lacking
    ]
