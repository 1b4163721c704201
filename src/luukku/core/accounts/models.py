"""People of the desk and the roles granted to them (käyttäjät ja käyttöoikeudet)."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from luukku.core.access.roles import BOUND_TO_MUNICIPALITY, Role
from luukku.core.clock import system_clock


class UserManager(BaseUserManager["User"]):
    """Makes users; a user without a password can sign in only as a persona of the demo."""

    def create_user(self, username: str, *, name: str, unit: str = "", password: str | None = None) -> "User":
        user = self.model(username=username, name=name, unit=unit)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person who may sign in to the desk."""

    username = models.CharField(_("käyttäjätunnus"), max_length=150)
    name = models.CharField(_("nimi"), max_length=150)
    unit = models.CharField(_("yksikkö"), max_length=150, blank=True)
    is_active = models.BooleanField(_("käytössä"), default=True)
    is_persona = models.BooleanField(_("esittelyhenkilö"), default=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="user_username_is_unique", violation_error_message=_("Käyttäjätunnus on jo käytössä.")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def _grants_today(self) -> frozenset[tuple[Role, str]]:
        return frozenset(
            (Role(role), municipality)
            for role, municipality in self.grants.valid_on(system_clock().today()).values_list("role", "municipality_code")
        )

    def roles_today(self) -> frozenset[tuple[Role, str]]:
        """Roles that hold today with the municipality they are held for ("" when for all); one query a request."""
        return self._grants_today if self.is_active else frozenset()


class GrantQuerySet(models.QuerySet["Grant"]):
    def valid_on(self, day: date) -> "GrantQuerySet":
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Grant(models.Model):
    """A role held by a person for a time (käyttöoikeus); some roles are held for one municipality."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("rooli"), max_length=30, choices=Role.choices)
    municipality_code = models.CharField(_("kunta"), max_length=3, blank=True)
    valid_from = models.DateField(_("alkaen"))
    valid_to = models.DateField(_("päättyen"), null=True, blank=True)

    objects: Any = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "municipality_code", "valid_from"], name="grant_is_given_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="grant_role_is_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="grant_ends_after_it_begins",
                violation_error_message=_("Oikeus päättyy ennen kuin se alkaa."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[role.value for role in BOUND_TO_MUNICIPALITY]) | ~Q(municipality_code=""),
                name="grant_names_municipality_where_needed",
                violation_error_message=_("Kunnan vastinparilla on oltava kunta."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.municipality_code}".strip()
