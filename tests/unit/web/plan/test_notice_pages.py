"""The review of an imported notice: beside its text, by the office alone, published only when everything was looked at."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from qiaoliang.plan.actions.importing import import_notice
from qiaoliang.plan.importing import review_of
from qiaoliang.plan.models import Duty, ImportedNotice, Round
from qiaoliang.primitives.clock import FixedClock

SignedIn = Callable[[str], Client]
TEXT = """某盟办公室关于改进服务的通知
某办发〔2019〕1号
各有关部门：
一、任务分工
（一）改进窗口服务。窗口设置<script>低位台面。（民政局、残联负责）
（二）开展培训。每季度培训一次经办人员。（人社局、无名单位负责）
某盟办公室
2019年1月2日"""


@pytest.fixture
def imported(opened: Round, clock: FixedClock) -> ImportedNotice:
    return import_notice(code="services", content=TEXT.encode(), file_name="通知.txt", clock=clock, actor="operator")


def _post(client: Client, imported: ImportedNotice, name: str, **answers: str) -> int:
    version = str(ImportedNotice.objects.get(pk=imported.pk).version)
    address = reverse(f"web:{name}", args=[imported.pk])
    return client.post(address, {"version": version, **answers}).status_code


def _settle(client: Client, imported: ImportedNotice) -> None:
    units = {f"unit-{number}": unit.bureau or "new" for number, unit in enumerate(review_of(imported).units)}
    assert _post(client, imported, "match-bureaux", **units) == 302
    for doubt in review_of(imported).doubts:
        assert _post(client, imported, "settle-doubt", anchor=doubt.anchor) == 302


def test_a_task_stands_beside_its_text_and_nothing_in_it_runs(imported: ImportedNotice, signed_in: SignedIn) -> None:
    page = signed_in("office").get(reverse("web:imported-notice", args=[imported.pk])).content.decode()

    assert "改进窗口服务" in page
    assert 'value="民政局、残联"' in page
    assert "<script>低位" not in page


def test_a_notice_is_reviewed_and_published_and_the_bureau_has_its_duty(
    imported: ImportedNotice, signed_in: SignedIn
) -> None:
    office = signed_in("office")
    assert _post(office, imported, "publish-notice") == 422
    _settle(office, imported)

    assert _post(office, imported, "publish-notice") == 302

    duty = Duty.everyone.get(text="每季度培训一次经办人员。", bureau="human_resources_bureau")
    page = signed_in("participant").get(reverse("web:duty", args=[duty.pk])).content.decode()
    assert "某办发〔2019〕1号" in page
    assert "每季度培训一次经办人员。" in signed_in("participant").get(reverse("web:duties")).content.decode()
    assert "已发布" in office.get(reverse("web:imported-notices")).content.decode()


def test_a_corrected_unit_is_shown_with_what_was_read(imported: ImportedNotice, signed_in: SignedIn) -> None:
    office, anchor = signed_in("office"), review_of(imported).tasks[0].anchor

    assert _post(office, imported, "correct-units", anchor=anchor, units="残联、民政局") == 302
    assert _post(office, imported, "correct-units", anchor=anchor, units=" ") == 422
    assert _post(office, imported, "correct-units", anchor="没有这一项", units="残联") == 422

    page = office.get(reverse("web:imported-notice", args=[imported.pk])).content.decode()
    assert 'value="残联、民政局"' in page
    assert "原来读作" in page


def test_the_second_of_two_reviewers_is_told(imported: ImportedNotice, signed_in: SignedIn) -> None:
    office, anchor = signed_in("office"), review_of(imported).tasks[0].anchor
    answers = {"anchor": anchor, "units": "残联", "version": "1"}
    assert _post(office, imported, "correct-units", **answers) == 302

    assert _post(office, imported, "correct-units", **{**answers, "units": "民政局"}) == 409
    assert review_of(imported).tasks[0].leads == ("残联",)


@pytest.mark.parametrize("username", ["league", "leader", "participant", "banner", "worker", "auditor"])
def test_nobody_but_the_office_opens_or_changes_an_imported_notice(
    imported: ImportedNotice, signed_in: SignedIn, username: str
) -> None:
    client = signed_in(username)
    steps = ("correct-units", "match-bureaux", "settle-doubt", "publish-notice")

    assert client.get(reverse("web:imported-notices")).status_code == 403
    assert client.get(reverse("web:imported-notice", args=[imported.pk])).status_code == 403
    assert {_post(client, imported, name) for name in steps} == {403}
    assert {_post(Client(), imported, name) for name in steps} == {302}
    assert {signed_in("office").get(reverse(f"web:{name}", args=[imported.pk])).status_code for name in steps} == {405}
    assert ImportedNotice.objects.get().version == 1
