"""Whom figures are about: municipalities, employment areas, regions and the country, found by code or by name."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.queries import members_on
from luukku.connectors import official
from luukku.core.documents.choices import UnknownChoice
from luukku.figures.queries import municipal_region

OWN = "oma"
"""In addresses: the own area, whatever its official code, if it has one."""
NEAR = 0.55
"""Names at least this like what was written are offered in its place."""
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody whose figures can be asked.

    code            as it stands in addresses: `31` an employment area (`oma` the own one that has no official code),
                    `091` a municipality, `MK01` a region, `SSS` the country
    name            as shown
    url             where its figures are
    series          the regions of the labour series that together are it
    municipalities  codes of those whose residents together are its
    own             whether it is the own area or one of its members
    """

    code: str
    name: str
    url: str
    series: tuple[str, ...]
    municipalities: tuple[str, ...]
    own: bool = False


def trend_url(code: str) -> str:
    """The page that shows somebody's unemployment over time."""
    return f"{reverse('figures:unemployment')}?{urlencode({'kohde': code})}"


def own_area(pack: AreaPack, *, day: date, language: str) -> Subject:
    """The own area as of a day. Raises NothingOnThatDay."""
    codes = tuple(member.code for member in members_on(pack, day=day, language=language))
    return _of_municipalities(pack.area.code or OWN, pack.authority.name.in_language(language), codes, own=True)


def members(pack: AreaPack, *, day: date, language: str) -> tuple[Subject, ...]:
    """The members on a day. Raises NothingOnThatDay."""
    return tuple(
        Subject(
            code=member.code,
            name=member.name.in_language(language),
            url=reverse("figures:municipality", args=[member.code]),
            series=(municipal_region(member.code),),
            municipalities=(member.code,),
            own=True,
        )
        for member in members_on(pack, day=day, language=language)
    )


def municipality(code: str, *, language: str) -> Subject:
    """A municipality of the country. Raises official.UnknownMunicipality."""
    name = official.municipality(code).name(language)
    return Subject(code=code, name=name, url=trend_url(code), series=(municipal_region(code),), municipalities=(code,))


def employment_area(code: str, *, language: str) -> Subject:
    """An employment area of the country. Raises official.NotAnEmploymentArea."""
    area = official.employment_area(code)
    name = _("%(name)s (työllisyysalue)") % {"name": area.name(language)}
    return _of_municipalities(code, name, area.municipalities)


def _of_municipalities(code: str, name: str, codes: tuple[str, ...], *, own: bool = False) -> Subject:
    series = tuple(municipal_region(each) for each in codes)
    return Subject(code=code, name=name, url=trend_url(code), series=series, municipalities=codes, own=own)


def region(code: str, *, language: str) -> Subject:
    """A region (maakunta) by its two digits. Raises KeyError."""
    name = _("%(name)s (maakunta)") % {"name": official.regions()[code].name(language)}
    codes = tuple(each.code for each in official.municipalities().values() if each.region == code)
    return Subject(code=f"MK{code}", name=name, url=trend_url(f"MK{code}"), series=(f"MK{code}",), municipalities=codes)


def country() -> Subject:
    """The whole country, Åland included."""
    code = official.COUNTRY
    everybody = tuple(official.municipalities())
    return Subject(code=code, name=_("Koko maa"), url=trend_url(code), series=(code,), municipalities=everybody)


class Known:
    """Everybody who can be asked for, as of a day: finds by code, or by name in Finnish or Swedish, in any case."""

    def __init__(self, pack: AreaPack, *, day: date, language: str) -> None:
        self.language = language
        self.area = own_area(pack, day=day, language=language)
        self.members: Mapping[str, Subject] = {each.code: each for each in members(pack, day=day, language=language)}

    def municipality(self, code: str) -> Subject:
        """A municipality of the country, a member with its own page. Raises official.UnknownMunicipality."""
        return self.members.get(code) or municipality(code, language=self.language)

    def with_code(self, code: str) -> Subject | None:
        """Who has this code; None where nobody has."""
        if code in (OWN, self.area.code):
            return self.area
        if code in official.municipalities():
            return self.municipality(code)
        if code in official.employment_areas():
            return employment_area(code, language=self.language)
        wanted = code.upper()
        if wanted == official.COUNTRY:
            return country()
        digits = wanted.removeprefix("MK").zfill(2)
        return region(digits, language=self.language) if wanted.startswith("MK") and digits in official.regions() else None

    def named(self, text: str, *, municipalities_alone: bool = False) -> Subject | None:
        """Who has this code or name. A member goes before another municipality, and that before a region or area so named."""
        names = self._municipalities if municipalities_alone else self._everybody
        subject = self.with_code(text.strip()) or self.with_code(names.get(_plain(text), ("", ""))[1])
        return subject if subject and (subject.code in official.municipalities() or not municipalities_alone) else None

    @cached_property
    def _municipalities(self) -> Mapping[str, tuple[str, str]]:
        """By plain name: the name as it is written, and the code."""
        everybody = official.municipalities().values()
        found = {_plain(name): (name, each.code) for each in everybody for name in (each.name_sv, each.name_fi)}
        return {**found, **{_plain(each.name): (each.name, each.code) for each in self.members.values()}}

    @cached_property
    def _everybody(self) -> Mapping[str, tuple[str, str]]:
        language = self.language
        areas = [(each.code, (each.name_fi, each.name_sv, each.name_en)) for each in official.employment_areas().values()]
        regions = [(f"MK{each.code}", (each.name_fi, each.name_sv, each.name_en)) for each in official.regions().values()]
        found = {_plain(name): (name, code) for code, names in (*areas, *regions) for name in names if name}
        whole = [self.area, country()]
        whole += [region(each, language=language) for each in official.regions()]
        whole += [employment_area(each, language=language) for each in official.employment_areas()]
        return {**found, **{_plain(each.name): (each.name, each.code) for each in reversed(whole)}, **self._municipalities}

    def nearest(self, text: str, *, municipalities_alone: bool = False) -> list[str]:
        """Names like what was written, the likest first; where nothing is like it, the members."""
        try:
            official.find_municipality(text)
        except official.UnknownMunicipality as unknown:
            if unknown.nearest and (unknown.merger or text.strip().isdigit()):
                return [self.municipality(unknown.nearest.code).name]
        names = self._municipalities if municipalities_alone else self._everybody
        close = difflib.get_close_matches(_plain(text), names, n=MOST_OFFERED, cutoff=NEAR)
        return [names[name][0] for name in close] or [each.name for each in self.members.values()]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def asked_for(
    texts: Sequence[str], known: Known, *, parameter: str, most: int, municipalities_alone: bool = False
) -> tuple[Subject, ...]:
    """Those whom an address names: `?kohde=098,MK07&kohde=Helsinki`; each once, in their order.

    Raises UnknownChoice that offers the same words with the nearest names in the place of what is nobody's, or with the first
    `most` where there are more.
    """
    words = [word.strip() for text in texts for word in text.split(",") if word.strip()]
    found: dict[str, Subject] = {}
    for at, word in enumerate(words):
        subject = known.named(word, municipalities_alone=municipalities_alone)
        if subject is None:
            near = known.nearest(word, municipalities_alone=municipalities_alone)
            raise UnknownChoice(parameter, ",".join(words), [",".join([*words[:at], name, *words[at + 1 :]]) for name in near])
        found[subject.code] = subject
    if len(found) > most:
        raise UnknownChoice(parameter, ",".join(words), [",".join(list(found)[:most])])
    return tuple(found.values())
