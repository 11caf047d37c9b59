"""Where the value of a fact comes from, in a sentence that can be shown to the person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of.one_person import household_of, was_looked_for
from qiaoliang.registry.facts_as_of.recorded import place_paths, read_at
from qiaoliang.registry.models import Assessment, Certificate, DataSource, FactRecord, Person, Roll
from qiaoliang.registry.periods import certificate_counts, in_force, known
from qiaoliang.registry.vocabulary import StoredFact, stored_fact


@dataclass(frozen=True)
class Provenance:
    """
    The source of one value.

    `bureau` and `title` say who supplied it and in which list or form, `received_on` when; nothing when nobody has.
    """

    zh: str
    en: str
    bureau: str = ""
    title: str = ""
    received_on: date | None = None


NOBODY_KNOWS = Provenance(zh="没有任何来源提供", en="no source has supplied it")
NO_CERTIFICATE = Provenance(
    zh="残联没有当月有效的残疾人证登记", en="the federation has no certificate valid in the month", bureau="残联"
)
OF_THE_PERSON = Provenance(zh="残联残疾人基础信息", en="the federation's record of the person", bureau="残联")
OF_THE_HOUSEHOLD = Provenance(zh="残联家庭成员登记", en="the federation's record of the household", bureau="残联")
REGISTERED = {
    "person.sex": OF_THE_PERSON,
    "person.date_of_birth": OF_THE_PERSON,
    "person.is_living": OF_THE_PERSON,
    "person.has_local_hukou": OF_THE_PERSON,
    "household.member_count": OF_THE_HOUSEHOLD,
}
CERTIFIED = "person.holds_valid_certificate"
ASSESSED = ("person.disability_grade", "person.disability_category")


def provenances_for(
    person: Person, fact_ids: Iterable[str], month: Month, known_at: datetime | None = None
) -> dict[str, Provenance]:
    """
    Return where the value of each fact of a person or of their household comes from, as of a month, by id.

    The number of queries is the same however many facts are asked for.

    :raises UnknownFact: if the registry knows no such fact
    """
    asked = list(dict.fromkeys(fact_ids))
    found = {fact_id: REGISTERED[fact_id] for fact_id in asked if fact_id in REGISTERED}
    if CERTIFIED in asked:
        found[CERTIFIED] = _certificate_provenance(person, month, known_at)
    if any(fact_id in ASSESSED for fact_id in asked):
        assessed = _assessment_provenance(person, month, known_at)
        found |= {fact_id: assessed for fact_id in asked if fact_id in ASSESSED}
    recorded = [stored_fact(fact_id) for fact_id in asked if fact_id not in found]
    return {**found, **(_recorded_provenances(person, recorded, month, known_at) if recorded else {})}


def provenance_for(person: Person, fact_id: str, month: Month, known_at: datetime | None = None) -> Provenance:
    """
    Return where the value of one fact of a person or of their household comes from, as of a month.

    :raises UnknownFact: if the registry knows no such fact
    """
    return provenances_for(person, [fact_id], month, known_at)[fact_id]


def _recorded_provenances(
    person: Person, facts: list[StoredFact], month: Month, known_at: datetime | None
) -> dict[str, Provenance]:
    subjects: dict[str, Any] = {"person": person}
    if any(fact.subject == "household" for fact in facts):
        subjects["household"] = household_of(person, month, known_at)
    records = _latest_records(subjects, facts, month, known_at)
    rolls = list(Roll.objects.filter(in_force(month), known(known_at)).select_related("source"))
    paths = place_paths()
    found = {}
    for fact in facts:
        subject, record = subjects[fact.subject], records.get((fact.subject, fact.name))
        if record is not None:
            found[fact.id] = _from_source(record.source)
        else:
            kept = [roll for roll in rolls if roll.subject_kind == fact.subject and fact.name in roll.facts]
            found[fact.id] = _absence(kept, fact.name, subject, paths) if subject else NOBODY_KNOWS
    return found


def _latest_records(
    subjects: Mapping[str, Any], facts: list[StoredFact], month: Month, known_at: datetime | None
) -> dict[tuple[str, str], FactRecord]:
    """The record of each fact that starts last in the month, by subject and name."""
    about = Q()
    for kind, subject in subjects.items():
        if subject is not None:
            about |= Q(subject_kind=kind, subject_id=subject.pk)
    rows = FactRecord.objects.filter(about, in_force(month), known(known_at), name__in=[fact.name for fact in facts])
    return {(row.subject_kind, row.name): row for row in rows.select_related("source").order_by("starts_on", "pk")}


def _absence(rolls: list[Roll], fact: str, subject: Any, paths: Mapping[str, str]) -> Provenance:
    for roll in rolls:
        if was_looked_for(subject, read_at([roll], fact, paths)):
            source = roll.source
            day = source.received_on.isoformat()
            zh, en = (
                f"不在{source.bureau}《{roll.name}》中（{day}收到）",
                f"not in the list {roll.name} received on {day}",
            )
            return Provenance(zh=zh, en=en, bureau=source.bureau, title=roll.name, received_on=source.received_on)
    return NOBODY_KNOWS


def _certificate_provenance(person: Person, month: Month, known_at: datetime | None) -> Provenance:
    held = Certificate.objects.filter(certificate_counts(month, known_at), person=person).select_related("source")
    certificate = held.order_by("issued_on", "pk").last()
    return _from_source(certificate.source) if certificate else NO_CERTIFICATE


def _assessment_provenance(person: Person, month: Month, known_at: datetime | None) -> Provenance:
    made = Assessment.objects.filter(known(known_at), person=person, assessed_on__lte=month.last_day).select_related(
        "source"
    )
    assessment = made.order_by("assessed_on", "pk").last()
    return _from_source(assessment.source) if assessment else NOBODY_KNOWS


def _from_source(source: DataSource | None) -> Provenance:
    if source is None:
        return NOBODY_KNOWS
    day = source.received_on.isoformat()
    return Provenance(
        zh=f"{source.title}（{day}收到）",
        en=f"{source.title}, received on {day}",
        bureau=source.bureau,
        title=source.title,
        received_on=source.received_on,
    )
