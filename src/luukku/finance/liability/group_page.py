"""The page of a group: people by paid days in one municipality or all of them, what they cost, who reaches the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.saying import sentences
from luukku.finance.domain.ladder.group import total
from luukku.finance.liability import group_pictures, group_tables
from luukku.finance.liability.group_form import GroupForm
from luukku.finance.liability.group_model import Group, group, group_form
from luukku.kernel.calendar import add_months

WHO, HOW_LONG = "kunta", "ajalta"
LENGTHS = ("12", "24")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is counted: there when nothing in the form is wrong and somebody is known."""

    group: Group
    say: SafeString
    classes: DataTable
    picture: Chart
    months: DataTable
    crossings: DataTable

    @property
    def tables(self) -> list[DataTable]:
        return [self.months, self.crossings, self.classes]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """What the page shows; without `model` only the form and what is wrong in it."""

    form: GroupForm
    who: Sequence[Option]
    lengths: Sequence[Option]
    whose: str
    model: Model | None


def group_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> GroupPage:
    """The page as of a day. Two SQL queries where something is not typed. Raises UnknownChoice and NothingOnThatDay."""
    form = group_form(pack=pack, day=day, query=query, language=language)
    code = chosen(query, WHO, list(form.names))
    length = chosen(query, HOW_LONG, LENGTHS, default=LENGTHS[0])
    everyone = {"": _("koko alue"), **form.names} if len(form.names) > 1 else dict(form.names)
    whose = form.names.get(code, "")
    model = None
    if form.is_valid():
        last = add_months(form.cleaned_data["kk"], months=int(length))
        found = group(form=form, pack=pack, day=day, last_month=last)
        if code in found.starts:
            found = found.only(code)
        model = _model(found, whose, language) if found.starts and code in ("", *found.starts) else None
    return GroupPage(
        form=form,
        who=options(everyone, code),
        lengths=options({each: _("%(count)s kuukautta") % {"count": each} for each in LENGTHS}, length),
        whose=whose,
        model=model,
    )


def _model(found: Group, whose: str, language: str) -> Model:
    codes, places = list(found.starts), found.places()
    return Model(
        group=found,
        say=_say(found, codes, whose, language),
        classes=group_tables.classes_table(found, codes),
        picture=group_pictures.months_picture(found.months, found.cents(codes), language=language),
        months=group_tables.months_table(found, codes, places, whose=whose),
        crossings=group_tables.crossings_table(found, codes, places, whose=whose),
    )


def _say(found: Group, codes: Sequence[str], whose: str, language: str) -> SafeString:
    """What the coming months cost, and what they would if everybody stood at the cheapest or the dearest days."""
    band = total(found.cents(codes))
    written = [format.euros(group_tables.euros(cents), language=language) for cents in (band.middle, band.low, band.high)]
    text = _("Seuraavien {} kuukauden maksuosuus on <strong>{}</strong>, vähintään {} ja enintään {}, jos oletukset pitävät.")
    if whose:
        text = _("{}: seuraavien {} kuukauden osuus on <strong>{}</strong>, vähintään {} ja enintään {}, jos oletukset pitävät.")
    first = format_html(text, *([whose] if whose else []), len(found.months), *written)
    reach = sum(sum(found.crossings(codes, at).values()) for at in found.places())
    told = {"people": format.number(reach, language=language)}
    return sentences(first, _("Seuraavalle portaalle nousuja on sinä aikana noin %(people)s.") % told)
