"""What an engine of columns has to say beside the words of rules, and what all of them say alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from qiaoliang.rules.columns.naming import column
from qiaoliang.rules.columns.setting import Placed, Setting
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.lowering import Term, Value, Vocabulary


class Shelf(Protocol):
    """Where words keep what they compute: the levels of one subject. Columns are given by name."""

    setting: Setting

    def use_fact(self, fact: Fact) -> str: ...
    def use_aggregate(self, node: Aggregate, term: Term) -> str: ...
    def once(self, term: Term) -> Term: ...
    def keep(self, node: Named, part: str, term: Term) -> Term: ...


class ColumnWords(Vocabulary, Protocol):
    """The words of one engine of columns. A mask has bit i set where claim i is `value`; `due` is both masks empty."""

    def __init__(self, shelf: Shelf | None) -> None: ...
    def column(self, name: str) -> Term: ...
    def columns_of(self, term: Term) -> Iterable[str]: ...
    def is_plain(self, term: Term) -> bool: ...
    def text(self, term: Term) -> Any: ...
    def mask(self, claims: Sequence[Term], value: bool | None) -> Term: ...
    def amount(self, failed: Term, unsure: Term, term: Term) -> Term: ...
    def unknown(self, failed: Term, unsure: Term, amount: Term, bit: int) -> Term: ...
    def outcome_of(self, failed: Term, unknown: Term) -> Term: ...


class ShelvedWords(ABC):
    """What every engine of columns says alike: facts, figures and outcomes are columns on a shelf."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf = shelf

    @property
    def shelf(self) -> Shelf:
        """Where the levels are kept; words over the source itself have none."""
        if self._shelf is None:
            raise Untranslatable("a value of the levels inside an aggregate over household members")
        return self._shelf

    @abstractmethod
    def column(self, name: str) -> Term:
        """Return a column by name."""

    @abstractmethod
    def placed(self, values: Placed, *, is_claim: bool) -> Term:
        """Return a constant where every place has the same value, else a choice by reporting place."""

    @abstractmethod
    def over_source(self) -> Vocabulary:
        """Return words over the rows of a member in the source table."""

    def once(self, term: Term) -> Term:
        """Return a term that may be written several times."""
        return self.shelf.once(term)

    def fact(self, fact: Fact) -> Term:
        return self.column(self.shelf.use_fact(fact))

    def figure(self, figure_id: str) -> Term:
        return self.placed(self.shelf.setting.figure(figure_id), is_claim=False)

    def applies(self, figure_id: str) -> Term:
        return self.placed(self.shelf.setting.applies(figure_id), is_claim=True)

    def outcome(self, provision_id: str) -> Term:
        return self.column(column(provision_id, "outcome"))

    def aggregate(self, node: Aggregate, lower_member: Callable[[Vocabulary], Value]) -> Term:
        return self.column(self.shelf.use_aggregate(node, lower_member(self.over_source()).term))

    def keep(self, node: Named, part: str, term: Term) -> Term:
        return self.shelf.keep(node, part, term)
