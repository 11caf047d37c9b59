"""Where the value of a fact comes from, in a sentence that can be shown to the person."""

from dataclasses import dataclass
from datetime import date, datetime

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of.one_person import household_of
from qiaoliang.registry.facts_as_of.recorded import covered_places, place_paths
from qiaoliang.registry.models import Assessment, Certificate, DataSource, FactRecord, Person, Roll
from qiaoliang.registry.periods import certificate_counts, in_force, known
from qiaoliang.registry.vocabulary import stored_fact


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


def provenance_for(person: Person, fact_id: str, month: Month, known_at: datetime | None = None) -> Provenance:
    """
    Return where the value of a person's or their household's fact comes from, as of a month.

    :raises UnknownFact: if the registry knows no such fact
    """
    match fact_id:
        case "person.sex" | "person.date_of_birth" | "person.is_living" | "person.has_local_hukou":
            return Provenance(zh="残联残疾人基础信息", en="the federation's record of the person", bureau="残联")
        case "person.holds_valid_certificate":
            return _certificate_provenance(person, month, known_at)
        case "person.disability_grade" | "person.disability_category":
            return _assessment_provenance(person, month, known_at)
        case "household.member_count":
            return Provenance(zh="残联家庭成员登记", en="the federation's record of the household", bureau="残联")
    return _recorded_provenance(person, fact_id, month, known_at)


def _recorded_provenance(person: Person, fact_id: str, month: Month, known_at: datetime | None) -> Provenance:
    fact = stored_fact(fact_id)
    subject = person if fact.subject == "person" else household_of(person, month, known_at)
    if subject is None:
        return NOBODY_KNOWS
    records = FactRecord.objects.filter(
        in_force(month), known(known_at), subject_kind=fact.subject, subject_id=subject.pk, name=fact.name
    )
    record = records.select_related("source").order_by("starts_on", "pk").last()
    if record is not None:
        return _from_source(record.source)
    rolls = Roll.objects.filter(in_force(month), known(known_at), subject_kind=fact.subject).select_related("source")
    return _absence(list(rolls), fact.name, subject.place_id)


def _absence(rolls: list[Roll], fact: str, place: str) -> Provenance:
    paths = place_paths()
    for roll in rolls:
        if place in covered_places([roll], fact, paths):
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
    if certificate is None:
        return Provenance(
            zh="残联没有当月有效的残疾人证登记",
            en="the federation has no certificate valid in the month",
            bureau="残联",
        )
    return _from_source(certificate.source)


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
