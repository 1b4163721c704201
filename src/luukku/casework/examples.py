"""Stories to begin with: each is an address of the calculator, and each is one of the golden stories."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXAMPLES: tuple[tuple[str | Promise, str], ...] = (
    (
        _("Alkuhaastattelu joulun alla, kun lauantait mietityttävät"),
        "t=2025-12-19.job_search_started.status-unemployed&paiva=2025-12-30",
    ),
    (
        _("Täydentävät keskustelut kesken, kun laki muuttui 1.1.2026"),
        "t=2025-11-03.job_search_started.status-unemployed&t=2025-11-05.initial_interview_held"
        "&t=2025-11-05.plan_made.plan-employment.obligation_from-2025-11-10&t=2025-11-19.supplementary_held"
        "&t=2025-12-03.supplementary_held&t=2025-12-17.supplementary_held&paiva=2026-01-07",
    ),
    (
        _("Työvoimakoulutuksen arvioitu päättyminen siirtyi"),
        "t=2025-02-03.job_search_started.status-unemployed&t=2025-02-10.initial_interview_held"
        "&t=2025-03-03.service_started.service-labour_training.planned_end-2025-08-29"
        "&t=2025-07-01.service_planned_end_changed.planned_end-2025-10-31&paiva=2025-08-01",
    ),
    (
        _("Irtisanottu 57-vuotias hakee muutosturvaa"),
        "t=2025-11-20.notice_of_dismissal.grounds-economic.age-57.service_years-8.employment_ends-2026-02-28"
        "&t=2025-12-01.job_search_started.status-threatened&paiva=2026-03-02&synt=1968-04-02&kunta=098",
    ),
    (
        _("Työnhaun tarkastelujaksot ja haetut työmahdollisuudet"),
        "t=2025-03-10.job_search_started.status-unemployed&t=2025-03-14.initial_interview_held"
        "&t=2025-03-14.plan_made.plan-employment.obligation_from-2025-03-17&t=2025-04-01.applied.count-2"
        "&t=2025-04-08.job_assigned.apply_by-2025-04-15&t=2025-04-16.applied.count-2&t=2025-04-25.applied.count-3"
        "&t=2025-05-05.profile_published&t=2025-06-02.applied.count-3&paiva=2025-06-17",
    ),
)
