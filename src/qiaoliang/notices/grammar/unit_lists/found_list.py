"""A list of units found in a paragraph, and what the recognisers share."""

import re
from dataclasses import dataclass

from qiaoliang.notices.grammar.unit_lists.list_reading import ListReading
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import is_plain_unit, looks_like_unit

LONGEST_LIST = 2000  # characters; no notice names more units at once, and hostile text must not cost time
PROSE = re.compile(
    r"要|应|须|将|可|不|使|让|通过|进一步|加强|推进|积极|及时|必须|工作机制|制度|监督|项目|工程|情况|职责(?!分工|负责)"
)


@dataclass(slots=True)
class FoundList:
    """A list of units found in a paragraph: `whole` with its brackets or label, `reading` what it says."""

    whole: Range
    reading: ListReading


def is_surely_unit(name: str) -> bool:
    """Say whether a name is a unit beyond doubt, or a class of them (各旗区)."""
    return is_plain_unit(name) or (name.startswith("各") and looks_like_unit(name))
