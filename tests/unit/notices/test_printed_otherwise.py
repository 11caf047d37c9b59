"""The seed notice printed otherwise: broken into lines, in full width, in Traditional script, as a table. It must read the same."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import opencc
import pytest

from qiaoliang.notices import Notice, parse_notice

SEED = (Path(__file__).resolve().parents[3] / "policy" / "alxa_2017_108" / "notice.txt").read_text(encoding="utf-8")
PLAIN = parse_notice(SEED)
HEADINGS = ["序号", "重点任务", "牵头单位", "责任单位", "完成时限"]
COLUMNS = [6, 44, 28, 44, 24]  # display columns
CHARACTERS = [4, 18, 11, 16, 10]  # the most a line of a cell holds


def broken_into_lines(text: str, length: int, page: int, between: str) -> str:
    printed: list[str] = []
    for line in text.split("\n"):
        words = line.strip()
        for start in range(0, max(len(words), 1), length):
            printed.append(words[start : start + length])
            if len(printed) % page == 0:
                printed += ["", f"— {len(printed) // page} —", ""]
    return between.join(printed)


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def traditional(text: str) -> str:
    return str(opencc.OpenCC("s2t").convert(text))


PRINTINGS: dict[str, Callable[[str], str]] = {
    "lines of 30": lambda text: broken_into_lines(text, 30, 24, "\n"),
    "lines of 38, double spaced": lambda text: broken_into_lines(text, 38, 30, "\n\n"),
    "full width": full_width,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: "\n".join(f"　　{line.strip()}" for line in text.split("\n")),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "lists on lines of their own": lambda text: text.replace("。(盟", "。\n(盟"),
}


def reading(notice: Notice) -> list[tuple[str, ...]]:
    def plain(words: str) -> str:
        return unicodedata.normalize("NFKC", words)

    return [
        (plain(task.path), *(plain(unit.name) for unit in (*task.leads, *task.participants)), str(len(task.clauses)))
        for task in notice.tasks
    ]


@pytest.mark.parametrize("printing", PRINTINGS)
def test_another_printing_of_the_notice_reads_the_same(printing: str) -> None:
    text = PRINTINGS[printing](SEED)

    notice = parse_notice(text)

    assert reading(notice) == reading(PLAIN)
    assert "".join(piece.span.of(text) for piece in notice.pieces) == text


def test_the_notice_in_traditional_script_reads_the_same() -> None:
    notice = parse_notice(traditional(SEED))

    expected = [tuple(map(traditional, row)) for row in reading(PLAIN)]
    assert reading(notice) == expected


def rows() -> list[list[str]]:
    return [
        [
            str(number),
            task.title.text,
            "、".join(unit.name for unit in task.leads),
            "、".join(unit.name for unit in task.participants),
            task.deadlines[0].text if task.deadlines else "长期",
        ]
        for number, task in enumerate(PLAIN.tasks, 1)
    ]


def chunks(words: str, length: int) -> list[str]:
    return [words[start : start + length] for start in range(0, len(words), length)]


def padded(words: str, width: int) -> str:
    taken = sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in words)
    return words + " " * (width - taken)


def in_gaps(row: list[str]) -> str:
    cells = [chunks(words, length) for words, length in zip(row, CHARACTERS, strict=True)]
    height = max(map(len, cells))
    lines = [[cell[at] if at < len(cell) else "" for cell in cells] for at in range(height)]
    return "\n".join("".join(map(padded, line, COLUMNS)).rstrip() for line in lines)


def in_wrapped_lines(row: list[str]) -> str:
    return "\n".join(line for words, length in zip(row, CHARACTERS, strict=True) for line in chunks(words, length))


FLATTENINGS: dict[str, Callable[[list[str]], str]] = {
    "tabs": "\t".join,
    "bars": lambda row: f"| {' | '.join(row)} |",
    "lines": "\n".join,
    "gaps with wrapped cells": in_gaps,
    "lines with wrapped cells": in_wrapped_lines,
}


@pytest.mark.parametrize("flattening", FLATTENINGS)
def test_the_measures_as_a_flattened_table_keep_every_unit(flattening: str) -> None:
    text = "某盟重点任务分工表\n\n" + "\n".join(map(FLATTENINGS[flattening], [HEADINGS, *rows()])) + "\n"

    notice = parse_notice(text)

    expected = [[unit.name for unit in (*task.leads, *task.participants)] for task in PLAIN.tasks]
    assert [[unit.name for unit in (*task.leads, *task.participants)] for task in notice.tasks] == expected
    assert "".join(piece.span.of(text) for piece in notice.pieces) == text
