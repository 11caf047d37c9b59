"""
Cases as people write them: `person.disability_grade: 1`, amounts in yuan, unknown left out or written 未知.

The same form serves the worked examples of a pack, `qiaoliang decide FACTS.yaml` and the public form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from qiaoliang.packs.case_checks import faults_of
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Case
from qiaoliang.rules.facts import Fact

UNKNOWN = (None, "", "未知", "不知道", "unknown")
TRUE = (True, "是", "yes", "true", "y", 1)
FALSE = (False, "否", "no", "false", "n", 0)


class CaseProblem(Exception):
    """Facts that cannot be read: which field, what was found, what to write instead."""

    def __init__(self, field: str, found: Any, remedy: str) -> None:
        self.field = field
        self.found = found
        self.remedy = remedy
        super().__init__(f"{field}: found {found!r}. {remedy}")


def case_from(pack: Pack, given: Mapping[str, Any], *, month: Month, place: str | None = None) -> Case:
    """
    Return the case that `given` describes.

    `household.members` lists the other members of a person's household (all members where the case is about a
    household). A place may be written by its name or its code.

    :raises CaseProblem: if a fact is not known to the pack, its value is not of its kind, or facts contradict one another
    """
    others = given.get("household.members") or ()
    if not isinstance(others, Sequence) or isinstance(others, str) or not all(isinstance(o, Mapping) for o in others):
        raise CaseProblem("household.members", others, "Write a list of members, each with its person facts")
    facts = {
        name: read_fact(pack, name, value)
        for name, value in given.items()
        if name not in ("household.members", "place")
    }
    _check(facts, month)
    members = [_member(pack, other, number, month) for number, other in enumerate(others, start=1)]
    own = {name: value for name, value in facts.items() if name.startswith("person.")}
    if own:
        members.insert(0, own)
    return Case(facts, members, place_code(pack, given.get("place") or place), month.first_day, month.last_day)


def _member(pack: Pack, written: Mapping[str, Any], number: int, month: Month) -> dict[str, Any]:
    """The facts of one other member; what is wrong names the member it stands in."""
    try:
        for name, value in written.items():
            if not str(name).startswith("person."):
                raise CaseProblem(
                    str(name), value, "Write only person facts of a member; put this one beside household.members"
                )
        facts = {name: read_fact(pack, name, value) for name, value in written.items()}
        _check(facts, month)
    except CaseProblem as problem:
        raise CaseProblem(
            f"household.members, member {number}, {problem.field}", problem.found, problem.remedy
        ) from None
    return facts


def _check(facts: Mapping[str, Any], month: Month) -> None:
    for field, found, remedy in faults_of(facts, last=month.last_day):
        raise CaseProblem(field, str(found), remedy)


def place_code(pack: Pack, written: str | None) -> str | None:
    """
    Return the code of the reporting place written by name or code; `None` where none is written.

    :raises CaseProblem: if the pack has no such place
    """
    if not written:
        return None
    for place in pack.places:
        if str(written) in (place.code, place.name, place.name_en):
            return pack.reporting_place_of(place.code) or place.code
    names = "、".join(place.name for place in pack.reporting_places)
    raise CaseProblem("place", written, f"Write one of: {names}")


def read_fact(pack: Pack, name: str, value: Any) -> Any:
    """
    Return the value of a fact as rules compute with it; `None` is unknown.

    :raises CaseProblem: if the pack has no such fact, or the value is not of its kind
    """
    try:
        fact = pack.fact(name)
    except KeyError:
        known = [f"{subject.name}.{each}" for subject in pack.subjects.values() for each in subject.facts]
        close = get_close_matches(name, known, n=3)
        raise CaseProblem(name, value, f"Write a fact of this pack{': ' + ', '.join(close) if close else ''}") from None
    text = value.strip().lower() if isinstance(value, str) else value
    if text in UNKNOWN:
        return None
    readers = {"bool": _bool, "date": _date, "code": _code, "number": _number}
    return readers[fact.kind](fact, value, text)


def _bool(fact: Fact, value: Any, text: Any) -> bool:
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise CaseProblem(fact.id, value, "Write 是 or 否 (true or false), or leave it out if it is not known")


def _date(fact: Fact, value: Any, text: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise CaseProblem(fact.id, value, "Write a date that exists, such as 1985-01-31") from None


def _code(fact: Fact, value: Any, text: Any) -> int | str:
    for code, label, label_en in fact.choices:
        if not isinstance(text, bool) and text in (code, str(code).lower(), label.lower(), label_en.lower()):
            return code
    choices = "; ".join(f"{code} = {label}" for code, label, _ in fact.choices)
    raise CaseProblem(fact.id, value, f"Write one of: {choices}")


def _number(fact: Fact, value: Any, text: Any) -> int:
    try:
        number = Decimal(str(text).replace(",", "").replace(",", "").removesuffix("元"))
    except InvalidOperation:
        raise CaseProblem(fact.id, value, "Write a number, such as 1200 or 1200.50") from None
    is_money = fact.unit is not None and fact.unit.is_money
    whole = number * 100 if is_money else number
    if not number.is_finite() or whole != whole.to_integral_value() or whole < 0 or whole > 10**15:
        remedy = (
            "Write an amount in yuan, not below zero, with at most two decimals"
            if is_money
            else "Write a whole number, not below zero"
        )
        raise CaseProblem(fact.id, value, remedy)
    return int(whole)
