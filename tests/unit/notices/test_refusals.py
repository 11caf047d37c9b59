"""What is refused: each time one sentence that says what was looked for or found, and what to do."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from qiaoliang.cli.read import read
from qiaoliang.notices import LARGEST_SOURCE, NotANotice, UnreadableSource, parse_notice, read_notice


def test_a_file_that_is_no_notice_is_told_what_was_looked_for_and_not_found() -> None:
    with pytest.raises(NotANotice) as refusal:
        parse_notice("今天天气很好,我们去公园。公园里有很多人。")

    assert str(refusal.value).count("。") == 1
    for word in ("标题", "发文字号", "任务", "责任单位", "一样也没有找到", "请"):
        assert word in str(refusal.value)


def test_a_notice_without_any_unit_says_what_it_did_find() -> None:
    with pytest.raises(NotANotice, match="只找到标题、发文字号、发文机关、带编号的条目"):
        parse_notice("某县人民政府关于做好放假安排的通知\n某政发〔2024〕1号\n一、放假时间\n按规定放假。\n")


@pytest.mark.parametrize(
    ("source", "filename", "words"),
    [
        (b"%PDF-1.7 ...", "a.pdf", "PDF 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", "旧版 Word"),
        (b"\x89PNG\r\n", "a.png", "图片"),
        (b"   \n", "a.txt", "空文件"),
        (b"\x00\x01\x02\xff" * 20, "a.ofd", "OFD 文件"),
        (b"PK\x03\x04broken", "a.docx", "损坏的压缩文件"),
    ],
)
def test_a_format_that_cannot_be_read_is_named_with_what_to_do(source: bytes, filename: str, words: str) -> None:
    with pytest.raises(UnreadableSource) as refusal:
        read_notice(source, filename=filename)

    assert words in str(refusal.value) and "请" in str(refusal.value)


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(9):
            bomb.writestr(f"word/{number}.xml", b"0" * 30 * 1024 * 1024)

    with pytest.raises(UnreadableSource, match="解压后会超过 200 MB"):
        read_notice(package.getvalue(), filename="bomb.docx")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)

    result = CliRunner().invoke(read, [str(huge)])

    assert result.exit_code == 1
    assert "超过 50 MB" in result.stderr


def test_a_file_of_200_mb_is_refused_in_no_time(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    started_at = time.perf_counter()

    result = CliRunner().invoke(read, [str(huge)])

    assert result.exit_code == 1 and "超过 50 MB" in result.stderr
    assert time.perf_counter() - started_at < 1


def test_a_word_file_behind_a_password_is_told_from_a_broken_one() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as locked:
        locked.writestr("word/document.xml", b"x")
    bits = bytearray(package.getvalue())
    bits[bits.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnreadableSource, match="加了密码"):
        read_notice(bytes(bits), filename="a.docx")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", b"<Types/>")
        bomb.writestr("word/document.xml", b"0" * 220 * 1024 * 1024)
    lying = package.getvalue().replace((220 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))

    with pytest.raises(UnreadableSource):
        read_notice(lying, filename="bomb.docx")


@pytest.mark.parametrize("page", ["<html>", "<!-- -->", "<?xml version='1.0'?>", "<html><script>x</script></html>"])
def test_a_page_without_a_word_is_no_notice(page: str) -> None:
    with pytest.raises(NotANotice):
        read_notice(page.encode(), filename="a.html")


def test_a_word_file_of_a_kind_never_seen_is_refused_not_stumbled_over() -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as strange:
        strange.writestr("[Content_Types].xml", b"<Types/>")
        strange.writestr("word/document.xml", b"<document/>")
    of_the_future = package.getvalue().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xf4")

    for source in (package.getvalue(), of_the_future):
        with pytest.raises(UnreadableSource, match=r"请"):
            read_notice(source, filename="a.docx")


def test_a_directory_is_told_from_a_file_that_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(read, [str(tmp_path)])

    assert result.exit_code == 1 and result.stdout == ""
    assert "是文件夹" in result.stderr and "请" in result.stderr and result.stderr.count("\n") == 1


def test_the_command_fails_with_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    poem = tmp_path / "poem.txt"
    poem.write_text("床前明月光,疑是地上霜。", encoding="utf-8")

    for path in (poem, tmp_path / "missing.txt"):
        result = CliRunner().invoke(read, [str(path)])
        assert result.exit_code == 1
        assert result.stdout == "" and "请" in result.stderr and "Traceback" not in result.stderr
