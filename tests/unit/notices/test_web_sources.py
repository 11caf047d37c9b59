"""Web pages: saved, saved whole, or pasted in pieces. Nothing on them is run, and what a reader cannot see is not read."""

from base64 import encodebytes
from quopri import encodestring

import pytest

from qiaoliang.notices import Notice, read_notice

ITEM = "<p>(一)建站。建站20个。(责任单位:县民政局,县残联)</p>"
OTHER = "<p>(二)培训。培训残疾人200名。(责任单位:县人社局)</p>"
PAGE = f"<html><body><h1>某县关于推进工作的通知</h1><p>某政发〔2031〕8号</p><p>一、任务</p>{ITEM}{OTHER}</body></html>"
TABLE = """<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>配合单位</th><th>完成时限</th></tr>
<tr><td>1</td><td><p>建站</p></td><td rowspan="2">县民政局</td><td>县财政局<br>县残联</td><td>2031年底前</td></tr>
<tr><td>2</td><td>培训</td><td>县人社局</td><td>长期</td></tr></table>"""


def units(notice: Notice) -> list[list[str]]:
    return [[unit.name for unit in (*task.leads, *task.participants)] for task in notice.tasks]


def archived(page: str, encoding: str = "base64") -> bytes:
    body = encodebytes(page.encode()) if encoding == "base64" else encodestring(page.encode())
    head = (
        'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    picture = "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    return head.encode() + body + picture.encode()


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_page_saved_whole_reads_like_the_page(encoding: str) -> None:
    assert units(read_notice(archived(PAGE, encoding), filename="a.mht")) == [["县民政局", "县残联"], ["县人社局"]]


def test_a_piece_of_a_page_pasted_into_a_text_file_is_read_as_a_page() -> None:
    pasted = f"某县关于推进工作的通知<br>一、任务<br>{ITEM}{OTHER}"

    notice = read_notice(pasted.encode(), filename="pasted.txt")

    assert units(notice) == [["县民政局", "县残联"], ["县人社局"]] and "<p>" not in notice.text


def test_a_table_with_merged_and_broken_cells_gives_each_row_its_units() -> None:
    notice = read_notice(f"<html><body><p>某县方案</p>{TABLE}</body></html>".encode(), filename="a.html")

    assert units(notice) == [["县民政局", "县财政局", "县残联"], ["县民政局", "县人社局"]]
    assert [[deadline.text for deadline in task.deadlines] for task in notice.tasks] == [["2031年底前"], ["长期"]]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('(三)偷。(责任单位:县公安局)')</script>",
        "<p style='display: none'>(三)偷。(责任单位:县公安局)</p>",
        "<p hidden>(三)偷。(责任单位:县公安局)</p>",
        "<template><p>(三)偷。(责任单位:县公安局)</p></template>",
        "<!-- (三)偷。(责任单位:县公安局) -->",
        "<noscript><p>(三)偷。(责任单位:县公安局)</p></noscript>",
        "<iframe srcdoc='(三)偷。(责任单位:县公安局)'></iframe>",
        "<img src=x onerror=\"alert('县公安局')\">",
        "<object data='县公安局.swf'>县公安局</object>",
        "<textarea>(三)偷。(责任单位:县公安局)</textarea>",
    ],
)
def test_what_a_page_hides_or_would_run_gives_no_unit(hidden: str) -> None:
    notice = read_notice(PAGE.replace("</body>", hidden + "</body>").encode(), filename="a.html")

    assert units(notice) == [["县民政局", "县残联"], ["县人社局"]] and "县公安局" not in notice.text


def test_a_page_fetches_nothing_and_opens_no_file() -> None:
    entity = '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/hostname">]>' + PAGE.replace("</h1>", "&file;</h1>")

    notice = read_notice(entity.encode(), filename="a.html")

    assert "&file;" in notice.text and units(notice) == [["县民政局", "县残联"], ["县人社局"]]


@pytest.mark.parametrize("charset", ["gb2312", "big5"])
def test_a_page_in_the_encoding_it_declares_is_not_gibberish(charset: str) -> None:
    page = PAGE.replace("<html>", f'<html><head><meta charset="{charset}"></head>')
    words = (
        page if charset == "gb2312" else page.translate(str.maketrans("县残联发号务责单训会", "縣殘聯發號務責單訓會"))
    )
    encoded = words.encode("gb18030" if charset == "gb2312" else "big5", errors="xmlcharrefreplace")

    assert len(units(read_notice(encoded, filename="a.html"))) == 2


def test_a_cell_that_claims_a_million_rows_costs_nothing() -> None:
    greedy = TABLE.replace('rowspan="2"', 'rowspan="1000000" colspan="1000000"')

    read_notice(f"<html><body>{greedy}</body></html>".encode(), filename="a.html")
