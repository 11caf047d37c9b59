"""Ruled lines on a page, as the borders of tables are drawn: strokes, thin boxes, or outlines of cells. Lengths are PDF points."""

from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

NEAR = 3.0  # points; lines closer than this are one line, drawn twice
_THIN = 3.5  # points; a box thinner than this is a line
_SHORTEST = 6.0  # points
_MOST_SEGMENTS = 20_000  # of one page; a drawing has more, a table has not


@dataclass(frozen=True, slots=True, order=True)
class Ruling:
    """A horizontal line at height `at`, or a vertical one at `at` from the left, from `start` to `end`."""

    at: float
    start: float
    end: float

    def covers(self, position: float) -> bool:
        """Say whether the line passes `position`."""
        return self.start - NEAR <= position <= self.end + NEAR


@dataclass(frozen=True, slots=True)
class Rulings:
    """The lines of a page or of one table, each drawn once, sorted by where they stand."""

    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]


def rulings_of(page: pypdfium2.PdfPage) -> Rulings:
    """Return the ruled lines of a page."""
    width, height = page.get_size()
    horizontals: list[Ruling] = []
    verticals: list[Ruling] = []
    for left, bottom, right, top in _boxes(page):
        if right - left > 0.97 * width and top - bottom > 0.9 * height:
            continue  # the paper
        is_flat, is_narrow = top - bottom <= _THIN, right - left <= _THIN
        if right - left >= _SHORTEST and not is_narrow:
            horizontals += [Ruling(at, left, right) for at in ([(bottom + top) / 2] if is_flat else [bottom, top])]
        if top - bottom >= _SHORTEST and not is_flat:
            verticals += [Ruling(at, bottom, top) for at in ([(left + right) / 2] if is_narrow else [left, right])]
    return Rulings(_merged(horizontals), _merged(verticals))


def _boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    boxes: list[tuple[float, float, float, float]] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        count = pdfium.FPDFPath_CountSegments(item)
        if count <= 5:
            boxes.append(item.get_bounds())
        elif len(boxes) + count <= _MOST_SEGMENTS:
            boxes += _segments(item, count)
    return boxes


def _segments(item: pypdfium2.PdfObject, count: int) -> list[tuple[float, float, float, float]]:
    """Return the box around each straight stroke of a path that draws several."""
    matrix = item.get_matrix()
    x, y = pdfium.c_float(), pdfium.c_float()
    boxes: list[tuple[float, float, float, float]] = []
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        else:
            boxes.append(_around(last, point))
        if pdfium.FPDFPathSegment_GetClose(segment):
            boxes.append(_around(point, first))
        last = point
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= _THIN]


def _around(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _merged(rulings: list[Ruling]) -> tuple[Ruling, ...]:
    """Put pieces of one line together, which tables draw cell by cell."""
    merged: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.at - group[0].at > NEAR:
            merged += _joined(group)
            group = []
        group.append(ruling)
    return (*merged, *_joined(group))


def _joined(group: list[Ruling]) -> list[Ruling]:
    joined: list[Ruling] = []
    at = sum(ruling.at for ruling in group) / len(group) if group else 0.0
    for ruling in sorted(group, key=lambda one: one.start):
        if joined and ruling.start <= joined[-1].end + NEAR:
            joined[-1] = Ruling(at, joined[-1].start, max(joined[-1].end, ruling.end))
        else:
            joined.append(Ruling(at, ruling.start, ruling.end))
    return joined
