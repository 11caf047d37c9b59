"""Positions: where in the official text a value was printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the official text, from `start` up to but not including `end`, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the notice with their position; `text` is rid of line breaks and page marks, `span` is not."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A stretch of the cleaned text (never of the official text), from `start` up to but not including `end`."""

    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Say whether the range holds no character."""
        return self.end <= self.start
