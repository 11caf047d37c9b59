"""Reads a notice: bytes → text → plan. It knows no measure and no bureau by name, and never fills in what is not printed."""

from dataclasses import replace

from qiaoliang.notices.cleaning import CleanText, clean
from qiaoliang.notices.doubts import find_doubts
from qiaoliang.notices.grammar.annexes import find_annexes
from qiaoliang.notices.grammar.boundaries import find_boundaries
from qiaoliang.notices.grammar.bureau_headings import find_headings, give_to_tasks
from qiaoliang.notices.grammar.front_matter import FrontMatter, read_front_matter
from qiaoliang.notices.grammar.inline import part_inline_items
from qiaoliang.notices.grammar.measures import is_measure, is_under_measure, path_of, read_measure
from qiaoliang.notices.grammar.outline import Item, Outline, read_outline
from qiaoliang.notices.grammar.requirements import find_requirements
from qiaoliang.notices.grammar.statements import Reading
from qiaoliang.notices.grammar.tables.rows import read_rows
from qiaoliang.notices.grammar.tables.task_table import Table, find_tables
from qiaoliang.notices.grammar.titles import split_title
from qiaoliang.notices.grammar.unit_lists.lead_rule import find_lead_rule, lead_mark, leads_are_separate
from qiaoliang.notices.pieces import tile
from qiaoliang.notices.plan import Annex, Doubt, Notice, Piece, PieceKind, Task
from qiaoliang.notices.sources import text_of
from qiaoliang.notices.span import Span


class NotANotice(ValueError):
    """The text holds no measure that units answer for. The message says what was looked for and what to do, in one Chinese sentence."""


class SeveralNotices(NotANotice):
    """The file holds several notices and none was chosen. The message names each with its lines and says how to choose, in one Chinese sentence."""


def read_notice(source: bytes, *, filename: str, part: int | None = None) -> Notice:
    """
    Return the notice that a file holds, or the one numbered `part` (from 1) if it holds several.

    `filename` only helps to tell the format; what the bytes say goes first. Positions count from the start of the notice that was read.

    :raises UnreadableSource: if the bytes are of no format that can be read
    :raises SeveralNotices: if the text holds several notices and `part` names none of them
    :raises NotANotice: if the text holds no measure
    """
    found = text_of(source, filename=filename)
    notice = _chosen(found.text, part)
    gaps = tuple(Doubt(Span(0, 0), gap) for gap in found.gaps)
    return replace(notice, doubts=(*gaps, *notice.doubts)) if gaps else notice


def parse_notice(text: str) -> Notice:
    """
    Return the notice that a text holds; every span points into this `text`.

    :raises NotANotice: if the text holds no measure
    """
    return _read(clean(text))


def _read(cleaned: CleanText) -> Notice:
    cleaned = part_inline_items(cleaned)
    tables = find_tables(cleaned)
    headings = find_headings(cleaned)
    outline = read_outline(cleaned, frozenset(index for table in tables for index in table.paragraphs), headings)
    give_to_tasks(cleaned, outline, headings)
    front = read_front_matter(cleaned, _first_measure(cleaned, outline, tables))
    year = front.issued_on or front.year_start
    reading = Reading(cleaned, year, leads_are_separate(cleaned), lead_mark(cleaned))
    tasks, pieces = _tasks(reading, outline, tables)
    if not tasks:
        raise NotANotice(_what_was_missing(outline, front))
    return _notice(cleaned, outline, front, tasks, pieces)


def _chosen(text: str, part: int | None) -> Notice:
    cleaned = clean(text)
    places = find_boundaries(cleaned)
    held = [(place, notice) for place in places if (notice := _notice_in(place.of(text))) is not None] if places else []
    if len(held) < 2 and part in (None, 1):
        return _read(cleaned)
    if part is None or not 1 <= part <= len(held):
        raise SeveralNotices(_which_part(text, held))
    return held[part - 1][1]


def _notice_in(text: str) -> Notice | None:
    try:
        return parse_notice(text)
    except NotANotice:
        return None


def _which_part(text: str, held: list[tuple[Span, Notice]]) -> str:
    if len(held) < 2:
        return "这个文件里只有 1 份通知,没有别的可选:请去掉 --part 再读。"
    named = ";".join(
        f"第 {number} 份《{notice.title.text if notice.title is not None else '没有标题'}》在第"
        f" {_line_of(text, place.start)}—{_line_of(text, place.start + len(place.of(text).rstrip()))} 行"
        for number, (place, notice) in enumerate(held, 1)
    )
    return (
        f"这个文件里有 {len(held)} 份通知,没有混在一起读:{named};"
        "请用 --part 1、--part 2 等选其中一份,或分开另存为几个文件再读。"
    )


def _line_of(text: str, position: int) -> int:
    """Return the number of the line, from 1, in which a position stands."""
    return text.count("\n", 0, position) + 1


def _notice(
    cleaned: CleanText, outline: Outline, front: FrontMatter, tasks: tuple[Task, ...], pieces: list[Piece]
) -> Notice:
    rule, annexes = find_lead_rule(cleaned), find_annexes(cleaned)
    return Notice(
        text=cleaned.official,
        title=front.title,
        cover_title=front.cover_title,
        issuer=front.issuer,
        number=front.number,
        date_words=front.date_words,
        issued_on=front.issued_on,
        lead_rule=rule,
        tasks=tasks,
        requirements=find_requirements(cleaned, outline, front.issued_on),
        annexes=annexes,
        pieces=tile(cleaned, [*pieces, *_other_pieces(cleaned, outline, front, annexes)]),
        doubts=find_doubts(cleaned, front, rule, tasks),
    )


def _first_measure(cleaned: CleanText, outline: Outline, tables: list[Table]) -> int:
    listed = [top for top in outline.tops if any(item.lists for item in top.walk())]
    firsts = [item.paragraphs[0] for item in (listed or outline.tops)[:1]] + [
        table.paragraphs[0] for table in tables[:1]
    ]
    return min(firsts, default=len(cleaned.paragraphs))


def _tasks(reading: Reading, outline: Outline, tables: list[Table]) -> tuple[tuple[Task, ...], list[Piece]]:
    tasks: list[Task] = []
    pieces: list[Piece] = []
    for item in outline.items():
        if is_measure(item):
            task, parts = read_measure(reading, item)
            tasks.append(task)
            pieces += parts
    for table in tables:
        rows, parts = read_rows(reading, table, _section_path(reading.clean, outline, table))
        tasks += rows
        pieces += parts
    return tuple(sorted(tasks, key=lambda task: task.span)), pieces


def _section_path(cleaned: CleanText, outline: Outline, table: Table) -> str:
    """Return the path of the item right above a table, "" if the table stands by itself (after a signature, in an annex)."""
    above = [item for item in outline.items() if item.paragraphs[-1] < table.paragraphs[0]]
    ends = [index for index in outline.ends if index < table.paragraphs[0]]
    if not above or (ends and ends[-1] > above[-1].paragraphs[-1]):
        return ""
    section: Item | None = above[-1]
    while section is not None and section.lists:
        section = section.parent
    return path_of(cleaned, section) if section is not None else ""


def _other_pieces(cleaned: CleanText, outline: Outline, front: FrontMatter, annexes: tuple[Annex, ...]) -> list[Piece]:
    pieces = [Piece(PieceKind.ANNEX, annex.span) for annex in annexes]
    pieces += [Piece(PieceKind.TITLE, quote.span) for quote in {front.title, front.cover_title} if quote is not None]
    pieces += [Piece(PieceKind.NUMBER, front.number.span)] if front.number is not None else []
    for item in outline.items():
        if not is_measure(item) and not is_under_measure(item):
            title, path = split_title(cleaned, item)[0], path_of(cleaned, item)
            pieces.append(Piece(PieceKind.ORDINAL, cleaned.span(item.marker.ordinal_start, item.marker.end), path))
            pieces += [] if title.is_empty else [Piece(PieceKind.HEADING, cleaned.span(title.start, title.end), path)]
    return pieces


def _what_was_missing(outline: Outline, front: FrontMatter) -> str:
    found = [
        name
        for name, value in (("标题", front.title), ("发文字号", front.number), ("发文机关", front.issuer))
        if value is not None
    ]
    found += ["带编号的条目"] if outline.tops else []
    seen = f"只找到{'、'.join(found)}" if found else "一样也没有找到"
    return (
        "这个文件读不成通知:要找的是标题、发文字号、带编号的任务(如“一、”“(一)”“1.”或任务分工表)以及每项任务的责任单位"
        f"(如“(牵头单位:…)”“…负责”),{seen},没有找到写明责任单位的任务;请核对是否选对了文件,或把通知正文另存为 .txt 或 .docx 再读。"
    )
