"""The charts of the committee's report: who reported in time, late or not at all, by bureau; the lights of all duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from qiaoliang.documents import Block, Chart, Heading, Paragraph
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models import Duty, Plan, Return

IN_TIME, LATE, MISSING = 0, 1, 2


def report_charts(plan: Plan, returns: Sequence[Return], today: date) -> Iterator[Block]:
    """Yield a chart of the returns by lead bureau, and one of the lights of the plan's duties on a day (one query)."""
    if not returns:
        return
    yield Paragraph("各牵头单位报送情况（项）：")
    yield Chart("牵头单位", ("按时签报", "逾期签报", "未签报"), _by_bureau(returns, today))
    duties = Duty.everyone.filter(measure__plan=plan, is_withdrawn=False).only("status", "due_on", "was_late")
    lights = Counter(duty.light(today) for duty in duties)
    if not lights:
        return
    yield Heading("任务亮灯情况", level=2)
    yield Paragraph(
        f"全部{lights.total()}条任务中，绿灯（按时完成）{lights[Light.GREEN]}条；黄灯（曾经逾期，补办以后仍记黄灯）"
        f"{lights[Light.YELLOW]}条；红灯（已逾期）{lights[Light.RED]}条；没有灯（未到期或没有写期限）{lights[Light.NONE]}条。"
    )
    names = ((Light.GREEN, "绿灯"), (Light.YELLOW, "黄灯"), (Light.RED, "红灯"), (Light.NONE, "没有灯"))
    yield Chart("灯", ("任务（条）",), tuple((name, (lights[light],)) for light, name in names))


def _by_bureau(returns: Sequence[Return], today: date) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The bureaux that lead most first."""
    counts: dict[str, list[int]] = {}
    for each in returns:
        kind = MISSING if not each.is_signed else LATE if each.days_late(today) else IN_TIME
        counts.setdefault(each.lead.name, [0, 0, 0])[kind] += 1
    return tuple((name, tuple(row)) for name, row in sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0])))
