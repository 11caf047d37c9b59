"""
Drafting anew when the data changed, without losing a word that a person wrote.

A drafted sentence that still stands in the text as drafted is replaced by what the data say now. A sentence that a person changed
or added stays; one that they struck out stays out; one that the data give for the first time is added at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qiaoliang.plan.drafting.sentences import SECTIONS

Sentence = Mapping[str, Any]
Stored = Mapping[str, Sequence[Sentence]]
OF_DUTIES = "duties"  # figures of duties are of the day they are read, which alone is no change


@dataclass(frozen=True, slots=True)
class DraftChange:
    """A drafted sentence before and after; empty where there was none, or is none any more."""

    section: str
    before: str
    after: str


def changes_between(before: Stored, after: Stored) -> tuple[DraftChange, ...]:
    """Return what the data say differently, section by section; a new day alone is no change."""
    changes = []
    for section in SECTIONS:
        old, new = _by_subject(before.get(section, ())), _by_subject(after.get(section, ()))
        for subject in dict.fromkeys([*old, *new]):
            one, other = old.get(subject), new.get(subject)
            if _substance(one) != _substance(other):
                changes.append(DraftChange(section, _words(one), _words(other)))
    return tuple(changes)


def redrafted(texts: Mapping[str, str], before: Stored, after: Stored) -> dict[str, str]:
    """Return the text of each section with its drafted sentences brought up to date, and a person's words kept."""
    return {
        section: _section(texts.get(section, ""), before.get(section, ()), after.get(section, ()))
        for section in SECTIONS
    }


def _section(text: str, before: Sequence[Sentence], after: Sequence[Sentence]) -> str:
    old, new = _by_subject(before), _by_subject(after)
    subjects = {str(sentence["zh"]).strip(): subject for subject, sentence in old.items()}
    lines = []
    for line in text.splitlines():
        subject = subjects.get(line.strip())
        if subject is None:
            lines.append(line)
        elif subject in new:
            lines.append(str(new[subject]["zh"]))
    return "\n".join([*lines, *(str(new[subject]["zh"]) for subject in new if subject not in old)])


def _by_subject(sentences: Sequence[Sentence]) -> dict[object, Sentence]:
    """Sentences by what they are about: the kinds of figures and what these are of, or the words where there are none."""
    found: dict[object, Sentence] = {}
    for sentence in sentences:
        figures = sentence["figures"]
        about = tuple(dict.fromkeys((each["of"], each["kind"].removesuffix("_fen")) for each in figures))
        found.setdefault(about[:1] or sentence["zh"], sentence)
    return found


def _substance(sentence: Sentence | None) -> object:
    if sentence is None:
        return None
    if not sentence["figures"]:
        return sentence["zh"]
    return [
        (each["kind"], each["of"], each["value"], None if each["of"] == OF_DUTIES else each["as_of"])
        for each in sentence["figures"]
    ]


def _words(sentence: Sentence | None) -> str:
    return "" if sentence is None else str(sentence["zh"])
