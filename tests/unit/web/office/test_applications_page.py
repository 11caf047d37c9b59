"""Applications on the page of a person: received at the window, refused with a reason, withdrawn, closed to everybody else."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qiaoliang.entitlements.models import Application
from qiaoliang.registry.models import Person

SignedIn = Callable[[str], Client]
ASKED = {
    "provision": "m02.care_subsidy",
    "applicant": "guardian",
    "received_on_0": "2018",
    "received_on_1": "3",
    "received_on_2": "20",
}


@pytest.fixture
def person(league: object) -> Person:
    people = Person.everyone.select_related("place").filter(died_on=None).order_by("pk")
    return next(each for each in people if "152921112" in each.place.path.split("/"))


def _apply(client: Client, person: Person, **instead: str) -> HttpResponse:
    return client.post(reverse("web:applications", args=[person.pk]), ASKED | instead, follow=True)


def test_an_application_received_is_shown_on_the_page_of_the_person(signed_in: SignedIn, person: Person) -> None:
    client = signed_in("township")

    answer = _apply(client, person)
    page = client.get(reverse("web:person", args=[person.pk])).content.decode()

    assert answer.status_code == 200
    assert "自 2018-03 起计算" in answer.content.decode()
    assert "自 2018-03 起计算" in page and "监护人" in page


@pytest.mark.parametrize(
    ("instead", "words"),
    [
        ({"provision": ""}, "请选择申请项目"),
        ({"provision": "m05.employment_levy"}, "govuk-error-message"),
        ({"received_on_0": "2999"}, "以后的日期"),
        ({"received_on_1": "13"}, "没有这一天"),
        ({"received_on_0": "", "received_on_1": "", "received_on_2": ""}, "请填写日期"),
    ],
)
def test_what_cannot_be_received_is_refused_beside_its_field(
    signed_in: SignedIn, person: Person, instead: dict[str, str], words: str
) -> None:
    answer = _apply(signed_in("township"), person, **instead)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Application.everyone.exists()


def test_a_second_application_is_refused_until_the_first_is_withdrawn(signed_in: SignedIn, person: Person) -> None:
    client = signed_in("township")
    _apply(client, person)

    again = _apply(client, person)
    number = str(Application.everyone.get().pk)
    withdrawn = client.post(
        reverse("web:withdraw-application", args=[person.pk]), {"application": number}, follow=True
    ).content.decode()

    assert (again.status_code, "2018-03-20已经递交过申请" in again.content.decode()) == (422, True)
    assert "已撤回" in withdrawn
    assert _apply(client, person).status_code == 200


def test_who_only_looks_at_people_is_offered_no_form_and_cannot_apply(signed_in: SignedIn, person: Person) -> None:
    neighbour = next(
        each for each in Person.everyone.select_related("place") if "152921110" in each.place.path.split("/")
    )
    client = signed_in("worker")

    assert "登记申请" not in client.get(reverse("web:applications", args=[neighbour.pk])).content.decode()
    assert _apply(client, neighbour).status_code == 403
    assert _apply(client, neighbour, provision="").status_code == 403
    assert _apply(client, person).status_code == 404
    assert not Application.everyone.exists()


def test_an_application_of_somebody_else_is_not_withdrawn_through_an_address_of_ones_own(
    signed_in: SignedIn, person: Person
) -> None:
    client = signed_in("township")
    _apply(client, person)
    other = Person.everyone.filter(place=person.place).exclude(pk=person.pk).first()

    for number in (str(Application.everyone.get().pk), "abc", ""):
        address = reverse("web:withdraw-application", args=[other.pk])
        assert client.post(address, {"application": number}).status_code == 404
    assert Application.everyone.get().withdrawn_at is None
