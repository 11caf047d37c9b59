"""The pages of the plan as a whole: who may open them, what they show, how many queries they cost."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qiaoliang.documents.pdf import chinese_fonts
from qiaoliang.plan.actions import make_report
from qiaoliang.plan.models import Duty, Plan, Round
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.web.plan.whole.addresses import whole_pages

OWN, OTHER, PLACE = "civil_affairs_bureau", "human_resources_bureau", "152922"
ARGUMENTS = {
    "plan": [],
    "all-duties": [],
    "plan-bureau": [OWN],
    "bureau-sheet": [OWN, "docx"],
    "plan-place": [PLACE],
    "place-sheet": [PLACE, "docx"],
    "agenda": [],
    "agenda-file": [],
    "report-pdf": [1],
}
OPENED = {
    "worker": set(),
    "banner": set(),
    "auditor": set(),
    "leader": set(ARGUMENTS) - {"report-pdf"},
    "league": set(ARGUMENTS) - {"report-pdf"},
    "participant": set(ARGUMENTS) - {"report-pdf", "plan-bureau", "bureau-sheet"},
    "office": set(ARGUMENTS),
}


@pytest.fixture
def report_id(opened: Round, clock: FixedClock) -> int:
    """A report of the round."""
    return make_report(of=opened, clock=clock, actor="office").pk


def test_no_page_of_the_whole_plan_opens_to_who_may_not_see_it(
    signed_in: Callable[[str], Client], report_id: int
) -> None:
    assert {page.name for page in whole_pages} == set(ARGUMENTS)
    arguments = {**ARGUMENTS, "report-pdf": [report_id]}
    opened = {
        username: {
            name
            for name in arguments
            if signed_in(username).get(reverse(f"web:{name}", args=arguments[name])).status_code == 200
        }
        for username in OPENED
    }

    expected = OPENED if chinese_fonts() else {name: found - {"report-pdf"} for name, found in OPENED.items()}
    assert opened == expected


def test_nobody_reaches_a_file_of_the_plan_without_signing_in(opened: Round) -> None:
    for name, arguments in ARGUMENTS.items():
        assert Client().get(reverse(f"web:{name}", args=arguments)).status_code == 302, name


def test_a_bureau_reads_nothing_of_another_in_the_grid_or_the_agenda(
    signed_in: Callable[[str], Client], opened: Round
) -> None:
    Duty.everyone.filter(bureau=OWN).update(text="只有民政局看得到的话", due_on=date(2019, 1, 2))
    client = signed_in("participant")

    for address in (
        "/office/plan/",
        "/office/calendar/?first_0=2018&first_1=12&first_2=1&whose=all",
        "/office/calendar/due-dates.ics?first_0=2018&first_1=12&first_2=1",
    ):
        assert "只有民政局看得到的话" not in client.get(address).content.decode(), address
    grid = client.get("/office/plan/").context["grid"]
    assert [line.bureau.pk for line in grid.bureaux] == [OTHER]


def test_colour_is_never_the_only_sign_of_a_cell(signed_in: Callable[[str], Client], opened: Round) -> None:
    Duty.everyone.filter(clause="m01.c1", bureau=OWN).update(due_on=date(2018, 1, 1))

    page = signed_in("office").get("/office/plan/").content.decode()

    assert '<span aria-hidden="true">●!</span><span class="govuk-visually-hidden">牵头 已逾期 0/5</span>' in page


@pytest.mark.parametrize("username", ["office", "leader", "participant"])
@pytest.mark.parametrize("address", ["/office/plan/", "/office/calendar/", f"/office/plan/places/{PLACE}/"])
def test_a_larger_plan_costs_no_more_queries(
    signed_in: Callable[[str], Client], opened: Round, address: str, username: str
) -> None:
    client = signed_in(username)
    client.get(address)
    full = _queries(client, address)

    # the plan with a quarter of its duties
    Duty.everyone.exclude(pk__in=list(Duty.everyone.values_list("pk", flat=True)[::4])).update(is_withdrawn=True)

    assert abs(_queries(client, address) - full) <= 1  # no place is left to be named


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_public_page_names_no_bureau_and_nobody(signed_in: Callable[[str], Client], opened: Round) -> None:
    cache.clear()
    client = signed_in("office")
    Duty.everyone.filter(clause="m01.c1", bureau=OWN).update(status="done", status_note="高娃说已办")

    page = Client().get(reverse("web:progress"))
    text = page.content.decode()

    assert page.status_code == 200
    assert "民政局" not in text
    assert "高娃" not in text
    assert page.context["progress"].done is None
    assert "不写出来（少于 5 条" in text
    assert client.get(reverse("web:progress")).status_code == 200


def test_a_calendar_file_opens_in_other_programs(signed_in: Callable[[str], Client], opened: Round) -> None:
    Duty.everyone.filter(clause="m01.c1", bureau=OWN).update(due_on=date(2018, 12, 5), text="甲,乙;丙" + "很长" * 40)

    answer = signed_in("leader").get("/office/calendar/due-dates.ics?first_0=2018&first_1=12&first_2=1")
    lines = answer.content.decode().split("\r\n")

    assert answer["Content-Type"].startswith("text/calendar")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART;VALUE=DATE:20181205" in lines
    assert "DTEND;VALUE=DATE:20181206" in lines
    assert "甲\\,乙\\;丙" in "".join(line.removeprefix(" ") for line in lines)


def test_a_date_that_does_not_exist_is_said_beside_its_box(signed_in: Callable[[str], Client], opened: Round) -> None:
    answer = signed_in("leader").get("/office/calendar/?first_0=2018&first_1=13&first_2=1")

    assert answer.status_code == 422
    assert "没有这一天" in answer.content.decode()


@pytest.mark.parametrize("asked", ["999", "x", "1%27", "9" * 40])
def test_a_plan_that_does_not_exist_is_not_shown(signed_in: Callable[[str], Client], opened: Round, asked: str) -> None:
    assert signed_in("office").get(f"/office/plan/?plan={asked}").status_code == 404


def test_another_plan_stands_beside_this_one(signed_in: Callable[[str], Client], opened: Round) -> None:
    other = Plan.objects.create(pack="another", title="另一个方案", version="1")

    page = signed_in("office").get(f"/office/plan/?plan={other.pk}").content.decode()

    assert "另一个方案" in page
    assert "这个方案没有您的部门的任务" in page


def test_a_machine_without_a_chinese_font_says_so_on_the_page(
    signed_in: Callable[[str], Client], opened: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qiaoliang.documents.pdf.chinese_fonts", tuple)

    answer = signed_in("office").get(reverse("web:bureau-sheet", args=[OWN, "pdf"]))

    assert answer.status_code == 503
    assert "fonts-noto-cjk" in answer.content.decode()
