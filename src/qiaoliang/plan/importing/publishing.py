"""Storing a reviewed notice as a plan: its measures, and a duty for every clause and bureau."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from qiaoliang.organisations.models import Bureau
from qiaoliang.plan.importing.review import NEW_BUREAU, Review, ReviewedTask
from qiaoliang.plan.models import Duty, ImportedNotice, Plan, PlanMeasure

STANDING_DUTY = "D"
WORDS = ("position", "role", "text", "due_on", "is_withdrawn")


@dataclass(frozen=True, slots=True)
class Published:
    """The plan, and how many measures and duties it has."""

    plan: Plan
    measures: int
    duties: int


def store_plan(notice: ImportedNotice, review: Review) -> Published:
    """Store a review that is ready; duties that are there keep status and proof, those that are gone are withdrawn."""
    bureaux = {unit.name: _bureau(unit.name, unit.bureau) for unit in review.units}
    first = Plan.objects.exclude(follower=None).order_by("pk").first()
    plan, _ = Plan.objects.update_or_create(
        pack=f"imported:{notice.code}",
        defaults={
            "title": " ".join(str(notice.record["title"] or notice.code).split())[:300],
            "number": str(notice.record["number"] or "")[:60],
            "version": notice.sha256,
            "follower": first.follower if first else None,
            "decider": first.decider if first else None,
        },
    )
    owed: dict[tuple[str, str], Duty] = {}
    codes = _Codes("m", ((measure.title, measure.code) for measure in plan.measures.all()), width=2)
    for position, task in enumerate(review.tasks, start=1):
        measure = _measure(plan, codes.code_of(_title(task)), position, task, bureaux)
        owed |= {(duty.clause, duty.bureau_id): duty for duty in _duties(measure, task, bureaux)}
    _store_duties(plan, owed)
    return Published(plan, len(review.tasks), len(owed))


def _bureau(name: str, bureau_id: str) -> str:
    if bureau_id != NEW_BUREAU:
        return bureau_id
    made = f"named_{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    Bureau.objects.get_or_create(pk=made, defaults={"name": name[:60], "level": "league", "printed": [name]})
    return made


class _Codes:
    """
    Codes that stay with their words: what was published before keeps its code wherever it now stands in the notice.

    So the proof of a duty never moves to another duty when a new reading puts something in between.
    """

    def __init__(self, prefix: str, known: Iterable[tuple[str, str]], *, width: int = 1) -> None:
        self._prefix, self._width = prefix, width
        self._free: dict[str, list[str]] = {}
        self._last = 0
        for words, code in sorted(set(known), key=lambda each: each[1]):
            self._free.setdefault(words, []).append(code)
            self._last = max(self._last, int(code.removeprefix(prefix)))

    def code_of(self, words: str) -> str:
        """Return the code that these words have had, or the next one."""
        if self._free.get(words):
            return self._free[words].pop(0)
        self._last += 1
        return f"{self._prefix}{self._last:0{self._width}d}"


def _title(task: ReviewedTask) -> str:
    return (task.title or task.text)[:200]


def _measure(plan: Plan, code: str, position: int, task: ReviewedTask, bureaux: dict[str, str]) -> PlanMeasure:
    stored, _ = PlanMeasure.objects.update_or_create(
        plan=plan,
        code=code,
        defaults={
            "position": position,
            "ordinal": task.ordinal[:12],
            "title": _title(task),
            "lead_id": bureaux[task.leads[0]],
        },
    )
    others = {bureaux[name] for name in (*task.leads[1:], *task.participants)} - {stored.lead_id}
    stored.participants.set(Bureau.objects.filter(pk__in=others))
    return stored


def _duties(measure: PlanMeasure, task: ReviewedTask, bureaux: dict[str, str]) -> list[Duty]:
    leads = {bureaux[name] for name in task.leads}
    owing = dict.fromkeys(bureaux[name] for name in (*task.leads, *task.participants))
    before = measure.duties.filter(meeting=None).values_list("text", "clause")
    codes = _Codes(f"{measure.code}.c", before)
    numbered = [(codes.code_of(clause.text), clause) for clause in task.clauses]
    return [
        Duty(
            measure=measure,
            clause=code,
            position=position,
            kinds=STANDING_DUTY,
            bureau_id=bureau,
            role=Duty.Role.LEAD if bureau in leads else Duty.Role.PARTICIPANT,
            text=clause.text,
            due_on=clause.due_on,
        )
        for position, (code, clause) in enumerate(numbered, start=1)
        for bureau in owing
    ]


def _store_duties(plan: Plan, owed: dict[tuple[str, str], Duty]) -> None:
    rows = Duty.everyone.filter(measure__plan=plan, meeting=None)
    stored = {(duty.clause, duty.bureau_id): duty for duty in rows}
    Duty.everyone.bulk_create([duty for key, duty in owed.items() if key not in stored])
    for key, duty in stored.items():
        new = owed.get(key)
        duty.is_withdrawn = new is None
        if new is not None:
            duty.position, duty.role, duty.text, duty.due_on = new.position, new.role, new.text, new.due_on
    Duty.everyone.bulk_update(list(stored.values()), WORDS, batch_size=200)
