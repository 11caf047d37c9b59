"""Every read of this application, already scoped."""

from qiaoliang.plan.queries.duties import DutyFilter, duties_of, duty_of, status_counts
from qiaoliang.plan.queries.returns import RoundRow, my_returns, return_of, round_of, round_rows, rounds_of

__all__ = [
    "DutyFilter",
    "RoundRow",
    "duties_of",
    "duty_of",
    "my_returns",
    "return_of",
    "round_of",
    "round_rows",
    "rounds_of",
    "status_counts",
]
