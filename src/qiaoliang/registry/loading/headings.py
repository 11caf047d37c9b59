"""Finding the heading of a list: one row, or two where groups of columns have a title of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport
from qiaoliang.registry.loading.list_files import Cell
from qiaoliang.registry.loading.workbook_rows import HEADINGS, REQUIRED

ROWS_SEARCHED = 10


@dataclass(frozen=True)
class Heading:
    """The row after the heading (counted from 0), and in which column each field stands."""

    first_row: int
    columns: Mapping[str, int]


def find_heading(rows: Sequence[Sequence[Cell]], file: str) -> Heading:
    """
    Return the heading among the first ten rows; a row above it may hold a title.

    :raises ProblemReport: if a column that is needed is missing, or stands there twice
    """
    nearest: dict[str, int] = {}
    for number, cells in enumerate(rows[:ROWS_SEARCHED]):
        below = rows[number + 1] if number + 1 < len(rows) else ()
        for height, written in ((1, _texts(cells)), (2, _lowest(cells, below))):
            found = _columns(written, file)
            if all(field in found for field in REQUIRED):
                return Heading(number + height, found)
            if "name" in found and len(found) > len(nearest):
                nearest = found
    raise ProblemReport(_missing_column(field, file) for field in REQUIRED if field not in nearest)


def _texts(cells: Sequence[Cell]) -> list[str]:
    return ["".join(str(cell).split()) for cell in cells]


def _lowest(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[str]:
    """The heading of each column where the upper row groups columns: the lower text, or the upper where there is none."""
    above, below = _texts(upper), _texts(lower)
    width = max(len(above), len(below))
    pairs = zip(above + [""] * (width - len(above)), below + [""] * (width - len(below)), strict=True)
    return [text or group for group, text in pairs]


def _columns(written: Sequence[str], file: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for field, names in HEADINGS.items():
        for name in names:
            places = [column for column, text in enumerate(written) if text == name]
            if len(places) > 1:
                raise ProblemReport([_twice(name, file)])
            if places:
                found.setdefault(field, places[0])
    return found


def _missing_column(field: str, file: str) -> Problem:
    names = HEADINGS[field]
    return Problem(
        field=Bilingual(zh=f"列“{names[0]}”", en=f"the column {names[0]}"),
        found="",
        reason=Bilingual(zh="表头中没有这一列", en="the heading row does not have it"),
        remedy=Bilingual(
            zh=f"请在表头中加上“{names[0]}”（也可写作{'、'.join(names[1:])}）",
            en=f"Add {names[0]} to the heading row (or one of {', '.join(names[1:])})",
        ),
        file=file,
    )


def _twice(name: str, file: str) -> Problem:
    return Problem(
        field=Bilingual(zh=f"列“{name}”", en=f"the column {name}"),
        found=name,
        reason=Bilingual(zh="表头中有两个同名的列", en="the heading row has it twice"),
        remedy=Bilingual(zh="请只留一列", en="Keep only one of them"),
        file=file,
    )
