"""The facts that a claim cannot do without: while one of them is unknown, no other answer settles the claim."""

from functools import lru_cache

from qiaoliang.rules.expressions import Aggregate, Case, Expression, Logic
from qiaoliang.rules.facts import Fact


@lru_cache(maxsize=1024)
def indispensable(claim: Expression) -> frozenset[str]:
    """
    Return the ids of the facts without which a claim (or a number) stays unknown whatever else is told.

    A calculation needs all it is made of. An "and" or an "or" can be settled by one part, so it needs only what every part
    needs; "if" needs its first question; "any member" and "every member" may be settled by somebody else.
    """
    match claim:
        case Fact():
            return frozenset({claim.id})
        case Logic():
            return frozenset.intersection(*(indispensable(part) for part in claim.claims))
        case Case():
            return indispensable(claim.branches[0][0])
        case Aggregate(how="any" | "all"):
            return frozenset()
    return frozenset().union(*(indispensable(part) for part in claim.children()))
