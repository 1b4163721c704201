"""The register of rules: each named function of the ladder beside the provision it carries out and what it can say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from luukku.finance.domain.ladder.reasons import Code
from luukku.kernel.outcome import Reason
from luukku.law import Value

T_co = TypeVar("T_co", covariant=True)
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Finding(Generic[T_co]):
    """What one rule says of a run of days, why, and on which values of the lawbook it rests.

    applies  whether it changes what the day costs; what does not is said only when a day is explained in full
    """

    value: T_co
    reason: Reason
    values: tuple[Value, ...] = ()
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    function    what carries it out
    provisions  acts and sections, such as "48/2026 51 § 2"
    codes       the reasons it can give
    without     what stands for it where it does not exist: a function of the same arguments
    """

    function: Callable[..., Any]
    provisions: tuple[str, ...]
    codes: tuple[Code, ...]
    without: Callable[..., Any]

    @property
    def name(self) -> str:
        return f"{self.function.__module__.rpartition('.')[2]}.{self.function.__name__}"

    @property
    def about(self) -> str:
        """The first sentence of its docstring."""
        return (self.function.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " ")


RULES: list[Rule] = []


def rule(*provisions: str, codes: tuple[Code, ...], without: Callable[..., Any]) -> Callable[[F], F]:
    """Enter a function into the register. Rules are called through their module, so that one can be taken away."""

    def enter(function: F) -> F:
        RULES.append(Rule(function, provisions, codes, without))
        return function

    return enter
