"""Certificates on the pages: anybody checks one, nobody's paste is kept; only who may see a number prints a card."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from qiaoliang.audit.models import Event
from qiaoliang.audit.queries import who_looked_at
from qiaoliang.credentials.key_file import kept_keys, key_file
from qiaoliang.credentials.models import Credential
from qiaoliang.credentials.queries import certificate_in_force
from qiaoliang.credentials.revocations import read_list
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.web.certificates.addresses import certificate_pages, public_certificate_pages

SignedIn = Callable[[str], Client]
CARD_PAGES = {"card", "card-print", "card-file", "card-slip", "card-lost"}
ALLOWED = {
    "worker": set(),
    "township": CARD_PAGES,
    "banner": CARD_PAGES,
    "league": CARD_PAGES,
    "office": set(),
    "auditor": set(),
}
TOWN, ELSEWHERE = "152921112", "152922103"  # the town of the demonstration clerk; a town of another banner
TODAY = SystemClock().today()


@pytest.fixture(autouse=True)
def own_key_file(tmp_path: Path, settings: object) -> None:
    settings.QIAOLIANG_CREDENTIAL_KEYS = str(tmp_path / "credential_keys.json")


def _holder(place: str = TOWN) -> Person:
    """Somebody with a certificate in force today whose number fits, who lives in a place."""
    for person in Person.everyone.filter(died_on=None):
        certificate = certificate_in_force(person.pk, TODAY)
        if certificate and certificate.issued_on and certificate.number.startswith(person.id_number or "-"):
            person.place_id = place
            person.save(update_fields=["place"])
            return person
    raise LookupError("nobody in this league holds a certificate in force today")


def _open(client: Client, name: str, person: Person) -> int:
    address = reverse(f"web:{name}", args=[person.pk])
    return (client.get(address) if name == "card" else client.post(address)).status_code


def _text(client: Client, person: Person) -> str:
    page = client.post(reverse("web:card-print", args=[person.pk])).content.decode()
    return re.search(r'<p class="id-card__text">(QL1:[A-Z2-7]+)</p>', page)[1]


def _check(text: str, **headers: str) -> str:
    return Client().post(reverse("web:verify"), {"text": text}, headers=headers).content.decode()


def test_no_role_opens_a_page_of_cards_that_it_is_not_given(signed_in: SignedIn) -> None:
    names = [page.name for page in certificate_pages]
    opened = {}
    for username in ALLOWED:
        person, client = _holder(), signed_in(username)
        opened[username] = {name for name in names if _open(client, name, person) in (200, 302, 422)}
        assert Client().get(reverse("web:card", args=[person.pk])).status_code == 302

    assert opened == ALLOWED


def test_nobody_prints_the_card_of_a_person_outside_their_places(signed_in: SignedIn) -> None:
    for username in ("township", "banner"):
        person, client = _holder(ELSEWHERE), signed_in(username)
        assert {_open(client, page.name, person) for page in certificate_pages} == {404}
    assert not Credential.everyone.exists()


def test_the_public_pages_open_for_everybody_and_make_no_key(league: Month) -> None:
    statuses = {page.name: Client().get(reverse(f"web:{page.name}")).status_code for page in public_certificate_pages}

    assert statuses == {"verify": 200, "verify-keys": 200, "verify-revoked": 404}
    assert not key_file().exists()


def test_a_printed_card_is_checked_by_anybody_and_names_nobody(signed_in: SignedIn) -> None:
    person = _holder()
    text = _text(signed_in("league"), person)

    page = _check(text)

    assert "由演示密钥签发" in page
    assert person.id_number[-4:] in page
    assert person.name not in page
    assert person.id_number not in page
    assert text not in page
    assert "demonstration key" in _check(text, accept_language="en")
    assert "由演示密鑰簽發" in _check(text, accept_language="zh-hant")


def test_printing_a_card_is_seen_by_the_person_as_a_look_at_the_number(signed_in: SignedIn) -> None:
    person = _holder()
    _text(signed_in("league"), person)

    assert "制作残疾人证卡" in [look.purpose for look in who_looked_at(object_kind="person", object_id=person.pk)]
    assert Event.objects.filter(action="credential.card_issued", object_id=str(person.pk)).count() == 1


def test_a_card_as_a_file_is_one_page_of_the_size_of_a_card_and_says_that_it_is_for_demonstration(
    signed_in: SignedIn,
) -> None:
    answer = signed_in("league").post(reverse("web:card-file", args=[_holder().pk]))

    page = pypdfium2.PdfDocument(answer.content)[0]
    assert [round(points / 72 * 25.4, 1) for points in page.get_size()] == [85.6, 54.0]
    assert "演示" in page.get_textpage().get_text_range()


def test_a_slip_for_a_gate_shows_neither_name_nor_number_nor_category(signed_in: SignedIn) -> None:
    person = _holder()

    page = signed_in("league").post(reverse("web:card-slip", args=[person.pk]), {"shown": ["grade_band"]})

    slip = re.search(r'<article class="slip".*?</article>', page.content.decode(), re.DOTALL)[0]
    assert "重度" in slip
    assert person.name not in slip
    assert person.id_number[-4:] not in re.sub(r"<svg.*?</svg>", "", slip, flags=re.DOTALL)


def test_a_lost_card_is_revoked_and_cannot_be_printed_again(signed_in: SignedIn) -> None:
    person, client = _holder(), signed_in("league")
    text = _text(client, person)

    client.post(reverse("web:card-lost", args=[person.pk]))

    assert "已报遗失" in _check(text)
    assert client.post(reverse("web:card-print", args=[person.pk])).status_code == 422
    listed = read_list(Client().get(reverse("web:verify-revoked")).content, kept_keys(), TODAY)
    assert len(listed.entries) == 1


def test_the_keys_that_are_offered_hold_nothing_private(signed_in: SignedIn) -> None:
    _text(signed_in("league"), _holder())

    offered = Client().get(reverse("web:verify-keys")).content.decode()

    assert '"x"' in offered
    assert '"d"' not in offered


@pytest.mark.parametrize(
    "text", ["残疾人证", "QL1:AAAA", "<script>alert(1)</script>", "a.b.c~", "x" * 50_000, "QL1:" + "\u0301" * 50]
)
def test_anything_pasted_gets_an_answer_and_is_not_repeated(league: Month, text: str) -> None:
    answer = Client().post(reverse("web:verify"), {"text": text})

    assert answer.status_code == 200
    assert f">{text}<" not in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_nothing_pasted_is_asked_for(league: Month) -> None:
    assert Client().post(reverse("web:verify"), {"text": "  "}).status_code == 422


def test_a_check_leaves_nothing_in_the_log_or_the_trail(signed_in: SignedIn, caplog: pytest.LogCaptureFixture) -> None:
    person = _holder()
    text = _text(signed_in("league"), person)
    before = Event.objects.count()

    with caplog.at_level(logging.DEBUG):
        _check(text)

    assert Event.objects.count() == before
    assert text not in caplog.text
    assert person.id_number[-4:] not in caplog.text
