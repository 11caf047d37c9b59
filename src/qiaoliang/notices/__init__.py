"""The notice reader: bytes → text with positions → plan."""

from qiaoliang.notices.plan import (
    Annex,
    Clause,
    Deadline,
    DeadlineKind,
    Doubt,
    Figure,
    Notice,
    Piece,
    PieceKind,
    Requirement,
    Task,
    UnitList,
    UnitMention,
    UnitRole,
)
from qiaoliang.notices.reader import NotANotice, SeveralNotices, parse_notice, read_notice
from qiaoliang.notices.record import record_of
from qiaoliang.notices.sources import LARGEST_SOURCE, UnreadableSource
from qiaoliang.notices.span import Quote, Span

__all__ = [
    "LARGEST_SOURCE",
    "Annex",
    "Clause",
    "Deadline",
    "DeadlineKind",
    "Doubt",
    "Figure",
    "NotANotice",
    "Notice",
    "Piece",
    "PieceKind",
    "Quote",
    "Requirement",
    "SeveralNotices",
    "Span",
    "Task",
    "UnitList",
    "UnitMention",
    "UnitRole",
    "UnreadableSource",
    "parse_notice",
    "read_notice",
    "record_of",
]
