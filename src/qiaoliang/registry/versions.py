"""Changing a versioned row: the old version is withdrawn, never overwritten, and what remains of it is written anew."""

from datetime import date, datetime, timedelta

from qiaoliang.registry.models import FactRecord, HouseholdMembership

ONE_DAY = timedelta(days=1)


def end_membership(*, membership: HouseholdMembership, ends_on: date, at: datetime) -> HouseholdMembership:
    """Withdraw a membership and write it anew with its last day."""
    membership.withdrawn_at = at
    membership.save(update_fields=["withdrawn_at"])
    return HouseholdMembership.objects.create(
        person_id=membership.person_id,
        household_id=membership.household_id,
        relation=membership.relation,
        starts_on=membership.starts_on,
        ends_on=ends_on,
        recorded_at=at,
    )


def make_room(*, record: FactRecord, starts_on: date, ends_on: date | None, at: datetime) -> None:
    """Withdraw a record that overlaps a new one, and write anew what of it lies before and after the new one."""
    record.withdrawn_at = at
    record.save(update_fields=["withdrawn_at"])
    if record.starts_on < starts_on:
        _copy(record, record.starts_on, starts_on - ONE_DAY, at)
    if ends_on is not None and (record.ends_on is None or record.ends_on > ends_on):
        _copy(record, ends_on + ONE_DAY, record.ends_on, at)


def _copy(record: FactRecord, starts_on: date, ends_on: date | None, at: datetime) -> None:
    FactRecord.objects.create(
        subject_kind=record.subject_kind,
        subject_id=record.subject_id,
        name=record.name,
        value=record.value,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_at=at,
        source_id=record.source_id,
    )
