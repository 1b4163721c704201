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


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """A persona as offered at the door."""

    username: str
    name: str
    initials: str
    title: str
    does: str


def personas() -> list[PersonaRow]:
    """The demo's personas in the order they were put in place. Two SQL queries."""
    people = User.objects.filter(is_persona=True, is_active=True).order_by("pk").prefetch_related("grants")
    return [_persona(person, [Role(grant.role) for grant in person.grants.all()]) for person in people]


def _persona(person: User, roles: list[Role]) -> PersonaRow:
    initials = "".join(part[0] for part in person.name.split()[:2])
    title = ", ".join(filter(None, [*(str(role.label) for role in roles), person.unit]))
    return PersonaRow(person.username, person.name, initials, title, " ".join(role.description for role in roles))


def persona(username: str) -> User | None:
    """The persona of that name, None when there is none. One SQL query."""
    return User.objects.filter(is_persona=True, is_active=True, username=username).first()


def has_administrator() -> bool:
    """Is there somebody who may give roles? One SQL query."""
    return Grant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists()
