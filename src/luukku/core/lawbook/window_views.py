"""The window calculator: which day a time limit leads to, and when it must start. Open to everybody; nothing is kept."""

from dataclasses import replace

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.documents.responses import chosen
from luukku.core.lawbook import window_queries as queries
from luukku.core.lawbook.asked import DayAsked, day_asked
from luukku.core.lawbook.rows import Row
from luukku.core.lawbook.views import language, status_of
from luukku.core.lawbook.window_queries import Answer
from luukku.core.ui import format
from luukku.law import BeforeFirstValue, NotInForce, NotVerified
from luukku.law.windows import BY_KEY

FORWARDS, BACKWARDS = "eteen", "taakse"


@public_page(listed=True)
def windows(request: Request) -> HttpResponseBase:
    """`?aika=` the window by its key, `?paiva=` the day, `?suunta=` eteen: it starts then; taakse: it is to be over by then."""
    key = chosen(request.GET, "aika", list(BY_KEY))
    direction = chosen(request.GET, "suunta", [FORWARDS, BACKWARDS], default=FORWARDS)
    day = day_asked(request, "paiva")
    answer, unknown = None, None
    if key and not day.error:
        answer, unknown, day = _answered(key, day, back=direction == BACKWARDS)
    context = {
        "key": key,
        "back": direction == BACKWARDS,
        "directions": [(FORWARDS, _("aika alkaa")), (BACKWARDS, _("aika päättyy viimeistään"))],
        "direction": direction,
        "day": day,
        "answer": answer,
        "unknown": unknown,
        "groups": queries.listed(day=day.day, language=language()),
        "parameter_url": queries.parameter_address(key, day=answer.closing.started if answer else day.day) if key else "",
        "crumbs": [(_("Laki"), None), (_("Ikkunalaskuri"), None)],
    }
    return render(request, "lawbook/windows.html", context, status=status_of(day))


def _answered(key: str, day: DayAsked, *, back: bool) -> tuple[Answer | None, Row | None, DayAsked]:
    """The answer; what the lawbook says where it has no length; the day with its message where none can be given."""
    try:
        if not back:
            return queries.forwards(key, start=day.day, language=language()), None, day
        answer = queries.backwards(key, by=day.day, language=language())
    except NotVerified:
        return None, queries.unknown(key, day=day.day, language=language()), day
    except (BeforeFirstValue, NotInForce):
        error = _("Lakikirjassa ei ole tätä aikaa päivälle %(day)s. Ensimmäinen päivä, jolle se on, on %(first)s.")
        return None, None, _refused(day, error, key)
    if answer:
        return answer, None, day
    error = _("Lakikirjassa ei ole alkamispäivää, josta aika ehtisi kulua viimeistään %(day)s. Se alkaa päivästä %(first)s.")
    return None, None, _refused(day, error, key)


def _refused(day: DayAsked, error: str, key: str) -> DayAsked:
    first = queries.first_day(key)
    places = {"day": format.day(day.day, language=language()), "first": format.day(first, language=language())}
    return replace(day, error=error % places)
