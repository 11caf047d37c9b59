"""The settlement of one person, household, employer, place or institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from qiaoliang.entitlements.arrears.settlements import Period, Settlement, settle
from qiaoliang.entitlements.arrears.starting import Start, StartsBy, start_otherwise, starts_of
from qiaoliang.entitlements.arrears.terms import Terms, terms_of, told_by_roll
from qiaoliang.entitlements.arrears.years import Answer, due_in_year
from qiaoliang.entitlements.cases import Subject, case_of, kind_of, knows_the_year
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Decider
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.program import Program


@dataclass(frozen=True, slots=True)
class _Told:
    """What a month says: the answer of the law, and what the roll says was paid, in fen."""

    answer: Answer
    paid_fen: int | None


def settle_subject(
    *,
    subject: Subject,
    provision_id: str,
    months: Sequence[Month],
    program: Program,
    received: Mapping[Period, int] | None = None,
    known_at: datetime | None = None,
) -> Settlement:
    """
    Return the settlement of one provision for one subject under the law of `program`.

    A yearly provision is settled by year over `months` (whole years). `received` are payments, in fen, that no roll tells,
    by month or year. `known_at` settles persons and households with what was known at an earlier instant.

    :raises RuleError: if the provision is no money, or not about such a subject
    """
    terms = terms_of(program, provision_id)
    if terms.provision.subject.name != kind_of(subject):
        raise RuleError(
            f"{provision_id} is about “{terms.provision.subject.name}”; give one instead of “{kind_of(subject)}”"
        )
    paid = dict(received or {})
    start = _start(terms, subject, paid, known_at)
    told = _decided(terms, subject, months, known_at)
    return _by_year(told, paid, start) if terms.is_yearly else _by_month(told, paid, start)


def _start(terms: Terms, subject: Subject, paid: Mapping[Period, int], known_at: datetime | None) -> Start:
    if not isinstance(subject.pk, int):
        return start_otherwise(terms.provision)
    found = starts_of(terms.provision, known_at=known_at, subject_id=subject.pk).get(subject.pk)
    start = found or start_otherwise(terms.provision)
    written = min((each for each, fen in paid.items() if isinstance(each, Month) and fen > 0), default=None)
    if written is None or start.by in (StartsBy.NOTHING, StartsBy.APPLICATION):
        return start
    return Start(StartsBy.FIRST_PAYMENT, written if start.first is None else min(written, start.first))


def _decided(terms: Terms, subject: Subject, months: Sequence[Month], known_at: datetime | None) -> list[_Told]:
    decider, provision = Decider(terms.program), terms.provision
    found = []
    for month in months:
        case = case_of(subject, month, known_at)
        one = next(each for each in decider.decide(kind_of(subject), case) if each.provision.id == provision.id)
        outcome = one.outcome if knows_the_year(subject, case, month) else Outcome.UNDECIDED
        value = None if provision.received is None else case.facts.get(provision.received.id)
        found.append(_Told(Answer(month, outcome, one.amount), told_by_roll(provision.received, value)))
    return found


def _by_month(told: Sequence[_Told], paid: Mapping[Period, int], start: Start) -> Settlement:
    """A month before the start is left out; one that was paid all the same is listed and not settled."""
    due: dict[Period, int | None] = {}
    given: dict[Period, int | None] = {}
    for each in told:
        month = each.answer.month
        fen = paid.get(month, each.paid_fen)
        if start.counts(month):
            due[month], given[month] = each.answer.due_fen, fen
        elif fen:
            due[month], given[month] = None, fen
    return settle(due, given, start=start)


def _by_year(told: Sequence[_Told], paid: Mapping[Period, int], start: Start) -> Settlement:
    """A year that ended before the start is left out; one that was paid all the same is listed and not settled."""
    due: dict[Period, int | None] = {}
    given: dict[Period, int | None] = {}
    decided_in: dict[Period, Month] = {}
    for year, group in groupby(told, key=lambda each: each.answer.month.year):
        of_year = list(group)
        counted = [each.answer for each in of_year if start.counts(each.answer.month)]
        fen = paid.get(year, paid_in_year([each.paid_fen for each in of_year]))
        if not counted and not fen:
            continue
        due[year], month = due_in_year(counted) if counted else (None, None)
        given[year] = fen
        if month is not None:
            decided_in[year] = month
    return settle(due, given, start=start, decided_in=decided_in)


def paid_in_year(months: Sequence[int | None]) -> int | None:
    """Return what a roll of the year says was paid: nothing only if every month that is told says so."""
    told = [fen for fen in months if fen is not None]
    return max(told) if told and len(told) == len(months) else None
