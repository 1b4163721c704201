"""The register of rules: each named function of the room beside the provision it carries out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from luukku.casework.domain.kinds import Kind

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    function    what carries it out
    provisions  acts and sections, such as "380/2023 31 § 1"
    kinds       the duties it makes, moves or sets aside
    without     what is said where the rule does not exist: a value, or a function of the same arguments
    """

    function: Callable[..., Any]
    provisions: tuple[str, ...]
    kinds: tuple[Kind, ...]
    without: object

    @property
    def name(self) -> str:
        return f"{self.function.__module__.rpartition('.')[2]}.{self.function.__name__}"

    @property
    def is_general(self) -> bool:
        """Whether it concerns duties at large instead of some kinds."""
        return len(self.kinds) > len(Kind) // 2

    @property
    def about(self) -> str:
        """The first sentence of its docstring."""
        return (self.function.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " ")


RULES: list[Rule] = []


def rule(*provisions: str, kinds: tuple[Kind, ...], without: object = None) -> Callable[[F], F]:
    """Enter a function into the register. Rules are called through their module, so that one can be taken away."""

    def enter(function: F) -> F:
        RULES.append(Rule(function, provisions, kinds, without))
        return function

    return enter
