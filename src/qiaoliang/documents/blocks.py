"""What a document is made of. The same blocks are written as Word, as Markdown, or to a terminal."""

from __future__ import annotations

from dataclasses import dataclass

MOST_PARTS = 4  # of a bar: full, striped, empty, dotted


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands right below the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of an official text, never changed."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which the order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table whose heading row comes again on every page.

    `widths` are parts of the text width, in any unit. In the columns `merged_columns` (counted from 0) neighbouring cells
    with the same text become one, where all merged columns to the left have the same text too.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    centred_columns: tuple[int, ...] = ()
    merged_columns: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.headings):
                raise ValueError(
                    f"a row has {len(row)} cells and the table {len(self.headings)} headings: {row!r}. "
                    "Give each row one cell for each heading"
                )
        if len(self.widths) != len(self.headings):
            raise ValueError(f"{len(self.widths)} widths for {len(self.headings)} headings. Give each column one width")


@dataclass(frozen=True, slots=True)
class Chart:
    """
    Bars made of parts, one bar for each row, with the number of every part beside it.

    `parts` name what the numbers of a row count, in the order in which they are drawn; a chart is read from its numbers, so the
    bar itself need not be read aloud. All bars have one scale.
    """

    label_heading: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.parts) <= MOST_PARTS:
            raise ValueError(
                f"a chart has {len(self.parts)} parts; give it 1 to {MOST_PARTS}, which can be told apart in print"
            )
        for label, counts in self.rows:
            if len(counts) != len(self.parts) or min(counts) < 0:
                raise ValueError(f"{label!r} has {counts}; give one count, 0 or more, for each of {self.parts}")

    @property
    def longest(self) -> int:
        """The sum of the longest bar; 0 where nothing is counted."""
        return max((sum(counts) for _label, counts in self.rows), default=0)

    @property
    def table(self) -> Table:
        """The same numbers as a table."""
        rows = tuple((label, *map(str, counts)) for label, counts in self.rows)
        numbers = tuple(range(1, len(self.parts) + 1))
        return Table((self.label_heading, *self.parts), rows, (6, *(2 for _ in self.parts)), centred_columns=numbers)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Quotation | Bullets | Table | Chart | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title, the mark above the title (附件 for an annex), the line below it, and its blocks."""

    title: str
    blocks: tuple[Block, ...]
    mark: str = ""
    subtitle: str = ""
    language: str = "zh"
