"""Opening a round: one drafted return for every measure. Run again, nothing is doubled and nothing lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.packs.model import Pack
from qiaoliang.plan.drafting import MeasureState, draft_of, states_of, text_of
from qiaoliang.plan.models import Plan, Return, Round
from qiaoliang.plan.round_rules import YEARLY, round_rules
from qiaoliang.primitives.clock import Clock


class RoundNotHeld(ValueError):
    """The rules of the plan hold no round of this kind."""

    def __init__(self, period: str) -> None:
        super().__init__(
            f"没有开设这种报送 (no round of the period {period} is held): set `is_held: true` in rounds.yaml of the pack"
        )


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """The round, and how many returns were drafted now and how many were there already."""

    round: Round
    drafted: int
    kept: int


@transaction.atomic
def open_round(*, plan: Plan, pack: Pack, year: int, clock: Clock, actor: str, period: str = YEARLY) -> RoundOpened:
    """
    Open the round of a year (or of a period of it) and draft the returns that are not there yet, all in one transaction.

    :raises RoundNotHeld: if the rules of the pack hold no round of that period
    """
    rule = round_rules(pack.id).rule_of(period)
    if rule is None:
        raise RoundNotHeld(period)
    opens_on, due_on = rule.days_of(year)
    opened, _ = Round.objects.get_or_create(
        plan=plan, year=year, period=period, defaults={"opens_on": opens_on, "due_on": due_on}
    )
    there = set(Return.everyone.filter(round=opened).values_list("measure_id", flat=True))
    states = states_of(plan=plan, pack=pack, year=year, today=clock.today())
    new = [_drafted(opened, state) for state in states if state.measure.pk not in there]
    Return.everyone.bulk_create(new, ignore_conflicts=True)
    if new:
        record(
            actor=actor,
            action="round.opened",
            object_kind="round",
            object_id=opened.pk,
            at=clock.now(),
            payload={"plan": plan.pack, "year": year, "period": period, "drafted": len(new), "kept": len(there)},
        )
    return RoundOpened(opened, len(new), len(there))


def _drafted(opened: Round, state: MeasureState) -> Return:
    sections = {
        section: [sentence.stored() for sentence in sentences]
        for section, sentences in draft_of(state, opened.year).items()
    }
    return Return(
        round=opened,
        measure=state.measure,
        lead_id=state.measure.lead_id,
        drafted=sections,
        texts={section: text_of(sentences) for section, sentences in sections.items()},
    )
