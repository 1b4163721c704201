"""The meetings of a case: interviews, discussions and supplementary ones, in the order in which they need each other."""

from dataclasses import dataclass

from luukku.casework.domain import discussions, initial_interview, services, supplementary_2025
from luukku.casework.domain.case import Case
from luukku.casework.domain.initial_interview import Round
from luukku.casework.domain.owed import Findings


@dataclass(frozen=True, slots=True)
class Meetings:
    """What each rule of the meetings found."""

    rounds: tuple[Round, ...]
    interviews: Findings
    first_phase: Findings
    later_pairs: Findings
    after_service: Findings
    discussions: Findings
    before_end: Findings
    on_request: Findings


def meetings_of(case: Case) -> Meetings:
    """All meetings. A supplementary discussion does the first that is open: after a service, first phase, later pair, request.

    `taken` gathers the supplementary discussions that have done one (choice 18).
    """
    rounds = initial_interview.rounds_of(case)
    before_end = services.discussion_before_service_end(case)
    after_service = services.supplementary_after_service(case, before_end)
    taken = {owed.done_by.order for owed in after_service.owed if owed.done_by}
    first_phase = supplementary_2025.first_phase(case, rounds, taken)
    return Meetings(
        rounds=rounds,
        interviews=initial_interview.initial_interview(case, rounds),
        first_phase=first_phase,
        later_pairs=supplementary_2025.later_pairs(case, rounds, first_phase, taken),
        after_service=after_service,
        discussions=discussions.every_three_months(case, rounds, first_phase),
        before_end=before_end,
        on_request=discussions.on_request(case, taken),
    )
