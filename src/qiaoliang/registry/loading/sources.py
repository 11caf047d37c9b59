"""The sources and complete lists that a population's facts are said to come from."""

from collections.abc import Sequence
from datetime import datetime

from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import DataSource, Roll
from qiaoliang.registry.vocabulary import STORED_FACTS, RollName, StoredFact

CERTIFICATES = RollName("certificates", "残联", "残疾人证核发登记")


def store_sources(*, month: Month, at: datetime) -> dict[str, int]:
    """Store one source for each list that facts come from; return their ids by the list's key."""
    lists = {CERTIFICATES.key: CERTIFICATES, **{fact.roll.key: fact.roll for fact in STORED_FACTS}}
    sources = [
        DataSource(bureau=roll.bureau, title=f"{roll.bureau}《{roll.title}》{month}", received_on=at.date())
        for roll in lists.values()
    ]
    for source in sources:
        source.save()
    return dict(zip(lists, (source.pk for source in sources), strict=True))


def store_rolls(*, sources: dict[str, int], month: Month, place_code: str, at: datetime) -> None:
    """Declare the complete lists: inside their period, no record means false or 0."""
    for key, subject in sorted({(fact.roll.key, fact.subject) for fact in STORED_FACTS if fact.list_is_complete}):
        facts = [fact for fact in STORED_FACTS if fact.roll.key == key and fact.subject == subject]
        store_roll(facts=facts, source_id=sources[key], month=month, place_code=place_code, at=at)


def store_roll(*, facts: Sequence[StoredFact], source_id: int, month: Month, place_code: str, at: datetime) -> Roll:
    """Declare one list complete for some facts of one kind of subject, in a place and everything below it."""
    roll = facts[0].roll
    return Roll.objects.create(
        source_id=source_id,
        name=f"{roll.title}（{month}）",
        subject_kind=facts[0].subject,
        facts=[fact.name for fact in facts],
        place_id=place_code,
        starts_on=month.first_day,
        ends_on=month.last_day if roll.is_monthly else None,
        recorded_at=at,
    )
