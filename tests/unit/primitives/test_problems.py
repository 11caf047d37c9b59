"""A problem must say where it is, what was found, why, and what to write instead."""

from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport, Refused

GRADE = Problem(
    field=Bilingual(zh="残疾等级", en="grade"),
    found="5",
    reason=Bilingual(zh="没有这个等级", en="there is no such grade"),
    remedy=Bilingual(zh="请写1至4", en="Write 1 to 4"),
)


def test_a_problem_says_file_row_field_found_why_and_remedy():
    problem = GRADE.at(file="发放名单.csv", row=12)

    assert problem.zh == "发放名单.csv第12行，残疾等级写的是“5”：没有这个等级。请写1至4。"
    assert problem.en == '发放名单.csv, row 12: grade is "5": there is no such grade. Write 1 to 4.'


def test_a_problem_in_a_form_names_no_file():
    assert GRADE.zh == str(GRADE) == "残疾等级写的是“5”：没有这个等级。请写1至4。"


def test_an_empty_field_is_called_empty():
    empty = Problem(field=GRADE.field, found="", reason=GRADE.reason, remedy=GRADE.remedy)

    assert empty.zh.startswith("残疾等级是空的")
    assert empty.en.startswith("grade is empty")


def test_a_pasted_novel_does_not_hide_the_remedy():
    long = Problem(field=GRADE.field, found="字" * 5000, reason=GRADE.reason, remedy=GRADE.remedy)

    assert len(long.zh) < 200
    assert long.zh.endswith("请写1至4。")


def test_a_report_loses_no_problem_and_keeps_their_order():
    report = ProblemReport(GRADE.at(file="a.csv", row=row) for row in (3, 1, 2))

    assert [problem.row for problem in report.problems] == [3, 1, 2]
    assert str(report).splitlines()[0] == "发现3处问题："
    assert report.en.splitlines()[0] == "3 problems found:"
    assert len(str(report).splitlines()) == 4


def test_a_refusal_is_a_value_error_that_speaks_both_languages():
    refusal = Refused(GRADE)

    assert isinstance(refusal, ValueError)
    assert (str(refusal), refusal.en) == (GRADE.zh, GRADE.en)
