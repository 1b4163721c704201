"""May this person do this? One answer with its reason, and the same rule as a filter of a query."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db.models import Model, Q, QuerySet

from luukku.core.access.actions import Action
from luukku.core.access.roles import Role

AnyModel = TypeVar("AnyModel", bound=Model)


class Holder(Protocol):
    """A person as access sees them: signed in or not, and the grants that hold today."""

    @property
    def is_authenticated(self) -> bool: ...

    def roles_today(self) -> frozenset[tuple[Role, str]]:
        """Pairs of a role and the municipality code it is held for ("" when for all)."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: `reason` is `allowed`, `sign_in`, `role` or `other_municipality`; `roles` are those that may."""

    allowed: bool
    reason: str
    roles: frozenset[Role]

    def __bool__(self) -> bool:
        return self.allowed


def can(user: Any, action: Action, obj: object | None = None) -> Decision:
    """May `user` do `action`, to `obj` if one is given? Without an object: to any object at all.

    An object that belongs to a municipality has `municipality_code`; a rule for the own municipality compares it.
    """
    if not user.is_authenticated:
        return Decision(False, "sign_in", action.roles)
    held: frozenset[tuple[Role, str]] = user.roles_today()
    wrong_municipality = False
    for rule in action.rules:
        for role, municipality in held:
            if role not in rule.roles:
                continue
            if not rule.own_municipality or obj is None or getattr(obj, "municipality_code", None) == municipality:
                return Decision(True, "allowed", action.roles)
            wrong_municipality = True
    return Decision(False, "other_municipality" if wrong_municipality else "role", action.roles)


def narrow(
    user: Any, action: Action, queryset: QuerySet[AnyModel], *, municipality: str = "municipality_id"
) -> QuerySet[AnyModel]:
    """The objects of `queryset` that `user` may do `action` to; `municipality` is the field with their municipality's code."""
    if not user.is_authenticated:
        return queryset.none()
    allowed = Q(pk__in=[])
    for rule in action.rules:
        for role, code in user.roles_today():
            if role in rule.roles:
                if not rule.own_municipality:
                    return queryset
                allowed |= Q(**{municipality: code})
    return queryset.filter(allowed)
