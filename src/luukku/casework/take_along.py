"""What is taken along from the calculator: the coming days as a calendar file, and the duties in plain language."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from luukku.casework.asked import ALARM, Asked, asked, query_of
from luukku.casework.calendar_file import ALARMS, USUAL_ALARM, calendar_file, entries
from luukku.casework.plain import plain_duties
from luukku.casework.shown import Result, event_rows, result_of
from luukku.casework.story_order import impossible
from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.documents.responses import chosen

FILE = "maaraajat.ics"


def alarms() -> list[tuple[str, str, bool]]:
    """What may be chosen: its word, its name, whether it is the usual one."""
    return [(word, str(name), word == USUAL_ALARM) for word, name in ALARMS.items()]


@public_page(listed=True)
def calendar(request: Request) -> HttpResponseBase:
    """The days to come of the same address as a calendar file; `?muistutus=` is when it reminds. Without any, the calculator."""
    alarm = chosen(request.GET, ALARM, list(ALARMS), default=USUAL_ALARM)
    language = (get_language() or "fi")[:2]
    ask, result = _told(request, language)
    listed = entries(result.rows, since=ask.day) if result else []
    here = _calculator(ask, language)
    if not listed:
        return redirect(here)
    url = request.build_absolute_uri(here)
    response = HttpResponse(
        calendar_file(listed, ask, alarm=alarm, url=url, language=language), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


@public_page(listed=True)
def plain(request: Request) -> HttpResponseBase:
    """The duties of the same address in plain language. What cannot be told in order is mended in the calculator first."""
    language = (get_language() or "fi")[:2]
    ask, result = _told(request, language)
    if result is None:
        return redirect(_calculator(ask, language))
    cited = (f"{each.act} {each.section}" for row in result.rows for each in row.duty.citations)
    context = {
        "ask": ask,
        "reader": language,
        "duties": plain_duties(result.rows, day=ask.day, language=language),
        "events": [row for row in event_rows(ask.story, day=ask.day, errors={}, language=language) if not row.left_out],
        "sources": list(dict.fromkeys(cited)),
        "calculator_url": _calculator(ask, language),
    }
    return render(request, "casework/plain.html", context)


def _told(request: Request, language: str) -> tuple[Asked, Result | None]:
    """What is asked, and the duties; none where nothing is told or the events cannot follow each other."""
    ask = asked(request.GET, today=request.today, day=request.day)
    if not ask.story.events or any(impossible(ask.story, day=None)):
        return ask, None
    return ask, result_of(ask, chosen="", language=language)


def _calculator(ask: Asked, language: str) -> str:
    query = query_of(ask.story, day=ask.day, more=[("kieli", language)])
    return f"{reverse('casework:calculator')}?{query}"
