"""Who still owes what to a return: the lead until it is signed, a participant until its part is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qiaoliang.plan.models import Return

LEAD, PARTICIPANT = "lead", "participant"


@dataclass(frozen=True, slots=True)
class Owing:
    """A bureau that still owes something to a return, and as what: lead or participant."""

    of: Return
    bureau_id: str
    role: str


def owing_of(returns: Iterable[Return]) -> list[Owing]:
    """Return who still owes something to unsigned returns, whose parts and participants have been fetched."""
    found = []
    for each in returns:
        if each.is_signed:
            continue
        written = {part.bureau_id for part in each.parts.all()}
        found.append(Owing(each, each.lead_id, LEAD))
        found += [
            Owing(each, bureau.pk, PARTICIPANT)
            for bureau in each.measure.participants.all()
            if bureau.pk not in written
        ]
    return found
