"""Which paid days count for the number of a day, by benefit and by the law of that day (maksupäivien laskeminen)."""

from dataclasses import dataclass
from datetime import date

from luukku.finance.domain.ladder import counting, days, exclusions, integration, resets
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.case import KEYS, Case, Run
from luukku.finance.domain.ladder.facts import ALLOWANCES, EARNINGS, Because, Benefit, BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Reason
from luukku.law import Value

SUBSIDY = BenefitKind.LABOUR_MARKET_SUBSIDY
YLEISTUKI = BenefitKind.YLEISTUKI
COUNT_SINCE = "municipal_share.count_days_since"
DAY_WEIGHT = "municipal_share.adjusted_day_weight"
SERVICE_DAYS_COUNT = f"{KEYS[SUBSIDY]}.service_days_count"
EXCLUDED_ACCRUE = f"{KEYS[BenefitKind.EARNINGS_ALLOWANCE]}.excluded_days_accrue"
EARLIER_COUNT = f"{KEYS[YLEISTUKI]}.earlier_benefit_days_count"

MEANT = {
    "preceding_basic": frozenset({BenefitKind.BASIC_ALLOWANCE}),
    "preceding_earnings": EARNINGS,
}
"""Words of the lawbook that mean other benefits than their own name."""

Kinds = frozenset[BenefitKind]


@dataclass(frozen=True, slots=True)
class Counter:
    """Which days count for the number of a day. Places are of benefit days.

    kinds         benefits whose days count
    any_before    place before which days of any benefit count
    since         first place that counts
    services      whether days in services count
    exempt        first place of the exemption and the one after it; days of `exempt_kinds` between them do not count
    not_accruing  for what an earnings allowance is paid whose days do not count
    as_paid       whether a reduced day counts as the part that was paid
    """

    kinds: Kinds
    any_before: int
    since: int
    services: bool
    exempt: tuple[int, int]
    exempt_kinds: Kinds
    not_accruing: frozenset[Because]
    as_paid: bool

    def counts(self, run: Run) -> bool:
        """Whether the days of a run count."""
        benefit = run.benefit
        return (
            run.start >= self.since
            and (benefit.kind in self.kinds or run.start < self.any_before)
            and (self.services or benefit.because is not Because.SERVICE)
            and not self.exempts(run)
            and not (benefit.kind in EARNINGS and benefit.because in self.not_accruing)
        )

    def exempts(self, run: Run) -> bool:
        """Whether the integration exemption keeps the days of a run from counting."""
        return run.benefit.kind in self.exempt_kinds and self.exempt[0] <= run.start < self.exempt[1]


def counter_of(case: Case, run: Run) -> tuple[Counter, list[Finding[object]]]:
    """Which days count for a run's benefit by the law of its day, and what each rule said."""
    kinds = kinds_of(case, run)
    said: list[Finding[object]] = [kinds]
    any_before = 0
    if run.benefit.kind is YLEISTUKI:
        earlier = counting.earlier_benefits(case, run)
        any_before = earlier.value
        said.append(earlier)
    since = counting.since(case, run)
    said.append(since)
    first = since.value
    for reset in resets.last_reset(case, run):
        said.append(reset)
        first = max(first, days.place(reset.value) if reset.value else 0)
    services = True
    if run.benefit.kind is SUBSIDY:
        service = counting.service_days(case, run)
        services = service.value
        said.append(service)
    exempt, exempt_kinds = (0, 0), frozenset[BenefitKind]()
    if case.integration is not None:
        exempt = _places(integration.window(case, run.day))
        exemption = counting.exempt_days(case, run)
        exempt_kinds = exemption.value
        said.append(exemption)
        if run.benefit.kind is not SUBSIDY:
            allowances = counting.exempt_allowance_days(case, run)
            exempt_kinds |= ALLOWANCES if allowances.value else frozenset()
            said.append(allowances)
    not_accruing = frozenset[Because]()
    so_far = _so_far(case, run)
    if any(each.kind in EARNINGS and each.because is not Because.UNEMPLOYMENT for each in so_far):
        excluded = counting.excluded_days(case, run)
        not_accruing = excluded.value
        said.append(excluded)
    as_paid = False
    if any(each.paid_eur_per_day for each in so_far):
        adjusted = counting.adjusted_day(case, run)
        as_paid = adjusted.value
        said.append(adjusted)
    return Counter(kinds.value, any_before, first, services, exempt, exempt_kinds, not_accruing, as_paid), said


def _so_far(case: Case, run: Run) -> tuple[Benefit, ...]:
    """The benefits up to a run's own."""
    return case.benefits[: run.at + 1]


def _counted(case: Case, run: Run) -> tuple[Kinds, Value]:
    """The kinds that the lawbook counts for a run's benefit, and the value that says so."""
    value = case.on_or_first(f"{KEYS[run.benefit.kind]}.counts", run.day)
    found: set[BenefitKind] = set()
    for word in value.choices():
        found |= MEANT.get(word) or {BenefitKind(word)}
    return frozenset(found), value


def kinds_of(case: Case, run: Run) -> Finding[Kinds]:
    """The benefits whose days count for a run's benefit."""
    match run.benefit.kind:
        case BenefitKind.LABOUR_MARKET_SUBSIDY:
            return counting.subsidy_days(case, run)
        case BenefitKind.YLEISTUKI:
            return counting.yleistuki_days(case, run)
    return counting.allowance_days(case, run)


def _only_its_own(_case: Case, run: Run) -> Finding[Kinds]:
    return Finding(frozenset({run.benefit.kind}), Reason(Code.COUNTS_ONLY_SUBSIDY))


@rule(
    "1290/2002 14:3a § 3",
    codes=(Code.COUNTS_ONLY_SUBSIDY, Code.COUNTS_SUBSIDY_AND_ALLOWANCES),
    without=_only_its_own,
)
def subsidy_days(case: Case, run: Run) -> Finding[Kinds]:
    """Labour market subsidy: its own days, and since the municipalities' ladder those of the allowances before it."""
    found, value = _counted(case, run)
    code = Code.COUNTS_ONLY_SUBSIDY if found == {SUBSIDY} else Code.COUNTS_SUBSIDY_AND_ALLOWANCES
    return Finding(found, Reason(code), (value,))


@rule("1290/2002 14:3b § 1–2", "555/1998 4 § 2", "603/1984 25 §", codes=(Code.COUNTS_ALLOWANCES,), without=_only_its_own)
def allowance_days(case: Case, run: Run) -> Finding[Kinds]:
    """Allowances: days of unemployment allowance of any kind, not those of subsidy or yleistuki."""
    found, value = _counted(case, run)
    return Finding(found, Reason(Code.COUNTS_ALLOWANCES), (value,))


@rule("48/2026 51 § 3", codes=(Code.COUNTS_YLEISTUKI,), without=_only_its_own)
def yleistuki_days(case: Case, run: Run) -> Finding[Kinds]:
    """Yleistuki: its own days and those of the earnings allowance before it."""
    found, value = _counted(case, run)
    return Finding(found, Reason(Code.COUNTS_YLEISTUKI), (value,))


@rule(
    "48/2026 55 § 7",
    codes=(Code.COUNTS_EARLIER_BENEFITS,),
    without=lambda _case, _run: Finding(0, Reason(Code.COUNTS_EARLIER_BENEFITS), applies=False),
)
def earlier_benefits(case: Case, run: Run) -> Finding[int]:
    """Yleistuki: days of any unemployment benefit paid before the act count too. The place before which they do."""
    value = case.lawbook.value(EARLIER_COUNT, run.day)
    before = days.place(value.from_) if value.yes() else 0
    used = case.benefits[0].start < before
    return Finding(before, Reason(Code.COUNTS_EARLIER_BENEFITS, {"before": value.from_}), (value,), applies=used)


@rule(
    "385/2023 (transitional)",
    "387/2023 (transitional)",
    "48/2026 55 § 7",
    codes=(Code.COUNTS_SINCE, Code.COUNTS_FROM_THE_BEGINNING),
    without=lambda _case, _run: Finding(0, Reason(Code.COUNTS_FROM_THE_BEGINNING), applies=False),
)
def since(case: Case, run: Run) -> Finding[int]:
    """Days paid before the first day that the transitional rules name do not count. The place of that day."""
    value = case.lawbook.parameter(COUNT_SINCE).on(run.day)
    if value is None:
        return Finding(0, Reason(Code.COUNTS_FROM_THE_BEGINNING), applies=False)
    first = days.place(value.day())
    left_out = case.benefits[0].start < first
    return Finding(first, Reason(Code.COUNTS_SINCE, {"since": value.day()}), (value,), applies=left_out)


@rule(
    "1290/2002 14:3a §",
    codes=(Code.SERVICE_DAYS_COUNT, Code.SERVICE_DAYS_DO_NOT_COUNT),
    without=lambda _case, _run: Finding(True, Reason(Code.SERVICE_DAYS_COUNT)),
)
def service_days(case: Case, run: Run) -> Finding[bool]:
    """Labour market subsidy: whether days in services count; they did not before the municipalities' ladder."""
    value = case.on_or_first(SERVICE_DAYS_COUNT, run.day)
    concerned = any(each.because is Because.SERVICE for each in _so_far(case, run))
    code = Code.SERVICE_DAYS_COUNT if value.yes() else Code.SERVICE_DAYS_DO_NOT_COUNT
    return Finding(value.yes(), Reason(code), (value,), applies=concerned)


def _places(window: tuple[date, date] | None) -> tuple[int, int]:
    """The first place of an exemption and the one after it."""
    return (days.place(window[0]), days.place(window[1] + DAY)) if window else (0, 0)


def _inside(case: Case, run: Run, kinds: Kinds) -> bool:
    """Whether days of the kinds have been paid so far in the exemption that the law of a run's day gives."""
    first, after = _places(integration.window(case, run.day))
    return any(each.kind in kinds and each.start < after and each.end > first for each in _so_far(case, run))


@rule(
    "1290/2002 14:3a § 4",
    "48/2026 51 § 4",
    codes=(Code.EXEMPT_DAYS_DO_NOT_ACCRUE, Code.NO_EXEMPT_DAYS),
    without=lambda _case, _run: Finding(frozenset(), Reason(Code.NO_EXEMPT_DAYS), applies=False),
)
def exempt_days(case: Case, run: Run) -> Finding[Kinds]:
    """Days of the exemption do not accrue: for subsidy those of any benefit, for yleistuki those of subsidy and yleistuki."""
    window = integration.window(case, run.day)
    if window is None or case.integration is None or run.benefit.kind in ALLOWANCES:
        return Finding(frozenset(), Reason(Code.NO_EXEMPT_DAYS), applies=False)
    kinds = frozenset(BenefitKind) if run.benefit.kind is SUBSIDY else frozenset({SUBSIDY, YLEISTUKI})
    years = case.lawbook.value(integration.YEARS[case.integration.group], run.day)
    reason = Reason(Code.EXEMPT_DAYS_DO_NOT_ACCRUE, {"until": window[1]})
    return Finding(kinds, reason, (years,), applies=_inside(case, run, kinds))


@rule(
    "1290/2002 14:3a § 4",
    "48/2026 51 § 4",
    codes=(Code.EXEMPT_ALLOWANCE_DAYS_ACCRUE, Code.EXEMPT_ALLOWANCE_DAYS_DO_NOT_ACCRUE),
    without=lambda _case, _run: Finding(True, Reason(Code.EXEMPT_ALLOWANCE_DAYS_DO_NOT_ACCRUE)),
)
def exempt_allowance_days(case: Case, run: Run) -> Finding[bool]:
    """Allowances of the exempt time bear their share and count: whether the exemption covers them is not confirmed."""
    if integration.window(case, run.day) is None:
        return Finding(False, Reason(Code.EXEMPT_ALLOWANCE_DAYS_ACCRUE), applies=False)
    value = case.lawbook.value(integration.ALLOWANCES_EXEMPT, run.day)
    concerned = _inside(case, run, ALLOWANCES)
    if case.turned(value.yes(), Reading.EXEMPTION_COVERS_ALLOWANCES):
        return Finding(True, Reason(Code.EXEMPT_ALLOWANCE_DAYS_DO_NOT_ACCRUE), (value,), applies=concerned)
    return Finding(False, Reason(Code.EXEMPT_ALLOWANCE_DAYS_ACCRUE), (value,), applies=concerned)


@rule(
    "555/1998 4 § 2",
    codes=(Code.EXCLUDED_DAYS_ACCRUE, Code.EXCLUDED_DAYS_DO_NOT_ACCRUE),
    without=lambda _case, _run: Finding(frozenset(Because), Reason(Code.EXCLUDED_DAYS_DO_NOT_ACCRUE)),
)
def excluded_days(case: Case, run: Run) -> Finding[frozenset[Because]]:
    """Days of earnings allowance that bear no share count as all paid days do; the practice is not confirmed.

    For what an allowance is paid whose days do not count.
    """
    value = case.on_or_first(EXCLUDED_ACCRUE, run.day)
    told = _so_far(case, run)
    concerned = any(each.kind in EARNINGS and exclusions.is_excluded(case, run, each.because) for each in told)
    if case.turned(value.yes(), Reading.LAYOFF_DAYS_DO_NOT_ACCRUE):
        return Finding(frozenset(), Reason(Code.EXCLUDED_DAYS_ACCRUE), (value,), applies=concerned)
    not_accruing = frozenset(each for each in Because if exclusions.is_excluded(case, run, each))
    return Finding(not_accruing, Reason(Code.EXCLUDED_DAYS_DO_NOT_ACCRUE), (value,), applies=concerned)


@rule(
    "1290/2002 14:3a–3b §",
    "555/1998 4 § 2",
    "48/2026 51 §",
    codes=(Code.ADJUSTED_DAY_IS_A_DAY, Code.ADJUSTED_DAY_AS_PAID),
    without=lambda _case, _run: Finding(True, Reason(Code.ADJUSTED_DAY_AS_PAID)),
)
def adjusted_day(case: Case, run: Run) -> Finding[bool]:
    """A day of adjusted benefit is one day of the ladder: the sections do not convert it into full days.

    Whether it counts as the part that was paid.
    """
    value = case.on_or_first(DAY_WEIGHT, run.day)
    whole = value.number() == 1
    if case.turned(whole, Reading.ADJUSTED_DAYS_IN_FULL_DAYS):
        return Finding(False, Reason(Code.ADJUSTED_DAY_IS_A_DAY), (value,))
    return Finding(True, Reason(Code.ADJUSTED_DAY_AS_PAID), (value,))
