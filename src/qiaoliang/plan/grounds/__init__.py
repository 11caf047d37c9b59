"""Why to inspect: what the data show of duties overdue, returns late, gaps that grew, and claims that the data deny."""

from qiaoliang.plan.grounds.everything import grounds_of
from qiaoliang.plan.grounds.ground import Ground

__all__ = ["Ground", "grounds_of"]
