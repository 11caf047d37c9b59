"""The pages of supervision: who may open and act, that nothing is acted by a link, and that the public sees no name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from qiaoliang.plan.models import Duty, Inspection, InspectionFile, Round
from qiaoliang.web.plan.inspections.acting import ACTS

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND\xaeB`\x82"
SignedIn = Callable[[str], Client]
READERS = ("federation", "office", "league", "leader")
STRANGERS = ("participant", "banner", "township", "worker", "auditor")
STEPS = {
    "issue": {"text": "定于6日检查"},
    "decline": {"text": "不必"},
    "find": {"text": "名册未核对", "has_fault": "yes"},
    "order": {"text": "核对名册", "days": "10"},
    "answer": {"text": "已核对"},
    "recheck": {"text": "合格", "has_passed": "yes"},
    "sign-off": {"text": "销号"},
}


@pytest.fixture(autouse=True)
def files_folder(tmp_path: Path, settings: object) -> Path:
    settings.QIAOLIANG_DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def duty(opened: Round) -> Duty:
    Duty.everyone.filter(clause="m01.c1", bureau="civil_affairs_bureau").update(due_on=date(2018, 5, 1))
    return Duty.everyone.get(clause="m01.c1", bureau="civil_affairs_bureau")


@pytest.fixture
def proposed(duty: Duty, signed_in: SignedIn) -> Inspection:
    answer = signed_in("federation").post(
        reverse("web:propose-inspection"), {"ground": f"overdue:{duty.pk}", "text": "逾期未办"}
    )
    assert answer.status_code == 302
    return Inspection.everyone.get()


def _step(client: Client, inspection: Inspection, name: str, version: int, **answers: object) -> int:
    address = reverse(f"web:inspection-{name}", args=[inspection.pk])
    return client.post(address, {**STEPS[name], "version": str(version), **answers}).status_code


def _picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("现场.png", PNG, content_type="image/png")


def test_an_inspection_goes_from_the_proposal_to_the_sign_off(proposed: Inspection, signed_in: SignedIn) -> None:
    office, leader = signed_in("office"), signed_in("leader")

    taken = [
        _step(office, proposed, "issue", 1),
        _step(office, proposed, "find", 2, files=[_picture()], caption="窗口"),
        _step(office, proposed, "order", 3),
        _step(leader, proposed, "answer", 4),
        _step(office, proposed, "recheck", 5),
        _step(office, proposed, "sign-off", 6),
    ]

    assert taken == [302] * 6
    closed = Inspection.everyone.get(pk=proposed.pk)
    assert (closed.state, closed.light, closed.steps.count()) == ("closed", "green", 7)
    page = leader.get(reverse("web:inspection", args=[proposed.pk])).content.decode()
    for words in ("逾期未办", "定于6日检查", "名册未核对", "核对名册", "已核对", "绿灯", 'alt="窗口 (1)"'):
        assert words in page


@pytest.mark.parametrize("name", ["propose-inspection", *(f"inspection-{name}" for name in ACTS)])
def test_no_step_is_taken_by_following_a_link(proposed: Inspection, signed_in: SignedIn, name: str) -> None:
    arguments = [] if name == "propose-inspection" else [proposed.pk]

    assert signed_in("office").get(reverse(f"web:{name}", args=arguments)).status_code == 405
    assert Client().post(reverse(f"web:{name}", args=arguments)).status_code == 302
    assert Inspection.everyone.get().state == "proposed"


@pytest.mark.parametrize("username", STRANGERS)
def test_who_is_not_concerned_finds_no_inspection(proposed: Inspection, signed_in: SignedIn, username: str) -> None:
    client = signed_in(username)
    pages = [reverse("web:inspection", args=[proposed.pk]), reverse("web:inspection-file", args=[proposed.pk, 1])]

    assert {client.get(page).status_code for page in pages} <= {403, 404}
    assert {_step(client, proposed, name, 1) for name in ACTS} <= {403, 404}
    assert client.get(reverse("web:new-inspection")).status_code == 403
    assert Inspection.everyone.get().state == "proposed"


@pytest.mark.parametrize("username", READERS)
def test_who_is_concerned_reads_it(proposed: Inspection, signed_in: SignedIn, username: str) -> None:
    client = signed_in(username)

    assert client.get(reverse("web:inspection", args=[proposed.pk])).status_code == 200
    assert f"{proposed.year}-{proposed.number}" in client.get(reverse("web:inspections")).content.decode()


@pytest.mark.parametrize(("username", "name"), [("leader", "issue"), ("federation", "issue"), ("league", "decline")])
def test_a_step_that_is_not_theirs_is_refused(
    proposed: Inspection, signed_in: SignedIn, username: str, name: str
) -> None:
    assert _step(signed_in(username), proposed, name, 1) == 403


def test_the_second_of_two_is_told_and_keeps_their_words(proposed: Inspection, signed_in: SignedIn) -> None:
    office = signed_in("office")
    _step(office, proposed, "issue", 1)

    told = office.post(reverse("web:inspection-decline", args=[proposed.pk]), {"text": "我认为不必", "version": "1"})

    assert told.status_code == 409
    assert "别人刚刚办理过" in told.content.decode()
    assert "我认为不必" in told.content.decode()


def test_the_second_proposal_of_one_ground_leads_to_the_first(
    proposed: Inspection, duty: Duty, signed_in: SignedIn
) -> None:
    again = signed_in("office").post(
        reverse("web:propose-inspection"), {"ground": f"overdue:{duty.pk}", "text": "逾期"}
    )

    assert again.status_code == 409
    assert reverse("web:inspection", args=[proposed.pk]) in again.content.decode()


def test_a_file_that_is_no_photograph_is_refused_with_what_to_do(proposed: Inspection, signed_in: SignedIn) -> None:
    office = signed_in("office")
    _step(office, proposed, "issue", 1)
    script = SimpleUploadedFile("a.png", b"<script>alert(1)</script>", content_type="image/png")

    refused = office.post(
        reverse("web:inspection-find", args=[proposed.pk]),
        {**STEPS["find"], "version": "2", "files": [script], "caption": "现场"},
    )

    assert refused.status_code == 422
    assert "请上传JPEG、PNG照片" in refused.content.decode()
    assert not InspectionFile.objects.exists()


def test_a_photograph_is_served_to_who_may_see_it_and_cannot_run(proposed: Inspection, signed_in: SignedIn) -> None:
    office = signed_in("office")
    _step(office, proposed, "issue", 1)
    _step(office, proposed, "find", 2, files=[_picture()], caption="窗口")
    address = reverse("web:inspection-file", args=[proposed.pk, InspectionFile.objects.get().pk])

    shown = signed_in("leader").get(address)

    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "no-store" in shown["Cache-Control"]
    for username in STRANGERS:
        assert signed_in(username).get(address).status_code in (403, 404)
    assert Client().get(address).status_code == 302


def test_a_rectification_without_a_number_of_days_is_not_ordered(proposed: Inspection, signed_in: SignedIn) -> None:
    office = signed_in("office")
    _step(office, proposed, "issue", 1)
    _step(office, proposed, "find", 2)

    assert _step(office, proposed, "order", 3, days="") == 422
    assert _step(office, proposed, "order", 3, days="0") == 422
    assert Inspection.everyone.get().state == "found"


def test_the_public_reads_how_many_and_neither_bureau_nor_person(proposed: Inspection, signed_in: SignedIn) -> None:
    _step(signed_in("office"), proposed, "issue", 1)

    page = Client().get(reverse("web:supervision")).content.decode()

    assert "开展督查 1 件" in page
    for name in ("民政局", "federation", "赵敏", "逾期未办", "其木格"):
        assert name not in page


def test_a_duty_caught_up_late_is_shown_yellow(duty: Duty, signed_in: SignedIn) -> None:
    client = signed_in("league")
    address = reverse("web:duty", args=[duty.pk])
    assert "红灯" in client.get(address).content.decode()

    client.post(address, {"status": "done", "evidence": "会议纪要"})

    page = client.get(address).content.decode()
    assert "黄灯" in page
    assert "红灯" not in page


@pytest.mark.parametrize("username", ["office", "league"])
def test_the_list_costs_the_same_however_many_there_are(
    proposed: Inspection, signed_in: SignedIn, username: str, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(username)

    with django_assert_max_num_queries(22):
        client.get(reverse("web:inspections"), {"state": "all"})
