"""All grounds of a plan on a day."""

from __future__ import annotations

from datetime import date

from qiaoliang.packs.model import Pack
from qiaoliang.plan.grounds.claims import denied_claims
from qiaoliang.plan.grounds.gaps import gaps_that_grew
from qiaoliang.plan.grounds.ground import Ground
from qiaoliang.plan.grounds.late import late_returns
from qiaoliang.plan.grounds.overdue import overdue_duties
from qiaoliang.plan.models import Inspection, Plan


def grounds_of(plan: Plan, pack: Pack, today: date) -> tuple[Ground, ...]:
    """Return every ground that no inspection follows yet: claims against the data first, then late, overdue, growing gaps."""
    followed = set(Inspection.everyone.filter(plan=plan, is_open=True).values_list("ground_key", flat=True))
    every = (
        *denied_claims(plan),
        *late_returns(plan, today),
        *overdue_duties(plan, today),
        *gaps_that_grew(plan, pack),
    )
    return tuple(ground for ground in every if ground.key not in followed)
