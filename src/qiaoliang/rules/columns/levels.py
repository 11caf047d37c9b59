"""
The levels of a subject: facts, named values, claims, reason masks, amounts; for any engine of columns.

Every value stands once, in the first level in which all it reads is there, so the work grows with the rules and never
with their uses. What a level is written in is the engine's affair (`ColumnWords`).
"""

from __future__ import annotations

from collections.abc import Sequence

from qiaoliang.rules.columns.naming import column, name_column
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.columns.words import ColumnWords
from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.lowering import Lowering, Term
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit


class Levels:
    """
    The levels of one subject; `steps` are its columns in order, each step reading the steps before it.

    `facts` (by column) and `aggregates` (by column, with the member's value) are what the source has to give;
    `household` holds the levels of the household that a person's rules read.
    """

    def __init__(
        self,
        subject: str,
        provisions: Sequence[Provision],
        setting: Setting,
        words: type[ColumnWords],
        *,
        household: Levels | None = None,
    ) -> None:
        self.subject = subject
        self.provisions = tuple(provisions)
        self.setting = setting
        self.household = household
        self.facts: dict[str, Fact] = {}
        self.aggregates: dict[str, tuple[Aggregate, Term]] = {}
        self.steps: list[dict[str, Term]] = []
        self._step_of: dict[str, int] = {}
        self._parts: dict[object, Term] = {}
        self._words = words(self)
        self._lowering = Lowering(setting.figures.figures, self._words)
        for provision in self.provisions:
            self._write(provision)

    def use_fact(self, fact: Fact) -> str:
        name = f"{fact.subject}__{fact.name}"
        if fact.subject == self.subject:
            self.facts[name] = fact
        elif self.household is not None and fact.subject == "household":
            self.household.facts[name] = fact
        else:
            raise Untranslatable(f"{fact.id} cannot be read for a {self.subject}")
        return name

    def use_aggregate(self, node: Aggregate, term: Term) -> str:
        home = self.household or self
        for name, (other, other_term) in home.aggregates.items():
            if other.how == node.how and self._words.text(other_term) == self._words.text(term):
                return name
        name = f"members_{node.how}_{len(home.aggregates)}"
        home.aggregates[name] = (node, term)
        return name

    def project(self, name: str, term: Term) -> Term:
        """Compute `term` once, in the first step in which all it reads is there."""
        step = 1 + max((self._step_of.get(part, -1) for part in self._words.columns_of(term)), default=-1)
        while len(self.steps) <= step:
            self.steps.append({})
        self.steps[step][name] = term
        self._step_of[name] = step
        return self._words.column(name)

    def once(self, term: Term) -> Term:
        """Return a term that may be written several times: a column or a constant, computed once where it is more."""
        if self._words.is_plain(term):
            return term
        text = self._words.text(term)
        if text not in self._parts:
            self._parts[text] = self.project(f"{self.subject}_part_{len(self._parts)}", term)
        return self._parts[text]

    def keep(self, node: Named, part: str, term: Term) -> Term:
        """Compute a named value once, under a name of its own."""
        return self.project(name_column(self.subject, node, part), term)

    def results(self) -> list[str]:
        """Return the result columns: two masks for each provision, and the amount where it has one."""
        return [
            column(provision.id, part)
            for provision in self.provisions
            for part in ("failed", "unknown", *(() if provision.amount is None else ("amount",)))
        ]

    def borrowed(self) -> list[str]:
        """Return the columns of the household that the rules of a person read."""
        home = self.household
        if home is None:
            return []
        offered = [*home.facts, *home.aggregates, *(column(each.id, "outcome") for each in home.provisions)]
        read = {name for step in self.steps for term in step.values() for name in self._words.columns_of(term)}
        return [name for name in offered if name in read]

    def _write(self, provision: Provision) -> None:
        words = self._words
        claims = [
            self.project(column(provision.id, f"claim_{position}"), self._lowering.claim(condition.claim))
            for position, condition in enumerate(provision.conditions)
        ]
        failed = self.project(column(provision.id, "failed"), words.mask(claims, False))
        if provision.amount is None:
            unknown = self.project(column(provision.id, "unknown"), words.mask(claims, None))
        else:
            unsure = self.project(column(provision.id, "unsure"), words.mask(claims, None))
            whole = self._lowering.amount(provision.amount, Unit.parse(provision.unit or "1"))
            amount = self.project(column(provision.id, "amount"), words.amount(failed, unsure, whole))
            unknown = words.unknown(failed, unsure, amount, 1 << len(claims))
            unknown = self.project(column(provision.id, "unknown"), unknown)
        self.project(column(provision.id, "outcome"), words.outcome_of(failed, unknown))


def levels_of(
    subjects: Sequence[str], program: Program, setting: Setting, words: type[ColumnWords]
) -> dict[str, Levels]:
    """
    Return the levels of several subjects; those of persons carry the household's, which are made once for both.

    :raises Untranslatable: if an expression has no words in the engine; nothing is dropped
    """
    home = {"person", "household"} & {*subjects}
    household = Levels("household", program.about("household"), setting, words) if home else None

    def made(subject: str) -> Levels:
        if subject == "household" and household is not None:
            return household
        shared = household if subject == "person" else None
        return Levels(subject, program.about(subject), setting, words, household=shared)

    return {subject: made(subject) for subject in subjects}
