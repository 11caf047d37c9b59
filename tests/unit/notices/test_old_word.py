"""Word files of before 2007: read where antiword is installed, and refused with what to do where it is not."""

import shutil
from pathlib import Path

import pytest

from qiaoliang.notices import UnreadableSource, read_notice
from qiaoliang.notices.sources.old_word import text_of_docbook

OLD_WORD = (Path(__file__).parent / "files" / "task_table.doc").read_bytes()
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

needs_antiword = pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")


@needs_antiword
def test_an_old_word_file_gives_its_paragraphs_and_its_table() -> None:
    notice = read_notice(OLD_WORD, filename="a.doc")

    assert [(task.path, [unit.name for unit in task.leads]) for task in notice.tasks] == [
        ("一/（一）", ["县文旅局"]),
        ("一/（二）", ["县住房城乡建设局"]),
        ("1", ["县文旅局"]),
        ("2", ["县人力资源和社会保障局"]),
        ("3", ["县交通运输局"]),
        ("3/2", ["县交通运输局"]),
    ]


@needs_antiword
def test_half_an_old_word_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableSource, match="旧版 Word"):
        read_notice(OLD_WORD[: len(OLD_WORD) // 2], filename="a.doc")


def test_without_antiword_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableSource, match="apt-get install antiword.*另存为 .docx"):
        read_notice(OLD_WORD, filename="a.doc")


def test_an_antiword_that_fails_gives_no_empty_notice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "antiword"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableSource, match="不是能读的旧版 Word"):
        read_notice(OLD_WORD, filename="a.doc")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (CONTAINER + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (CONTAINER + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500) + "WordDocument".encode("utf-16-le"), "加了密码"),
        (CONTAINER + "Workbook".encode("utf-16-le"), "可能是 Excel"),
    ],
)
def test_a_locked_file_of_whatever_age_is_told_from_a_broken_one(source: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read_notice(source, filename="a.doc")


def test_numbers_of_a_list_and_a_table_inside_a_paragraph_are_not_run_together() -> None:
    book = """<book><chapter><para>某县方案</para><orderedlist><listitem>建站</listitem><listitem>培训</listitem></orderedlist>
      <para><informaltable><tgroup><tbody><row><entry>任务</entry><entry>责任单位</entry></row>
      <row><entry>建站</entry><entry>县民政局</entry></row></tbody></tgroup></informaltable></para></chapter></book>"""

    assert text_of_docbook(book.encode()) == "某县方案\n1.建站\n2.培训\n任务\t责任单位\n建站\t县民政局\n"


def test_a_table_of_bars_is_a_table() -> None:
    bars = "<book><para>任务|责任单位|时限||建站|县民政局|长期||培训|县残联|年底前|</para></book>"

    assert text_of_docbook(bars.encode()) == "任务\t责任单位\t时限\n建站\t县民政局\t长期\n培训\t县残联\t年底前\n"
