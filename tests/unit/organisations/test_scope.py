"""What a member of staff may see: only what a post in force allows, and nothing when in doubt."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from qiaoliang.audit.actions import record
from qiaoliang.organisations import scoped_queries
from qiaoliang.organisations.actions import (
    DEMONSTRATION_STAFF,
    appoint,
    create_demonstration_staff,
    create_staff,
    end_assignment,
    load_bureaux,
    load_places,
)
from qiaoliang.organisations.actions.places import UnknownParent
from qiaoliang.organisations.models import Assignment, Bureau, Place
from qiaoliang.organisations.queries import audit_events_visible_to, bureau_named, village_workers_by_place
from qiaoliang.organisations.roles import PERMISSIONS, Permission, Role, permissions_of
from qiaoliang.organisations.scope import scope_of
from qiaoliang.organisations.scoped_queries import UnscopedQuery
from qiaoliang.registry.models import Person

pytestmark = pytest.mark.django_db
TODAY = date(2018, 6, 1)
BAYANHOT, JILANTAI, RIGHT_TOWN = "152921110", "152921112", "152922103"
BUREAUX = (
    "disabled_persons_federation",
    "civil_affairs_bureau",
    "human_resources_bureau",
    "disability_working_committee",
)


@pytest.fixture
def bureaux(places, clock):
    load_bureaux(rows=[{"id": one, "name": one} for one in BUREAUX], clock=clock)


@pytest.fixture
def staff(bureaux, clock):
    return create_staff(username="someone", display_name="某人", password=None, clock=clock, actor="system")


@pytest.fixture
def post(staff, clock):
    def hold(place="152921", role=Role.BANNER_CLERK, starts_on=date(2018, 1, 1), ends_on=None, kind="regular"):
        return appoint(
            staff=staff,
            bureau=Bureau.objects.first(),
            place=Place.objects.get(code=place),
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            kind=kind,
            clock=clock,
            actor="system",
        )

    return hold


@pytest.fixture
def residents(places, clock):
    for code in (BAYANHOT, JILANTAI, RIGHT_TOWN):
        Person.everyone.create(
            name=code,
            name_key=code,
            sex="F",
            date_of_birth=date(1980, 1, 1),
            place_id=code,
            recorded_at=clock.now(),
        )


def seen_by(staff):
    return {person.place_id for person in Person.objects.visible_to(staff, TODAY)}


def test_without_a_post_nothing_is_seen(staff, residents):
    assert seen_by(staff) == set()


def test_somebody_who_did_not_sign_in_sees_nothing(residents):
    assert seen_by(AnonymousUser()) == set()


def test_a_post_shows_its_place_and_what_lies_below_and_nothing_beside(staff, post, residents):
    post(place="152921")

    assert seen_by(staff) == {BAYANHOT, JILANTAI}


@pytest.mark.parametrize(
    "period",
    [{"starts_on": date(2018, 6, 2)}, {"starts_on": date(2017, 1, 1), "ends_on": date(2018, 5, 31)}],
)
def test_a_post_outside_its_dates_shows_nothing(period, staff, post, residents):
    post(**period)

    assert seen_by(staff) == set()


def test_the_last_day_of_a_post_still_counts(staff, post, clock, residents):
    assignment = post()
    end_assignment(assignment=assignment, ends_on=TODAY, clock=clock, actor="system")

    assert seen_by(staff) == {BAYANHOT, JILANTAI}


def test_acting_and_lent_posts_add_to_what_is_seen(staff, post, residents):
    post(place=BAYANHOT, role=Role.TOWNSHIP_CLERK)
    post(place=RIGHT_TOWN, role=Role.TOWNSHIP_CLERK, kind=Assignment.Kind.ACTING)

    assert seen_by(staff) == {BAYANHOT, RIGHT_TOWN}


def test_a_closed_account_sees_nothing_whatever_its_posts(staff, post, residents):
    post()
    staff.is_active = False

    assert seen_by(staff) == set()


def test_an_unknown_role_may_do_nothing():
    assert permissions_of("governor") == frozenset()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("permission", list(Permission))
def test_a_role_sees_people_only_with_a_permission_it_holds(role, permission, staff, post, residents):
    post(place="152900", role=role)
    expected = {BAYANHOT, JILANTAI, RIGHT_TOWN} if permission in PERMISSIONS[role] else set()

    seen = {person.place_id for person in Person.objects.visible_to(staff, TODAY, permission)}

    assert seen == expected
    assert scope_of(staff, TODAY).allows(permission) is (permission in PERMISSIONS[role])


@pytest.mark.parametrize(
    "read",
    [
        lambda: list(Person.objects.all()),
        Person.objects.count,
        lambda: Person.objects.filter(sex="F").exists(),
        lambda: Person.objects.get(pk=1),
        lambda: list(Person.objects.values("name")),
        Person.objects.iterator,
        lambda: Person.objects.filter(sex="F").first(),
        lambda: list(Person.objects.filter(sex="F")[:1]),
        lambda: Person.objects.update(sex="M"),
    ],
)
def test_a_query_without_a_scope_never_runs(read, residents):
    with pytest.raises(UnscopedQuery, match="visible_to"):
        read()


def test_what_is_derived_from_a_scoped_query_keeps_its_scope(staff, post, residents):
    post(place=BAYANHOT)

    assert Person.objects.visible_to(staff, TODAY).exclude(sex="M").order_by("-pk").count() == 1


def test_a_scope_costs_the_same_number_of_queries_however_many_posts(staff, post, django_assert_num_queries):
    for code in (BAYANHOT, JILANTAI, RIGHT_TOWN):
        post(place=code)

    with django_assert_num_queries(2):
        scope_of(staff, TODAY)


def test_only_an_auditor_reads_the_trail(staff, post, clock):
    record(actor="x", action="y", object_kind="z", object_id=1, at=clock.now())
    post(role=Role.LEAGUE_CLERK)
    assert not audit_events_visible_to(staff, TODAY)

    post(role=Role.AUDITOR)

    assert audit_events_visible_to(staff, TODAY)


def test_the_demonstration_has_an_account_for_every_role_and_makes_each_once(bureaux, clock):
    first = create_demonstration_staff(password="bridge", clock=clock)
    second = create_demonstration_staff(password="bridge", clock=clock)

    assert [one.pk for one in first] == [one.pk for one in second]
    assert {post.role for account in DEMONSTRATION_STAFF for post in account.posts} == set(Role)
    assert [worker.username for worker in village_workers_by_place(TODAY)[BAYANHOT]] == ["worker"]


def test_a_place_whose_parent_is_not_listed_is_refused(db, clock):
    rows = [{"code": "1", "name": "甲", "kind": "town", "parent": "9"}]

    with pytest.raises(UnknownParent, match=r"its parent 9 is not in places\.yaml"):
        load_places(rows=rows, clock=clock)


def test_every_township_reports_through_one_of_the_six_places(places):
    townships = Place.objects.filter(kind__in=["town", "sumu", "street", "zone_town"])

    assert Place.objects.filter(reports=True).count() == 6
    assert all(place.reporting_place_id for place in townships)
    assert Place.objects.get(code="152921401").reporting_place_id == "152921401"


def test_a_bureau_is_found_by_its_printed_names_and_by_later_ones_on_their_days(places, clock):
    aliases = [{"name": "卫健委", "from": date(2018, 11, 1)}]
    row = {"id": "health", "name": "卫生计生委", "printed": ["卫生计生委", "盟卫生计生委"], "aliases": aliases}
    load_bureaux(rows=[row], clock=clock)

    assert bureau_named("盟卫生计生委", TODAY).id == "health"
    assert bureau_named("卫健委", TODAY) is None
    assert bureau_named("卫健委", date(2019, 1, 1)).id == "health"


def test_no_page_reads_past_the_scope():
    pages = Path(scoped_queries.__file__).parent.parent / "web"
    sources = {path: path.read_text(encoding="utf-8") for path in pages.rglob("*.py")}

    assert sources
    assert [path.name for path, text in sources.items() if ".everyone" in text] == []
