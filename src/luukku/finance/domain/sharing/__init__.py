"""Who pays what of an area's costs: a cooperation agreement's money rules, to the cent.

settlement = share(agreement=agreement, data=data, period=read_period("2026"))     # raises NotShared(flaws)
settlement.totals(), settlement.sum_cents(), settlement.rows()
"""

from luukku.finance.domain.sharing.agreement import Agreement, Assumption, BlendPart, Block, KeyRule, Member, Validity
from luukku.finance.domain.sharing.consistency import flaws_of_agreement
from luukku.finance.domain.sharing.data import Amount, Column, Data, Flaw, Kind, NotShared
from luukku.finance.domain.sharing.period import Period, read_calendar_period, read_period
from luukku.finance.domain.sharing.settlement import ByKey, Direct, Part, Row, Settlement, Shared, Stretch, TrueUp, exact_in
from luukku.finance.domain.sharing.share import share, share_all

__all__ = [
    "Agreement",
    "Amount",
    "Assumption",
    "BlendPart",
    "Block",
    "ByKey",
    "Column",
    "Data",
    "Direct",
    "Flaw",
    "KeyRule",
    "Kind",
    "Member",
    "NotShared",
    "Part",
    "Period",
    "Row",
    "Settlement",
    "Shared",
    "Stretch",
    "TrueUp",
    "Validity",
    "exact_in",
    "flaws_of_agreement",
    "read_calendar_period",
    "read_period",
    "share",
    "share_all",
]
