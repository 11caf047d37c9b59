"""What people do with the pages, with and without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ANSWERS = {
    "person_has_local_hukou": "yes",
    "person_holds_valid_certificate": "yes",
    "person_disability_grade": "1",
    "person_needs_long_term_care": "yes",
    "person_receives_injury_care_allowance": "no",
    "person_is_state_supported": "no",
    "person_receives_dibao": "no",
}


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def _answer(page: Page, league: str) -> None:
    page.goto(f"{league}/entitled/all/")
    for name, value in ANSWERS.items():
        page.check(f"[name={name}][value='{value}']", force=True)
    for name in ("person_other_living_allowance", "person_other_care_allowance"):
        page.fill(f"[name={name}]", "0")


def test_an_answer_needs_no_script_and_says_why(plain_page: Page, league: str) -> None:
    _answer(plain_page, league)

    plain_page.click("main button[type=submit]")

    verdict = plain_page.get_by_role("article", name="重度残疾人护理补贴", exact=True)
    expect(verdict).to_contain_text("符合条件")
    expect(verdict).to_contain_text("80 元/月")
    expect(verdict.get_by_text("符合：残疾等级为一级或二级")).to_be_visible()


def test_the_one_missing_condition_is_named(page: Page, league: str) -> None:
    _answer(page, league)
    page.check("[name=person_is_orphan][value=no]", force=True)

    page.click("main button[type=submit]")

    verdict = page.get_by_role("article", name="困难残疾人生活补贴", exact=True)
    expect(verdict).to_contain_text("只差这一条")
    expect(verdict).to_contain_text("本人或家庭享受最低生活保障")


def test_the_answers_page_passes_the_checker(
    page: Page, league: str, assert_accessible: Callable[[Page], None], assert_fits: Callable[[Page], None]
) -> None:
    _answer(page, league)
    page.click("main button[type=submit]")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert_accessible(page)
    assert_fits(page)


def test_an_error_stands_between_label_and_input_and_keeps_the_other_answers(
    page: Page, league: str, assert_accessible: Callable[[Page], None]
) -> None:
    _answer(page, league)
    page.fill("[name=person_date_of_birth_0]", "1985")
    page.fill("[name=person_date_of_birth_1]", "2")
    page.fill("[name=person_date_of_birth_2]", "30")
    page.fill("[name=household_monthly_income]", "很多")

    page.click("main button[type=submit]")

    expect(page.get_by_role("alert")).to_contain_text("没有这一天")
    expect(page.get_by_role("alert")).to_contain_text("请只填数字")
    expect(page.locator("[name=person_disability_grade][value='1']")).to_be_checked()
    order = "el => { const p = el.closest('.govuk-form-group').querySelector('.govuk-error-message'); "
    order += "return p.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING; }"
    assert page.locator("[name=household_monthly_income]").evaluate(order)
    assert_accessible(page)
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("[name=person_date_of_birth_0]")).to_be_focused()


def _next(page: Page, button: str = "下一步") -> None:
    page.get_by_role("button", name=button, exact=True).click()


def test_one_question_at_a_time_needs_no_script_and_can_be_left_early(plain_page: Page, league: str) -> None:
    page = plain_page
    page.goto(f"{league}/entitled/")
    page.check("[name=topics][value=relief]", force=True)
    page.check("[name=topics][value=care]", force=True)
    _next(page)
    page.check("[name=person_holds_valid_certificate][value=yes]", force=True)
    _next(page)

    expect(page.get_by_role("status")).to_contain_text("还有约")
    while page.get_by_text("需要别人长期照护").count() == 0:
        _next(page, "跳过：我不知道")
    page.check("[name=person_needs_long_term_care][value=yes]", force=True)
    _next(page)
    _next(page, "上一题")
    expect(page.locator("[name=person_needs_long_term_care][value=yes]")).to_be_checked()
    _next(page, "现在就看答复")

    verdict = page.get_by_role("article", name="重度残疾人护理补贴", exact=True)
    expect(verdict).to_contain_text("符合：需要长期照护")
    _next(page, "回去改答案")
    expect(page.get_by_role("button", name="下一步", exact=True)).to_be_visible()


def test_pressing_enter_goes_on_and_never_back(
    page: Page, league: str, assert_accessible: Callable[[Page], None]
) -> None:
    page.goto(f"{league}/entitled/")
    _next(page)
    page.check("[name=person_holds_valid_certificate][value=yes]", force=True)
    _next(page)
    while page.locator("[name=household_monthly_income][type=text]").count() == 0:
        _next(page, "跳过：我不知道")

    page.fill("[name=household_size]", "3")
    page.fill("[name=household_monthly_income]", "很多")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("请只填数字")
    assert_accessible(page)
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("[name=household_monthly_income]")).to_be_focused()


def test_a_single_question_passes_the_checker(
    page: Page, league: str, assert_accessible: Callable[[Page], None], assert_fits: Callable[[Page], None]
) -> None:
    page.goto(f"{league}/entitled/")
    page.check("[name=topics][value=relief]", force=True)
    assert_accessible(page)
    _next(page)
    assert_accessible(page)
    assert_fits(page)
    page.check("[name=person_holds_valid_certificate][value=yes]", force=True)
    _next(page)

    for _question in range(4):
        assert_accessible(page)
        assert_fits(page)
        _next(page, "跳过：我不知道")


def test_a_link_to_a_clause_opens_what_stands_behind_it(page: Page, league: str) -> None:
    page.goto(f"{league}/notice/#m02.c1")

    expect(page.locator("[id='m02.c1'] details")).to_have_attribute("open", "")


def test_every_language_can_be_reached_and_left_without_script(plain_page: Page, league: str) -> None:
    plain_page.goto(f"{league}/measures/")

    plain_page.get_by_role("button", name="English", exact=True).click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("28 measures and how far each has come")
    plain_page.get_by_role("button", name="繁體", exact=True).click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("二十八條措施")
    plain_page.get_by_role("button", name="简体", exact=True).click()

    assert plain_page.url == f"{league}/measures/"


def test_a_number_is_shown_in_full_only_with_a_purpose_and_the_look_is_on_record(
    page: Page, league: str, sign_in: Callable[[str], None]
) -> None:
    sign_in("league")
    page.goto(f"{league}/office/people/?q=王")
    page.locator("tbody a").first.click()
    expect(page.locator("main")).to_contain_text("********")

    page.get_by_text("查看完整号码", exact=True).first.click()
    page.get_by_role("button", name="查看并留下记录", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请写明目的")
    page.get_by_label("查看完整号码的目的").fill("核对补贴申请")
    page.get_by_role("button", name="查看并留下记录", exact=True).click()

    expect(page.locator("main")).not_to_contain_text("********")
    expect(page.get_by_role("region", name="最近的查看记录")).to_contain_text("核对补贴申请")
