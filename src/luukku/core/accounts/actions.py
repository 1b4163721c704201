"""Changes to accounts: a person with roles is made, a persona of the demo is put in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from luukku.core.access.roles import Role
from luukku.core.accounts.models import Grant, User
from luukku.kernel.clock import Clock


@dataclass(frozen=True, slots=True)
class Persona:
    """A synthetic person of the demo, who signs in without a password."""

    login: str
    name: str
    role: Role
    unit: str = ""
    municipality_code: str = ""

    @property
    def title(self) -> str:
        """`Kunnan vastinpari, …`: the role and the unit as shown."""
        return ", ".join(filter(None, [str(self.role.label), self.unit]))


@transaction.atomic
def add_user(
    *, username: str, name: str, password: str, role: Role, municipality_code: str = "", unit: str = "", clock: Clock
) -> User:
    """Make a person who signs in with a password and holds `role` from today.

    Raises ValidationError with all that is wrong: a taken user name, a weak password, a missing municipality.
    """
    user = User(username=username, name=name, unit=unit)
    user.full_clean(exclude=["password"])
    validate_password(password, user)
    user.set_password(password)
    user.save()
    grant = Grant(user=user, role=role, municipality_code=municipality_code, valid_from=clock.today())
    grant.full_clean()
    grant.save()
    return user


@transaction.atomic
def put_personas(personas: Iterable[Persona], *, valid_from: date) -> None:
    """Make the demo's personas what `personas` says: added, renamed and re-granted; those no longer named are removed."""
    wanted = {persona.login: persona for persona in personas}
    User.objects.filter(is_persona=True).exclude(username__in=wanted).delete()
    for persona in wanted.values():
        user, _ = User.objects.update_or_create(
            username=persona.login, is_persona=True, defaults={"name": persona.name, "unit": persona.unit}
        )
        if user.password == "":
            user.set_unusable_password()
            user.save(update_fields=["password"])
        Grant.objects.filter(user=user).exclude(role=persona.role, municipality_code=persona.municipality_code).delete()
        Grant.objects.get_or_create(
            user=user, role=persona.role, municipality_code=persona.municipality_code, defaults={"valid_from": valid_from}
        )


def first_problems(error: ValidationError) -> list[str]:
    """The messages of a validation error, one a line, field first where it is known."""
    if hasattr(error, "error_dict"):
        return [f"{field}: {message}" for field, messages in error.message_dict.items() for message in messages]
    return list(error.messages)
