"""A beginning that fits half the league still finds the reader's own people, and a whole number always finds its holder."""

from datetime import date

import pytest

from qiaoliang.organisations.actions import appoint, create_staff, load_bureaux
from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import scope_of
from qiaoliang.registry.models import Person
from qiaoliang.registry.queries import search

pytestmark = pytest.mark.django_db


def test_the_limit_on_a_short_beginning_is_counted_inside_the_scope(places, clock, monkeypatch):
    monkeypatch.setattr(search, "MOST_BY_NUMBER", 3)
    for number in range(6):
        Person.everyone.create(
            name=f"外地{number}", name_key=f"外地{number}", sex="M", date_of_birth=date(1980, 1, 1),
            id_number=f"15292119800101{number:03d}0", place_id="152922103", recorded_at=clock.now(),
        )  # fmt: skip
    mine = Person.everyone.create(
        name="本地", name_key="本地", sex="M", date_of_birth=date(1990, 1, 1), id_number="152921199001010010",
        place_id="152921110", recorded_at=clock.now(),
    )  # fmt: skip
    scope = _worker_scope(clock)

    assert list(search.search_people(scope, "152921")) == [mine]
    assert list(search.search_people(scope, "152921199001010010")) == [mine]


def _worker_scope(clock):
    load_bureaux(
        rows=[
            {
                "id": "federation",
                "name": "残联",
                "name_en": "Federation",
                "level": "league",
                "printed": ["残联"],
                "aliases": [],
            }
        ],
        clock=clock,
        actor="test",
    )
    staff = create_staff(username="w", display_name="甲", password="correct horse battery", clock=clock, actor="test")
    appoint(
        staff=staff, bureau=Bureau.objects.get(pk="federation"), place=Place.objects.get(code="152921110"),
        role=Role.VILLAGE_WORKER, starts_on=date(2017, 1, 1), clock=clock, actor="test",
    )  # fmt: skip
    return scope_of(staff, date(2018, 6, 1))
