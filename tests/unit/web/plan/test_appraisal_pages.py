"""The pages of the appraisal and of meetings: who may open and act, and that a point leads to what it rests on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from qiaoliang.plan.models import Appraisal, Duty, Objection, Return, Round, Score
from qiaoliang.primitives.clock import FixedClock

SignedIn = Callable[[str], Client]
OTHERS = ("league", "leader", "participant", "banner", "worker", "auditor")


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("scores", "one", "meetings"):
        monkeypatch.setattr(
            f"qiaoliang.web.plan.appraisal.{module}.the_clock", lambda: FixedClock.on(date(2018, 12, 10))
        )


@pytest.fixture
def drafted(opened: Round, signed_in: SignedIn) -> Appraisal:
    assert signed_in("office").post(reverse("web:draft-appraisal"), {"year": "2018"}).status_code == 302
    return Appraisal.objects.get()


@pytest.fixture
def published(drafted: Appraisal, signed_in: SignedIn) -> Score:
    signed_in("office").post(reverse("web:publish-appraisal", args=[drafted.pk]))
    return Score.everyone.get(bureau="civil_affairs_bureau", place=None)


def test_every_point_leads_to_what_it_rests_on(published: Score, relief: Return, signed_in: SignedIn) -> None:
    page = signed_in("leader").get(reverse("web:score", args=[published.pk])).content.decode()

    assert reverse("web:return", args=[relief.pk]) in page
    assert "未签报" in page
    scores = signed_in("office").get(reverse("web:appraisal")).content.decode()
    assert "假定" in scores


@pytest.mark.parametrize("username", OTHERS)
def test_no_draft_and_no_score_of_another_is_shown(
    drafted: Appraisal, opened: Round, signed_in: SignedIn, username: str
) -> None:
    client = signed_in(username)
    foreign = Score.everyone.filter(appraisal=drafted, bureau="finance_bureau", place=None).get()

    assert client.get(reverse("web:score", args=[foreign.pk])).status_code in (403, 404)
    for name in ("publish-appraisal", "finish-appraisal"):
        assert client.post(reverse(f"web:{name}", args=[drafted.pk])).status_code == 403
    assert client.post(reverse("web:draft-appraisal"), {"year": "2018"}).status_code == 403
    assert Appraisal.objects.get().state == "draft"


def test_an_objection_is_made_answered_and_ends_in_a_final_score(
    published: Score, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, office = signed_in("leader"), signed_in("office")
    finish = reverse("web:finish-appraisal", args=[published.appraisal_id])
    address = reverse("web:object-to-score", args=[published.pk])
    assert leader.post(address, {"item": "returns", "words": ""}).status_code == 422
    assert leader.post(address, {"item": "returns", "words": "系统故障"}).status_code == 302
    answer = reverse("web:answer-objection", args=[Objection.objects.get().pk])
    assert office.post(answer, {"is_upheld": "yes", "points": "26", "words": "采纳"}).status_code == 422
    assert office.post(finish).status_code == 409

    assert office.post(answer, {"is_upheld": "yes", "points": "12.5", "words": "采纳"}).status_code == 302
    assert office.post(answer, {"is_upheld": "no", "points": "", "words": "改"}).status_code == 409
    later = FixedClock.on(date(2018, 12, 20))
    monkeypatch.setattr("qiaoliang.web.plan.appraisal.scores.the_clock", lambda: later)
    assert office.post(finish).status_code == 302

    page = leader.get(reverse("web:score", args=[published.pk])).content.decode()
    assert "12.5/25" in page
    assert Appraisal.objects.get().state == "final"


@pytest.mark.parametrize("username", ["participant", "office", "banner", "auditor"])
def test_nobody_objects_for_another_on_the_page(published: Score, signed_in: SignedIn, username: str) -> None:
    address = reverse("web:object-to-score", args=[published.pk])

    assert signed_in(username).post(address, {"item": "returns", "words": "故障"}).status_code in (403, 404)
    assert not Objection.objects.exists()


def test_nothing_of_an_appraisal_is_done_by_a_link_or_without_signing_in(published: Score, signed_in: SignedIn) -> None:
    addresses = [
        reverse("web:draft-appraisal"),
        reverse("web:publish-appraisal", args=[1]),
        reverse("web:finish-appraisal", args=[1]),
        reverse("web:object-to-score", args=[published.pk]),
        reverse("web:answer-objection", args=[1]),
        reverse("web:record-meeting"),
    ]

    assert {signed_in("office").get(address).status_code for address in addresses} == {405}
    pages = [*addresses, reverse("web:appraisal"), reverse("web:score", args=[1]), reverse("web:meetings")]
    assert {Client().post(address).status_code for address in pages} <= {302, 405}


def test_what_a_meeting_resolved_is_a_duty_of_the_bureau(opened: Round, signed_in: SignedIn) -> None:
    form = {
        "title": "残工委第二次全体会议",
        "held_on_0": "2018",
        "held_on_1": "12",
        "held_on_2": "10",
        "summary": "",
        "resolved": "核对名册\n\n加装坡道",
        "bureau": "civil_affairs_bureau",
        "measure": "m23",
    }
    address = reverse("web:record-meeting")
    assert signed_in("leader").post(address, form).status_code == 403
    assert signed_in("office").post(address, {**form, "title": ""}).status_code == 422

    assert signed_in("office").post(address, form).status_code == 302

    duties = Duty.everyone.filter(meeting__isnull=False)
    assert [each.text for each in duties.order_by("position")] == ["核对名册", "加装坡道"]
    assert "加装坡道" in signed_in("office").get(reverse("web:meetings")).content.decode()
    assert "加装坡道" in signed_in("league").get(reverse("web:duties")).content.decode()
