"""Whose bill a paid day is: the home municipality on the payment day (1290/2002 14:3d, 48/2026 § 53)."""

from luukku.finance.domain.ladder.case import Case, Run
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.outcome import Reason

PAYMENT_DAY = "municipal_share.payment_day"


def _first_of_all(case: Case, run: Run) -> Finding[str]:
    return Finding(case.municipalities[0].code, Reason(Code.HOME_MUNICIPALITY, {"municipality": case.municipalities[0].code}))


@rule("1290/2002 14:3d § 3", "48/2026 53 § 3", codes=(Code.HOME_MUNICIPALITY,), without=_first_of_all)
def municipality(case: Case, run: Run) -> Finding[str]:
    """The bill is that of the municipality where the person lives on the day for which the benefit is paid.

    Raises ValueError for a day without home municipality.
    """
    living = [each.code for each in case.municipalities if each.from_ <= run.day and (each.to is None or run.day <= each.to)]
    if not living:
        raise ValueError(f"{run.day}: the person has no home municipality on the payment day")
    value = case.on_or_first(PAYMENT_DAY, run.day)
    return Finding(living[-1], Reason(Code.HOME_MUNICIPALITY, {"municipality": living[-1]}), (value,))
