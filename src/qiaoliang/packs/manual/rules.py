"""A rule for a reader who checks it against the paper: its sentence, each condition in full, each name spelled out."""

from __future__ import annotations

from collections.abc import Iterator

from qiaoliang.documents import Block, Heading, Paragraph, Table
from qiaoliang.packs.manual.wording import either
from qiaoliang.packs.model import Pack
from qiaoliang.rules.expressions import Named
from qiaoliang.rules.program import expressions_of
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.sentences import expression_words, rule_sentence


def rule_blocks(pack: Pack, provision: Provision, language: str) -> Iterator[Block]:
    """Yield what a provision says: the sentence, the conditions with what exactly is compared, the names it uses."""
    figures = pack.figures.figures
    yield Heading(f"{either(language, provision.label, provision.label_en)} ({provision.id})", 3)
    yield Paragraph(rule_sentence(provision, figures, language))
    conditions = tuple(
        (
            str(number),
            either(language, condition.label, condition.label_en),
            expression_words(condition.claim, figures, language),
        )
        for number, condition in enumerate(provision.conditions, start=1)
    )
    if conditions:
        headings = ("", "条件", "判断") if language == "zh" else ("", "Condition", "What is compared")
        yield Table(headings, conditions, (8, 60, 88))
    names = {
        node.id: node
        for expression in expressions_of(provision)
        for node in expression.walk()
        if isinstance(node, Named)
    }
    if names:
        yield Table(
            ("名称", "算法") if language == "zh" else ("Name", "Worked out as"),
            tuple(
                (either(language, each.label, each.label_en), expression_words(each.value, figures, language))
                for each in names.values()
            ),
            (50, 106),
        )
    step = either(language, provision.next_step, provision.next_step_en)
    if step:
        yield Paragraph(either(language, f"下一步：{step}", f"Next step: {step}"))
