"""
Problems: what was written, where, why it cannot be used, and what to write instead.

Every refusal of the product is a sentence in Chinese and in English. This module builds the sentence; it does not
know what a field means, and it never decides whether a value is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

LONGEST_QUOTE = 60  # characters of what was found that a sentence repeats; more hides the remedy


@dataclass(frozen=True, kw_only=True)
class Bilingual:
    """A text in Chinese and English, without its final full stop."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True, kw_only=True)
class Problem:
    """
    One thing that cannot be used as it was written.

    `row` counts as a person sees it: the first row of the file is 1. `file` and `row` are None when the value was
    typed into a form or passed by a caller.
    """

    field: Bilingual
    found: str
    reason: Bilingual
    remedy: Bilingual
    file: str | None = None
    row: int | None = None

    def at(self, *, file: str, row: int) -> "Problem":
        """Return the same problem with the place in a file where it was found."""
        return replace(self, file=file, row=row)

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        found = f"写的是“{_shortened(self.found)}”" if self.found else "是空的"
        return f"{self._where_zh}{self.field.zh}{found}：{self.reason.zh}。{self.remedy.zh}。"

    @property
    def en(self) -> str:
        """The sentence in English."""
        found = f'is "{_shortened(self.found)}"' if self.found else "is empty"
        return f"{self._where_en}{self.field.en} {found}: {self.reason.en}. {self.remedy.en}."

    @property
    def _where_zh(self) -> str:
        row = f"第{self.row}行" if self.row is not None else ""
        return f"{self.file or ''}{row}，" if self.file or row else ""

    @property
    def _where_en(self) -> str:
        named = [part for part in (self.file, f"row {self.row}" if self.row is not None else None) if part]
        return f"{', '.join(named)}: " if named else ""

    def __str__(self) -> str:
        return self.zh


class Refused(ValueError):
    """A value that cannot be used, with the problem that says why and what to write instead."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.zh)
        self.problem = problem

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self.problem.zh

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.problem.en


class ProblemReport(ValueError):
    """Several problems found in one file or form, all reported at once and in the order they were found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.zh)

    @property
    def zh(self) -> str:
        """The report in Chinese, one sentence a line."""
        return "\n".join([f"发现{len(self.problems)}处问题：", *(problem.zh for problem in self.problems)])

    @property
    def en(self) -> str:
        """The report in English, one sentence a line."""
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''} found:"
        return "\n".join([heading, *(problem.en for problem in self.problems)])

    def __str__(self) -> str:
        return self.zh


def _shortened(found: str) -> str:
    return found if len(found) <= LONGEST_QUOTE else f"{found[:LONGEST_QUOTE]}…"
