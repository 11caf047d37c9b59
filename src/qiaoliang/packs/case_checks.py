"""What the facts of a case must not say together, whoever wrote them: births after the month, more disabled staff than staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

EARLIEST_BIRTH = date(1900, 1, 1)
BIRTH = "person.date_of_birth"
STAFF = "employer.staff_count"
PARTS_OF_STAFF = (  # nobody is counted in two of them
    "employer.severe_disabled_staff",
    "employer.moderate_intellectual_mental_staff",
    "employer.other_disabled_staff",
    "employer.severe_disabled_veteran_staff",
    "employer.other_disabled_veteran_staff",
)

Fault = tuple[str, Any, str]  # the field, what was found, what to write instead


def faults_of(facts: Mapping[str, Any], *, last: date) -> Iterator[Fault]:
    """Give what is wrong in the facts of one subject, decided for a month that ends on `last`."""
    born = facts.get(BIRTH)
    if born is not None and not EARLIEST_BIRTH <= born <= last:
        yield BIRTH, born, f"Write a day from {EARLIEST_BIRTH} to {last}, the end of the month decided"
    staff = facts.get(STAFF)
    parts = [name for name in PARTS_OF_STAFF if facts.get(name)]
    disabled = sum(facts[name] for name in parts)
    if staff is not None and disabled > staff:
        added = " + ".join(f"{name.partition('.')[2]} {facts[name]}" for name in parts)
        yield parts[0], added, f"Write counts that add up to no more than {STAFF}, which is {staff}"
