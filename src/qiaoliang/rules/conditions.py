"""A condition: one reason for which a provision may or may not apply, with its words."""

from __future__ import annotations

from dataclasses import dataclass

from qiaoliang.rules.expressions import Expression


@dataclass(frozen=True, eq=False, slots=True)
class Condition:
    """
    A claim with a short id, its sentence in Chinese and English, and what to do when it fails.

    `remedy` is the next step for a person whom only this condition keeps out; empty where nothing can be done.
    """

    id: str
    label: str
    claim: Expression
    label_en: str
    remedy: str = ""
    remedy_en: str = ""
