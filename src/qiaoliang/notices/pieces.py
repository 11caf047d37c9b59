"""The pieces of a notice: stretches of the official text that, put together in order, are the text to the character."""

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.plan import Piece, PieceKind
from qiaoliang.notices.span import Span


def tile(clean: CleanText, known: list[Piece]) -> tuple[Piece, ...]:
    """
    Return pieces that cover the official text without gap or overlap.

    Between the `known` ones every paragraph becomes a piece of text, and what no paragraph holds (line breaks, page marks) a piece of layout.
    """
    placed = _without_overlap(sorted(known, key=lambda piece: (piece.span.start, -piece.span.end)))
    paragraphs = [
        Piece(PieceKind.TEXT, clean.span(paragraph.start, paragraph.end))
        for paragraph in clean.paragraphs
        if not paragraph.is_empty
    ]
    merged = _without_overlap(sorted([*placed, *_outside(paragraphs, placed)], key=lambda piece: piece.span))
    return tuple(_with_layout(merged, len(clean.official)))


def _without_overlap(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        start = max(piece.span.start, kept[-1].span.end if kept else 0)
        if start < piece.span.end:
            kept.append(Piece(piece.kind, Span(start, piece.span.end), piece.path))
    return kept


def _outside(pieces: list[Piece], placed: list[Piece]) -> list[Piece]:
    """Return what is left of `pieces` once the `placed` ones are cut out; both are in order."""
    left: list[Piece] = []
    first = 0
    for piece in pieces:
        start = piece.span.start
        while first < len(placed) and placed[first].span.end <= start:
            first += 1
        index = first
        while index < len(placed) and placed[index].span.start < piece.span.end:
            if placed[index].span.start > start:
                left.append(Piece(piece.kind, Span(start, placed[index].span.start), piece.path))
            start = max(start, placed[index].span.end)
            index += 1
        if start < piece.span.end:
            left.append(Piece(piece.kind, Span(start, piece.span.end), piece.path))
    return left


def _with_layout(pieces: list[Piece], length: int) -> list[Piece]:
    tiled: list[Piece] = []
    position = 0
    for piece in pieces:
        if piece.span.start > position:
            tiled.append(Piece(PieceKind.LAYOUT, Span(position, piece.span.start)))
        tiled.append(piece)
        position = piece.span.end
    if position < length:
        tiled.append(Piece(PieceKind.LAYOUT, Span(position, length)))
    return tiled
