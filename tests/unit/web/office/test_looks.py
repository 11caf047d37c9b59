"""Whoever was looked at can see it, whether on a page or in a file, and no number stands in the trail."""

from collections.abc import Callable

import pytest
from django.test import Client

from qiaoliang.audit.models import Event
from qiaoliang.audit.queries import who_looked_at
from qiaoliang.audit.verifying import verify_chain
from qiaoliang.entitlements.models import Determination
from qiaoliang.registry.models import Person

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def an_undecided_list() -> tuple[str, set[int]]:
    """A benefit about which some people of the small league are undecided, and their ids."""
    undecided = Determination.everyone.filter(month="2018-05", outcome="undecided", subject_kind="person")
    provision = (
        undecided.filter(provision__startswith="m02").order_by("provision").values_list("provision", flat=True)[0]
    )
    return provision, set(undecided.filter(provision=provision).values_list("subject_id", flat=True))


def test_a_list_taken_as_a_file_is_a_look_at_everybody_on_it_and_says_of_which_month(signed_in: SignedIn):
    client = signed_in("league")
    provision, listed = an_undecided_list()

    client.get(f"/office/undecided/?provision={provision}&month=2018-05&format=xlsx")

    event = Event.objects.last()
    assert (event.action, event.payload["month"]) == ("list.exported", "2018-05")
    assert event.payload["person_ids"] == sorted(listed)
    for person in Person.everyone.all():
        looks = list(who_looked_at(object_kind="person", object_id=person.pk))
        assert looks == ([event] if person.pk in listed else [])
    assert verify_chain().is_whole


def test_a_file_with_somebody_in_it_is_told_on_their_page(signed_in: SignedIn):
    client = signed_in("league")
    client.get(f"/office/undecided/?provision={an_undecided_list()[0]}&month=2018-05&format=xlsx")
    person_id = Event.objects.last().payload["person_ids"][0]

    page = client.get(f"/office/people/{person_id}/?month=2018-05").content.decode()

    assert "导出名单" in page


def test_a_purpose_with_a_number_in_it_is_refused_with_a_sentence_and_reveals_nothing(signed_in: SignedIn):
    person = Person.everyone.exclude(id_number=None).first()
    client = signed_in("league")

    page = client.post(f"/office/people/{person.pk}/reveal/", {"purpose": f"核对{person.id_number}的申请"})

    assert page.status_code == 422
    assert "不写号码" in page.content.decode()
    assert page.context["revealed"] is None
    assert not Event.objects.filter(action="person.revealed").exists()
    assert person.id_number not in str(list(Event.objects.values_list("purpose", "payload")))
