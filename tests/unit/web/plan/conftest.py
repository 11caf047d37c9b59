"""The plan and its round of 2018 in the small league of the pages."""

import pytest

from qiaoliang.packs import Pack
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.models import Return, Round
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month


@pytest.fixture
def opened(league: Month, pack: Pack, clock: FixedClock) -> Round:
    """The round of 2018."""
    plan = load_plan(pack=pack, clock=clock, actor="system").plan
    return open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system").round


@pytest.fixture
def relief(opened: Round) -> Return:
    """The return of the first measure, which the civil affairs bureau leads."""
    return Return.everyone.get(round=opened, measure__code="m01")
