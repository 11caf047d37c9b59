"""Recording what a source says about a person or a household, in place of what was known before."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from qiaoliang.audit.actions import record
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import DataSource, FactRecord, Household, Person
from qiaoliang.registry.periods import known
from qiaoliang.registry.versions import make_room
from qiaoliang.registry.vocabulary import StoredFact, ValueKind, stored_fact
from qiaoliang.registry.wording import problem_dates_out_of_order

LARGEST_AMOUNT_FEN = 10_000_000_00  # a month; more is a slip of the pen


class InvalidFactValue(Refused):
    """A value that the fact cannot have, or a period that ends before it starts."""


@transaction.atomic
def name_source(*, bureau: str, title: str, received_on: date) -> DataSource:
    """Name a source of facts: a bureau's file, a form, a visit. It is recorded with the facts that come from it."""
    return DataSource.objects.create(bureau=bureau, title=title, received_on=received_on)


@transaction.atomic
def correct_fact(
    *,
    subject: Person | Household,
    fact_id: str,
    value: bool | int | None,
    starts_on: date,
    ends_on: date | None = None,
    source: DataSource,
    clock: Clock,
    actor: str,
    purpose: str = "",
) -> FactRecord:
    """
    Record a fact for a period (both days counted; without an end until further notice).

    Money is in fen; no value means that the source does not know. What was recorded for the same time is withdrawn, what
    was recorded for the time before and after stays.

    :raises UnknownFact: if the registry records no such fact
    :raises InvalidFactValue: if the value is not of the fact's kind, or the period ends before it starts
    """
    fact = stored_fact(fact_id)
    _refuse(fact, subject, value, starts_on, ends_on)
    type(subject).everyone.select_for_update().get(pk=subject.pk)
    same_time = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on is not None:
        same_time &= Q(starts_on__lte=ends_on)
    of_subject = FactRecord.objects.filter(subject_kind=fact.subject, subject_id=subject.pk, name=fact.name)
    for earlier in of_subject.filter(same_time, known(None)):
        make_room(record=earlier, starts_on=starts_on, ends_on=ends_on, at=clock.now())
    recorded = FactRecord.objects.create(
        subject_kind=fact.subject,
        subject_id=subject.pk,
        name=fact.name,
        value=None if value is None else int(value),
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_at=clock.now(),
        source=source,
    )
    record(
        actor=actor,
        action="fact.corrected",
        object_kind=fact.subject,
        object_id=subject.pk,
        at=clock.now(),
        purpose=purpose,
        payload={"fact": fact.id, "from": starts_on.isoformat(), "source": source.pk, "record": recorded.pk},
    )
    return recorded


def _refuse(
    fact: StoredFact, subject: Person | Household, value: object, starts_on: date, ends_on: date | None
) -> None:
    if (fact.subject == "person") != isinstance(subject, Person):
        reason = Bilingual(zh="这一事实说的不是这类对象", en=f"the fact is about a {fact.subject}")
        raise _invalid(fact, value, reason, Bilingual(zh="请选对人员或家庭", en=f"Give the {fact.subject}"))
    if ends_on is not None and ends_on < starts_on:
        period = Bilingual(zh="结束日期", en="last day")
        raise InvalidFactValue(problem_dates_out_of_order(period, ends_on, "开始日期", "the first day", starts_on))
    if value is None:
        return
    if fact.kind is ValueKind.YES_NO and not isinstance(value, bool):
        reason = Bilingual(zh="不是“是”或“否”", en="it is neither yes nor no")
        raise _invalid(fact, value, reason, Bilingual(zh="请选“是”、“否”或“不知道”", en="Choose yes, no or not known"))
    if fact.kind is ValueKind.FEN and not _is_amount(value):
        reason = Bilingual(zh="不是每月的合理金额", en="it is no plausible amount for a month")
        raise _invalid(fact, value, reason, Bilingual(zh="请写0至一千万元之间的金额", en="Write 0 to 10,000,000 yuan"))


def _is_amount(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_AMOUNT_FEN


def _invalid(fact: StoredFact, value: object, reason: Bilingual, remedy: Bilingual) -> InvalidFactValue:
    field = Bilingual(zh=fact.label, en=fact.id)
    return InvalidFactValue(Problem(field=field, found=str(value), reason=reason, remedy=remedy))
