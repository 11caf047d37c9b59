"""What is weighed, read from the `appraisal.yaml` of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.loading import policy_folder
from qiaoliang.packs.reading import read_yaml

ITEMS = ("duties", "returns", "parts", "coverage", "rectified", "own_rules", "poverty_fell", "income_rose")
WHOLE = 100  # the weights of each list add up to it


@dataclass(frozen=True, slots=True)
class WeightedItem:
    """One thing that is weighed, with the points it can give; `clause` and `of` say what it looks at, where it needs to."""

    item: str
    weight: int
    label: str
    label_en: str
    clause: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class AppraisalRules:
    """
    All weights, for bureaux and for places, each adding up to 100, and how sure they are.

    `late_share` is the part of a point (0–1) that what came late still earns; `objection_days` are working days.
    """

    bureau: tuple[WeightedItem, ...]
    place: tuple[WeightedItem, ...]
    late_share: Decimal
    objection_days: int
    confidence: str


def appraisal_rules(pack_id: str) -> AppraisalRules:
    """
    Return the rules of a pack.

    :raises PackError: if the file is missing, a key of it is missing or wrong, or weights do not add up to 100
    """
    path = policy_folder() / pack_id / "appraisal.yaml"
    written = read_yaml(path)
    try:
        rules = AppraisalRules(
            bureau=tuple(_item(each) for each in written["bureau"]),
            place=tuple(_item(each) for each in written["place"]),
            late_share=Decimal(str(written["late_share"])),
            objection_days=int(written["objection_days"]),
            confidence=str(written["confidence"]),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as wrong:
        raise PackError(
            path, "appraisal", f"it cannot be used ({wrong!r})", "Write item, weight, label, label_en"
        ) from wrong
    for name, items in (("bureau", rules.bureau), ("place", rules.place)):
        total = sum(each.weight for each in items)
        if total != WHOLE:
            raise PackError(path, name, f"the weights add up to {total}", f"Make them add up to {WHOLE}")
    return rules


def _item(written: Mapping[str, Any]) -> WeightedItem:
    if written["item"] not in ITEMS:
        raise ValueError(f"no item is called {written['item']}; write one of {', '.join(ITEMS)}")
    return WeightedItem(
        item=written["item"],
        weight=int(written["weight"]),
        label=written["label"],
        label_en=written["label_en"],
        clause=written.get("clause", ""),
        of=written.get("of", ""),
    )
