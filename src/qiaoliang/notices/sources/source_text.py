"""The text of a file, with what could not be had from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file; `gaps` say in one Chinese sentence each what of the file is not in it, for a person to look at."""

    text: str
    gaps: tuple[str, ...] = ()
