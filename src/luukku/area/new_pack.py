"""A pack for any of the 45 employment areas out of official data alone: what is not official stays out of it, to be filled in."""

import unicodedata

from luukku.area.domain.pack import Area, AreaPack, Authority, Municipality, Source
from luukku.connectors import official
from luukku.kernel.typed import LocalText

NOTE = LocalText(
    fi="Jäsenkunnat ovat luokituksen mukaiset sen ensimmäisestä päivästä. Vastuukuntaa ja toimielintä luokitus ei kerro.",
    sv="Medlemmarna är klassificeringens från dess första dag. Den anger varken ansvarskommun eller organ.",
    en="The members are those of the classification from its first day. It tells neither responsible municipality nor board.",
)


def new_pack(code: str) -> AreaPack:
    """The pack of the employment area with this code: members, no tables, no service points, no board rule.

    The responsible municipality is known only where the area is one municipality. Population and unemployment come from
    the official series, so the pack needs no tables for them.
    Raises official.NotAnEmploymentArea with the nearest match, for Åland with the reason.
    """
    area = official.employment_area(code)
    classification = official.dataset("employment_areas")
    if classification.period is None:
        raise official.OfficialDataError("the classification does not say from when it holds", file=official.folder())
    responsible = area.municipalities[0] if len(area.municipalities) == 1 else None
    return AreaPack(
        area=Area(code=area.code, name=LocalText(fi=area.name_fi, sv=area.name_sv, en=area.name_en)),
        authorities=(Authority(id="own", name=_authority_name(area), responsible=responsible, role="this"),),
        municipalities=tuple(
            Municipality(code=member, name=LocalText(fi=known.name_fi, sv=known.name_sv), member_from=classification.period.from_)
            for member, known in ((member, official.municipality(member)) for member in area.municipalities)
        ),
        sources={
            "classification": Source(
                title=classification.title,
                publisher=classification.publisher,
                published=str(classification.period.from_),
                licence=classification.licence,
                note=NOTE,
            )
        },
    )


def folder_name(name: str) -> str:
    """The folder of an area by its Finnish name: "Päijät-Häme" is paijat-hame."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def _authority_name(area: official.EmploymentArea) -> LocalText:
    """A name that needs no inflection of the area's name."""
    return LocalText(
        fi=f"Työllisyysalue {area.name_fi}", sv=f"Sysselsättningsområdet {area.name_sv}", en=f"Employment area of {area.name_en}"
    )
