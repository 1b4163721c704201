"""A pack in the database is the pack: loading, changing and writing back lose nothing and leave nothing half done."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from luukku.area import actions, queries
from luukku.area.domain.diff import changes
from luukku.area.models import EmploymentArea, Membership, Municipality, PlanCell, ServicePoint
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import PACKS, load_pack, pack_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    return load_pack(PACKS / "paijat-hame")


def test_what_is_loaded_is_what_the_files_say(shipped):
    assert queries.stored() == shipped
    assert pack_files(queries.stored()) == pack_files(shipped)


def test_a_number_keeps_the_zeros_it_was_printed_with(shipped):
    assert str(queries.stored().table("municipal_indicators_2022").cell("Yhteensä", "fte_estimate")) == "59.00"


def test_loading_another_area_leaves_nothing_of_the_first(clock):
    other = new_pack("02")
    actions.load_pack(pack=other, name="02", clock=clock)
    assert queries.stored() == other
    assert queries.current() == other
    assert not ServicePoint.objects.exists()
    assert not PlanCell.objects.exists()
    assert Municipality.objects.count() == len(other.municipalities)


def test_loading_again_is_seen_at_once_by_every_page(shipped, clock):
    assert queries.current() == shipped
    fewer = replace(shipped, service_points=shipped.service_points[1:])
    actions.load_pack(pack=fewer, name="paijat-hame", clock=clock)
    assert queries.current() == fewer
    assert EmploymentArea.objects.get().revision == 2


def test_a_municipality_that_left_and_came_back_is_kept_twice(shipped, clock):
    first, *others = shipped.municipalities
    left = replace(first, member_to=date(2025, 12, 31))
    back = replace(first, member_from=date(2027, 1, 1))
    pack = replace(shipped, municipalities=(left, *others, back))
    actions.load_pack(pack=pack, name="x", clock=clock)
    assert queries.stored() == pack
    assert first.code not in {member.code for member in queries.current().members_on(date(2026, 6, 1))}


def test_the_database_refuses_overlapping_memberships():
    membership = Membership.objects.order_by("position").first()
    with pytest.raises(IntegrityError, match="membership_holds_once_at_a_time"), transaction.atomic():
        Membership.objects.create(municipality_id=membership.municipality_id, position=99, days=membership.days)


def test_a_loading_that_fails_changes_nothing(shipped, clock):
    cells = PlanCell.objects.count()
    twice = replace(shipped, municipalities=(shipped.municipalities[0], shipped.municipalities[0]), service_points=())
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.load_pack(pack=twice, name="x", clock=clock)
    assert queries.stored() == shipped
    assert PlanCell.objects.count() == cells


def test_the_preview_tells_exactly_what_loading_will_change(shipped, clock):
    fewer = replace(shipped, reviews=shipped.reviews[:-1])
    (change,) = changes(queries.stored(), fewer)
    assert (change.kind, change.path) == ("removed", ("reviews", shipped.reviews[-1].id))
    actions.load_pack(pack=fewer, name="x", clock=clock)
    assert changes(queries.stored(), fewer) == ()


def test_reading_the_area_costs_one_query_while_nothing_changes(django_assert_num_queries):
    queries.current()
    with django_assert_num_queries(1):
        queries.current()


def test_without_an_area_pages_say_what_to_load(signed_in):
    client = signed_in("director")
    Membership.objects.all().delete()
    ServicePoint.objects.all().delete()
    EmploymentArea.objects.all().delete()
    response = client.get("/alue/")
    assert response.status_code == 503
    assert "luukku area load PACK" in response.content.decode()
