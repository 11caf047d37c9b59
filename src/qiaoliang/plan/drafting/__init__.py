"""Returns drafted from data: the state of a measure in figures, and sentences that claim nothing but those figures."""

from qiaoliang.plan.drafting.claims import Departure, departures_of
from qiaoliang.plan.drafting.redrafting import DraftChange, changes_between, redrafted
from qiaoliang.plan.drafting.sentences import SECTIONS, Drafted, draft_of, text_of
from qiaoliang.plan.drafting.state import MeasureState, states_of

__all__ = [
    "SECTIONS",
    "Departure",
    "DraftChange",
    "Drafted",
    "MeasureState",
    "changes_between",
    "departures_of",
    "draft_of",
    "redrafted",
    "states_of",
    "text_of",
]
