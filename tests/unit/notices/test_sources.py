"""The same notice in other wrappings must read the same."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from qiaoliang.cli.read import read
from qiaoliang.notices import Notice, read_notice

LAYOUTS = Path(__file__).parent / "layouts"
PLAIN = (LAYOUTS / "county_labels.txt").read_text(encoding="utf-8")


def units(notice: Notice) -> list[list[str]]:
    return [[unit.name for unit in (*task.leads, *task.participants)] for task in notice.tasks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_text_file_makes_no_difference(encoding: str) -> None:
    read_again = read_notice(PLAIN.encode(encoding), filename="a.txt")

    assert read_again.text.lstrip("\ufeff") == PLAIN
    assert units(read_again) == units(read_notice(PLAIN.encode(), filename="a.txt"))


def test_windows_line_breaks_stay_in_the_text_and_change_no_reading() -> None:
    windows = PLAIN.replace("\n", "\r\n")

    notice = read_notice(windows.encode(), filename="a.txt")

    assert notice.text == windows
    assert units(notice) == units(read_notice(PLAIN.encode(), filename="a.txt"))


def test_a_word_document_gives_paragraphs_and_tables() -> None:
    document = Document()
    for line in (
        "某市关于推进工作的通知",
        "某政发〔2025〕1号",
        "一、任务",
        "(一)建站。建站20个。(市民政局、市残联负责)",
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=3, cols=4)
    rows = (
        ("序号", "工作任务", "责任分工", "责任分工"),
        ("序号", "工作任务", "牵头单位", "配合单位"),
        ("1", "培训", "市残联", "市财政局、市教育局"),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(0, 2).merge(table.cell(0, 3)).text = "责任单位"

    notice = read_notice(_bytes(document), filename="a.docx")

    assert units(notice) == [["市民政局", "市残联"], ["市残联", "市财政局", "市教育局"]]


def test_numbers_that_word_sets_by_itself_are_read() -> None:
    document = Document()
    document.add_paragraph("某市关于推进工作的通知")
    for line in ("摸清底数。逐户走访。(市民政局负责)", "发放补贴。按月发放。(市财政局负责)"):
        document.add_paragraph(line, style="List Number")

    notice = read_notice(_bytes(document), filename="a.docx")

    assert [task.path for task in notice.tasks] == ["1", "2"]


def test_the_json_of_the_command_holds_every_value_with_its_place(tmp_path: Path) -> None:
    result = CliRunner().invoke(read, [str(LAYOUTS / "county_labels.txt"), "--json"])

    record = json.loads(result.stdout)
    first = record["tasks"][0]
    start, end = first["unit_lists"][0]["units"][0]["span"]
    assert result.exit_code == 0
    assert first["lead"] == ["县民政局"] and PLAIN[start:end] == "县民政局"
    assert first["deadlines"] == ["2025年10月15日前"]
    assert record["number"] == "青政办发〔2025〕17号" and record["date"] == "2025-09-30"


def test_the_summary_names_title_leads_and_missing_annexes() -> None:
    result = CliRunner().invoke(read, [str(LAYOUTS / "county_labels.txt")])

    assert result.exit_code == 0
    for words in ("困难群众冬季取暖", "青政办发〔2025〕17号", "县民政局", "文件里没有这个附件"):
        assert words in result.stdout


def _bytes(document: object) -> bytes:
    package = io.BytesIO()
    document.save(package)  # type: ignore[attr-defined]
    return package.getvalue()
