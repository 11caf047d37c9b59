"""How often each combination of failed or unknown conditions occurs: the reasons behind a list."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from qiaoliang.entitlements.models import Determination


@dataclass(frozen=True)
class MaskCount:
    """So many subjects have exactly these conditions failed and these unknown (positions counted from 0)."""

    failed: tuple[int, ...]
    unknown: tuple[int, ...]
    count: int


def condition_positions(mask: int) -> tuple[int, ...]:
    """Return the positions of the conditions that a mask names, counted from 0."""
    return tuple(position for position in range(mask.bit_length()) if mask >> position & 1)


def reasons_of(rows: QuerySet[Determination]) -> list[MaskCount]:
    """Return the combinations of reasons in a (scoped) list, the commonest first (one query)."""
    counted = rows.order_by().values("failed_mask", "unknown_mask").annotate(count=Count("pk"))
    found = [
        MaskCount(condition_positions(row["failed_mask"]), condition_positions(row["unknown_mask"]), row["count"])
        for row in counted
    ]
    return sorted(found, key=lambda reason: (-reason.count, reason.failed, reason.unknown))
