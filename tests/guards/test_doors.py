"""Every address declares its action, an anonymous walk meets closed doors, and reading a page never writes."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic.base import View

from luukku.area.queries import current
from luukku.core.access.pages import WriteWhileReading, declaration_of, only_reading, page
from luukku.core.access.roles import Role
from luukku.figures.access import Figures

LISTED = {
    "ikkunalaskuri/",
    "laki/",
    "laki/<str:key>/",
    "laki/muutokset/",
    "laki/saannot/",
    "laki/saannot/<str:name>/",
    "laki/vahvistettavat/",
    "maaraaikalaskuri/",
    "maaraaikalaskuri/maaraajat.ics",
    "maaraaikalaskuri/selko/",
    "maaraaikalaskuri/tarina.yaml",
    "maaraaikalaskuri/upotus/",
    "maksuosuuslaskuri/",
    "saavutettavuus/",
}
"""Public addresses to find and to link to: a stranger gets no cookie, caches and search engines may keep what he reads."""
PUBLIC = LISTED | {"", "healthz", "robots.txt", "kirjaudu/"}
"""Addresses that anybody may open; a new one is a decision to be made here."""


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern; a part of the path is `<name>`."""

    def walk(patterns, prefix=""):
        for pattern in patterns:
            here = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, here)
            else:
                yield here, pattern

    yield from walk(get_resolver().url_patterns)


ADDRESSES = dict(addresses())


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_declares_its_action_or_is_public_by_decision(address):
    declaration = declaration_of(ADDRESSES[address].callback)
    assert declaration is not None, f"{address}: decorate the view with @page or @public_page"
    assert (declaration.action is None) == (address in PUBLIC)
    assert declaration.listed == (address in LISTED)
    assert not declaration.listed or set(declaration.methods) <= {"GET", "HEAD"}


def concrete(address: str) -> str:
    """The address with something in the place of its parts."""
    pack = current()
    return "/" + address.replace("<str:code>", pack.municipalities[0].code).replace("<str:stem>", pack.tables[0].stem)


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(set(ADDRESSES) - PUBLIC))
def test_a_stranger_is_sent_to_sign_in(address):
    for method in declaration_of(ADDRESSES[address].callback).methods:
        response = getattr(Client(), method.lower())(concrete(address))
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/kirjaudu/?next=")


READ = [address for address in sorted(set(ADDRESSES) - PUBLIC) if "GET" in declaration_of(ADDRESSES[address].callback).methods]
"""Addresses that are read after signing in."""
DOORS = {declaration_of(ADDRESSES[address].callback).action: address for address in READ}
"""One address of each action: what lets a person in is the action, whichever page it is."""


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(Role))
def test_each_role_meets_the_doors_that_are_its_own_and_no_others(signed_in, role):
    client = signed_in(role)
    for action, address in DOORS.items():
        response = client.get(concrete(address))
        response.getvalue()  # a file that is handed out stays open until it has been read
        assert response.status_code == (200 if role in action.roles else 403), address


@pytest.mark.django_db
@pytest.mark.parametrize("address", READ)
def test_reading_a_page_only_selects(signed_in, address):
    client = signed_in(sorted(declaration_of(ADDRESSES[address].callback).action.roles)[0])
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = client.get(concrete(address))
        response.getvalue()
    assert response.status_code == 200
    assert statements
    assert all(sql.lstrip("( ").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")) for sql in statements), statements


@pytest.mark.django_db
def test_a_page_that_writes_while_it_is_read_fails():
    from luukku.figures.models import LabourMonth

    with pytest.raises(WriteWhileReading), only_reading():
        LabourMonth.objects.all().delete()


def test_a_view_without_a_declaration_is_an_error(rf):
    from django.core.exceptions import ImproperlyConfigured

    from luukku.core.access.middleware import DefaultDeny

    with pytest.raises(ImproperlyConfigured, match="declares no action"):
        DefaultDeny(lambda request: None).process_view(rf.get("/x/"), View.as_view(), (), {})


def test_a_declared_view_refuses_other_methods(rf):
    @page(action=Figures.READ)
    def view(request):
        raise AssertionError("not reached")

    assert view(rf.post("/x/")).status_code == 405
