"""A plan seen as a whole: how every duty stands by measure, bureau and place; what falls due when; progress in public."""

from qiaoliang.plan.overview.agenda import AgendaItem, agenda_of, overdue_of
from qiaoliang.plan.overview.grid import BureauLine, Cell, Grid, MeasureLine, PlaceLine, grid_of
from qiaoliang.plan.overview.progress import MeasureProgress, Progress, progress_of
from qiaoliang.plan.overview.standing import DAYS_AHEAD, Standing, Tally

__all__ = [
    "DAYS_AHEAD",
    "AgendaItem",
    "BureauLine",
    "Cell",
    "Grid",
    "MeasureLine",
    "MeasureProgress",
    "PlaceLine",
    "Progress",
    "Standing",
    "Tally",
    "agenda_of",
    "grid_of",
    "overdue_of",
    "progress_of",
]
