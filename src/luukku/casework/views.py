"""The deadline calculator: open to everybody, without names; what happened stands in the address and nowhere else."""

from collections import defaultdict
from dataclasses import replace

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.casework.asked import (
    ANSWER,
    BORN,
    CHOSEN,
    DUTY,
    EVENT,
    PRINTED,
    REMOVE,
    VERSION,
    Asked,
    Unread,
    asked,
    pairs,
    query_of,
    with_event,
    without,
)
from luukku.casework.calendar_file import entries
from luukku.casework.comparing_shown import Compared, comparison, no_such_duty
from luukku.casework.examples import EXAMPLES
from luukku.casework.forms import event_form, event_named, settings_fields
from luukku.casework.shown import Result, event_rows, points, result_of
from luukku.casework.stories import Story
from luukku.casework.story_order import ANNOUNCE, impossible
from luukku.casework.take_along import alarms
from luukku.casework.versions_shown import Versions, known_versions, versions_shown
from luukku.casework.words import GROUPS, cannot_text
from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.lawbook.asked import LONGEST
from luukku.kernel.typed import write

FILE = "tarina.yaml"


def language() -> str:
    """The reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


@public_page(listed=True)
def calculator(request: Request) -> HttpResponseBase:
    """What happened (`?t=`, many), seen on `?paiva=`; `?lisaa=` and `?muuta=` open an event's form, `?valittu=` a duty.

    `?versio=` stands beside the answer, `?vastaus=` (and `?velvoite=`) is another system's day.
    """
    ask = asked(request.GET, today=request.today, day=request.day)
    removed = event_named(request.GET, ask, REMOVE)
    if removed is not None:
        return _onward(request, ask, without(ask.story, removed))
    form, fact = event_form(request.GET, ask, today=request.today, language=language())
    if fact is not None:
        return _onward(request, ask, with_event(ask.story, fact, at=form.at))
    ask, wrong = _wrong(ask)
    events = event_rows(ask.story, day=ask.day, errors=wrong, language=language())
    chosen = request.GET.get(CHOSEN, "")
    result = None if wrong or not events else result_of(ask, chosen=chosen, language=language())
    if result and chosen and not result.chosen:
        ask = replace(ask, unread=(*ask.unread, Unread(f"{CHOSEN}={chosen}"[: 2 * LONGEST], no_such_duty(chosen))))
    versions, compared = _beside(request, ask, result) if result else (None, None)
    query = query_of(ask.story, day=ask.day)
    beside = [(word, request.GET[word]) for word in (VERSION, ANSWER, DUTY) if request.GET.get(word)]
    told = pairs(ask.story, day=ask.day)
    context = {
        "ask": ask,
        "reader": language(),
        "day": ask.day,
        "wrong": sum(map(len, wrong.values())),
        "events": events,
        "points": points(events, result.rows if result else (), language=language()),
        "form": form,
        "settings": settings_fields(ask, language=language()),
        "groups": GROUPS,
        "kept": told,
        "kept_events": [(word, value) for word, value in told if word == EVENT],
        "examples": [(f"{reverse('casework:calculator')}?{example}", name) for name, example in EXAMPLES],
        "story_url": f"{reverse('casework:story')}?{query}",
        "here_url": f"{reverse('casework:calculator')}?{query}",
        "print_url": f"{reverse('casework:calculator')}?{query_of(ask.story, day=ask.day, more=[*beside, (PRINTED, '1')])}",
        "plain_url": f"{reverse('casework:plain')}?{query}",
        "alarms": alarms() if result and entries(result.rows, since=ask.day) else (),
        "printed": request.GET.get(PRINTED) == "1",
        "result": result,
        "versions": versions,
        "comparison": compared,
        "kept_comparison": [(word, value) for word, value in beside if word != VERSION],
        "crumbs": [(_("Laki"), None), (_("Määräaikalaskuri"), None)],
    }
    failed = bool(wrong or ask.errors or form.errors or (versions and versions.error) or (compared and compared.errors))
    return render(request, "casework/calculator.html", context, status=422 if failed else 200)


@public_page(listed=True)
def story_file(request: Request) -> HttpResponseBase:
    """The story of the same address as YAML, for `luukku duties story`: told on a day when all of it has happened."""
    ask = asked(request.GET, today=request.today, day=request.day)
    happened = [fact.on for fact in ask.story.events if fact.kind not in ANNOUNCE]
    story = replace(ask.story, as_of=max([ask.day, *happened]))
    response = HttpResponse(write(story), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


def _wrong(ask: Asked) -> tuple[Asked, dict[int, list[str]]]:
    """What cannot be, by the place of the event where it is told. An impossible birth date is told at its field and left out."""
    person = ask.story.person
    for each in impossible(ask.story, day=None):
        if each.path[0] == "person":
            errors = {**ask.errors, BORN: cannot_text(each, language=language())}
            ask = replace(ask, errors=errors, story=replace(ask.story, person=replace(person, born=None)))
    told: dict[int, list[str]] = defaultdict(list)
    for each in impossible(ask.story, day=None):
        told[int(each.path[1])].append(cannot_text(each, language=language()))
    return ask, dict(told)


def _beside(request: Request, ask: Asked, result: Result) -> tuple[Versions, Compared]:
    """What stands beside the answer: versions of the law, and another system's day."""
    known, today, word = known_versions(ask), request.today, request.GET.get(VERSION, "").strip()
    versions = versions_shown(ask, known, word=word, today=today, language=language())
    return versions, comparison(ask, request.GET, rows=result.rows, versions=known, today=today, language=language())


def _onward(request: Request, ask: Asked, story: Story) -> HttpResponseBase:
    """To the address of the changed story, in the language of this one."""
    spoken = [("kieli", request.GET["kieli"])] if "kieli" in request.GET else []
    return redirect(f"{reverse('casework:calculator')}?{query_of(story, day=ask.day, more=spoken)}#tapahtumat")
