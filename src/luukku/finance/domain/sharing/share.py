"""Sharing an agreement's costs on its data: the one entry to the rules. Nothing is given unless all of it can be."""

from collections.abc import Iterable
from dataclasses import dataclass

from luukku.finance.domain.sharing.agreement import Agreement, Block
from luukku.finance.domain.sharing.amounts import Books, direct_sums_of, sums_of
from luukku.finance.domain.sharing.consistency import flaws_of_agreement
from luukku.finance.domain.sharing.data import Data, Flaw, Kind, NotShared
from luukku.finance.domain.sharing.eras import Eras, days_of, eras_of
from luukku.finance.domain.sharing.keys import Keys, Shares
from luukku.finance.domain.sharing.limits import TooTight, limited
from luukku.finance.domain.sharing.period import Period
from luukku.finance.domain.sharing.settlement import ByKey, Direct, Part, Settlement, Shared, Stretch, TrueUp, together
from luukku.kernel.dates import DateRange
from luukku.kernel.money import apportion, format_euros

PART_OF = {Kind.BUDGET: Part.ADVANCE, Kind.ACTUAL: Part.SETTLEMENT}


def share(*, agreement: Agreement, data: Data, period: Period | None = None) -> Settlement:
    """Who pays what of a period, the agreement's own when not said. Raises NotShared with every reason at once."""
    return share_all(agreement=agreement, data=data, periods=[period or agreement.period])[0]


def share_all(*, agreement: Agreement, data: Data, periods: Iterable[Period]) -> tuple[Settlement, ...]:
    """The same for several periods, with the keys worked out once. Raises NotShared."""
    flaws = flaws_of_agreement(agreement)
    if flaws:
        raise NotShared(flaws)
    sharing = _Sharing(agreement, Keys(agreement, data), Books(agreement, data), eras_of(agreement))
    return tuple(sharing.settlement(period) for period in periods)


@dataclass(frozen=True, slots=True)
class _Sharing:
    agreement: Agreement
    keys: Keys
    books: Books
    eras: Eras

    def settlement(self, period: Period) -> Settlement:
        valid = self.agreement.valid
        if period.days.start < valid.from_ or (valid.to is not None and period.last > valid.to):
            message = f"the agreement is not in force on all days of {period.text}"
            raise NotShared([Flaw("period", ("valid",), message, f"days from {valid.from_} to {valid.to or 'any day after'}")])
        shared: list[Shared] = []
        flaws: list[Flaw] = []
        by_block: list[tuple[Block, dict[Part, ByKey | Direct]]] = []
        for block in self.agreement.blocks:
            days = days_of(block, period.days)
            if days is None:
                continue
            try:
                by_block.append((block, self._direct(block, period) if block.direct else self._by_key(block, period, days)))
            except NotShared as bad:
                flaws += bad.flaws
        if not by_block and not flaws:
            flaws.append(Flaw("agreement", ("blocks",), f"no block has a cost in {period.text}", "a block with days in it"))
        given = {part for _, parts in by_block for part in parts}
        for block, parts in by_block:
            if Part.SETTLEMENT in given and Part.SETTLEMENT not in parts:
                message = f"the block {block.id} has a budget for {period.text} but no actual amount, while others have"
                where, remedy = (block.direct or block.id,), f"its actual amount for {period.text}"
                flaws.append(Flaw("direct" if block.direct else "amounts", where, message, remedy))
                continue
            shared += parts.values()
            if Part.ADVANCE in given and Part.SETTLEMENT in given:
                shared.append(TrueUp(block, parts[Part.SETTLEMENT], parts.get(Part.ADVANCE)))
        if flaws:
            raise NotShared(flaws)
        return Settlement(self.agreement, period, tuple(shared))

    def _direct(self, block: Block, period: Period) -> dict[Part, ByKey | Direct]:
        sums, flaws = direct_sums_of(block, books=self.books, period=period)
        if flaws:
            raise NotShared(flaws)
        return {PART_OF[kind]: Direct(block, PART_OF[kind], sum(cents.values()), cents) for kind, cents in sums.items()}

    def _by_key(self, block: Block, period: Period, days: DateRange) -> dict[Part, ByKey | Direct]:
        sums, flaws = sums_of(block, books=self.books, period=period)
        spans: list[tuple[DateRange, Shares]] = []
        try:
            spans = self._spans(block, days)
        except NotShared as bad:
            flaws += bad.flaws
        if flaws:
            raise NotShared(flaws)
        return {PART_OF[kind]: self._shared(block, PART_OF[kind], cents, days, spans) for kind, cents in sums.items()}

    def _spans(self, block: Block, days: DateRange) -> list[tuple[DateRange, Shares]]:
        """The block's days, cut where its sharers or their shares change."""
        spans: list[tuple[DateRange, Shares]] = []
        flaws: list[Flaw] = []
        for era, span in self.eras.within(days):
            codes = self.eras.members[era]
            if block.members:
                codes = tuple(code for code in codes if code in block.members)
            if not codes:
                message = f"the block {block.id} has nobody to share it on {span.start}..{span.end}"
                flaws.append(Flaw("agreement", ("blocks", self.agreement.blocks.index(block)), message, "a member on those days"))
                continue
            try:
                shares = self.keys.shares(block=block, codes=codes, day=span.start)
            except NotShared as bad:
                flaws += bad.flaws
                continue
            if spans and spans[-1][1] is shares:
                span = DateRange(spans.pop()[0].start, span.end)
            spans.append((span, shares))
        if flaws:
            raise NotShared(flaws)
        return spans

    def _shared(self, block: Block, part: Part, cents: int, days: DateRange, spans: list[tuple[DateRange, Shares]]) -> ByKey:
        stretches = tuple(self._stretch(block, cents, days, span, shares) for span, shares in spans)
        return ByKey(block, part, cents, _rounded(cents, stretches), stretches)

    def _stretch(self, block: Block, cents: int, days: DateRange, span: DateRange, shares: Shares) -> Stretch:
        sign, length, of = (-1 if cents < 0 else 1), span.days, days.days
        if not block.cap and not block.floor:
            total = sign * cents * length
            return Stretch(span, length, of, sign, of, total, shares, total, shares.whole, {}, {}, 1)
        own_days = days_of(block, self.agreement.period.days)
        limit_days = (own_days or self.agreement.period.days).days
        scale = of * limit_days
        total = sign * cents * length * limit_days
        caps, floors = _limits(block, shares.codes, cents)
        if sign < 0:  # to pay at least −5 is to get at most 5 back
            caps, floors = {n: -floor for n, floor in floors.items()}, {n: -cap for n, cap in caps.items()}
        try:
            found = limited(
                total=total,
                parts=shares.parts,
                caps={n: cap * length * of for n, cap in caps.items()},
                floors={n: floor * length * of for n, floor in floors.items()},
            )
        except TooTight as bad:
            raise NotShared([self._too_tight(block, cents, span, bad.left * sign, scale)]) from None
        at_cap, at_floor = (found.capped, found.floored) if sign > 0 else (found.floored, found.capped)
        at_caps = {n: block.cap[shares.codes[n]] for n in sorted(at_cap)}
        at_floors = {n: block.floor[shares.codes[n]] for n in sorted(at_floor)}
        return Stretch(span, length, of, sign, scale, total, shares, found.rest, found.open, at_caps, at_floors, limit_days)

    def _too_tight(self, block: Block, cents: int, span: DateRange, left: int, scale: int) -> Flaw:
        limits = sorted({*block.cap} if left > 0 else {*block.floor})
        euros = format_euros(abs(left) // scale)
        kind = "caps" if left > 0 else "floors"
        side = "below" if left > 0 else "above"
        message = (
            f"the {kind} of the block {block.id} ({', '.join(limits)}) are {side} what must be shared, "
            f"{format_euros(cents)} euros, by {euros} on {span.start}..{span.end}"
        )
        path = ("blocks", self.agreement.blocks.index(block), kind[:-1])
        return Flaw("agreement", path, message, f"{'higher' if left > 0 else 'lower'} {kind}")


def _limits(block: Block, codes: tuple[str, ...], cents: int) -> tuple[dict[int, int], dict[int, int]]:
    """Caps and floors by place. A limit that lies on the other side of nought than the sum binds nobody."""
    caps = {n: block.cap[code] for n, code in enumerate(codes) if code in block.cap}
    floors = {n: block.floor[code] for n, code in enumerate(codes) if code in block.floor}
    if cents < 0:
        return {n: cap for n, cap in caps.items() if cap < 0}, floors
    return caps, {n: floor for n, floor in floors.items() if floor > 0}


def _rounded(cents: int, stretches: tuple[Stretch, ...]) -> dict[str, int]:
    """The block's cents by municipality: exact shares of all stretches together, rounded once."""
    if len(stretches) == 1 and not stretches[0].caps and not stretches[0].floors:
        shares = stretches[0].shares
        return apportion(cents, dict(zip(shares.codes, shares.parts, strict=True)))
    exact, _ = together(stretches)
    weights = {code: abs(numerator) for code, numerator in exact.items()}
    return apportion(cents, weights) if any(weights.values()) else dict.fromkeys(weights, 0)
