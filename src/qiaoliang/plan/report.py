"""The committee's report of a year, put together from the returns as the lead bureaux left them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch

from qiaoliang.documents import Block, Document, Heading, Paragraph, Table, chinese_number
from qiaoliang.plan.drafting import SECTIONS
from qiaoliang.plan.models import Return, ReturnPart, Round
from qiaoliang.plan.report_charts import report_charts

SECTION_WORDS = {"result": "落实情况", "gaps": "存在的差距", "next": "下一年安排"}
WIDTHS = (10, 56, 28, 36, 26)  # millimetres


def report_document(of: Round, today: date) -> Document:
    """Return the report: who has reported, then every measure with its result, gaps and plan; what is not signed is said so."""
    parts = Prefetch("parts", ReturnPart.objects.select_related("bureau").order_by("bureau_id"))
    returns = list(
        Return.everyone.filter(round=of)
        .select_related("measure", "lead", "round")
        .prefetch_related(parts)
        .order_by("measure__position")
    )
    title = f"关于{of.words}落实《{of.plan.title}》情况的报告"
    subtitle = f"（截至{today.year}年{today.month}月{today.day}日）"
    return Document(title=title, subtitle=subtitle, blocks=tuple(_blocks(of, returns, today)))


def _blocks(of: Round, returns: list[Return], today: date) -> Iterator[Block]:
    signed = [each for each in returns if each.is_signed]
    late = [each for each in signed if each.days_late(today)]
    missing = len(returns) - len(signed)
    yield Paragraph(
        f"按照{of.plan.number}的要求，各牵头单位应在{of.due_on.year}年{of.due_on.month}月{of.due_on.day}日前报送{of.words}工作落实情况和"
        f"下一年工作安排。截至{today.year}年{today.month}月{today.day}日，{len(returns)}项措施中已签报{len(signed)}项，其中逾期签报"
        f"{len(late)}项；未签报{missing}项。未签报的措施，下文所列为由数据起草的草稿，未经牵头单位确认。"
    )
    yield Heading("一、报送情况")
    yield Table(
        ("序号", "措施", "牵头单位", "状态", "签报日期"),
        tuple(_row(each, today) for each in returns),
        WIDTHS,
        centred_columns=(0, 3, 4),
    )
    yield from report_charts(of.plan, returns, today)
    yield Heading("二、各项措施落实情况")
    for position, each in enumerate(returns, start=1):
        yield from _measure(position, each)


def _row(of: Return, today: date) -> tuple[str, ...]:
    late = of.days_late(today)
    if of.is_signed:
        state = f"逾期{late}天签报" if late else "按时签报"
    else:
        state = f"未签报，逾期{late}天" if late else "未签报"
    day = of.signed_on.isoformat() if of.signed_on else "—"
    return (str(of.measure.position), of.measure.title, of.lead.name, state, day)


def _measure(position: int, of: Return) -> Iterator[Block]:
    yield Heading(f"（{chinese_number(position)}）{of.measure.title}", level=2)
    draft = "" if of.is_signed else "（草稿，未签报）"
    yield Paragraph(f"牵头单位：{of.lead.name}{draft}。")
    for section in SECTIONS:
        yield Heading(SECTION_WORDS[section], level=3)
        lines = [line.strip() for line in of.texts.get(section, "").splitlines() if line.strip()]
        yield from (Paragraph(line) for line in lines or ["未填写。"])
    for part in of.parts.all():
        yield Paragraph(f"{part.bureau.name}：{part.text}")
    if of.explanation:
        yield Paragraph(f"牵头单位对与数据不一致之处的说明：{of.explanation}")
