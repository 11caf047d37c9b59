"""Changes of the law as people write them, for a rehearsal: another value of a figure, or a condition left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from qiaoliang.packs.cases import CaseProblem, place_code
from qiaoliang.packs.model import Pack
from qiaoliang.rules.figures import DatedValue

LARGEST_VALUE = 1_000_000_000  # a billion yuan, or of whatever else a figure counts


def read_value_change(pack: Pack, written: Mapping[str, Any]) -> tuple[str, DatedValue]:
    """
    Return the figure and the value that `{figure, value, from, to?, place?}` describes.

    :raises CaseProblem: if a part is missing or wrong
    """
    figure_id = str(written.get("figure") or "")
    if figure_id not in pack.figures.figures:
        raise CaseProblem(
            "figure", figure_id, "Write the id of a figure, such as m02.care_subsidy; all are on the figures page"
        )
    starts_on, ends_on = (_day(written, name) for name in ("from", "to"))
    if starts_on is None:
        raise CaseProblem(f"{figure_id}.from", None, "Write the day from which the value holds, such as 2018-01-01")
    try:
        number = None if written.get("value") == "none" else Decimal(str(written.get("value")))
    except InvalidOperation:
        raise CaseProblem(f"{figure_id}.value", written.get("value"), "Write a number") from None
    _refuse_absurd(pack, figure_id, number)
    if ends_on is not None and ends_on < starts_on:
        raise CaseProblem(f"{figure_id}.to", ends_on, f"Write a day from {starts_on} on")
    place = place_code(pack, written.get("place"))
    return figure_id, DatedValue(
        starts_on, ends_on, place, number, "REHEARSAL", "assumed", "试算的数值", "a rehearsed value"
    )


def _refuse_absurd(pack: Pack, figure_id: str, number: Decimal | None) -> None:
    """No figure of a law is below zero, and a share is not above one."""
    where = f"{figure_id}.value"
    if number is None:
        return
    if not number.is_finite() or number < 0 or number > LARGEST_VALUE:
        raise CaseProblem(where, number, f"Write a number from 0 to {LARGEST_VALUE:,}")
    now = [each.value for each in pack.figures.figures[figure_id].values if each.value is not None]
    is_share = figure_id.endswith("_share") and all(each <= 1 for each in now)
    if is_share and number > 1:
        raise CaseProblem(where, number, "Write a share from 0 to 1, such as 0.015 for 1.5 %")


def _day(written: Mapping[str, Any], name: str) -> date | None:
    found = written.get(name)
    if found in (None, ""):
        return None
    if isinstance(found, date):
        return found
    try:
        return date.fromisoformat(str(found))
    except ValueError:
        raise CaseProblem(name, found, "Write a date that exists, such as 2018-01-01") from None
