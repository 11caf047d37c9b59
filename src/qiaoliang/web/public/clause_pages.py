"""What a page shows of a clause: who answers for it, the rules that carry it out, their figures, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qiaoliang.packs import Bureau, Clause, Measure, Pack
from qiaoliang.rules.program import leaves
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.sentences import expression_words
from qiaoliang.web.public.figure_rows import FigureRow, figure_row
from qiaoliang.web.public.reach import Reach

NOBODY_COUNTED: Mapping[str, Reach] = MappingProxyType({})
STATES = ("live", "partly", "not_yet")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many clauses are live, partly carried out, and not yet."""

    live: int
    partly: int
    not_yet: int

    @property
    def total(self) -> int:
        """All clauses counted."""
        return self.live + self.partly + self.not_yet

    @property
    def reached(self) -> int:
        """Clauses on which something is carried out."""
        return self.live + self.partly


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of a clause with what will make it live."""

    code: str
    live_as: str
    live_as_en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A provision with its figures, how the amount is worked out, in words, and whom it reaches (None: not counted)."""

    provision: Provision
    figures: tuple[FigureRow, ...]
    amount: str = ""
    amount_en: str = ""
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class ClausePage:
    """A clause with everything a reader may open."""

    clause: Clause
    measure: Measure
    lead: Bureau
    participants: tuple[Bureau, ...]
    kinds: tuple[Kind, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """A measure with its clauses and their tally."""

    measure: Measure
    lead: Bureau
    participants: tuple[Bureau, ...]
    clauses: tuple[ClausePage, ...]
    tally: Tally


def tally_of(clauses: tuple[Clause, ...]) -> Tally:
    """Return how many of the clauses are in each state."""
    states = [clause.state for clause in clauses]
    return Tally(*(states.count(state) for state in STATES))


def measure_page(pack: Pack, measure: Measure, reach: Mapping[str, Reach] = NOBODY_COUNTED) -> MeasurePage:
    """Return what is shown of a measure; `reach` says by provision whom it reaches."""
    lead, participants = pack.bureau(measure.lead), tuple(pack.bureau(printed) for printed in measure.participants)
    clauses = tuple(
        ClausePage(
            clause,
            measure,
            lead,
            participants,
            _kinds(clause),
            tuple(_rule(pack, name, reach.get(name)) for name in clause.provisions),
        )
        for clause in measure.clauses
    )
    return MeasurePage(measure, lead, participants, clauses, tally_of(measure.clauses))


def _kinds(clause: Clause) -> tuple[Kind, ...]:
    return tuple(Kind(code, clause.live_as.get(code, ""), clause.live_as_en.get(code, "")) for code in clause.kinds)


def _rule(pack: Pack, provision_id: str, reach: Reach | None) -> Rule:
    provision = pack.program[provision_id]
    claims = [condition.claim for condition in provision.conditions]
    used: dict[str, FigureRow] = {}
    for expression in claims if provision.amount is None else [*claims, provision.amount]:
        for reference in leaves(expression)[1]:
            used.setdefault(reference.id, figure_row(pack, pack.figures[reference.id]))
    if provision.amount is None:
        return Rule(provision, tuple(used.values()), reach=reach)
    zh, en = (expression_words(provision.amount, pack.figures.figures, language) for language in ("zh", "en"))
    return Rule(provision, tuple(used.values()), amount=zh, amount_en=en, reach=reach)
