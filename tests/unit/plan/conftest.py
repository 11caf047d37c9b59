"""The plan of the pack in a very small league whose figures are written down: who is entitled and who receives."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.organisations.actions import (
    appoint,
    create_demonstration_staff,
    create_staff,
    load_pack_bureaux,
    load_pack_places,
)
from qiaoliang.organisations.models import Bureau, Place, Staff
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Scope, scope_of
from qiaoliang.packs import Pack, load
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.models import Plan, Return, Round
from qiaoliang.primitives.clock import FixedClock

YEAR = 2018
TODAY = date(2018, 11, 5)
LAST_DAY = date(2018, 11, 30)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 2018-11-05, nine in the morning, Beijing time."""
    return FixedClock.on(TODAY)


@pytest.fixture
def pack() -> Pack:
    """The pack of the installation."""
    return load(settings.QIAOLIANG_PACK)


@pytest.fixture
def plan(db: None, pack: Pack, clock: FixedClock) -> Plan:
    """The plan of the pack, with places, bureaux and the demonstration staff."""
    load_pack_places(pack, clock=clock)
    load_pack_bureaux(pack, clock=clock)
    create_demonstration_staff(password="only-for-tests-2018", clock=clock)
    appoint_federation(clock)
    return load_plan(pack=pack, clock=clock, actor="system").plan


@pytest.fixture
def totals(plan: Plan) -> None:
    """Households of 2018-05: 100 entitled to dibao, 80 receive, 20 are missed (200 yuan each); 5 receive and are not entitled."""
    for outcome, receiving, count, fen, received in (
        ("entitled", True, 80, 1_600_000, 1_600_000),
        ("entitled", False, 20, 400_000, 0),
        ("not_entitled", True, 5, 0, 100_000),
        ("not_entitled", False, 300, 0, 0),
    ):
        DeterminationTotal.everyone.create(
            provision="m01.dibao",
            month="2018-05",
            subject_kind="household",
            place_id="152921110",
            reporting_place_id="152921",
            outcome=outcome,
            is_receiving=receiving,
            subject_count=count,
            amount_fen=fen,
            received_fen=received,
        )


@pytest.fixture
def opened(plan: Plan, totals: None, pack: Pack, clock: FixedClock) -> Round:
    """The round of 2018, opened on 2018-11-05."""
    return open_round(plan=plan, pack=pack, year=YEAR, clock=clock, actor="system").round


@pytest.fixture
def relief(opened: Round) -> Return:
    """The return of the first measure, which the civil affairs bureau leads."""
    return Return.everyone.get(round=opened, measure__code="m01")


@pytest.fixture
def scope(plan: Plan) -> Callable[[str], Scope]:
    """The scope of a member of the demonstration staff."""

    def scope_named(username: str) -> Scope:
        return scope_of(Staff.objects.get(username=username), TODAY)

    return scope_named


def appoint_federation(clock: FixedClock) -> None:
    """Create the account of the league federation, which follows all work of the plan (r3)."""
    if not Staff.objects.filter(username="federation").exists():
        staff = create_staff(username="federation", display_name="其其格", password=None, clock=clock, actor="system")
        appoint(
            staff=staff,
            bureau=Bureau.objects.get(pk="disabled_persons_federation"),
            place=Place.objects.get(code="152900"),
            role=Role.BUREAU_LEADER,
            starts_on=date(2017, 1, 1),
            clock=clock,
            actor="system",
        )


@pytest.fixture
def files_folder(tmp_path: Path, settings: object) -> Path:
    """The data directory of a test that hands in files."""
    settings.QIAOLIANG_DATA_DIR = tmp_path
    return tmp_path
