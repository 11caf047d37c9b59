"""What “first” (优先) means in a queue: a point with a name, so that everybody sees why somebody comes before others."""

from qiaoliang.rules import Case, Expression, literal, named
from qiaoliang.rules.expressions import Named


def first(id: str, label: str, label_en: str, claim: Expression) -> Named:
    """Return one point for whom `claim` holds, else none; the notice says “first” and no more, so each weighs one."""
    return named(id, label, label_en, Case(((claim, literal(1)),), literal(0)))
