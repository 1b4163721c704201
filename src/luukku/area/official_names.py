"""What official data says of the codes and names in an area pack: municipalities that exist, called what they are called."""

from collections.abc import Iterator

from luukku.area.domain.consistency import Flaw
from luukku.area.domain.pack import AreaFile, Municipality
from luukku.area.domain.tables import TableSpec
from luukku.connectors import official
from luukku.kernel.typed import Path


def flaws_of_frame_names(frame: AreaFile) -> Iterator[Flaw]:
    """Unknown codes of area.yaml, and members whose name is not the official one."""
    if frame.area.code:
        try:
            official.employment_area(frame.area.code)
        except official.NotAnEmploymentArea as bad:
            yield Flaw(("area", "code"), str(bad), "the code of an employment area", bad.nearest.code if bad.nearest else None)
    for n, authority in enumerate(frame.authorities):
        if authority.responsible:
            yield from _known_code(("authorities", n, "responsible"), authority.responsible)
    for n, municipality in enumerate(frame.municipalities):
        path: Path = ("municipalities", n)
        unknown = list(_known_code((*path, "code"), municipality.code, name=municipality.name.fi))
        yield from unknown or [*_in_an_area(path, municipality), *_official_name(path, municipality)]


def flaws_of_table_names(spec: TableSpec) -> Iterator[Flaw]:
    """Unknown codes of the municipalities that a matrix's columns stand for."""
    for key, column in spec.columns.items():
        if column.municipality:
            yield from _known_code(("columns", key, "municipality"), column.municipality)


def _known_code(path: Path, code: str, *, name: str | None = None) -> Iterator[Flaw]:
    """A flaw when no municipality has the code; the one that has the name is the nearest match."""
    try:
        official.municipality(code)
    except official.UnknownMunicipality as bad:
        nearest = bad.nearest.code if bad.nearest else _code_of(name)
        message = str(bad) if bad.merger else f"no municipality has the code {code}"
        yield Flaw(path, message, "the official code of a municipality", nearest)


def _code_of(name: str | None) -> str | None:
    try:
        return official.find_municipality(name).code if name else None
    except official.UnknownMunicipality:
        return None


def _in_an_area(path: Path, municipality: Municipality) -> Iterator[Flaw]:
    """A flaw for a municipality of Åland, with the reason why no employment area has it as a member."""
    try:
        official.employment_area_of(municipality.code)
    except official.NotAnEmploymentArea as bad:
        yield Flaw((*path, "code"), str(bad), "a municipality that belongs to an employment area")


def _official_name(path: Path, municipality: Municipality) -> Iterator[Flaw]:
    known = official.municipality(municipality.code)
    for language, given, right in (("fi", municipality.name.fi, known.name_fi), ("sv", municipality.name.sv, known.name_sv)):
        if given and given != right:
            message = f"municipality {known.code} is called {right}, not {given}"
            yield Flaw(
                (*path, "name", language), message, "the official name, or the code of the municipality that is meant", right
            )
