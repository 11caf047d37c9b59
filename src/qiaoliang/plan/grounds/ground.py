"""A ground for an inspection: whom it concerns, what the data say, with figures and their dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.plan.models import Duty, PlanMeasure, Return


@dataclass(frozen=True, slots=True)
class Ground:
    """
    One thing in the data that asks for an inspection of a bureau.

    `key` is the same as long as it is the same thing; `words` and `words_en` say it with its figures, which `figures` holds with
    the day or month they are of.
    """

    kind: str
    key: str
    measure: PlanMeasure
    bureau: Bureau
    words: str
    words_en: str
    figures: tuple[Mapping[str, Any], ...] = ()
    place: Place | None = None
    duty: Duty | None = None
    of_return: Return | None = None


def figure(kind: str, of: str, value: int, unit: str, as_of: str) -> dict[str, Any]:
    """Return a figure as it is stored: what is counted, of what, the value, its unit, the month or day."""
    return {"kind": kind, "of": of, "value": value, "unit": unit, "as_of": as_of}
