"""Taking one step of an inspection: once, by whoever comes first, and never from a state that does not lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F

from qiaoliang.audit.actions import record
from qiaoliang.plan.kept_files import MOST_FILES, CheckedFile, FileRefused, HandedIn, check_file, keep
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models import Inspection, InspectionFile, InspectionStep
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused

State, Kind = Inspection.State, InspectionStep.Kind
LEADS_FROM: Mapping[str, str] = {
    Kind.ISSUED: State.PROPOSED,
    Kind.DECLINED: State.PROPOSED,
    Kind.FOUND: State.ISSUED,
    Kind.ORDERED: State.FOUND,
    Kind.ANSWERED: State.ORDERED,
    Kind.RECHECKED: State.ANSWERED,
    Kind.SIGNED_OFF: State.PASSED,
}


class MovedOn(Exception):
    """Somebody else has taken a step in between; `stored` is the inspection as it is now."""

    def __init__(self, stored: Inspection) -> None:
        self.stored = stored
        super().__init__(
            f"别人刚刚办理过，现在是“{State(stored.state).label}” (inspection {stored.pk} is {stored.state} now): "
            "read what was done, then decide what is next"
        )


class WordsMissing(Refused):
    """A step that does not say what was done."""


@dataclass(frozen=True, slots=True)
class HandedInFiles:
    """Files of one step and the caption that describes them to whoever cannot see them."""

    files: tuple[HandedIn, ...] = ()
    caption: str = ""
    pictures_only: bool = False


NO_FILES = HandedInFiles()


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be taken: what kind, where it leads, in whose name, in what words."""

    kind: str
    state: str
    light: str
    text: str
    bureau: str
    by: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: HandedInFiles = NO_FILES


def take(of: Inspection, version: int, step: NewStep, clock: Clock, **changes: object) -> Inspection:
    """
    Take a step if the inspection is still as it was read, in the transaction of the caller.

    :raises WordsMissing: if it says nothing
    :raises FileRefused: if a file may not be kept
    :raises MovedOn: if somebody was faster, or the state does not lead there
    """
    require_words(step.text)
    checked = check_files(step.files)
    still = Inspection.everyone.filter(pk=of.pk, version=version, state=LEADS_FROM[step.kind])
    is_open = step.state not in (State.DECLINED, State.CLEAN, State.CLOSED)
    taken = still.update(state=step.state, light=step.light, is_open=is_open, version=F("version") + 1, **changes)
    stored = Inspection.everyone.get(pk=of.pk)
    if not taken:
        raise MovedOn(stored)
    add_step(stored, step, checked, clock)
    return stored


def add_step(of: Inspection, step: NewStep, checked: Iterable[CheckedFile], clock: Clock) -> InspectionStep:
    """Add a step with its files and its audit event."""
    added = InspectionStep.objects.create(
        inspection=of,
        position=of.version,
        kind=step.kind,
        state=step.state,
        light=step.light,
        text=step.text.strip(),
        facts=dict(step.facts),
        by=step.by,
        bureau_id=step.bureau,
        at=clock.now(),
    )
    kept = list(checked)
    for each in kept:
        keep(each)
        InspectionFile.objects.create(
            step=added,
            sha256=each.sha256,
            media_type=each.media_type,
            size=len(each.content),
            caption=step.files.caption.strip(),
        )
    _record(of, step, kept, clock.now())
    return added


def require_words(text: str) -> None:
    """:raises WordsMissing: if there are none."""
    if not text.strip():
        raise WordsMissing(
            Problem(
                field=Bilingual(zh="说明", en="text"),
                found="",
                reason=Bilingual(zh="每一步都要写明做了什么", en="every step says what was done"),
                remedy=Bilingual(zh="请写一两句话", en="Write a sentence or two"),
            )
        )


def check_files(handed_in: HandedInFiles) -> tuple[CheckedFile, ...]:
    """:raises FileRefused: if there are too many, one may not be kept, or nothing describes them."""
    if len(handed_in.files) > MOST_FILES:
        raise _files_refused(
            f"{len(handed_in.files)}个",
            f"一次最多{MOST_FILES}个",
            f"at most {MOST_FILES} at once",
            "请分次提交",
            "Hand in fewer",
        )
    if handed_in.files and not handed_in.caption.strip():
        raise _files_refused(
            "",
            "没有文字说明，看不见图的人无法知道",
            "nothing describes them",
            "请写明文件里是什么",
            "Say what they show",
        )
    return tuple(check_file(each, pictures_only=handed_in.pictures_only) for each in handed_in.files)


def _files_refused(found: str, why_zh: str, why_en: str, then_zh: str, then_en: str) -> FileRefused:
    return FileRefused(
        Problem(
            field=Bilingual(zh="文件", en="files"),
            found=found,
            reason=Bilingual(zh=why_zh, en=why_en),
            remedy=Bilingual(zh=then_zh, en=then_en),
        )
    )


def _record(of: Inspection, step: NewStep, kept: list[CheckedFile], at: datetime) -> None:
    facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in step.facts.items()}
    record(
        actor=step.by,
        action=f"inspection.{step.kind}",
        object_kind="inspection",
        object_id=of.pk,
        at=at,
        payload={
            "state": str(step.state),
            "light": str(step.light),
            "files": [each.sha256 for each in kept],
            **facts,
        },
    )


RED, YELLOW, GREEN, NO_LIGHT = Light.RED, Light.YELLOW, Light.GREEN, Light.NONE
