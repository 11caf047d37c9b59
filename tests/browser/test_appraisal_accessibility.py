"""The pages of the appraisal, of meetings and of an imported notice pass the accessibility checker and fit a narrow screen."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from playwright.sync_api import Page

from qiaoliang.packs import load
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.actions.importing import import_notice
from qiaoliang.plan.models import Appraisal, ImportedNotice, Round, Score
from qiaoliang.primitives.clock import FixedClock

Check = Callable[[Page], None]
NOTICE = """某盟办公室关于改进服务的通知
某办发〔2019〕1号
各有关部门：
一、任务分工
（一）改进窗口服务。窗口设置低位台面。2020年底前完成无障碍标识。（民政局、残联负责）
（二）开展培训。每季度培训一次经办人员。（人社局、无名单位负责）
某盟办公室
2019年1月2日"""


@pytest.fixture
def opened(league: str) -> Round:
    """The round of 2018; history may be emptied after the test."""
    clock, pack = FixedClock.on(date(2018, 11, 5)), load(settings.QIAOLIANG_PACK)
    plan = load_plan(pack=pack, clock=clock, actor="system").plan
    return open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system").round


@pytest.fixture
def assert_good(page: Page, assert_accessible: Check, assert_fits: Check) -> Callable[[], None]:
    """Return a check of the page shown, on a wide screen and on a narrow one."""

    def check() -> None:
        assert_accessible(page)
        assert_fits(page)
        page.set_viewport_size({"width": 1280, "height": 900})

    return check


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_an_appraisal_shuts_nobody_out(
    page: Page,
    league: str,
    opened: Round,
    sign_in: Callable[[str], None],
    assert_good: Callable[[], None],
    language: str,
) -> None:
    page.goto(f"{league}/language/?language={language}&next=/")
    sign_in("office")
    for path in ("/office/appraisal/", "/office/meetings/"):
        page.goto(f"{league}{path}")
        assert_good()
    page.goto(f"{league}/office/appraisal/")
    page.fill("[name=year]", "2018")
    page.click("form[action$='/draft/'] button")
    page.click("form[action$='/publish/'] button")
    assert_good()
    score = Score.everyone.get(bureau="civil_affairs_bureau", place=None)
    page.context.clear_cookies(name="sessionid")
    sign_in("leader")
    page.goto(f"{league}/office/appraisal/scores/{score.pk}/")
    page.fill("#objection-words", "系统故障")
    page.click("form[action$='/object/'] button")
    page.context.clear_cookies(name="sessionid")
    sign_in("office")
    page.goto(f"{league}/office/appraisal/scores/{score.pk}/")
    page.click("form[action$='/answer/'] button")
    for summary in page.locator("main details summary").all():
        summary.click()
    assert_good()
    assert Appraisal.objects.get().state == "objection"


def test_a_notice_beside_its_text_shuts_nobody_out(
    page: Page, league: str, opened: Round, sign_in: Callable[[str], None], assert_good: Callable[[], None]
) -> None:
    import_notice(
        code="services",
        content=NOTICE.encode(),
        file_name="通知.txt",
        clock=FixedClock.on(date(2019, 1, 2)),
        actor="operator",
    )
    sign_in("office")
    page.goto(f"{league}/office/notices/")
    assert_good()
    _follow(page, "main table a")
    assert_good()
    page.fill("#units-2", "残联、人社局")
    _follow(page, "form[action$='/units/'] >> nth=1 >> button")
    assert_good()
    while page.locator("form[action$='/doubt/'] button").count():
        _follow(page, "form[action$='/doubt/'] button >> nth=0")
    _follow(page, "form[action$='/bureaux/'] button")
    _follow(page, "form[action$='/publish/'] button")
    assert_good()

    assert ImportedNotice.objects.get().state == "published"


def _follow(page: Page, selector: str) -> None:
    """Click, and wait for the page that it leads to: an empty document in between has no heading."""
    with page.expect_navigation():
        page.click(selector)
