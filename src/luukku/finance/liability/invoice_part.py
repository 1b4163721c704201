"""A month's invoice beside its budget: how far they differ, which part of it is explained, and what stays unexplained."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line
from luukku.core.lawbook.book import lawbook
from luukku.core.ui import format
from luukku.core.ui.saying import sentences
from luukku.core.ui.sources import Source
from luukku.finance.domain.ladder.break_even import share_days
from luukku.finance.domain.ladder.group import total
from luukku.finance.domain.ladder.invoice import Explained, Month, explained
from luukku.finance.liability.group_model import Group
from luukku.finance.liability.group_tables import euros
from luukku.law.units import LadderStep, Special

GAP = "municipal_share.invoice_gap"


@dataclass(frozen=True, slots=True)
class Invoice:
    """What the page says of an invoice; `gap` warns of the months whose invoices are not a true series."""

    say: SafeString
    table: DataTable
    gap: str


def invoice(group: Group, told: dict[str, Any], *, language: str) -> Invoice:
    """The invoice of a month that the group has."""
    at = group.months.index(told["lkk"])
    codes = [told["lkunta"]] if told["lkunta"] else list(group.projections)
    found = _explained(group, codes, at, told)
    return Invoice(_say(found, language), _table(group, found, codes, at), _gap(told["lkk"], language))


def _explained(group: Group, codes: list[str], at: int, told: dict[str, Any]) -> Explained:
    terms, days = group.terms[at], group.form.flows.days_per_month
    middle = total([group.projections[code].cents[at] for code in codes]).middle
    people = sum((group.projections[code].people[at] for code in codes), Fraction(0))
    paid = people * days * terms.eur_per_day
    budget = Month(
        people=people, share=Fraction(middle, 100) / paid if paid else Fraction(0), days=days, amount=terms.eur_per_day
    )
    counts = told["lluokat"]
    share = None
    if counts is not None:
        shares = _share_by_class(group, at)
        share = sum((count * each for count, each in zip(counts, shares, strict=True)), Fraction(0)) / sum(counts)
    whole = told["lhlo"]
    return explained(
        budget_cents=middle,
        budget=budget,
        invoice_cents=told["lasku"],
        invoice=Month(people=None if whole is None else Fraction(whole), share=share, days=told["lpv"], amount=told["leur"]),
    )


def _share_by_class(group: Group, at: int) -> list[Fraction]:
    """Which part the municipality bears of a month of one person of each class, as a mean over the days of the class."""
    ladder, days = group.terms[at].ladder, group.form.flows.days_per_month
    top = max((step.from_day for step in ladder), default=1)
    return [_mean(ladder, range(each.first, (each.last or max(each.first, top)) + 1), days) for each in group.form.classes]


def _mean(ladder: tuple[LadderStep, ...], days: range, pace: Fraction) -> Fraction:
    """The invoice tells classes of the month's end: the month that was paid lies before them."""
    borne = sum((share_days(ladder, max(Fraction(0), day - pace), Fraction(day)) for day in days), Fraction(0))
    return borne / len(days) / pace


def _table(group: Group, found: Explained, codes: list[str], at: int) -> DataTable:
    names = {
        "people": _("Saajien määrä"),
        "mix": _("Luokkien jakauma"),
        "days": _("Maksetut päivät"),
        "amount": _("Päivän määrä"),
    }
    source = Source(
        unit="€",
        date=format.month(group.months[at], language=group.form.language),
        population=_("työttömyysetuuden saajat"),
        source=_("kirjoitettu lasku ja tämän sivun laskelma"),
        note=_("Laskelman luvut vaihdetaan laskun lukuihin yksi kerrallaan, ylhäältä alas. Osa on se, mitä vaihto muuttaa."),
    )
    lines = [
        Line(name=_("Laskelma"), values={"euroa": euros(found.budget)}),
        *(
            Line(name=names[part.cause], values={"euroa": Absent.NOT_APPLICABLE if part.cents is None else euros(part.cents)})
            for part in found.parts
        ),
        Line(name=_("Selittämättä"), values={"euroa": euros(found.unexplained)}),
        Line(name=_("Lasku"), values={"euroa": euros(found.invoice)}, kind="sum"),
    ]
    whose = group.names[codes[0]] if len(codes) == 1 else ""
    return DataTable(
        stem="lasku", title=_("Lasku laskelman rinnalla"), whose=whose,
        names=Column(key="osa", title=_("Osa"), kind="text"),
        columns=(Column(key="euroa", title=_("Euroa"), unit="€", kind="number", decimals=2, source=source),),
        lines=tuple(lines), period=f"{group.months[at]:%Y-%m}",
        note=_("Viiva: laskusta ei ole kerrottu lukua, josta osan voisi laskea. Se on silloin selittämättömässä."),
    )  # fmt: skip


def _say(found: Explained, language: str) -> SafeString:
    if not found.difference:
        return sentences(_("Lasku on täsmälleen laskelman suuruinen."))
    amount = format.cents(abs(found.difference), language=language)
    rest = format.cents(abs(found.unexplained), language=language)
    more = _("Lasku on %(amount)s laskelmaa suurempi.") if found.difference > 0 else _("Lasku on %(amount)s laskelmaa pienempi.")
    return sentences(more % {"amount": amount}, _("Selittämättä jää %(rest)s.") % {"rest": rest})


def _gap(month: date, language: str) -> str:
    """What is known of the break in the invoices of 2025; "" for other months."""
    found = lawbook().parameter(GAP).on(month)
    if found is None or isinstance(found.value, Special):
        return ""
    told = {"day": format.month(found.day(), language=language), "year": month.year}
    if month < found.day():
        early = _("Ansiopäivärahalta työmarkkinatuelle siirtyneitä ei laskutettu ennen kuukautta %(day)s: lasku on liian pieni")
        return f"{early % told} ({found.source})."
    late = _("Laskussa on mukana vuoden %(year)s aiempien kuukausien laskuttamattomia osuuksia: se on liian suuri")
    return f"{late % told} ({found.source})."
