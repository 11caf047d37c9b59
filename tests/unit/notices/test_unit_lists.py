"""Lists of units, one line each: names, roles, and what holds a list open."""

import pytest

from qiaoliang.notices import Task, parse_notice


def task_with(words: str) -> Task:
    return parse_notice(f"一、任务\n(一)试行。做好工作。{words}\n").tasks[0]


@pytest.mark.parametrize(
    ("words", "leads", "others"),
    [
        ("(盟人社局、财政局、残联、)", ["盟人社局"], ["财政局", "残联"]),
        ("（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）", ["税务总局"], ["财政部"]),
        ("（科技部、财政部，各省级人民政府按职责分工负责）", ["科技部"], ["财政部", "各省级人民政府"]),
        ("（各有关部门和单位，各省级人民政府负责）", ["各有关部门和单位"], ["各省级人民政府"]),
        ("（责任单位：省经信厅，各市、县〔市、区〕政府）", ["省经信厅"], ["各市、县〔市、区〕政府"]),
        (
            "（各省、自治区、直辖市人民政府和新疆生产建设兵团负责）",
            ["各省、自治区、直辖市人民政府"],
            ["新疆生产建设兵团"],
        ),
        ("（责任单位：省民政厅牵头，省财政厅、省残联按职责分工负责）", ["省民政厅"], ["省财政厅", "省残联"]),
        ("（牵头单位：市民政局，责任单位：市财政局，完成时间：2025年）", ["市民政局"], ["市财政局"]),
        (
            "（文化和旅游局、住房和城乡建设局以及各乡镇人民政府负责）",
            ["文化和旅游局"],
            ["住房和城乡建设局", "各乡镇人民政府"],
        ),
        ("（县教育局和县财政局负责）", ["县教育局"], ["县财政局"]),
        ("由县民政局牵头会同县财政局、县残联负责。", ["县民政局"], ["县财政局", "县残联"]),
        ("责任单位：县民政局 县财政局 县残联", ["县民政局"], ["县财政局", "县残联"]),
        ("责任领导：王某；责任单位：县民政局、县残联", ["县民政局"], ["县残联"]),
        ("（民政部负责统筹协调，财政部负责资金保障）", ["民政部"], ["财政部"]),
        ("（责任单位∶市民政局；联系人：张某）", ["市民政局"], []),
        ("（市民政局负责）（2025年底前完成）", ["市民政局"], []),
        ("（责任单位：省民政厅。以下均需各市、县政府落实，不再列出）", ["省民政厅"], []),
        ("（责任单位：各区、市残联）", ["各区"], ["市残联"]),
        ("（縣殘聯牽頭，縣財政局配合）", ["縣殘聯"], ["縣財政局"]),
    ],
)
def test_the_right_unit_leads_and_no_other_is_lost(words: str, leads: list[str], others: list[str]) -> None:
    task = task_with(words)

    assert [unit.name for unit in task.leads] == leads
    assert [unit.name for unit in task.participants] == others


@pytest.mark.parametrize(
    ("words", "remainder"),
    [
        ("（商务部等有关部门负责）", "等有关部门"),
        ("（教育部等有关部门和单位按职责分工负责）", "等有关部门和单位"),
        ("（税务总局牵头，公安部等国务院相关部门及各地区按职责分工负责）", "等国务院相关部门"),
        ("（县民政局牵头，有关部门配合）", "有关部门"),
    ],
)
def test_what_holds_a_list_open_is_kept_apart(words: str, remainder: str) -> None:
    task = task_with(words)

    assert [quote.text for quote in task.open_remainders] == [remainder]
    assert remainder not in [unit.name for unit in (*task.leads, *task.participants)]


@pytest.mark.parametrize(
    "words",
    [
        "(以下简称《意见》)(县残联负责)",
        "给予贫困残疾人(低保户、特困户)补助。(县残联负责)",
        "对重度残疾人(一、二级)补助。(县残联负责)",
        "向有关部门(如公安局、民政局)报告。(县残联负责)",
        "由政府为其代缴保费。(县残联负责)",
        "按照《办法》(民政部、财政部令第5号)执行。(县残联负责)",
    ],
)
def test_other_brackets_are_no_lists(words: str) -> None:
    task = task_with(words)

    assert [unit.name for unit in (*task.leads, *task.participants)] == ["县残联"]


def test_several_lists_in_one_paragraph_each_have_their_lead() -> None:
    task = task_with("办甲。（市场监管总局负责）办乙。（体育总局、教育部负责）办丙。（体育总局、网信办负责）")

    assert [unit.name for unit in task.leads] == ["市场监管总局", "体育总局"]
    assert [unit.name for unit in task.participants] == ["教育部", "网信办"]
    assert len(task.unit_lists) == 3


def test_a_marked_unit_leads_if_the_notice_says_so() -> None:
    text = "加★的为牵头单位。\n一、任务\n(一)试行。做好工作。(县财政局、★县残联负责)\n"

    assert [unit.name for unit in parse_notice(text).tasks[0].leads] == ["县残联"]


def test_every_one_leads_its_part_only_where_the_notice_says_what_it_means() -> None:
    listed = "一、任务\n(一)试行。做好工作。(科技部、教育部分别负责)\n"
    rule = "(分别负责为各部门按职责分别牵头)\n"

    assert [unit.name for unit in parse_notice(rule + listed).tasks[0].leads] == ["科技部", "教育部"]
    assert [unit.name for unit in parse_notice(listed).tasks[0].leads] == ["科技部"]
    assert any("分别负责" in doubt.why for doubt in parse_notice(listed).doubts)


def test_a_measure_without_units_among_measures_with_units_is_doubted() -> None:
    text = "一、任务\n(一)甲事。做甲。(县民政局负责)\n(二)乙事。做乙。\n(三)丙事。做丙。(县残联负责)\n"

    second = parse_notice(text).tasks[1]

    assert second.leads == () and second.doubts[0].why.startswith("这一项没有写明单位")
