"""What the standings of duties are called, with the drawing and the sign that say the same without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from qiaoliang.plan.overview import Standing

LEAD, PARTICIPANT = "●", "○"


@dataclass(frozen=True, slots=True)
class StandingWords:
    """A standing: its name, its sign in a cell, and the kind and drawing of its tag."""

    label: Any
    sign: str
    kind: str
    drawing: str


STANDINGS: Mapping[str, StandingWords] = {
    Standing.OVERDUE: StandingWords(_("已逾期"), "!", "stop", "triangle"),
    Standing.BLOCKED: StandingWords(_("受阻"), "×", "stop", "unmet"),
    Standing.CAUGHT_UP_LATE: StandingWords(_("补办过，仍记黄灯"), "△", "partly", "triangle"),
    Standing.DUE_SOON: StandingWords(_("三十天内到期"), "◔", "partly", "half"),
    Standing.ON_TIME: StandingWords(_("未到期"), "…", "plain", "empty"),
    Standing.UNDATED: StandingWords(_("没有期限，还没办完"), "–", "none", "empty"),
    Standing.DONE: StandingWords(_("已完成"), "✓", "live", "full"),
}
AGENDA_KINDS = {"duty": _("任务"), "return": _("报送"), "rectification": _("整改")}
PROGRESS_TAGS = {
    "all_done": ("live", "full", _("都办完了")),
    "under_way": ("partly", "half", _("正在办")),
    "not_reported": ("none", "empty", _("还没有报告开始")),
    "some_overdue": ("stop", "triangle", _("有的过了期限还没办完")),
}
