"""The small calculator for a municipality's intranet: one thing that happened, and the days that follow from it."""

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.casework.asked import asked, query_of, with_event
from luukku.casework.forms import event_form
from luukku.casework.shown import event_rows, result_of
from luukku.casework.story_order import impossible
from luukku.casework.words import GROUPS, cannot_text
from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.ui.framing import may_be_framed

MOST_ROWS = 8
"""Days that a frame has room for; all of them stand in the calculator."""


@public_page(listed=True)
@may_be_framed
def embedded(request: Request) -> HttpResponseBase:
    """`?lisaa=` the kind of what happened and its fields; `?t=` what is told, as in the calculator."""
    ask = asked(request.GET, today=request.today, day=request.day)
    language = (get_language() or "fi")[:2]
    form, fact = event_form(request.GET, ask, today=request.today, language=language)
    if fact is not None:
        spoken = [("kieli", request.GET["kieli"])] if "kieli" in request.GET else []
        told = with_event(ask.story, fact, at=form.at)
        return redirect(f"{reverse('casework:embedded')}?{query_of(told, day=ask.day, more=spoken)}")
    wrong = [cannot_text(each, language=language) for each in impossible(ask.story, day=None)]
    result = None if wrong or not ask.story.events else result_of(ask, chosen="", language=language)
    rows = [row for row in result.rows if row.is_open and row.last] if result else []
    coming = sorted(rows, key=lambda row: row.last or ask.day)
    parties = {"authority": _("Viranomainen"), "job_seeker": _("Työnhakija")}
    context = {
        "ask": ask,
        "form": form,
        "groups": GROUPS,
        "wrong": wrong,
        "events": event_rows(ask.story, day=ask.day, errors={}, language=language),
        "told": bool(result),
        "coming": [(row, parties[row.duty.who.value]) for row in coming[:MOST_ROWS]],
        "more": max(0, len(coming) - MOST_ROWS),
        "calculator_url": f"{reverse('casework:calculator')}?{query_of(ask.story, day=ask.day)}",
    }
    failed = bool(wrong or form.errors or ask.unread)
    return render(request, "casework/embedded.html", context, status=422 if failed else 200)
