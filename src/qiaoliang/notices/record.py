"""A notice as plain values, ready for JSON. Every value stands beside its `span`: [start, end] in the text."""

from typing import Any

from qiaoliang.notices.cleaning import fold
from qiaoliang.notices.plan import Clause, Deadline, Doubt, Figure, Notice, Requirement, Task, UnitList, UnitMention
from qiaoliang.notices.span import Quote, Span

Record = dict[str, Any]


def record_of(notice: Notice) -> Record:
    """Return the notice as a record: title, number, issuer, date, lead rule, tasks, requirements, annexes, doubts, and the spans of the first five."""
    return {
        "title": _words(notice.title),
        "cover_title": _words(notice.cover_title),
        "number": _plain(notice.number),
        "issuer": _words(notice.issuer),
        "date": notice.issued_on.isoformat() if notice.issued_on is not None else None,
        "lead_rule": _words(notice.lead_rule),
        "spans": {name: _span(quote.span) for name, quote in _head(notice) if quote is not None},
        "tasks": [_task(task) for task in notice.tasks],
        "requirements": [_requirement(requirement) for requirement in notice.requirements],
        "annexes": [
            {"title": annex.title, "span": _span(annex.span), "is_missing": annex.is_missing}
            for annex in notice.annexes
        ],
        "doubts": [_doubt(doubt) for doubt in notice.doubts],
    }


def _head(notice: Notice) -> list[tuple[str, Quote | None]]:
    return [
        ("title", notice.title),
        ("cover_title", notice.cover_title),
        ("number", notice.number),
        ("issuer", notice.issuer),
        ("date", notice.date_words),
        ("lead_rule", notice.lead_rule),
    ]


def _task(task: Task) -> Record:
    return {
        "path": task.path,
        "ordinal": task.ordinal.text,
        "title": task.title.text,
        "text": task.text,
        "span": _span(task.span),
        "spans": {"ordinal": _span(task.ordinal.span), "title": _span(task.title.span)},
        "lead": [unit.name for unit in task.leads],
        "participants": [unit.name for unit in task.participants],
        "open_remainder": [quote.text for quote in task.open_remainders],
        "deadlines": [deadline.text for deadline in task.deadlines],
        "figures": [figure.text for figure in task.figures],
        "unit_lists": [_unit_list(unit_list) for unit_list in task.unit_lists],
        "title_deadlines": [_deadline(deadline) for deadline in task.title_deadlines],
        "title_figures": [_figure(figure) for figure in task.title_figures],
        "clauses": [_clause(clause) for clause in task.clauses],
        "doubts": [_doubt(doubt) for doubt in task.doubts],
    }


def _clause(clause: Clause) -> Record:
    return {
        "ordinal": clause.ordinal,
        "text": clause.text,
        "printed": clause.printed,
        "span": _span(clause.span),
        "deadlines": [_deadline(deadline) for deadline in clause.deadlines],
        "figures": [_figure(figure) for figure in clause.figures],
    }


def _unit_list(unit_list: UnitList) -> Record:
    remainder = unit_list.open_remainder
    return {
        "text": unit_list.text,
        "span": _span(unit_list.span),
        "units": [_unit(unit) for unit in unit_list.units],
        "open_remainder": None if remainder is None else {"text": remainder.text, "span": _span(remainder.span)},
        "deadlines": [_deadline(deadline) for deadline in unit_list.deadlines],
    }


def _unit(unit: UnitMention) -> Record:
    return {"name": unit.name, "role": unit.role.value, "is_generic": unit.is_generic, "span": _span(unit.span)}


def _deadline(deadline: Deadline) -> Record:
    return {
        "text": deadline.text,
        "span": _span(deadline.span),
        "kind": deadline.kind.value,
        "starts_on": deadline.starts_on.isoformat() if deadline.starts_on is not None else None,
        "due_on": deadline.due_on.isoformat() if deadline.due_on is not None else None,
        "recurs": deadline.recurs,
        "month": deadline.month,
        "day": deadline.day,
    }


def _figure(figure: Figure) -> Record:
    return {
        "text": figure.text,
        "span": _span(figure.span),
        "value": str(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
    }


def _requirement(requirement: Requirement) -> Record:
    return {
        "path": requirement.path,
        "ordinal": requirement.ordinal.text,
        "text": requirement.text,
        "span": _span(requirement.span),
        "deadlines": [_deadline(deadline) for deadline in requirement.deadlines],
    }


def _doubt(doubt: Doubt) -> Record:
    return {"span": _span(doubt.span), "why": doubt.why}


def _words(quote: Quote | None) -> str | None:
    return None if quote is None else quote.text


def _plain(quote: Quote | None) -> str | None:
    return None if quote is None else fold(quote.text).replace(" ", "")


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
