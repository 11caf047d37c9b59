"""
What every bureau owes under a plan: the content of the annex 各相关部门任务分解表, which is missing from the published copy.

It adds nothing to the plan: the same measures and clauses, turned round so that each bureau finds its own. Deadlines are
those that a clause prints; where it prints none, there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qiaoliang.notices import Deadline, parse_notice
from qiaoliang.packs.errors import PackError
from qiaoliang.packs.model import Bureau, Clause, Measure, Pack

ROLES = {"lead": ("牵头", "leads"), "participant": ("参加", "takes part")}


@dataclass(frozen=True, slots=True)
class ClauseDuty:
    """A clause with the deadlines that its words set."""

    clause: Clause
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class MeasureDuty:
    """A measure that a bureau leads (`lead`) or takes part in (`participant`); `printed` is how the measure names it."""

    measure: Measure
    role: str
    printed: str
    clauses: tuple[ClauseDuty, ...]


@dataclass(frozen=True, slots=True)
class BureauDuties:
    """Everything a bureau owes: the measures it leads, then those it takes part in, each in the order of the notice."""

    bureau: Bureau
    duties: tuple[MeasureDuty, ...]

    @property
    def leads(self) -> tuple[MeasureDuty, ...]:
        """The measures it leads."""
        return tuple(duty for duty in self.duties if duty.role == "lead")

    @property
    def takes_part(self) -> tuple[MeasureDuty, ...]:
        """The measures it takes part in."""
        return tuple(duty for duty in self.duties if duty.role == "participant")

    @property
    def clause_count(self) -> int:
        """How many clauses its measures have."""
        return sum(len(duty.clauses) for duty in self.duties)


def duties_of(pack: Pack) -> tuple[BureauDuties, ...]:
    """
    Return the duties of every bureau, the bureaux in the order in which the notice first names them.

    :raises PackError: if a clause of the pack does not stand in the notice as it is read
    """
    deadlines = deadlines_by_clause(pack)
    found: dict[str, list[MeasureDuty]] = {}
    bureaux: dict[str, Bureau] = {}
    for measure in pack.measures:
        clauses = tuple(ClauseDuty(clause, deadlines[clause.id]) for clause in measure.clauses)
        for position, printed in enumerate((measure.lead, *measure.participants)):
            bureau = bureaux.setdefault(pack.bureau(printed).id, pack.bureau(printed))
            role = "participant" if position else "lead"
            found.setdefault(bureau.id, []).append(MeasureDuty(measure, role, printed, clauses))
    return tuple(
        BureauDuties(bureau, tuple(sorted(found[bureau_id], key=lambda duty: duty.role != "lead")))
        for bureau_id, bureau in bureaux.items()
    )


def deadlines_by_clause(pack: Pack) -> Mapping[str, tuple[Deadline, ...]]:
    """
    Return the deadlines that the words of each clause set, by clause id; most clauses set none.

    :raises PackError: if a clause of the pack does not stand in the notice as it is read
    """
    read = {clause.text: clause.deadlines for task in parse_notice(pack.notice).tasks for clause in task.clauses}
    for clause in pack.clauses:
        if clause.text not in read:
            raise PackError("notice.txt", clause.id, "no sentence of the notice reads so", "Copy the clause verbatim")
    return {clause.id: read[clause.text] for clause in pack.clauses}
