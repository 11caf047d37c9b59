"""Whatever the text: the reader answers or says it is no notice, in time, and the pieces are the text."""

import io
import time
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from qiaoliang.notices import NotANotice, Notice, UnreadableSource, parse_notice, read_notice
from tests.unit.notices.drawn_pdf import Page, pdf_of

FRAGMENTS = [
    "一、", "(一)", "（二）", "1.", "２．", "①", "第一条", "措施1：", "加强服务", "。", "；", "，", "、", "：", "“", "”", "《", "》", "（", "）", "〔", "〕", "【", "】",
    "责任单位：", "牵头单位", "配合单位：", "完成时限：", "责任人：", "县民政局", "各市、县〔市、区〕政府", "财政部", "等有关部门", "负责", "牵头", "会同", "配合", "由", "按职责分工负责",
    "列第一位的为牵头单位，下同", "到2020年", "每年11月底前", "2019年1月1日至12月31日", "十四五末", "每人每年不少于2元", "30％", "百分之十", "—1—", "12", "\n", "\r\n", "\n\n", "\t", "  ", "　", "|",
    "序号\t任务\t责任单位\n", "附件：", "附件1", "二〇一九年二月三十日", "某县人民政府", "关于印发方案的通知", "某政发〔2019〕3号", "縣殘聯", "\x00", "\u2028", "🙂",
]  # fmt: skip
LAYOUTS = Path(__file__).parent / "layouts"
NOTICES = [path.read_text(encoding="utf-8") for path in sorted(LAYOUTS.glob("*.txt"))]


def _in_word(text: str) -> bytes:
    document, package = Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(package)
    return package.getvalue()


def _in_pdf(text: str) -> bytes:
    page = Page()
    page.paragraphs(text)
    return pdf_of([page])


FILES = [
    ("a.docx", _in_word(NOTICES[0])),
    ("a.pdf", _in_pdf(NOTICES[0])),
    ("a.html", (LAYOUTS / "web_page.html").read_bytes()),
    ("a.doc", (LAYOUTS.parent / "files" / "task_table.doc").read_bytes()),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))


def assert_whole(notice: Notice) -> None:
    assert "".join(piece.span.of(notice.text) for piece in notice.pieces) == notice.text
    length = len(notice.text)
    spans = [clause.span for task in notice.tasks for clause in task.clauses]
    spans += [unit.span for task in notice.tasks for unit in (*task.leads, *task.participants)]
    assert all(0 <= span.start < span.end <= length for span in spans)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_text_breaks_the_reader_and_no_character_is_lost(text: str) -> None:
    try:
        notice = parse_notice(text)
    except NotANotice:
        return
    assert notice.text == text
    assert_whole(notice)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=30).map("".join))
def test_whatever_stands_before_a_good_measure_the_reader_does_not_break(text: str) -> None:
    notice = parse_notice(f"{text}\n\n一、任务\n\n(一)发放补贴。按月发放。(县民政局、县财政局负责)\n")

    assert_whole(notice)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a"]))
def test_any_bytes_are_read_or_refused(source: bytes, filename: str) -> None:
    try:
        read_notice(source, filename=filename)
    except (NotANotice, UnreadableSource):
        return


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_of_any_format_is_read_or_refused(data: st.DataObject) -> None:
    filename, whole = data.draw(st.sampled_from(FILES))
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    inside = data.draw(st.one_of(st.binary(max_size=40), st.just(whole[start:end] * 2)))

    with suppress(NotANotice, UnreadableSource):
        read_notice(whole[:start] + inside + whole[end:], filename=filename)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NOTICES), st.data())
def test_a_notice_with_words_lost_doubled_or_moved_never_breaks_the_reader(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 60)))
        inside = data.draw(st.sampled_from(["", text[start:end] * 2, text[: end - start], *FRAGMENTS]))
        text = text[:start] + inside + text[end:]

    with suppress(NotANotice):
        assert_whole(parse_notice(text))


def test_a_notice_of_a_hundred_pages_takes_no_longer_than_a_sip_of_tea() -> None:
    measure = (
        "（一）发放补贴。到2027年，"
        + "按月发放补贴，" * 60
        + "每人不少于100元。（县民政局牵头，县财政局、县残联配合）\n"
    )
    started_at = time.process_time()

    parse_notice("一、任务\n" + measure * 130)  # about 60,000 characters

    assert time.process_time() - started_at < 2


def test_a_table_of_a_hundred_pages_is_read_in_time_however_it_was_flattened() -> None:
    row = "推进无障碍改造\t县残联\t县财政局、县住房城乡建设局、各镇人民政府\t2025年12月底前"
    head = "序号\t工作任务\t牵头单位\t配合单位\t完成时限"
    started_at = time.process_time()

    for gap in ("\t", "\n", "    "):
        lines = [head, *(f"{number}\t{row}" for number in range(1, 801))]
        assert len(parse_notice("任务分解表\n" + "\n".join(lines).replace("\t", gap)).tasks) == 800

    assert time.process_time() - started_at < 6


@pytest.mark.parametrize(
    "text",
    [
        "一、任务\n(一)建站。(县残联负责)\n(二)培训。(县残联负责)\n(三)",
        "一、任务\n(一)建站。(县残联负责)\n二、工作要求\n(一)",
        "序号\t任务\t责任单位\n1\t建站\t县残联\n\t\t\n2\t培训\t县残联",
        "序号\t任务\t责任单位\n  、  一、  一、\n1\t建站\t县残联",
    ],
)
def test_a_text_that_stops_at_a_number_or_has_empty_rows_is_read(text: str) -> None:
    assert_whole(parse_notice(text))


def test_hostile_text_costs_no_more_than_long_text() -> None:
    started_at = time.process_time()
    for hostile in (
        "一、甲（" * 5000,
        "一、" + "责任单位：" * 5000,
        "（" * 3000 + "县民政局" + "）" * 3000,
        "牵头会同" * 5000,
        "及" * 9000,
        "一、" + "[]" * 20000,
        "一、" + "(县残联、县民政局)" * 5000,
        "一、甲。(责任单位:县民政局" + "、县民政局\n" * 5000,
        "一、" + ",县残联负责" * 5000,
        "县民政局\n1.建站\n" * 1000,
        "序号\t任务\t责任单位\n" * 3000,
        "某政发〔2031〕8号\n关于的通知\n各县:\n2024年1月1日\n" * 500,
        "1 加强\n" * 2000,
    ):
        try:
            parse_notice(hostile)
        except NotANotice:
            continue

    assert time.process_time() - started_at < 10
