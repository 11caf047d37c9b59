"""The page of the rehearsal runs only when it is asked to, tells nobody what they may not see, and stores nothing."""

from collections.abc import Callable

import pytest
from django.test import Client

from qiaoliang.entitlements.models import Determination
from qiaoliang.entitlements.rehearsal import Rehearsal
from qiaoliang.entitlements.rehearsal_publication import SMALLEST_SHOWN
from qiaoliang.web.office import rehearsal_results

pytestmark = pytest.mark.django_db
ADDRESS = "/office/rehearsal/"
CARE = {"figure": "m02.care_subsidy", "value": "120", "place": "", "scope": ""}
SignedIn = Callable[[str], Client]


def asked(client: Client, **answers: str):
    return client.post(f"{ADDRESS}?month=2018-05", {**CARE, **answers})


def test_reading_an_address_never_decides_everybody(signed_in: SignedIn, monkeypatch):
    monkeypatch.setattr(rehearsal_results, "rehearse", lambda **_: pytest.fail("a GET ran a rehearsal"))

    page = signed_in("league").get(ADDRESS, CARE)

    assert page.status_code == 200
    assert 'value="120"' in page.content.decode()


def test_a_result_is_reached_by_posting_and_decided_once(signed_in: SignedIn, monkeypatch):
    runs, real = [], rehearsal_results.rehearse
    monkeypatch.setattr(rehearsal_results, "rehearse", lambda **given: runs.append(given) or real(**given))
    client = signed_in("league")
    stored = Determination.everyone.count()

    answer = asked(client)
    pages = [client.get(answer["Location"]) for _ in range(2)]

    assert answer.status_code == 302
    assert [page.status_code for page in pages] == [200, 200]
    assert len(runs) == 1
    assert Determination.everyone.count() == stored
    assert pages[0].context["cost_by_month"] > 0
    assert pages[0].context["cost_by_year"] is None or "每年多花" in pages[0].content.decode()


@pytest.mark.parametrize("token", ["x", "", "a:b:c"])
def test_a_made_up_result_is_refused_with_a_sentence(signed_in: SignedIn, token: str):
    page = signed_in("league").get(ADDRESS, {"result": token})

    assert page.status_code == 410
    assert "请重新试算" in page.content.decode()


def test_the_address_of_a_result_is_of_no_use_to_another_reader(signed_in: SignedIn):
    address = asked(signed_in("league"))["Location"]

    assert signed_in("office").get(address).status_code == 410


def test_who_may_not_see_people_sees_no_small_count(signed_in: SignedIn):
    client = signed_in("office")

    found = client.get(asked(client)["Location"]).context["found"]

    assert isinstance(found, Rehearsal)
    for effect in found.effects:
        counts = (effect.entitled_before, effect.entitled_after, effect.winners, effect.losers)
        assert all(count == 0 or count >= SMALLEST_SHOWN for count in counts)
        assert not (effect.is_withheld and effect.cost_fen)
    assert any(effect.is_withheld for effect in found.effects)


def test_who_may_see_people_sees_every_count(signed_in: SignedIn):
    client = signed_in("league")

    found = client.get(asked(client)["Location"]).context["found"]

    assert not any(effect.is_withheld for effect in found.effects)


def test_a_condition_left_out_shows_who_comes_in(signed_in: SignedIn):
    client = signed_in("league")

    page = client.get(asked(client, figure="", value="", scope="m02.care_subsidy/severe")["Location"])

    assert page.context["winners"] > 0
    assert "去掉“" in page.content.decode()


@pytest.mark.parametrize(
    "answers",
    [
        {"value": ""},
        {"value": "many"},
        {"value": "-1"},
        {"value": "1.001"},
        {"value": "NaN"},
        {"value": "1e400"},
        {"figure": ""},
        {"figure": "x"},
        {"place": "x"},
        {"scope": "m02.care_subsidy/severe"},
        {"figure": "", "scope": "m02.care_subsidy/rich"},
    ],
)
def test_what_cannot_be_rehearsed_is_told_beside_the_field(signed_in: SignedIn, answers: dict[str, str]):
    page = asked(signed_in("league"), **answers)

    assert page.status_code == 422
    assert page.context["form"].errors


def test_a_second_rehearsal_is_told_to_wait_while_the_first_runs(signed_in: SignedIn, monkeypatch):
    monkeypatch.setattr(rehearsal_results, "WAITS_FOR", 0.01)
    client = signed_in("league")
    address = asked(client, value="121")["Location"]

    with rehearsal_results._one_at_a_time:
        page = client.get(address)

    assert page.status_code == 503
    assert "请过一分钟再试" in page.content.decode()
