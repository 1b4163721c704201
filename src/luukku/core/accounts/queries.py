"""What pages ask of accounts."""

from dataclasses import dataclass

from luukku.core.access.policy import narrow
from luukku.core.access.roles import Role
from luukku.core.accounts.access import Accounts
from luukku.core.accounts.models import Grant, User


@dataclass(frozen=True, slots=True)
class UserRow:
    """A line of the user list; `roles` as shown, with the municipality code where the role is held for one."""

    username: str
    name: str
    unit: str
    is_active: bool
    roles: tuple[tuple[str, str], ...]


PAGE_SIZE = 50


def users(*, user: User, after: str = "", size: int = PAGE_SIZE) -> tuple[list[UserRow], str]:
    """Users from the one after the key `after`, by user name, and the next page's key ("" on the last). Two SQL queries."""
    found = narrow(user, Accounts.READ_USERS, User.objects.filter(username__gt=after)).order_by("username")[: size + 1]
    people = list(found.prefetch_related("grants"))
    rows = [
        UserRow(
            person.username,
            person.name,
            person.unit,
            person.is_active,
            tuple((str(Role(grant.role).label), grant.municipality_code) for grant in person.grants.all()),
        )
        for person in people[:size]
    ]
    return rows, rows[-1].username if len(people) > size else ""


def personas() -> list[User]:
    """The demo's personas in the order they were put in place. One SQL query."""
    return list(User.objects.filter(is_persona=True, is_active=True).order_by("pk"))


def has_administrator() -> bool:
    """Is there somebody who may give roles? One SQL query."""
    return Grant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists()
