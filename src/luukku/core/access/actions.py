"""Actions carry their own rules: the same rule draws a button, lets a request in and narrows a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from luukku.core.access.roles import Role


@dataclass(frozen=True, slots=True)
class Rule:
    """Those in `roles` may; with `own_municipality` only what belongs to the municipality of their grant."""

    roles: frozenset[Role]
    own_municipality: bool = False


def roles(*names: Role) -> Rule:
    """Rule: the named roles may, whatever the object."""
    return Rule(frozenset(names))


def of_own_municipality(*names: Role) -> Rule:
    """Rule: the named roles may, when the object belongs to the municipality of their grant."""
    return Rule(frozenset(names), own_municipality=True)


class Action(Enum):
    """Base of each room's actions: `READ = roles(…), of_own_municipality(…)`; any of the rules is enough."""

    rules: tuple[Rule, ...]

    def __new__(cls, *rules: Rule) -> "Action":
        member = object.__new__(cls)
        member._value_ = len(cls.__members__) + 1  # two actions with equal rules stay two members
        member.rules = rules
        return member

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that may do this to some object."""
        return frozenset().union(*(rule.roles for rule in self.rules))


def role_names(names: Iterable[Role]) -> list[str]:
    """The roles' names as shown, in the order of their declaration."""
    wanted = set(names)
    return [str(role.label) for role in Role if role in wanted]
