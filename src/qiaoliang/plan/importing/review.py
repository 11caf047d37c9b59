"""What was read of a notice with the corrections of a person laid over it, and what is still open before it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qiaoliang.organisations.models import Bureau
from qiaoliang.plan.models import ImportedNotice, NoticeCorrection

Kind = NoticeCorrection.Kind
NEW_BUREAU = "new"  # the printed name becomes a bureau of its own
LONGEST_ANCHOR = 80  # characters of a task that tell it from the others


@dataclass(frozen=True, slots=True)
class ReviewedClause:
    """A clause as read, and the last day that its words set."""

    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewedTask:
    """
    A task with its text; `leads` and `participants` are printed names, as corrected if they were.

    `doubts` are the sentences of doubtful readings in it that nobody has looked at yet.
    """

    anchor: str
    ordinal: str
    title: str
    text: str
    clauses: tuple[ReviewedClause, ...]
    leads: tuple[str, ...]
    participants: tuple[str, ...]
    read_units: tuple[str, ...]
    is_corrected: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewedUnit:
    """A printed name and the bureau it means: its id, "new" for one of its own, or "" while nobody has said."""

    name: str
    bureau: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubtful reading: the words it is about (empty for the notice as a whole), and why; `anchor` names it."""

    anchor: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything of a notice that a person reviews; `lost` are corrections whose place the new reading no longer has."""

    tasks: tuple[ReviewedTask, ...]
    units: tuple[ReviewedUnit, ...]
    doubts: tuple[Doubtful, ...]
    lost: tuple[str, ...]

    @property
    def without_lead(self) -> tuple[ReviewedTask, ...]:
        """The tasks that nobody leads yet."""
        return tuple(task for task in self.tasks if not task.leads)

    @property
    def unknown_units(self) -> tuple[ReviewedUnit, ...]:
        """The printed names of which nobody has said which bureau they mean."""
        return tuple(unit for unit in self.units if not unit.bureau)

    @property
    def is_ready(self) -> bool:
        """Whether it may be published: every task has a lead, every name a bureau, every doubt was looked at."""
        return bool(self.tasks) and not (self.without_lead or self.unknown_units or self.doubts)


def task_anchor(task: Mapping[str, Any]) -> str:
    """Return what tells a task from the others, whatever its position: the beginning of its words without spaces."""
    return "".join(str(task["title"] or task["text"]).split())[:LONGEST_ANCHOR]


def review_of(notice: ImportedNotice) -> Review:
    """Return the review of a notice (two queries)."""
    corrections = _latest(notice.corrections.all())
    tasks = tuple(_task(notice, each, corrections) for each in notice.record["tasks"])
    units = _units(tasks, corrections)
    anchors = {(Kind.UNITS, task.anchor) for task in tasks}
    lost = [anchor for kind, anchor in corrections if kind == Kind.UNITS and (kind, anchor) not in anchors]
    doubts = tuple(each for each in _doubts(notice) if (Kind.DOUBT, each.anchor) not in corrections)
    return Review(tasks, units, doubts, tuple(lost))


def _latest(corrections: Iterable[NoticeCorrection]) -> dict[tuple[str, str], Any]:
    return {(each.kind, each.anchor): each.value for each in corrections}


def _task(notice: ImportedNotice, task: Mapping[str, Any], corrections: Mapping[tuple[str, str], Any]) -> ReviewedTask:
    anchor = task_anchor(task)
    leads, participants = list(task["lead"]), list(task["participants"])
    read = (*leads, *participants)
    corrected = corrections.get((Kind.UNITS, anchor))
    if corrected is not None:
        leads, participants = corrected[:1], corrected[1:]
    clauses = [ReviewedClause(each["text"], _last_day(each["deadlines"])) for each in task["clauses"]]
    return ReviewedTask(
        anchor=anchor,
        ordinal=task["ordinal"],
        title=task["title"],
        text=task["text"],
        clauses=tuple(clauses) or (ReviewedClause(task["text"], None),),
        leads=tuple(leads),
        participants=tuple(participants),
        read_units=read,
        is_corrected=corrected is not None,
        doubts=tuple(doubt["why"] for doubt in task["doubts"]),
    )


def _last_day(deadlines: Iterable[Mapping[str, Any]]) -> date | None:
    days = [date.fromisoformat(each["due_on"]) for each in deadlines if each["due_on"]]
    return max(days, default=None)


def _units(tasks: Iterable[ReviewedTask], corrections: Mapping[tuple[str, str], Any]) -> tuple[ReviewedUnit, ...]:
    known: dict[str, str] = {}
    for bureau in Bureau.objects.all():
        for name in (bureau.name, *bureau.printed, *(alias["name"] for alias in bureau.aliases)):
            known.setdefault(name, bureau.pk)
    names = dict.fromkeys(name for task in tasks for name in (*task.leads, *task.participants))
    found = []
    for name in names:
        said = corrections.get((Kind.BUREAU, name))
        found.append(ReviewedUnit(name, said or known.get(name, ""), is_suggested=said is None and name in known))
    return tuple(found)


def _doubts(notice: ImportedNotice) -> list[Doubtful]:
    found = []
    for doubt in notice.record["doubts"]:
        start, end = doubt["span"]
        words = notice.text[start:end]
        found.append(Doubtful(f"{''.join(words.split())[:LONGEST_ANCHOR]}|{doubt['why']}", words, doubt["why"]))
    return found
