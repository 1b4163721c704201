"""What an installation starts with: official series, and in the demo an area and its people."""

from collections.abc import Callable

from luukku.area.actions import digest, load_pack
from luukku.area.domain.pack import AreaPack
from luukku.area.models import EmploymentArea
from luukku.area.pack_files import PACKS
from luukku.area.pack_files import load_pack as read_pack
from luukku.area.queries import NoAreaYet, current
from luukku.config import sections  # noqa: F401 - the pack is read and written with all of them
from luukku.core.access.roles import Role
from luukku.core.accounts.actions import Persona, put_personas
from luukku.core.accounts.queries import has_administrator
from luukku.core.clock import system_clock
from luukku.figures.actions import take_shipped

DEMO_PACK = "paijat-hame"
Tell = Callable[[str], None]


def prepare(*, progress: Tell) -> list[Persona]:
    """Put the demo in place: the area unless one is loaded, the official series, the personas. What is there already stays."""
    pack = _area(progress)
    _series(progress)
    people = personas(pack)
    put_personas(people, valid_from=pack.municipalities[0].member_from)
    return people


def prepare_service(*, progress: Tell) -> list[str]:
    """Take the official series; the lines that tell what an administrator must still do."""
    _series(progress)
    todo = []
    try:
        current()
    except NoAreaYet as missing:
        todo.append(f"No area is loaded yet: {missing.remedy}")
    if not has_administrator():
        todo.append("Nobody can sign in yet: luukku user add USERNAME --name NAME")
    return todo


def _area(progress: Tell) -> AreaPack:
    shipped = read_pack(PACKS / DEMO_PACK)
    loaded = EmploymentArea.objects.values_list("pack_name", "digest").first()
    if loaded is None:
        progress(f"Loading the area {shipped.area.name.fi} …")
        load_pack(pack=shipped, name=DEMO_PACK, clock=system_clock())
    elif loaded[0] == DEMO_PACK and loaded[1] != digest(shipped):
        progress(f"The pack areas/{DEMO_PACK} differs from what is loaded. See what would change: luukku area load {DEMO_PACK}")
    return current()


def _series(progress: Tell) -> None:
    for dataset in take_shipped(clock=system_clock()):
        progress(f"Official series taken: {dataset}")


def personas(pack: AreaPack) -> list[Persona]:
    """The people of the demo, for any area: invented names, the units are the area's own municipalities."""
    members = sorted(pack.municipalities, key=lambda member: member.name.fi)
    first, last = members[0], members[-1]
    responsible = next((each.name.fi for each in members if each.code == pack.authority.responsible), first.name.fi)
    return [
        Persona("antti.vuorela", "Antti Vuorela", Role.DIRECTOR),
        Persona("laura.makela", "Laura Mäkelä", Role.PLANNER),
        Persona("sari.nieminen", "Sari Nieminen", Role.CONTROLLER, responsible),
        Persona("elina.saarinen", "Elina Saarinen", Role.EXPERT, first.name.fi),
        Persona("mikko.lahtela", "Mikko Lahtela", Role.TEAM_LEAD),
        Persona("johanna.ruuska", "Johanna Ruuska", Role.COUNTERPART, last.name.fi, last.code),
        Persona("teemu.kallio", "Teemu Kallio", Role.ADMINISTRATOR),
        Persona("heikki.rantanen", "Heikki Rantanen", Role.BOARD_MEMBER),
    ]
