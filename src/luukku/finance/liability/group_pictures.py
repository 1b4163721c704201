"""Pictures of the liability pages: the ladder, the months to come with their band, and savings beside a price."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.charts.curves import Curve, Tick, curve_chart
from luukku.core.ui.charts.draw import Chart
from luukku.finance.domain.ladder.break_even import BreakEven
from luukku.finance.domain.ladder.group import Band
from luukku.law.units import LadderStep


def ladder_picture(ladder: tuple[LadderStep, ...], *, language: str) -> Chart:
    """Percent by paid days."""
    last = max((step.from_day for step in ladder), default=1)
    steps = [(float(step.from_day - 1), float(step.percent)) for step in ladder]
    points = ((0.0, 0.0), *steps, (1.25 * last, steps[-1][1] if steps else 0.0))
    told = "; ".join(
        _("%(day)s. päivästä %(percent)s")
        % {"day": step.from_day, "percent": format.percent(step.percent, language=language, decimals=0)}
        for step in ladder
    )
    return curve_chart(
        curves=[Curve(name="", points=points)],
        ticks=[Tick(at=x, text=str(int(x))) for x, _y in points[:-1]],
        unit=_("kunnan osuus, %"),
        axis=_("maksettuja etuuspäiviä"),
        label=_("Kunnan osuus maksettujen päivien mukaan: %(told)s.") % {"told": told},
        language=language,
        suffix="%" if language == "en" else f"{format.NBSP}%",
        stepped=True,
    )


def months_picture(months: Sequence[date], bands: Sequence[Band], *, compensation: float | None = None, language: str) -> Chart:
    """The middle of each month in thousands of euros with its band; beside it what the state compensates in a month."""
    middle = tuple((float(at), band.middle / 100_000) for at, band in enumerate(bands))
    curves = [Curve(name=_("keskimmäinen"), points=middle)]
    if compensation is not None:
        level = compensation / 1000
        curves.append(Curve(name=_("kompensaatio"), points=((0.0, level), (float(len(bands) - 1), level))))
    written = [format.month(month, language=language) for month in months]
    told = "; ".join(
        f"{month} {format.number(band.middle / 100_000, language=language)}" for month, band in zip(written, bands, strict=True)
    )
    return curve_chart(
        curves=curves,
        band=[(float(at), band.low / 100_000, band.high / 100_000) for at, band in enumerate(bands)],
        ticks=[Tick(at=float(at), text=text) for at, text in enumerate(written)],
        unit=_("tuhatta euroa kuukaudessa"),
        label=_("Maksuosuus kuukausittain, keskimmäinen arvio, tuhatta euroa: %(told)s.") % {"told": told},
        language=language,
    )


def break_even_picture(found: BreakEven, *, price_cents: int, language: str) -> Chart:
    """Savings of the municipality and of the state by months, and the price."""
    last = float(found.rows[-1].months)
    curves = [
        Curve(name=_("kunnan säästö"), points=tuple((float(row.months), row.municipality / 100) for row in found.rows)),
        Curve(name=_("hinta"), points=((0.0, price_cents / 100), (last, price_cents / 100))),
        Curve(name=_("valtion säästö"), points=tuple((float(row.months), row.state / 100) for row in found.rows)),
    ]
    ends = {"months": found.rows[-1].months, "municipality": format.cents(found.rows[-1].municipality, language=language)}
    ends["state"] = format.cents(found.rows[-1].state, language=language)
    ends["price"] = format.cents(price_cents, language=language)
    return curve_chart(
        curves=curves,
        ticks=[Tick(at=float(row.months), text=str(row.months)) for row in found.rows],
        unit=_("euroa"),
        axis=_("kuukautta aiemmin"),
        label=_(
            "Säästö sen mukaan, kuinka monta kuukautta työttömyys lyhenee. Hinta %(price)s; "
            "%(months)s kuukaudessa kunta säästää %(municipality)s ja valtio %(state)s."
        )
        % ends,
        language=language,
    )
