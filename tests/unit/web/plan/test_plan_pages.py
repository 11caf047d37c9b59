"""The pages of the plan: who may open them, and that nothing a person wrote is lost or shown to the wrong bureau."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.plan.models import Duty, ReportDocument, Return, Round, Urge
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.web.plan.addresses import plan_pages
from qiaoliang.web.plan.whole.addresses import whole_pages

ALLOWED = {
    "worker": set(),
    "township": set(),
    "banner": set(),
    "league": {"duties", "duty", "round", "return", "return-redraft"},
    "leader": {"duties", "duty", "round", "return", "return-redraft"},
    "participant": {"duties", "round", "return", "return-part"},
    "office": {"duties", "duty", "round", "return", "open-round", "report", "report-document"},
    "auditor": set(),
}
OWN_TESTS = ("inspection", "appraisal", "score", "objection", "meeting", "notice", "units", "bureaux", "doubt")
PAGES = [
    page for page in plan_pages if page not in whole_pages and not any(word in page.name for word in OWN_TESTS)
]  # those have tests of their own
SignedIn = Callable[[str], Client]


def _duty() -> Duty:
    return Duty.everyone.get(clause="m01.c1", bureau="civil_affairs_bureau")


def _open(client: Client, name: str, relief: Return, report: ReportDocument) -> int:
    numbers = {
        "duty": [_duty().pk],
        "return": [relief.pk],
        "return-part": [relief.pk],
        "return-redraft": [relief.pk],
        "return-urge": [relief.pk],
        "report-document": [report.pk],
    }
    address = reverse(f"web:{name}", args=numbers.get(name, []))
    match name:
        case "open-round":
            return client.post(address, {"year": "2019"}).status_code
        case "return-part":
            return client.post(address, {"text": "已配合", "version": "0"}).status_code
        case "return-redraft" | "return-urge":
            return client.post(address, {"version": "1"}).status_code
        case _:
            return client.get(address).status_code


@pytest.fixture
def report(opened: Round, signed_in: SignedIn) -> ReportDocument:
    signed_in("office").post(reverse("web:report"))
    return ReportDocument.objects.get(round=opened)


def _post(client: Client, relief: Return, **answers: str) -> tuple[int, str]:
    form = {**relief.texts, "explanation": relief.explanation, "version": str(relief.version), "action": "save"}
    answer = client.post(reverse("web:return", args=[relief.pk]), {**form, **answers})
    return answer.status_code, answer.content.decode()


def test_nobody_sees_a_page_of_the_plan_without_signing_in(relief: Return, report: ReportDocument) -> None:
    statuses = {page.name: _open(Client(), page.name, relief, report) for page in PAGES}

    assert statuses == {page.name: 302 for page in PAGES}
    assert not Round.objects.filter(year=2019).exists()


@pytest.mark.parametrize("username", ALLOWED)
def test_no_role_opens_a_page_of_the_plan_that_it_is_not_given(
    signed_in: SignedIn, relief: Return, report: ReportDocument, username: str
) -> None:
    client = signed_in(username)

    opened = {page.name for page in PAGES if _open(client, page.name, relief, report) in (200, 302)}

    assert opened == ALLOWED[username]


def test_the_list_of_one_bureau_holds_no_duty_of_another(signed_in: SignedIn, opened: Round) -> None:
    foreign = Duty.everyone.exclude(bureau="civil_affairs_bureau").first()

    page = signed_in("league").get(reverse("web:duties"), {"status": "all", "bureau": foreign.bureau_id})

    assert reverse("web:duty", args=[foreign.pk]) not in page.content.decode()
    assert reverse("web:duty", args=[_duty().pk]) in page.content.decode()


def test_a_duty_without_proof_is_not_done_on_the_page_either(signed_in: SignedIn, opened: Round) -> None:
    address = reverse("web:duty", args=[_duty().pk])
    client = signed_in("league")

    refused = client.post(address, {"status": "done"})
    accepted = client.post(address, {"status": "done", "evidence": "阿民发〔2018〕12号"})

    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert "没有佐证的任务不能算完成" in refused.content.decode()
    assert "阿民发〔2018〕12号" in client.get(address).content.decode()


def test_a_draft_shows_the_figures_behind_every_sentence_with_their_month(signed_in: SignedIn, relief: Return) -> None:
    page = signed_in("league").get(reverse("web:return", args=[relief.pk])).content.decode()

    for sentence in relief.drafted["result"]:
        assert sentence["zh"] in page
    assert page.count("(2018-05)") >= sum(len(each["figures"]) for each in relief.drafted["result"][:2])


def test_two_who_edit_at_once_lose_neither_text(signed_in: SignedIn, relief: Return) -> None:
    _post(signed_in("leader"), relief, result="先保存的一段。")

    status, page = _post(signed_in("league"), relief, result="后保存的一段。")

    assert status == 409
    assert "先保存的一段。" in page
    assert "后保存的一段。" in page
    assert Return.everyone.get(pk=relief.pk).texts["result"] == "先保存的一段。"
    assert _post(signed_in("league"), relief, result="合起来的一段。", version="2")[0] == 302


def test_who_signs_second_is_told_and_keeps_their_words(signed_in: SignedIn, relief: Return) -> None:
    _post(signed_in("leader"), relief, action="sign")

    status, page = _post(signed_in("leader"), relief, result="第二个人写的。", action="sign", explanation="更正")

    assert status == 409
    assert "leader 已经签报" in page
    assert "第二个人写的。" in page


def test_a_return_against_the_data_is_stopped_with_the_sentence_that_is_wrong(
    signed_in: SignedIn, relief: Return
) -> None:
    claim = f"{relief.texts['result']}\n应享未享9999户。"

    status, page = _post(signed_in("leader"), relief, result=claim, action="sign")

    assert status == 422
    assert "数据不支持这一句" in page
    assert "应享未享9999户。" in page
    assert not Return.everyone.get(pk=relief.pk).is_signed
    assert _post(signed_in("leader"), relief, result=claim, action="sign", explanation="名册补报")[0] == 302


def test_an_explanation_is_shown_to_whoever_reads_the_return(signed_in: SignedIn, relief: Return) -> None:
    _post(signed_in("leader"), relief, gaps="无。", action="sign", explanation="名册于6月补报")

    page = signed_in("office").get(reverse("web:return", args=[relief.pk])).content.decode()

    assert "名册于6月补报" in page
    assert "被改动或删去" in page


def test_a_clerk_who_posts_a_signature_is_refused(signed_in: SignedIn, relief: Return) -> None:
    assert _post(signed_in("league"), relief, action="sign")[0] == 403
    assert not Return.everyone.get(pk=relief.pk).is_signed


def test_what_was_written_is_shown_as_text_and_never_run(signed_in: SignedIn, relief: Return) -> None:
    _post(signed_in("league"), relief, result="<script>alert(1)</script>")

    page = signed_in("office").get(reverse("web:return", args=[relief.pk])).content.decode()

    assert "<script>alert(1)" not in page


def test_the_same_report_is_not_stored_twice(signed_in: SignedIn, opened: Round, report: ReportDocument) -> None:
    client = signed_in("office")
    client.post(reverse("web:report"))

    assert ReportDocument.objects.count() == 1
    document = client.get(reverse("web:report-document", args=[report.pk]))
    assert document.content[:2] == b"PK"


@pytest.mark.parametrize("username", ["league", "office"])
def test_a_page_of_duties_costs_the_same_however_many_are_listed(
    signed_in: SignedIn, opened: Round, username: str, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(username)

    with django_assert_max_num_queries(12):
        client.get(reverse("web:duties"), {"status": "all", "bureau": "all"})
    with django_assert_max_num_queries(12):
        client.get(reverse("web:round"))


def test_urging_is_refused_on_the_page_to_who_may_not(signed_in: SignedIn, relief: Return) -> None:
    address = reverse("web:return-urge", args=[relief.pk])

    assert signed_in("participant").post(address, {"bureau": relief.lead_id, "words": "请报送"}).status_code == 403
    assert signed_in("league").post(address, {"bureau": relief.lead_id, "words": "请报送"}).status_code == 422
    assert not Urge.objects.exists()


def test_who_is_urged_too_often_is_left_alone(
    signed_in: SignedIn, relief: Return, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qiaoliang.web.plan.urging.the_clock", lambda: FixedClock.on(date(2018, 11, 19)))
    client, address = signed_in("office"), reverse("web:return-urge", args=[relief.pk])

    answers = [client.post(address, {"bureau": relief.lead_id, "words": "请20日前报送"}) for _again in range(2)]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert "48小时内已经有人催过" in answers[1].content.decode()
    assert "请20日前报送" in signed_in("leader").get(reverse("web:duties")).content.decode()
    assert "请20日前报送" not in signed_in("participant").get(reverse("web:duties")).content.decode()


def test_changed_data_are_shown_and_the_draft_renewed_with_a_persons_words_kept(
    signed_in: SignedIn, relief: Return
) -> None:
    _post(signed_in("league"), relief, next=f"{relief.texts['next']}\n逐户上门。")
    rows = DeterminationTotal.everyone.filter(provision__startswith="m01.", outcome="entitled")
    assert rows.update(subject_count=F("subject_count") + 1)
    client = signed_in("league")
    assert "处变化" in client.get(reverse("web:return", args=[relief.pk])).content.decode()

    answer = client.post(reverse("web:return-redraft", args=[relief.pk]), {"version": "2"})

    assert answer.status_code == 302
    assert "逐户上门。" in Return.everyone.get(pk=relief.pk).texts["next"]
    assert "处变化" not in client.get(reverse("web:return", args=[relief.pk])).content.decode()
    assert client.post(reverse("web:return-redraft", args=[relief.pk]), {"version": "2"}).status_code == 409
