"""Pages of the rules: open to everybody, each rule with its section, its explanation and the stories that prove it."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.casework import rule_pages
from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.lawbook.asked import day_asked
from luukku.core.lawbook.views import language, status_of
from luukku.core.lawbook.ways import ways

LONGEST_WORDS = 100


@public_page(listed=True)
def rules(request: Request) -> HttpResponseBase:
    """Every rule by its section; `?haku=` looks for words or a section in rules and parameters."""
    words = request.GET.get("haku", "").strip()[:LONGEST_WORDS]
    context = {
        "words": words,
        "rules": rule_pages.rules(language=language()),
        "found": rule_pages.find(words, day=request.day, language=language()) if words else None,
        "views": ways("rules:rules"),
        "crumbs": [(_("Laki"), None), (_("Säännöt"), None)],
    }
    return render(request, "casework/rules.html", context)


@public_page(listed=True)
def rule(request: Request, name: str) -> HttpResponseBase:
    """One rule, its parameters as of `?paiva=`. 404 with the nearest name for a rule that there is not."""
    day = day_asked(request, "paiva")
    shown = rule_pages.named(name, day=day.day, language=language())
    crumbs: list[tuple[str, str | None]] = [(_("Laki"), None), (_("Säännöt"), reverse("rules:rules"))]
    crumbs.append((shown.row.title if shown else _("Tuntematon sääntö"), None))
    context = {"views": ways(""), "crumbs": crumbs, "shown": shown, "day": day, "reader": language()}
    if shown is None:
        unknown = {"name": name, "near": rule_pages.near(name, language=language())}
        return render(request, "casework/unknown_rule.html", {**context, **unknown}, status=404)
    return render(request, "casework/rule.html", context, status=status_of(day))
