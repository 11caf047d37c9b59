"""Urging by a person: only who may, only whom they may, not too often, and not in quiet hours."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.duties import NotYours
from qiaoliang.plan.models import Return, Urge
from qiaoliang.plan.owing import LEAD, owing_of
from qiaoliang.plan.round_rules import RoundRules
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused


class NothingOwed(Refused):
    """The bureau owes nothing to this return (any more)."""


class TooOften(Refused):
    """It was urged a short while ago, or as often as it may be."""


class QuietNow(Refused):
    """Nobody is urged now."""


class UrgeWithoutWords(Refused):
    """An urge that does not say what is asked."""


def urging_bureau(scope: Scope, of: Return, role: str, rules: RoundRules) -> str | None:
    """Return the bureau in whose name the reader may urge a lead or a participant of a return; nothing if none."""
    if role in rules.may_urge.get("decider", frozenset()):
        office = next((each.bureau for each in scope.grants if each.allows(Permission.RUN_ROUND)), None)
        if office is not None:
            return office
    leads = of.lead_id in bureaux_that_may(scope, Permission.EDIT_RETURN)
    return of.lead_id if leads and role in rules.may_urge.get(LEAD, frozenset()) else None


@transaction.atomic
def urge(*, of: Return, bureau_id: str, text: str, rules: RoundRules, scope: Scope, clock: Clock) -> Urge:
    """
    Urge a bureau to what it still owes to a return.

    :raises NothingOwed: if it owes nothing: the return is signed, its part is written, or it takes no part
    :raises NotYours: if no post of the scope may urge it
    :raises TooOften: if it was urged about this return less than the set hours ago, or as often as is set
    :raises QuietNow: if it is a quiet hour or a day off
    :raises UrgeWithoutWords: if nothing is said
    """
    current = Return.everyone.select_for_update().select_related("measure").get(pk=of.pk)  # one urges after another
    name = Bureau.objects.filter(pk=bureau_id).values_list("name", flat=True).first() or bureau_id
    owing = next((each for each in owing_of([current]) if each.bureau_id == bureau_id), None)
    if owing is None:
        raise NothingOwed(
            _problem(name, "已经报送，或不参加这一项", "it has reported, or takes no part", "不必再催", "Leave it")
        )
    by_bureau = urging_bureau(scope, current, owing.role, rules)
    if by_bureau is None:
        raise NotYours(f"who is urged about return {of.pk}: {bureau_id}")
    _require_time(current, bureau_id, name, rules, clock)
    if not text.strip():
        raise UrgeWithoutWords(_problem("", "没有写催什么", "it says nothing", "请写一句话", "Write a sentence"))
    urged = Urge.objects.create(
        of=current, bureau_id=bureau_id, by_bureau_id=by_bureau, by=scope.staff, text=text.strip(), at=clock.now()
    )
    record(
        actor=scope.staff,
        action="return.urged",
        object_kind="return",
        object_id=of.pk,
        at=clock.now(),
        payload={"bureau": bureau_id, "by_bureau": by_bureau, "role": owing.role},
    )
    return urged


def _require_time(of: Return, bureau_id: str, name: str, rules: RoundRules, clock: Clock) -> None:
    if rules.quiet.covers(clock.now()):
        hours = f"{rules.quiet.starts:%H:%M}—{rules.quiet.ends:%H:%M}"
        raise QuietNow(
            _problem(
                name,
                f"{hours}和休息日不催办",
                f"nobody is urged {hours} or on days off",
                "请在工作时间再催",
                "Urge in office hours",
            )
        )
    earlier = list(Urge.objects.filter(of=of, bureau_id=bureau_id).order_by("-at").values_list("at", flat=True))
    if len(earlier) >= rules.most:
        raise TooOften(
            _problem(
                name,
                f"已经催过{len(earlier)}次",
                f"it was urged {len(earlier)} times",
                "可以提请督查",
                "Propose an inspection",
            )
        )
    if earlier and clock.now() - earlier[0] < timedelta(hours=rules.hours_between):
        raise TooOften(
            _problem(
                name,
                f"{rules.hours_between}小时内已经有人催过",
                f"someone urged it less than {rules.hours_between} hours ago",
                "请过后再催",
                "Urge later",
            )
        )


def _problem(found: str, why_zh: str, why_en: str, then_zh: str, then_en: str) -> Problem:
    return Problem(
        field=Bilingual(zh="催办", en="urging"),
        found=found,
        reason=Bilingual(zh=why_zh, en=why_en),
        remedy=Bilingual(zh=then_zh, en=then_en),
    )
