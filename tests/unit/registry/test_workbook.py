"""A list of people in Excel is read as clerks write it, and stored whole or not at all."""

from datetime import date

import pytest
import xlsxwriter

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.identifiers import identity_check_digit
from qiaoliang.primitives.problems import ProblemReport
from qiaoliang.registry.loading import load_people_workbook
from qiaoliang.registry.models import Assessment, Certificate, Person

pytestmark = pytest.mark.django_db

HEADINGS = ["姓名", "身份证号", "残疾人证号", "户籍地", "签发日期"]


def number(sequence: int) -> str:
    first_17 = f"15292119850101{sequence:03d}"
    return first_17 + identity_check_digit(first_17)


@pytest.fixture
def load_rows(places, clock, tmp_path):
    def load(rows, allowed=None):
        path = tmp_path / "名单.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        codes = allowed or frozenset(Place.objects.values_list("code", flat=True))
        return load_people_workbook(
            path, bureau="残联", allowed_places=codes, received_on=date(2018, 5, 20), clock=clock, actor="banner"
        )

    return load


def test_a_list_under_a_title_row_is_read(load_rows):
    row = ["宝音图", number(1), f"{number(1)}42", "阿拉善左旗巴彦浩特镇", "2015年3月1日"]

    loaded = load_rows([["全旗持证残疾人名单"], HEADINGS, row, ["乌日娜", number(2), "", "吉兰泰镇", ""]])

    person = Person.everyone.get(name="宝音图")
    assert (loaded.people, loaded.certificates) == (2, 1)
    assert (person.sex, person.date_of_birth, person.place_id) == ("M", date(1985, 1, 1), "152921110")
    assert Certificate.objects.get().issued_on == date(2015, 3, 1)
    assert (Assessment.objects.get().category, Assessment.objects.get().grade) == (4, 2)


def test_a_missing_column_is_named_with_the_file_and_what_to_write(load_rows):
    with pytest.raises(ProblemReport) as refusal:
        load_rows([["姓名", "身份证号", "户籍地"], ["宝音图", number(1), "巴彦浩特镇"]])

    assert refusal.value.problems[0].zh == (
        "名单.xlsx，列“残疾人证号”是空的：表头中没有这一列。请在表头中加上“残疾人证号”（也可写作残疾证号、残疾人证号码）。"
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["甲", "152921198501010019", "", "巴彦浩特镇", ""], "末位校验码"),
        (["甲", number(3), f"{number(3)}45", "巴彦浩特镇", ""], "没有残疾等级5"),
        (["甲", number(3), f"{number(3)}82", "巴彦浩特镇", ""], "没有残疾类别8"),
        (["甲", number(3), f"{number(4)}42", "巴彦浩特镇", ""], "不一致"),
        (["甲", number(3), "", "呼和浩特市", ""], "不是已有的苏木镇"),
        (["甲", number(3), "", "巴彦浩特镇", "2015-02-30"], "没有这样的日期"),
        (["甲", 152921198501010015, "", "巴彦浩特镇", ""], "末几位已经丢失"),
        (["", number(3), "", "巴彦浩特镇", ""], "姓名是空的"),
        (["甲", number(1), "", "巴彦浩特镇", ""], "第2行已有此人"),
    ],
)
def test_one_wrong_row_keeps_the_whole_list_out(row, sentence, load_rows):
    good = ["宝音图", number(1), f"{number(1)}42", "巴彦浩特镇", "2015-03-01"]

    with pytest.raises(ProblemReport) as refusal:
        load_rows([HEADINGS, good, row])

    assert sentence in refusal.value.zh
    assert "第3行" in refusal.value.zh
    assert not Person.everyone.exists()


def test_nobody_registers_people_outside_their_own_places(load_rows):
    with pytest.raises(ProblemReport, match="不在您可以登记人员的范围内"):
        load_rows([HEADINGS, ["甲", number(3), "", "吉兰泰镇", ""]], allowed=frozenset({"152921110"}))


def test_somebody_already_registered_is_not_registered_again(load_rows):
    rows = [HEADINGS, ["甲", number(3), "", "巴彦浩特镇", ""]]
    load_rows(rows)

    with pytest.raises(ProblemReport, match="已使用这一号码"):
        load_rows(rows)

    assert Person.everyone.count() == 1
