"""A list is read as offices save it, and whatever else it is, it ends in a sentence: never a crash, never half of it."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.identifiers import identity_check_digit
from qiaoliang.primitives.problems import ProblemReport
from qiaoliang.registry.loading import LoadedWorkbook, list_files, load_people_workbook
from qiaoliang.registry.loading.list_files import read_rows
from qiaoliang.registry.models import DataSource, NameIndex, Person

pytestmark = pytest.mark.django_db
HEADINGS = ["姓名", "身份证号", "残疾人证号", "户籍地", "签发日期", "有效期至"]
CLOCK = FixedClock.on(date(2018, 6, 1))
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def number(sequence: int) -> str:
    first_17 = f"15292119850101{sequence:03d}"
    return first_17 + identity_check_digit(first_17)


def a_row(sequence: int, name: str = "宝音图") -> list[str]:
    return [name, number(sequence), f"{number(sequence)}42", "巴彦浩特镇", "2015-03-01", ""]


def load(path: Path) -> LoadedWorkbook:
    codes = frozenset(Place.objects.values_list("code", flat=True))
    return load_people_workbook(
        path, bureau="残联", allowed_places=codes, received_on=date(2018, 5, 20), clock=CLOCK, actor="banner"
    )


def workbook(rows: list[list[object]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"nan_inf_to_errors": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(at, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                else:
                    sheet.write(at, column, cell)
    return stream.getvalue()


def text(rows: list[list[str]], separator: str = ",") -> str:
    return "\r\n".join(separator.join(row) for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_list_is_read_in_the_encodings_of_chinese_offices(places, tmp_path, encoding, separator):
    path = tmp_path / "名单.csv"
    path.write_bytes(text([HEADINGS, a_row(1), a_row(2, "乌日娜")], separator).encode(encoding))

    assert load(path).people == 2
    assert set(Person.everyone.values_list("name", flat=True)) == {"宝音图", "乌日娜"}


@pytest.mark.parametrize("written", ['"=""{}"""', "'{}"])
def test_a_number_that_was_kept_from_excel_is_read(places, tmp_path, written):
    path = tmp_path / "名单.csv"
    path.write_text(text([HEADINGS, ["甲", written.format(number(1)), "", "巴彦浩特镇", "", ""]]), encoding="utf-8")

    assert load(path).people == 1
    assert Person.everyone.get().id_number == number(1)


def test_totals_and_notes_are_left_out_and_counted(places, tmp_path):
    path = tmp_path / "名单.xlsx"
    rows = [HEADINGS, a_row(1), a_row(2), ["合  计", "", "", "2人"], ["填表人：某某", "", "", "x"], ["", "", "", ""]]
    path.write_bytes(workbook(rows))

    loaded = load(path)

    assert (loaded.people, loaded.left_out) == (2, 2)


def test_a_total_with_a_count_in_the_column_of_numbers_is_no_person(places, tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook([["序号", *HEADINGS], [1, *a_row(1)], ["总计", "", 1, 1, "", "", ""]]))

    loaded = load(path)

    assert (loaded.people, loaded.left_out) == (1, 1)


def test_a_heading_of_two_rows_with_merged_cells_and_a_place_merged_over_rows_is_read(places, tmp_path):
    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 3, "持证残疾人名单")
        for column, heading in ((0, "姓名"), (3, "户籍地")):
            sheet.merge_range(1, column, 2, column, heading)
        sheet.merge_range(1, 1, 1, 2, "证件")
        sheet.write(2, 1, "身份证号")
        sheet.write(2, 2, "残疾人证号")
        sheet.write_row(3, 0, a_row(1)[:3])
        sheet.write_row(4, 0, a_row(2)[:3])
        sheet.merge_range(3, 3, 4, 3, "巴彦浩特镇")

    assert load(path).people == 2
    assert set(Person.everyone.values_list("place__name", flat=True)) == {"巴彦浩特镇"}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([HEADINGS], "没有人"),
        ([["姓名", *HEADINGS], ["甲", *a_row(1)]], "两个同名的列"),
        ([HEADINGS, ["=1+1", *a_row(1)[1:]]], "不像姓名"),
        ([HEADINGS, ["甲" * 81, *a_row(1)[1:]]], "不像姓名"),
        ([HEADINGS, ["ﷺ" * 10, *a_row(1)[1:]]], "不像姓名"),
        ([HEADINGS, ["·", *a_row(1)[1:]]], "不像姓名"),
        ([HEADINGS, [*a_row(1)[:4], "1984-12-31", ""]], "早于出生日期"),
        ([HEADINGS, ["甲", "15292120180521" + "001", "", "巴彦浩特镇", "", ""]], "应为18位"),
        ([], "没有这一列"),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_a_sentence(places, tmp_path, rows, words):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook(rows))

    with pytest.raises(ProblemReport) as refusal:
        load(path)

    assert words in refusal.value.zh
    assert not DataSource.objects.exists()


def test_somebody_born_after_the_list_came_in_is_refused(places, tmp_path):
    first_17 = "15292120180521001"
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook([HEADINGS, ["甲", first_17 + identity_check_digit(first_17), "", "巴彦浩特镇", "", ""]]))

    with pytest.raises(ProblemReport, match="早于出生日期"):
        load(path)


def test_a_packed_bomb_and_a_huge_file_are_not_unpacked(places, tmp_path, monkeypatch):
    bomb, huge = tmp_path / "bomb.xlsx", tmp_path / "huge.csv"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 2**20)
    huge.write_bytes(b"x" * 2**20)
    monkeypatch.setattr(list_files, "LARGEST_CONTENT", 2**19)
    with pytest.raises(ProblemReport, match="分成几个文件"):
        load(bomb)
    monkeypatch.setattr(list_files, "LARGEST_FILE", 2**19)
    with pytest.raises(ProblemReport, match="分成几个文件"):
        load(huge)


def test_a_very_long_file_name_is_shortened_and_not_a_crash(places, tmp_path):
    path = tmp_path / f"{'n' * 240}.csv"
    path.write_text(text([HEADINGS, a_row(1)]), encoding="utf-8")

    assert len(load(path).source.title) <= 200


@FEW
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest),
        st.text(max_size=200).map(lambda one: one.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)

    try:
        rows = read_rows(path)
    except ProblemReport as refusal:
        assert refusal.zh
    else:
        assert all(isinstance(row, list) for row in rows)


@FEW
@given(cut=st.integers(0, 6000), at=st.integers(0, 6000), noise=st.binary(min_size=1, max_size=30))
def test_a_damaged_workbook_is_read_or_refused(tmp_path_factory, cut, at, noise):
    whole = workbook([HEADINGS, a_row(1), a_row(2)])
    content = (whole[:at] + noise + whole[at + len(noise) :])[: max(cut, 4)]
    path = tmp_path_factory.mktemp("damaged") / "file.xlsx"
    path.write_bytes(content)

    try:
        read_rows(path)
    except ProblemReport as refusal:
        assert refusal.zh


CELL = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.none(),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(["合计", "", "巴彦浩特镇", "=1/0", "2015/3/1", "20150301", number(5), f"{number(5)}42", "\u3000"]),
)
GOOD = st.integers(1, 40).map(a_row)
ODD = st.tuples(GOOD, st.integers(0, 5), CELL).map(
    lambda drawn: [*drawn[0][: drawn[1]], drawn[2], *drawn[0][drawn[1] + 1 :]]
)
ROWS = st.lists(st.one_of(GOOD, GOOD, ODD, st.lists(CELL, max_size=8)), max_size=6)


@FEW
@given(rows=ROWS, is_text=st.booleans())
def test_every_row_is_loaded_or_left_out_or_the_whole_list_is_refused(places, tmp_path, clear_registry, rows, is_text):
    clear_registry()
    path = tmp_path / "any"
    if is_text:
        written = [[str(cell) for cell in row] for row in [HEADINGS, *rows]]
        path.write_text(text(written), encoding="utf-8", errors="surrogatepass", newline="")
    else:
        path.write_bytes(workbook([HEADINGS, *rows]))

    try:
        loaded = load(path)
    except ProblemReport as refusal:
        assert refusal.problems
        assert not Person.everyone.exists()
        assert not DataSource.objects.exists()
        return

    filled = sum(any(str(cell).strip() for cell in row[:6]) for row in read_rows(path)[1:])
    assert loaded.people + loaded.left_out == filled
    assert Person.everyone.count() == loaded.people
    assert set(NameIndex.objects.values_list("person", flat=True)) == set(Person.everyone.values_list("pk", flat=True))
