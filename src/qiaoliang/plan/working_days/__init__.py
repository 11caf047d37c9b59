"""Working days in China: weekends, public holidays, and the weekend days worked instead, as data."""

from qiaoliang.plan.working_days.calendar import WorkingDays, working_days

__all__ = ["WorkingDays", "working_days"]
