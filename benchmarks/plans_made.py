"""
Makes a database of many plans, written in bulk: what no office will ever have, so that a page that slows with it is seen.

Run by `plans.py` in its own process, with QIAOLIANG_DATA_DIR naming the site. Every name in it is made up.
"""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import json
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.measuring import hand_back
from qiaoliang.organisations.actions import create_demonstration_staff, load_pack_bureaux, load_pack_places
from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.packs import load
from qiaoliang.plan.actions import load_plan
from qiaoliang.plan.models import Duty, Plan, PlanMeasure, Return, ReturnPart, Round
from qiaoliang.primitives.clock import BEIJING, SystemClock

PACK = "alxa_2017_108"
PLANS, MEASURES, BUREAUX, YEARS, CLAUSES, PARTICIPANTS = 40, 200, 60, 10, 3, 5
QUARTERS = {"q1": (4, 20), "half": (7, 20), "q3": (10, 20), "year": (11, 30)}  # month and day on which each is due
BATCH = 5_000
WORDS = "继续推进这项工作，按照任务分解表落实到人，每季度报送一次进展情况，年底前全部完成。" * 3
RETURNS = """
INSERT INTO plan_return (round_id, measure_id, lead_id, state, drafted, texts, explanation, signed_by, signed_at, version)
SELECT %s, id, lead_id, %s, %s, %s, '', '', CASE WHEN position %% 9 = 0 THEN %s ELSE %s END, 1
FROM plan_planmeasure WHERE plan_id = %s
"""
PARTS = """
INSERT INTO plan_returnpart (of_id, bureau_id, text, by, at, version)
SELECT plan_return.id, named.bureau_id, '本部门已落实。', 'made', %s, 1
FROM plan_return JOIN plan_planmeasure_participants AS named ON named.planmeasure_id = plan_return.measure_id
WHERE plan_return.round_id = %s
"""
STATUSES = ("not_started", "under_way", "done", "done", "blocked")


def make() -> None:
    """Make the database of the site: places, bureaux and accounts of the pack, its plan, and the plans beside it."""
    clock, pack = SystemClock(), load(PACK)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    load_pack_places(pack, clock=clock)
    load_pack_bureaux(pack, clock=clock)
    create_demonstration_staff(password="only-for-benchmarks", clock=clock)
    load_plan(pack=pack, clock=clock, actor="benchmark")
    made = [_bureau(number) for number in range(BUREAUX - Bureau.objects.count())]
    Bureau.objects.bulk_create(made)
    bureaux = sorted(Bureau.objects.values_list("pk", flat=True))
    places = list(Place.objects.filter(reports=True).values_list("pk", flat=True))
    today = clock.today()
    for number in range(PLANS):
        with transaction.atomic():
            _plan(number, bureaux, places, today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _bureau(number: int) -> Bureau:
    return Bureau(pk=f"made_bureau_{number}", name=f"第{number}局", name_en=f"Bureau {number}", level="league")


def _plan(number: int, bureaux: list[str], places: list[str], today: date) -> None:
    plan = Plan.objects.create(pack=f"made_{number}", title=f"第{number}号方案", title_en=f"Plan {number}", version="1")
    measures = PlanMeasure.objects.bulk_create(
        PlanMeasure(
            plan=plan,
            code=f"m{position:03}",
            position=position,
            ordinal=f"({position})",
            title=f"第{position}项措施",
            title_en=f"Measure {position}",
            lead_id=_leads(position, bureaux),
        )
        for position in range(1, MEASURES + 1)
    )
    between = PlanMeasure.participants.through
    between.objects.bulk_create(
        (
            between(planmeasure_id=each.pk, bureau_id=bureau)
            for each in measures
            for bureau in _take_part(each.position, bureaux)
        ),
        batch_size=BATCH,
    )
    duties = (duty for each in measures for duty in _duties(each, bureaux, places, today))
    Duty.everyone.bulk_create(duties, batch_size=BATCH)
    for year in range(today.year - YEARS + 1, today.year + 1):
        for period, (month, day) in QUARTERS.items():
            _round(plan, year, period, date(year, month, day), today)


def _leads(position: int, bureaux: list[str]) -> str:
    return bureaux[position % len(bureaux)]


def _take_part(position: int, bureaux: list[str]) -> list[str]:
    return [bureaux[(position + 7 * step) % len(bureaux)] for step in range(1, PARTICIPANTS + 1)]


def _duties(of: PlanMeasure, bureaux: list[str], places: list[str], today: date) -> Iterator[Duty]:
    """Each clause is owed by the lead and by all that take part; the last one in every place as well."""
    owed = [(of.lead_id, "lead", None), *((each, "participant", None) for each in _take_part(of.position, bureaux))]
    for clause in range(1, CLAUSES + 1):
        in_places = [(of.lead_id, "lead", place) for place in places] if clause == CLAUSES else []
        for number, (bureau, role, place) in enumerate((*owed, *in_places)):
            seed = of.pk * 31 + clause * 7 + number
            yield Duty(
                measure=of,
                clause=f"{of.code}.c{clause}",
                position=clause,
                kinds="D",
                bureau_id=bureau,
                role=role,
                place_id=place,
                text=WORDS,
                deliverable="一份报告",
                due_on=today + timedelta(days=seed % 900 - 300) if seed % 3 else None,
                status=STATUSES[seed % len(STATUSES)],
                was_late=not seed % 11,
            )


def _round(plan: Plan, year: int, period: str, due_on: date, today: date) -> None:
    """Rounds that are over are signed, one return in nine late; those to come are drafts."""
    opened = Round.objects.create(plan=plan, year=year, period=period, opens_on=due_on - timedelta(30), due_on=due_on)
    signed_on = datetime.combine(due_on, datetime.min.time(), BEIJING) if due_on < today else None
    drafted = json.dumps({"result": [{"zh": WORDS, "figures": []}]}, ensure_ascii=False)
    texts = json.dumps({"result": WORDS, "gaps": WORDS, "next": WORDS}, ensure_ascii=False)
    late = signed_on + timedelta(days=2) if signed_on else None
    state = "signed" if signed_on else "draft"
    with connection.cursor() as cursor:
        cursor.execute(RETURNS, [opened.pk, state, drafted, texts, late, signed_on, plan.pk])
        if signed_on:
            cursor.execute(PARTS, [signed_on, opened.pk])


if __name__ == "__main__":
    began = time.perf_counter()
    make()
    counts = {
        each.__name__: each._base_manager.count() for each in (Plan, PlanMeasure, Duty, Round, Return, ReturnPart)
    }
    hand_back({"seconds": time.perf_counter() - began, "rows": counts})
