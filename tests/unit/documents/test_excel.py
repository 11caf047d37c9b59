"""Excel workbooks: text stays text, and the sheet prints."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from qiaoliang.documents import Sheet, excel_workbook
from qiaoliang.documents.excel import sheet_name, shown_width

SHEET = Sheet(
    name="名单",
    title="残疾人名单",
    note="本表是生成的。",
    headings=("身份证号", "备注", "人数"),
    rows=(("152921198501310018", "=1+1", 3), ("152921198501310026", "", 4)),
    number_columns=(2,),
)


def xml_of(sheet):
    """Return the XML of the first sheet of a workbook."""
    return ZipFile(BytesIO(excel_workbook((sheet,)))).read("xl/worksheets/sheet1.xml").decode()


def test_an_id_number_keeps_all_its_digits():
    rows = CalamineWorkbook.from_filelike(BytesIO(excel_workbook((SHEET,)))).get_sheet_by_index(0).to_python()

    assert [row[0] for row in rows[3:]] == ["152921198501310018", "152921198501310026"]


def test_text_that_looks_like_a_formula_is_never_run():
    assert "<f>" not in xml_of(SHEET)


def test_a_number_column_can_be_summed():
    rows = CalamineWorkbook.from_filelike(BytesIO(excel_workbook((SHEET,)))).get_sheet_by_index(0).to_python()

    assert [row[2] for row in rows[3:]] == [3, 4]


def test_headings_stay_in_sight_can_be_filtered_and_come_again_on_paper():
    xml = xml_of(SHEET)
    workbook = ZipFile(BytesIO(excel_workbook((SHEET,)))).read("xl/workbook.xml").decode()

    assert 'ySplit="3"' in xml
    assert '<autoFilter ref="A3:C5"/>' in xml
    assert "_xlnm.Print_Titles" in workbook
    assert 'paperSize="9"' in xml
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml


def test_a_chinese_character_is_given_the_room_of_two():
    assert shown_width("残疾人 ab") == 9


@pytest.mark.parametrize(("name", "shown"), [("2018/05", "2018-05"), ("名" * 40, "名" * 31)])
def test_a_name_that_excel_would_refuse_is_made_fit(name, shown):
    assert sheet_name(name) == shown


def test_two_sheets_of_one_name_are_refused_before_a_broken_file_is_written():
    with pytest.raises(ValueError, match="two sheets have one name"):
        excel_workbook((SHEET, SHEET))
