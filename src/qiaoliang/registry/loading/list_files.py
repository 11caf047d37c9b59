"""
Reading the file of a list into rows of cells: Excel (.xlsx, .xls, .ods) or text with separators (.csv), by its content.

Text may be UTF-8, UTF-16 or GB18030, as Chinese offices save it. Whatever cannot be read is a problem with a remedy, never a
crash: a file from outside may be damaged, locked, empty, huge, or no list at all.
"""

import csv
import io
import zipfile
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport

Cell = object
Rows = list[list[Cell]]

LARGEST_FILE = 50 * 2**20  # bytes
LARGEST_CONTENT = 500 * 2**20  # bytes, unpacked
WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATORS = ",\t;，"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_rows(path: Path) -> Rows:
    """
    Return the cells of the first sheet, or of a text file, row by row; a merged cell fills the rows it covers.

    :raises ProblemReport: if the file cannot be read as a list, with what to do instead
    """
    if path.stat().st_size > LARGEST_FILE:
        raise _unreadable(path, "文件太大，超过50MB", "it is larger than 50 MB", _SPLIT)
    content = path.read_bytes()
    if content.startswith(WORKBOOK_MARKS):
        return _workbook_rows(path, content)
    return _text_rows(path, _decoded(path, content))


def _workbook_rows(path: Path, content: bytes) -> Rows:
    _refuse_bomb(path, content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if not book.sheet_names:
            raise _unreadable(path, "里面没有工作表", "it has no sheet", _SAVE_AGAIN)
        sheet = book.get_sheet_by_index(0)
        rows: Rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(rows, sheet)
    except (ProblemReport, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except (
        BaseException
    ) as error:  # the reader is Rust: a damaged file may end in its PanicException, which is no Exception
        raise _unreadable(
            path,
            "不是完好的Excel文件，或者设了密码",
            f"it is no whole Excel file ({type(error).__name__}), or it is locked",
            _SAVE_AGAIN,
        ) from None
    return rows


def _refuse_bomb(path: Path, content: bytes) -> None:
    """A packed file of a few kilobytes can hold gigabytes of nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError):
        return  # no .xlsx; the reader says what is wrong
    if size > LARGEST_CONTENT:
        raise _unreadable(path, "解开后超过500MB", "it holds more than 500 MB", _SPLIT)


def _fill_merged(rows: Rows, sheet: CalamineSheet) -> None:
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):
                    row[left] = rows[top][left]


def _decoded(path: Path, content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(UTF_16_MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable(
        path, "既不是Excel文件，也不是文本名单", "it is neither an Excel file nor a list as text", _SAVE_AGAIN
    )


def _text_rows(path: Path, text: str) -> Rows:
    head = text[:4096]
    separator = max(SEPARATORS, key=head.count)
    try:
        return [
            [_unquoted(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise _unreadable(path, "有的格子没有写完", f"a cell of it does not end ({error})", _SAVE_AGAIN) from None


def _unquoted(cell: str) -> str:
    """The text of a cell that was written as ="…" or with an apostrophe, so that Excel would not take it for a number."""
    written = cell.strip()
    if written.startswith('="') and written.endswith('"') and len(written) > 2:
        return written[2:-1]
    return written.removeprefix("'")


_SAVE_AGAIN = Bilingual(zh="请在Excel中打开后另存为.xlsx", en="Open it in Excel and save it as .xlsx")
_SPLIT = Bilingual(zh="请分成几个文件", en="Split it into several files")


def _unreadable(path: Path, zh: str, en: str, remedy: Bilingual) -> ProblemReport:
    return ProblemReport(
        [
            Problem(
                field=Bilingual(zh="文件", en="the file"),
                found=path.name,
                reason=Bilingual(zh=zh, en=en),
                remedy=remedy,
                file=path.name,
            )
        ]
    )
