"""What the commands print alike: marks, money, values of facts, in Chinese or English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.rules.decisions import Decision, FactUsed, FigureUsed, NameUsed, Reason
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.questions import open_facts
from qiaoliang.rules.units import Unit

MARKS = {True: "✓", False: "✗", None: "?"}
OUTCOMES = {
    "zh": {Outcome.ENTITLED: "符合", Outcome.NOT_ENTITLED: "不符合", Outcome.UNDECIDED: "还不能作出决定"},
    "en": {
        Outcome.ENTITLED: "entitled",
        Outcome.NOT_ENTITLED: "not entitled",
        Outcome.UNDECIDED: "cannot be decided yet",
    },
}
CONFIDENCES = {
    "zh": {"stated": "原文", "high": "可信", "medium": "待核", "assumed": "假定", "absent": "缺"},
    "en": {"stated": "stated", "high": "high", "medium": "medium", "assumed": "ASSUMED", "absent": "ABSENT"},
}


def fact_value(fact: Fact, value: Any, language: str) -> str:
    """Return the value of a fact as a person writes it."""
    if value is None:
        return "未知" if language == "zh" else "unknown"
    if isinstance(value, bool):
        return {("zh", True): "是", ("zh", False): "否", ("en", True): "yes", ("en", False): "no"}[language, value]
    for code, label, label_en in fact.choices:
        if code == value:
            return label if language == "zh" else label_en
    if fact.kind == "number" and fact.unit is not None and fact.unit.is_money:
        return quantity(Decimal(value) / 100, fact.unit, language)
    return str(value)


def quantity(number: Any, unit: Unit | None, language: str) -> str:
    """Return a number with its unit as people read it: `620.00 元/人·月`."""
    if number is None:
        return "未知" if language == "zh" else "unknown"
    if isinstance(number, bool):
        return {("zh", True): "是", ("zh", False): "否", ("en", True): "yes", ("en", False): "no"}[language, number]
    if isinstance(number, date | str):
        return str(number)
    plain = Decimal(number)
    text = f"{plain:,.2f}" if unit is not None and unit.is_money else f"{plain.normalize():f}"
    return f"{text} {unit_words(unit, language)}".strip()


def unit_words(unit: Unit | None, language: str) -> str:
    """Return a unit in words: 元/月, yuan/month; nothing for a plain number."""
    if unit is None or not unit.powers:
        return ""
    if language == "en":
        return str(unit).replace("CNY", "yuan")
    names = {
        "CNY": "元",
        "person": "人",
        "household": "户",
        "month": "月",
        "year": "年",
        "day": "天",
        "hour": "小时",
        "item": "个",
        "kWh": "度",
        "place": "地",
    }
    over = "·".join(names[base] for base, power in unit.powers if power > 0) or "1"
    under = "·".join(names[base] for base, power in unit.powers if power < 0)
    return f"{over}/{under}" if under else over


def decision_lines(decision: Decision, language: str) -> list[str]:
    """Return a decision in lines of text: the answer, each condition with its mark, what it turned on, the next step."""
    provision = decision.provision
    label = provision.label if language == "zh" else provision.label_en
    answer = OUTCOMES[language][decision.outcome]
    if decision.amount_plain is not None and provision.unit:
        answer += f" {quantity(decision.amount_plain, Unit.parse(provision.unit), language)}"
    lines = [
        f"{label}（{provision.id}，{provision.clause}）：{answer}"
        if language == "zh"
        else f"{label} ({provision.id}, {provision.clause}): {answer}"
    ]
    for reason in decision.reasons:
        lines.extend(_reason_lines(reason, language))
    if decision.outcome is not Outcome.NOT_ENTITLED and decision.amount_reason is not None:
        lines.extend(_reason_lines(decision.amount_reason, language))
    lines.extend(_ending(decision, language))
    return lines


def question_lines(decisions: list[Decision], language: str) -> list[str]:
    """Return which facts to find out next, with who can supply each; nothing when every answer is settled."""
    questions = open_facts(decisions)
    if not questions:
        return []
    lines = [
        "接下来要弄清的（能改变结论的才列出）："
        if language == "zh"
        else "To find out next (only what can still change an answer):"
    ]
    for number, each in enumerate(questions, start=1):
        label = each.fact.label if language == "zh" else each.fact.label_en
        words = (
            f"{label}（{each.supplier}，涉及{len(each.provisions)}项）"
            if language == "zh"
            else f"{label} ({each.supplier}; {len(each.provisions)} provisions wait for it)"
        )
        lines.append(f"  {number}. {words}")
    return lines


def _reason_lines(reason: Reason, language: str) -> list[str]:
    words = reason.condition.label if language == "zh" else reason.condition.label_en
    lines = [f"  {MARKS[reason.holds]} {words}"]
    for used in reason.facts:
        lines.append(f"      {_fact_line(used, language)}")
    for name in reason.names:
        if not isinstance(name.value, bool):
            lines.append(f"      {_name_line(name, language)}")
    for figure in reason.figures:
        lines.append(f"      {figure_line(figure, language)}")
    return lines


def _fact_line(used: FactUsed, language: str) -> str:
    label = used.fact.label if language == "zh" else used.fact.label_en
    return f"· {label} = {fact_value(used.fact, used.value, language)}"


def _name_line(used: NameUsed, language: str) -> str:
    label = used.name.label if language == "zh" else used.name.label_en
    return f"= {label} = {quantity(used.value, used.unit, language)}"


def figure_line(used: FigureUsed, language: str) -> str:
    """Return a figure with its value, start, source and confidence; an absent one says so."""
    label = used.figure.label if language == "zh" else used.figure.label_en
    if used.value is None:
        absent = "没有该地该日的数字" if language == "zh" else "has no value for this place and date"
        return f"§ {label} ({used.figure.id}) {absent}"
    confidence = CONFIDENCES[language][used.value.confidence]
    value = (
        ("不设" if language == "zh" else "none set")
        if used.value.value is None
        else quantity(used.value.value, used.figure.unit, language)
    )
    since = "自" if language == "zh" else "from "
    return f"§ {label} = {value} [{since}{used.value.starts_on}; {used.value.source}; {confidence}]"


def _ending(decision: Decision, language: str) -> list[str]:
    provision = decision.provision
    if decision.outcome is Outcome.ENTITLED:
        step = provision.next_step if language == "zh" else provision.next_step_en
        return [f"  → {step}"] if step else []
    if decision.outcome is Outcome.UNDECIDED:
        return [f"  → {line}" for line in _missing_lines(decision, language)]
    if decision.nearest is not None:
        condition = decision.nearest.condition
        only = "只差这一条" if language == "zh" else "only this condition is missing"
        remedy = condition.remedy if language == "zh" else condition.remedy_en
        words = condition.label if language == "zh" else condition.label_en
        return [f"  → {only}: {words}。{remedy}" if language == "zh" else f"  → {only}: {words}. {remedy}"]
    return []


def _missing_lines(decision: Decision, language: str) -> list[str]:
    lines = []
    for reason in decision.untold:
        for fact in reason.missing_facts:
            if language == "zh":
                lines.append(f"缺少：{fact.label}（{fact.supplier}可以提供）")
            else:
                lines.append(f"missing: {fact.label_en} ({fact.supplier} can supply it)")
        for figure in reason.absent_figures:
            label = figure.label if language == "zh" else figure.label_en
            lines.append(
                f"缺少数字：{label}（{figure.id}）" if language == "zh" else f"absent figure: {label} ({figure.id})"
            )
    return list(dict.fromkeys(lines))
