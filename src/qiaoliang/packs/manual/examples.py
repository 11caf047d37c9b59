"""The worked cases of a measure. They run as tests, so what is printed here is what the rules answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from qiaoliang.documents import Block, Heading, Paragraph
from qiaoliang.packs.manual.wording import either, given_words, quantity
from qiaoliang.packs.model import Example, Pack
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit

OUTCOMES = {
    "zh": {"entitled": "符合", "not entitled": "不符合", "undecided": "还不能作出决定"},
    "en": {"entitled": "entitled", "not entitled": "not entitled", "undecided": "cannot be decided yet"},
}


def example_blocks(pack: Pack, example: Example, language: str) -> Iterator[Block]:
    """Yield a worked case: its sentence, when and where, the facts, what is assumed, the answers."""
    yield Heading(either(language, example.name, example.name_en or example.name), 3)
    place = next((each for each in pack.places if example.place in (each.code, each.name)), None)
    where = either(language, place.name, place.name_en) if place else ""
    yield Paragraph(
        f"{example.month} {where}{either(language, '。', '. ')}{given_words(pack, example.given, language)}"
    )
    if example.assume:
        assumed = [_assumed(pack, figure_id, value, language) for figure_id, value in example.assume.items()]
        words = either(language, "本例假定：", "Assumed for this case: ")
        yield Paragraph(words + either(language, "；", "; ").join(assumed))
    answers = [
        _answer(pack.program[provision_id], expected, language) for provision_id, expected in example.expect.items()
    ]
    yield Paragraph("→ " + either(language, "；", "; ").join(answers))


def _assumed(pack: Pack, figure_id: str, value: Any, language: str) -> str:
    figure = pack.figures[figure_id]
    return f"{either(language, figure.label, figure.label_en)} = {quantity(Decimal(str(value)), figure.unit, language)}"


def _answer(provision: Provision, expected: Any, language: str) -> str:
    label = either(language, provision.label, provision.label_en)
    colon = either(language, "：", ": ")
    if isinstance(expected, Mapping):
        because = expected.get("because", [])
        wanted = [because] if isinstance(because, str) else because
        words = [_condition(provision, each, language) for each in wanted]
        reason = either(language, f"（{'；'.join(words)}）", f" ({'; '.join(words)})") if words else ""
        return _answer(provision, expected["outcome"], language) + reason
    if isinstance(expected, str):
        return label + colon + OUTCOMES[language][expected]
    amount = quantity(Decimal(str(expected)), Unit.parse(provision.unit or "1"), language)
    return label + colon + amount


def _condition(provision: Provision, condition_id: str, language: str) -> str:
    """Return the condition that fails or cannot be told, in words."""
    for condition in provision.conditions:
        if condition.id == condition_id:
            label = either(language, condition.label, condition.label_en)
            return either(language, f"条件“{label}”", f"condition “{label}”")
    return condition_id
