"""For which periods an agreement can be shared on its data."""

from collections.abc import Iterable

from luukku.finance.domain.sharing.agreement import Agreement
from luukku.finance.domain.sharing.data import Data, NotShared
from luukku.finance.domain.sharing.period import Period
from luukku.finance.domain.sharing.share import share


def shareable_periods(agreement: Agreement, data: Data) -> tuple[Period, ...]:
    """The agreement's own period and those of its sums, as far as they can be shared. The latest comes first."""
    sums = [*data.amounts.values(), *(each for column in data.direct.values() for each in column.values())]
    named = {agreement.period, *(amount.period for amounts in sums for amount in amounts if amount.period)}
    in_order = sorted(named, key=lambda period: (period.days.start, -period.length), reverse=True)
    return those_shareable(agreement, data, among=in_order)


def those_shareable(agreement: Agreement, data: Data, *, among: Iterable[Period]) -> tuple[Period, ...]:
    """Those of some periods for which the agreement can be shared."""
    return tuple(period for period in among if _can_be_shared(agreement, data, period))


def _can_be_shared(agreement: Agreement, data: Data, period: Period) -> bool:
    try:
        share(agreement=agreement, data=data, period=period)
    except NotShared:
        return False
    return True
