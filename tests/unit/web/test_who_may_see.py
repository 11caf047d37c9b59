"""Every page of the office, for every role: what is not allowed is refused, and a page never reaches outside its places."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from qiaoliang.audit.queries import who_looked_at
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.web.urls import office_pages

OPEN_TO_ALL = {"sign-in", "sign-out"}
GUARDED = sorted(page.name for page in office_pages if page.name not in OPEN_TO_ALL)
ALLOWED = {
    "worker": {"office", "people", "person", "applications", "missed", "no-longer", "undecided", "queue"},
    "township": {"office", "people", "person", "applications", "reveal", "missed", "no-longer", "undecided", "queue"},
    "banner": {"office", "people", "person", "applications", "reveal", "missed", "no-longer", "undecided", "queue"},
    "league": {
        "office",
        "people",
        "person",
        "applications",
        "reveal",
        "missed",
        "no-longer",
        "undecided",
        "queue",
        "rehearsal",
    },
    "office": {"office", "rehearsal"},
    "auditor": {"office"},
}
ROOTS = {"worker": "152921110", "township": "152921112", "banner": "152921", "league": "152900"}
ABOUT_ONE = {"person", "reveal", "applications", "withdraw-application"}


def _person(*, inside: str, outside: bool = False) -> Person:
    """A person who lives in the subtree of a place, or outside it."""
    people = Person.everyone.select_related("place")
    return next(each for each in people if (inside in each.place.path.split("/")) is not outside)


def _open(client: Client, name: str, person: Person) -> int:
    address = reverse(f"web:{name}", args=[person.pk] if name in ABOUT_ONE else [])
    answer = client.post(address, {"purpose": "test"}) if name == "reveal" else client.get(address)
    return answer.status_code


def test_nobody_sees_an_office_page_without_signing_in(league: Month) -> None:
    person = Person.everyone.first()

    statuses = {name: _open(Client(), name, person) for name in GUARDED}

    assert statuses == dict.fromkeys(GUARDED, 302)


def test_no_role_opens_a_page_that_it_is_not_given(signed_in: Callable[[str], Client]) -> None:
    opened = {}
    for username in ALLOWED:
        client = signed_in(username)
        person = _person(inside=ROOTS.get(username, "152900"))
        opened[username] = {name for name in GUARDED if _open(client, name, person) == 200}

    assert opened == ALLOWED


def test_a_person_outside_the_places_of_a_post_does_not_exist_for_it(signed_in: Callable[[str], Client]) -> None:
    for username in ("worker", "township", "banner"):
        person = _person(inside=ROOTS[username], outside=True)
        assert _open(signed_in(username), "person", person) == 404
        assert not who_looked_at(object_kind="person", object_id=person.pk).filter(actor=username).exists()


def test_no_page_or_list_shows_a_number_in_full_unasked(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("league")
    person = Person.everyone.exclude(id_number=None).first()

    pages = [
        client.get(reverse("web:person", args=[person.pk])),
        client.get(reverse("web:people"), {"q": person.name}),
        client.get(reverse("web:missed")),
    ]

    for page in pages:
        assert person.id_number not in page.content.decode()


def test_opening_a_page_about_a_person_leaves_a_trace(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("league")
    person = Person.everyone.first()

    client.get(reverse("web:person", args=[person.pk]))

    assert [event.actor for event in who_looked_at(object_kind="person", object_id=person.pk)] == ["league"]


def test_a_number_is_not_revealed_without_a_purpose(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("league")
    person = Person.everyone.exclude(id_number=None).first()

    answer = client.post(reverse("web:reveal", args=[person.pk]), {"purpose": "  "})

    assert answer.status_code == 422
    assert person.id_number not in answer.content.decode()


def test_pages_about_people_are_not_kept_by_a_browser(signed_in: Callable[[str], Client]) -> None:
    answer = signed_in("league").get(reverse("web:person", args=[Person.everyone.first().pk]))

    assert "no-store" in answer["Cache-Control"]
