"""The sentence of a rule in Chinese and English, written from the same graph that decides."""

from __future__ import annotations

from collections.abc import Mapping

from qiaoliang.rules.errors import Untranslatable
from qiaoliang.rules.expressions import (
    Aggregate,
    Arithmetic,
    Case,
    Compare,
    Expression,
    Extreme,
    IsIn,
    Literal,
    Logic,
    Named,
    Not,
    Plain,
    Rounded,
    WholeYears,
)
from qiaoliang.rules.facts import Fact, FigureApplies, FigureReference, MonthEdge
from qiaoliang.rules.figures import Figure
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.provisions import Provision

_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−"}
_COMPARISONS = {
    "zh": {"==": "等于", "<": "低于", "<=": "不超过", ">": "高于", ">=": "不低于"},
    "en": {"==": "is", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least"},
}
_AGGREGATES = {
    "zh": {
        "any": "至少一名家庭成员：{}",
        "all": "全部家庭成员：{}",
        "sum": "全家{}之和",
        "count": "家庭人口",
        "max": "全家{}最高值",
    },
    "en": {
        "any": "at least one member: {}",
        "all": "every member: {}",
        "sum": "{} summed over the household",
        "count": "household members",
        "max": "highest {} in the household",
    },
}
_OPENINGS = {
    "zh": {
        "entitlement": "同时符合下列条件的{subject},按{period}享受{label}：",
        "levy": "同时符合下列条件的{subject},按{period}缴纳{label}：",
        "award": "同时符合下列条件的{subject},按{period}获得{label}：",
        "funding_floor": "{subject}按{period}应做到“{label}”,即：",
        "priority": "同时符合下列条件的{subject}进入“{label}”的排序,按{period}更新：",
    },
    "en": {
        "entitlement": "{subject} has the {label} for each {period} when all of these hold: ",
        "levy": "{subject} owes the {label} for each {period} when all of these hold: ",
        "award": "{subject} earns the {label} for each {period} when all of these hold: ",
        "priority": "{subject} stands in the queue of {label}, ranked each {period}, when all of these hold: ",
        "funding_floor": "{subject} meets the {label} for each {period} when all of these hold: ",
    },
}
_AMOUNTS = {
    "zh": {"funding_floor": "下限", "priority": "排序分(分高者在前)"},
    "en": {"funding_floor": "The floor is", "priority": "The points (more come first) are"},
}
_PERIODS = {"zh": {"month": "月", "year": "年"}, "en": {"month": "month", "year": "year"}}


def rule_sentence(provision: Provision, figures: Mapping[str, Figure], language: str) -> str:
    """Return what a provision says, whom it is for, under which conditions and how much, as one sentence."""
    is_chinese = language == "zh"
    opening = _OPENINGS[language][provision.kind].format(
        subject=provision.subject.label if is_chinese else _with_article(provision.subject.label_en),
        label=provision.label if is_chinese else provision.label_en,
        period=_PERIODS[language][provision.every],
    )
    numbered = [
        f"({number}) {condition.label if is_chinese else condition.label_en}"
        for number, condition in enumerate(provision.conditions, start=1)
    ]
    ending = ""
    if provision.amount is not None:
        word = _AMOUNTS[language].get(provision.kind, "金额" if is_chinese else "The amount is")
        amount = expression_words(provision.amount, figures, language)
        ending = f"。{word}：{amount}" if is_chinese else f". {word}: {amount}"
    return opening + (";" if is_chinese else "; ").join(numbered) + ending + ("。" if is_chinese else ".")


def expression_words(node: Expression, figures: Mapping[str, Figure], language: str) -> str:
    """
    Return an expression in words.

    :raises Untranslatable: if a node has no words; nothing is left out
    """

    def words(part: Expression) -> str:
        return expression_words(part, figures, language)

    is_chinese = language == "zh"
    match node:
        case Fact() | Named():
            return node.label if is_chinese else node.label_en
        case FigureReference():
            return figures[node.id].label if is_chinese else figures[node.id].label_en
        case FigureApplies(figure=figure):
            label = figures[figure.id].label if is_chinese else figures[figure.id].label_en
            return f"设有{label}" if is_chinese else f"there is a {label}"
        case Literal():
            return str(node.value)
        case MonthEdge():
            return {
                "start": ("当月首日", "the first day of the month"),
                "end": ("当月末日", "the last day of the month"),
            }[node.edge][0 if is_chinese else 1]
        case Arithmetic(operator=operator, left=left, right=right):
            if operator == "*" and isinstance(right, Literal) and right.value == 1:
                return words(left)
            return f"{_inside(left, words)} {_SIGNS[operator]} {_inside(right, words)}"
        case Extreme(which=which, left=left, right=right):
            if isinstance(right, Literal) and right.value == 0 and which == "greatest":
                return words(left)
            name = {"least": ("较低者", "the lower of"), "greatest": ("较高者", "the higher of")}[which]
            both = f"{words(left)}, {words(right)}"
            return f"{both}中的{name[0]}" if is_chinese else f"{name[1]} {both}"
        case Rounded(value=value, how=how):
            if how == "half up":
                return words(value)
            return f"{_inside(value, words)}取整数" if is_chinese else f"whole part of {_inside(value, words)}"
        case Compare(operator=operator, left=left, right=right):
            other = _choice(left, right.value, is_chinese) if isinstance(right, Literal) else words(right)
            gap = "" if is_chinese else " "
            return f"{words(left)}{gap}{_COMPARISONS[language][operator]}{gap}{other}"
        case Logic(operator=operator, claims=claims):
            joins = {"zh": {"and": "且", "or": "或"}, "en": {"and": " and ", "or": " or "}}
            return joins[language][operator].join(_inside(claim, words) for claim in claims)
        case Not(claim=claim):
            return f"不({words(claim)})" if is_chinese else f"not ({words(claim)})"
        case IsIn(value=value, choices=choices):
            listed = ("、" if is_chinese else ", ").join(_choice(value, choice, is_chinese) for choice in choices)
            return f"{words(value)}为{listed}" if is_chinese else f"{words(value)} is one of {listed}"
        case Case(branches=branches, otherwise=otherwise):
            parts = [
                f"{words(claim)}的为{words(value)}" if is_chinese else f"{words(value)} if {words(claim)}"
                for claim, value in branches
            ]
            other = f"否则为{words(otherwise)}" if is_chinese else f"else {words(otherwise)}"
            return (",".join([*parts, other])) if is_chinese else ", ".join([*parts, other])
        case WholeYears(start=start, end=end):
            return (
                f"{words(start)}至{words(end)}的周年数"
                if is_chinese
                else f"whole years from {words(start)} to {words(end)}"
            )
        case Aggregate(how=how, value=value):
            return _AGGREGATES[language][how].format(words(value))
        case OutcomeOf(provision_id=provision_id):
            return f"符合{provision_id}" if is_chinese else f"entitled to {provision_id}"
        case _:
            raise Untranslatable(f"{type(node).__name__} has no words; add it to sentences before using it")


def _with_article(noun: str) -> str:
    return f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}"


def _inside(node: Expression, words: object) -> str:
    text: str = words(node)  # type: ignore[operator]
    return f"({text})" if isinstance(node, Arithmetic | Logic) and not isinstance(node, Named) else text


def _choice(value: Expression, choice: Plain, is_chinese: bool) -> str:
    if isinstance(value, Fact):
        for code, label, label_en in value.choices:
            if code == choice:
                return label if is_chinese else label_en
    return str(choice)
