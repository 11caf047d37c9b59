"""Reminding by the house: before the last day and after it, each once, and never in quiet hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Prefetch

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Bureau
from qiaoliang.plan.models import Plan, Reminder, Return, ReturnPart
from qiaoliang.plan.owing import owing_of
from qiaoliang.plan.round_rules import RoundRules
from qiaoliang.primitives.clock import Clock


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many reminders were given now; `is_quiet` if none were because it is a quiet hour or a day off."""

    count: int
    is_quiet: bool


@transaction.atomic
def send_reminders(*, plan: Plan, rules: RoundRules, clock: Clock, actor: str) -> Reminded:
    """
    Remind whoever still owes something, once for each day that is set. Run again nothing is doubled.

    Of several days missed, only the latest is made up for.
    """
    if rules.quiet.covers(clock.now()):
        return Reminded(0, is_quiet=True)
    new = [
        Reminder(of=owing.of, bureau_id=owing.bureau_id, days=days, at=clock.now())
        for owing in owing_of(_unsigned(plan))
        if (days := _latest(rules.reminder_days, owing.of.round.due_on, clock.today())) is not None
    ]
    there = set(Reminder.objects.filter(of__round__plan=plan).values_list("of_id", "bureau_id", "days"))
    new = [each for each in new if (each.of_id, each.bureau_id, each.days) not in there]
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        record(
            actor=actor,
            action="round.reminded",
            object_kind="plan",
            object_id=plan.pack,
            at=clock.now(),
            payload={"count": len(new)},
        )
    return Reminded(len(new), is_quiet=False)


def _unsigned(plan: Plan) -> list[Return]:
    members = Prefetch("measure__participants", Bureau.objects.only("id"))
    parts = Prefetch("parts", ReturnPart.objects.only("of_id", "bureau_id"))
    rows = Return.everyone.filter(round__plan=plan, state=Return.State.DRAFT)
    return list(rows.select_related("round", "measure").prefetch_related(members, parts))


def _latest(reminder_days: tuple[int, ...], due_on: date, today: date) -> int | None:
    """The latest day for a reminder that has come; nothing before the first."""
    return max((days for days in reminder_days if days <= (today - due_on).days), default=None)
