"""Shapes of agreements that employment areas have published: rules without municipalities, to be tried on any area."""

from functools import cache
from pathlib import Path

from luukku.finance.domain.sharing.agreement import Agreement
from luukku.kernel.typed import Problem, Unreadable, nearest, read

FOLDER = Path(__file__).parent / "shapes"


def shape_names() -> tuple[str, ...]:
    """The names of the shapes."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


@cache
def shape(name: str) -> Agreement:
    """The rules of a shape; it has no members. Raises Unreadable with the nearest name."""
    if name not in shape_names():
        expected = f"one of {', '.join(shape_names())}"
        raise Unreadable([Problem(name, None, None, "there is no such shape", expected, nearest(name, shape_names()))])
    file = FOLDER / f"{name}.yaml"
    return read(file.read_bytes(), Agreement, file=file.name).value
