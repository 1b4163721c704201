"""The policy answers with a reason, for a person with any grants."""

from dataclasses import dataclass, field

import pytest

from luukku.core.access.actions import Action, of_own_municipality, role_names, roles
from luukku.core.access.policy import can
from luukku.core.access.roles import EVERY_ROLE, Role


class Things(Action):
    READ = roles(Role.DIRECTOR, Role.PLANNER)
    ALSO_READ = roles(Role.DIRECTOR, Role.PLANNER)
    COMMENT = roles(Role.DIRECTOR), of_own_municipality(Role.COUNTERPART)


@dataclass
class Person:
    held: frozenset[tuple[Role, str]] = field(default_factory=frozenset)
    is_authenticated: bool = True

    def roles_today(self) -> frozenset[tuple[Role, str]]:
        return self.held


@dataclass
class Thing:
    municipality_code: str


def person(*held: tuple[Role, str]) -> Person:
    return Person(frozenset(held))


def test_two_actions_with_equal_rules_stay_two_actions():
    assert Things.READ is not Things.ALSO_READ
    assert len(Things) == 3


def test_nobody_in_particular_is_asked_to_sign_in():
    decision = can(Person(is_authenticated=False), Things.READ)
    assert not decision
    assert decision.reason == "sign_in"


@pytest.mark.parametrize("role", sorted(EVERY_ROLE))
def test_only_the_declared_roles_may(role):
    assert can(person((role, "")), Things.READ).allowed == (role in {Role.DIRECTOR, Role.PLANNER})


def test_a_refusal_names_the_roles_that_may():
    decision = can(person((Role.EXPERT, "")), Things.COMMENT)
    assert decision.reason == "role"
    assert decision.roles == {Role.DIRECTOR, Role.COUNTERPART}
    assert role_names(decision.roles) == ["Työllisyysjohtaja", "Kunnan vastinpari"]


def test_a_counterpart_may_only_what_belongs_to_the_own_municipality():
    counterpart = person((Role.COUNTERPART, "901"))
    assert can(counterpart, Things.COMMENT)
    assert can(counterpart, Things.COMMENT, Thing("901"))
    refusal = can(counterpart, Things.COMMENT, Thing("902"))
    assert refusal.reason == "other_municipality"


def test_a_second_role_opens_what_the_first_does_not():
    both = person((Role.COUNTERPART, "901"), (Role.DIRECTOR, ""))
    assert can(both, Things.COMMENT, Thing("902"))


def test_every_role_says_what_it_looks_at():
    assert all(role.description for role in Role)
