"""The notice the product carries out, read from the pack's own copy, byte for byte."""

from datetime import date
from pathlib import Path

import pytest

from qiaoliang.notices import DeadlineKind, Notice, PieceKind, read_notice

PRINTED = Path(__file__).resolve().parents[3] / "policy" / "alxa_2017_108" / "notice.txt"


@pytest.fixture(scope="module")
def notice() -> Notice:
    return read_notice(PRINTED.read_bytes(), filename="notice.txt")


def test_the_notice_is_called_what_it_is_called(notice: Notice) -> None:
    assert notice.title is not None and notice.issuer is not None and notice.number is not None
    assert notice.title.text == "阿拉善盟行政公署关于加快推进残疾人小康进程实施意见的分工方案"
    assert notice.issuer.text == "阿拉善盟行政公署办公室"
    assert notice.number.text == "阿署办发〔2017〕108号"
    assert notice.issued_on == date(2017, 7, 27)


def test_the_title_on_the_cover_is_put_together_from_its_three_lines(notice: Notice) -> None:
    assert notice.cover_title is not None
    assert notice.cover_title.text == (
        "阿拉善盟行政公署办公室印发阿拉善盟行政公署关于加快推进残疾人小康进程实施意见分工方案的通知"
    )


def test_the_rule_that_says_who_leads_is_quoted(notice: Notice) -> None:
    assert notice.lead_rule is not None
    assert notice.lead_rule.text == "列在分工项目首位的为牵头单位,其他为主要参加单位"
    assert notice.lead_rule.span.of(notice.text) == notice.lead_rule.text


def test_no_measure_and_no_clause_is_lost(notice: Notice) -> None:
    counts = [len(task.clauses) for task in notice.tasks]

    assert counts == [5, 4, 4, 3, 4, 8, 3, 4, 4, 7, 8, 5, 6, 3, 4, 2, 3, 2, 2, 1, 4, 4, 4, 5, 4, 3, 2, 3]
    assert (len(counts), sum(counts)) == (28, 111)


def test_clauses_rejoin_to_the_exact_text(notice: Notice) -> None:
    assert "".join(piece.span.of(notice.text) for piece in notice.pieces) == PRINTED.read_bytes().decode("utf-8")


def test_a_measure_is_its_number_its_title_its_clauses_and_its_list_and_nothing_else(notice: Notice) -> None:
    kinds = {PieceKind.ORDINAL, PieceKind.TASK_TITLE, PieceKind.CLAUSE, PieceKind.UNIT_LIST}
    for task in notice.tasks:
        pieces = [piece for piece in notice.pieces if piece.path == task.path]

        assert {piece.kind for piece in pieces} == kinds
        assert "".join(piece.span.of(notice.text) for piece in pieces) == task.span.of(notice.text)


def test_every_value_stands_in_the_text_where_it_says(notice: Notice) -> None:
    for task in notice.tasks:
        assert task.title.span.of(notice.text) == task.title.text
        for unit in (*task.leads, *task.participants):
            assert unit.span.of(notice.text) == unit.name
        for clause in task.clauses:
            assert clause.span.of(notice.text) == clause.text == clause.printed
        for value in (*task.deadlines, *task.figures):
            assert value.span.of(notice.text) == value.text


@pytest.mark.parametrize(
    ("ordinal", "lead", "participants"),
    [
        ("(四)", "盟住建局", ["残联", "各旗区政府管委会"]),
        ("(六)", "盟人社局", ["财政局", "文广局", "国税局", "地税局", "残联"]),
        ("(二十一)", "残联", ["盟司法局"]),
        ("(二十二)", "盟人社局", ["宣传部", "残联"]),
        ("(二十七)", "盟委宣传部", ["残联", "各新闻单位"]),
    ],
)
def test_units_are_given_exactly_as_printed(notice: Notice, ordinal: str, lead: str, participants: list[str]) -> None:
    (task,) = [task for task in notice.tasks if task.ordinal.text == ordinal]

    assert [unit.name for unit in task.leads] == [lead]
    assert [unit.name for unit in task.participants] == participants


def test_a_full_stop_inside_book_title_marks_does_not_end_a_clause(notice: Notice) -> None:
    (education,) = [task for task in notice.tasks if task.ordinal.text == "(十一)"]

    assert education.clauses[4].text.startswith("全面落实教育部、中国残联《关于印发〈残疾人参加")
    assert education.clauses[4].text.endswith("为残疾考生参加高考提供便利。")


def test_deadlines_carry_the_day_they_mean_and_citations_are_none(notice: Notice) -> None:
    deadlines = {task.ordinal.text: [(one.text, one.due_on) for one in task.deadlines] for task in notice.tasks}

    assert {ordinal: found for ordinal, found in deadlines.items() if found} == {
        "(十)": [("到2020年", date(2020, 12, 31))],
        "(十一)": [("到2016年", date(2016, 12, 31))],
        "(十二)": [("到2020年", date(2020, 12, 31))],
    }


def test_figures_are_printed_targets_and_not_hotlines_names_or_citations(notice: Notice) -> None:
    figures = {task.ordinal.text: [one.text for one in task.figures] for task in notice.tasks}

    assert {ordinal: found for ordinal, found in figures.items() if found} == {
        "(五)": ["每超额安排1名", "5倍"],
        "(六)": ["10%", "再增加3%"],
        "(十)": ["每人每年不少于2元"],
        "(十一)": ["每生每年不低于6000元"],
        "(十二)": ["每个旗(区)至少建成1个", "每个苏木镇(街道办)至少配备1名"],
    }


def test_the_three_requirements_are_no_measures_and_the_yearly_return_recurs(notice: Notice) -> None:
    assert [requirement.path for requirement in notice.requirements] == ["二/(一)", "二/(二)", "二/(三)"]
    (yearly,) = notice.requirements[1].deadlines
    assert (yearly.text, yearly.kind, yearly.recurs) == ("每年11月底前", DeadlineKind.EVERY, "year")
    assert (yearly.month, yearly.day) == (11, 31)


def test_the_annex_is_named_and_missing(notice: Notice) -> None:
    (annex,) = notice.annexes

    assert annex.title == "阿拉善盟行政公署关于加快推进残疾人小康进程实施意见各相关部门任务分解表"
    assert annex.is_missing


def test_a_deadline_that_was_over_before_the_notice_came_is_pointed_out(notice: Notice) -> None:
    assert [doubt.why for doubt in notice.doubts] == ["时限“到2016年”早于成文日期。"]
