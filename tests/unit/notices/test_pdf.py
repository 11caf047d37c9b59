"""PDF files: a page knows only where its characters stand, yet paragraphs and tables must come out whole."""

from contextlib import suppress

import pytest

from qiaoliang.notices import NotANotice, Notice, UnreadableSource, read_notice
from tests.unit.notices.drawn_pdf import LEFT, Page, pdf_of

FRONT = """青石县人民政府办公室
关于印发流动图书车分工方案的通知
青政办发〔2031〕8号
各镇人民政府:
　　现将方案印发给你们,请结合实际认真组织实施,确保各项任务按期完成。
　　一、扩大线路
　　(一)增开线路。到2032年底前,新开流动图书车线路12条,覆盖全部偏远村庄,每月停靠不少于2次,方便老年读者借书还书。(责任单位:县文旅局,县交通运输局、县财政局、各镇人民政府。列第一位的为牵头单位,下同)
　　(二)改善停靠点。在村文化活动室旁设置无障碍停靠点。(责任单位:县住房城乡建设局,县残联等有关部门)"""
HEADINGS = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
ROWS = [
    ("1", "采购盲文和大字图书二百册,配备听书设备", "县文旅局", "县残联、县财政局", "2031年9月底前"),
    ("2", "培训图书管理员四十人", "县人力资源和社会保障局", "县教育局、县残联", "长期"),
]
WIDTHS = (40, 120, 90, 90, 90)


def read(*pages: Page) -> Notice:
    return read_notice(pdf_of(list(pages)), filename="a.pdf")


def owed(notice: Notice) -> list[tuple[str, list[str], list[str], list[str]]]:
    return [
        (
            task.path,
            [unit.name for unit in task.leads],
            [unit.name for unit in task.participants],
            [deadline.text for deadline in task.deadlines],
        )
        for task in notice.tasks
    ]


def front_page() -> Page:
    page = Page()
    page.paragraphs(FRONT)
    return page


def test_a_paragraph_that_the_page_broke_into_lines_loses_no_unit() -> None:
    notice = read(front_page())

    assert owed(notice) == [
        ("一/(一)", ["县文旅局"], ["县交通运输局", "县财政局", "各镇人民政府"], ["到2032年底前"]),
        ("一/(二)", ["县住房城乡建设局"], ["县残联"], []),
    ]
    assert notice.title is not None and notice.title.text == "青石县人民政府办公室关于印发流动图书车分工方案的通知"


def test_a_ruled_table_gives_every_cell_to_its_column_even_where_cells_stand_in_the_middle_of_their_row() -> None:
    page = Page()
    page.text("附件", LEFT, 60)
    page.text("任务分解表", LEFT + 150, 84)
    page.table([HEADINGS, *ROWS], WIDTHS, 110)

    assert owed(read(front_page(), page))[2:] == [
        ("1", ["县文旅局"], ["县残联", "县财政局"], ["2031年9月底前"]),
        ("2", ["县人力资源和社会保障局"], ["县教育局", "县残联"], ["长期"]),
    ]


def test_a_table_that_goes_on_over_the_page_with_its_header_repeated_has_no_row_twice() -> None:
    pages = [Page(), Page()]
    pages[0].table([HEADINGS, ROWS[0]], WIDTHS, 640)
    pages[1].table([HEADINGS, ROWS[1]], WIDTHS, 60)

    assert [path for path, *_ in owed(read(*pages))] == ["1", "2"]


def test_page_numbers_and_running_heads_are_no_part_of_a_list_of_units() -> None:
    first, second = Page(), Page()
    for number, page in enumerate((first, second), 1):
        page.text("青石县人民政府公报", 220, 40)
        page.text(f"— {number} —", 280, 800)
    first.paragraphs("一、任务\n(一)发放补贴。按月足额发放,并逐户告知。(责任单位:县民政局、", top=700)
    second.paragraphs("县财政局、县残联)\n(二)建站。建站20个。(县住建局负责)")

    assert owed(read(first, second)) == [
        ("一/(一)", ["县民政局"], ["县财政局", "县残联"], []),
        ("一/(二)", ["县住建局"], [], []),
    ]


def test_items_that_begin_alike_at_the_top_of_every_page_are_no_running_heads() -> None:
    item = ".发放补贴,按月足额发放,逐户告知,每季度公示一次,每年评估一次,不漏一户,年底总结。(责任单位:"
    bureaux = ["县民政局", "县残联", "县教育局"]
    pages = [Page() for _ in bureaux]
    for number, (page, bureau) in enumerate(zip(pages, bureaux, strict=True), 1):
        page.paragraphs(f"{number}{item}{bureau})")

    assert [leads for _, leads, *_ in owed(read(*pages))] == [[bureau] for bureau in bureaux]


def test_a_page_that_is_a_picture_inside_a_text_is_doubted_by_its_number() -> None:
    scan = Page(has_picture=True)

    assert "第 2 页是图片,没有读到文字,请对照原件。" in [doubt.why for doubt in read(front_page(), scan).doubts]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (pdf_of([Page(has_picture=True), Page(has_picture=True)]), "扫描件"),
        (pdf_of([front_page()], locked=True), "加了密码"),
        (pdf_of([front_page()])[:400], "损坏的 PDF"),
        (pdf_of([]), "PDF"),
    ],
)
def test_a_pdf_that_holds_no_text_is_refused_with_what_to_do(source: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refusal:
        read_notice(source, filename="a.pdf")

    assert words in str(refusal.value) and "请" in str(refusal.value)


@pytest.mark.parametrize("cut", [900, 1500, 2600])
def test_a_torn_pdf_never_breaks_the_reader(cut: int) -> None:
    whole = pdf_of([front_page()])

    with suppress(UnreadableSource, NotANotice):
        read_notice(whole[:cut] + b"\x00" * 40 + whole[cut + 400 :], filename="a.pdf")
