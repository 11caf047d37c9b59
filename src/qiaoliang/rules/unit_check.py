"""The vocabulary that writes nothing: walking a rule with it checks units, kinds and subjects when a pack loads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact

# Whose facts a rule about a subject may read.
READABLE = {
    "person": {"person", "household"},
    "household": {"household"},
    "member": {"person"},
    "employer": {"employer"},
    "place": {"place"},
    "institution": {"institution"},
}


class UnitCheck:
    """Accepts every word; refuses a fact of a subject that a rule about this one cannot read."""

    def __init__(self, subject: str) -> None:
        self._subject = subject

    def fact(self, fact: Fact) -> object:
        if fact.subject not in READABLE.get(self._subject, set()):
            raise RuleError(
                f"{fact.id} cannot be read in a rule about a {self._subject}; use household.members to reach persons"
            )
        return object()

    def aggregate(self, node: Aggregate, lower_member: Callable[[Any], Any]) -> object:
        if self._subject not in ("household", "person"):
            raise RuleError(f"a rule about a {self._subject} has no household members")
        lower_member(UnitCheck("member"))
        return object()

    def keep(self, node: Named, part: str, term: object) -> object:
        return object()

    def __getattr__(self, word: str) -> Callable[..., object]:
        if word.startswith("_"):
            raise AttributeError(word)
        return lambda *_: object()
