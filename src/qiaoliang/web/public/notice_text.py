"""
Cut the official text into pieces without losing a character, so that each clause can carry its state.

The pieces in order are the text itself: what is not a clause of a measure stays between the clauses as it was printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qiaoliang.packs import Clause, Measure, Pack

LONGEST_SIGNATURE = 12  # characters: a date or "(此件公开发布)" is set to the right, a title in the middle


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `clause` is set where it is the sentence of a clause."""

    text: str
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One line of the official text.

    `kind` says how it is set: head (the lines above the first gap), heading, centred, right, measure, plain, blank.
    """

    kind: str
    pieces: tuple[Piece, ...]
    measure: Measure | None = None

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece.text for piece in self.pieces)


def paragraphs_of(pack: Pack) -> list[Paragraph]:
    """Return the lines of the notice in order; joined by line ends they are the text again."""
    measures = {measure.ordinal + measure.title: measure for measure in pack.measures}
    lines = pack.notice.split("\n")
    first_gap = next((position for position, line in enumerate(lines) if not _words(line)), 0)
    head = [Paragraph("head", (Piece(line),)) for line in lines[:first_gap]]
    return head + [_paragraph(line, measures) for line in lines[first_gap:]]


def _words(line: str) -> str:
    return line.strip("\r \u00a0\u3000")


def _paragraph(line: str, measures: dict[str, Measure]) -> Paragraph:
    for start, measure in measures.items():
        if line.startswith(start):
            return Paragraph("measure", tuple(_pieces(line, measure.clauses)), measure)
    return Paragraph(_kind(line), (Piece(line),))


def _kind(line: str) -> str:
    words = _words(line)
    if not words:
        return "blank"
    if words.startswith(("一、", "二、")):
        return "heading"
    if line.startswith((" ", "\u00a0", "\u3000")):
        return "centred" if len(words) > LONGEST_SIGNATURE else "right"
    return "plain"


def _pieces(line: str, clauses: Iterable[Clause]) -> Iterator[Piece]:
    """Yield the line cut at its clauses; a clause that is not found in its place leaves the text whole."""
    at = 0
    for clause in clauses:
        start = line.find(clause.text, at)
        if start < 0:
            continue
        if start > at:
            yield Piece(line[at:start])
        yield Piece(clause.text, clause)
        at = start + len(clause.text)
    if at < len(line):
        yield Piece(line[at:])
