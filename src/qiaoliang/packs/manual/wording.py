"""Words and numbers as the reference pages write them, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.packs.cases import read_fact
from qiaoliang.packs.model import Clause, Pack
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.units import Unit

STATES = {
    "zh": {"live": "已落地", "partly": "部分", "not_yet": "尚无"},
    "en": {"live": "live", "partly": "partly", "not_yet": "not yet"},
}
CONFIDENCES = {
    "zh": {"stated": "原文写明", "high": "可信", "medium": "待核", "assumed": "假定（演示用）", "absent": "查找未得"},
    "en": {
        "stated": "stated",
        "high": "high",
        "medium": "medium",
        "assumed": "ASSUMED for the demonstration",
        "absent": "ABSENT",
    },
}
TRUTHS = {"zh": {True: "是", False: "否", None: "未知"}, "en": {True: "yes", False: "no", None: "unknown"}}
BASES = {
    "CNY": ("元", "yuan"),
    "person": ("人", "person"),
    "household": ("户", "household"),
    "month": ("月", "month"),
    "year": ("年", "year"),
    "day": ("天", "day"),
    "hour": ("小时", "hour"),
    "item": ("个", "item"),
    "kWh": ("度", "kWh"),
    "place": ("地", "place"),
}

COUNTED = tuple(Unit.parse(base) for base in ("person", "household", "month", "year", "day", "hour", "item", "place"))


def kind_marks(clause: Clause) -> str:
    """Return the kinds of a clause, each with ✓ where something carries it out and – where nothing does."""
    return " ".join(f"{kind}{'✓' if kind in clause.covered else '–'}" for kind in clause.kinds)


def either(language: str, zh: str, en: str) -> str:
    """Return the text of a language."""
    return zh if language == "zh" else en


def one_line(text: str) -> str:
    """Return a text folded in YAML as one line."""
    return " ".join(text.split())


def unit_words(unit: Unit, language: str) -> str:
    """Return a unit in words: 元/人·月, yuan/person·month; nothing for a plain number."""
    position = 0 if language == "zh" else 1
    over = "·".join(BASES[base][position] for base, power in unit.powers if power > 0)
    under = "·".join(BASES[base][position] for base, power in unit.powers if power < 0)
    if under:
        return f"{over or '1'}/{under}"
    return over


def quantity(number: Decimal, unit: Unit, language: str) -> str:
    """Return a number with its unit: 620.00 元/人·月, 2 persons."""
    if language == "en" and unit in COUNTED and number != 1:
        return f"{number.normalize():f} {unit_words(unit, language)}s"
    text = f"{number:,.2f}" if unit.is_money else f"{number.normalize():f}"
    return f"{text} {unit_words(unit, language)}".strip()


def span_words(value: DatedValue, language: str) -> str:
    """Return from when to when a value is in force."""
    if value.ends_on is None:
        return f"{value.starts_on}{either(language, ' 起', ' on')}"
    return f"{value.starts_on}{either(language, ' 至 ', ' to ')}{value.ends_on}"


def place_words(pack: Pack, code: str | None, language: str) -> str:
    """Return the name of the place a value holds for."""
    if code is None:
        return either(language, "全部", "everywhere")
    place = pack.place(code)
    return either(language, place.name, place.name_en)


def given_words(pack: Pack, given: Mapping[str, Any], language: str) -> str:
    """Return the facts of a worked case as one line of label = value."""
    parts = [fact_words(pack, name, value, language) for name, value in given.items() if name != "household.members"]
    for member in given.get("household.members") or ():
        words = given_words(pack, member, language)
        parts.append(either(language, f"另一家庭成员（{words}）", f"another member ({words})"))
    return either(language, "；", "; ").join(parts)


def fact_words(pack: Pack, name: str, written: Any, language: str) -> str:
    """Return one fact as label = value, with the words of a code and the unit of a number."""
    fact, value = pack.fact(name), read_fact(pack, name, written)
    label = either(language, fact.label, fact.label_en)
    return f"{label} = {_value_words(value, fact.choices, fact.unit, language)}"


def _value_words(value: Any, choices: tuple[tuple[int | str, str, str], ...], unit: Unit | None, language: str) -> str:
    if value is None or isinstance(value, bool):
        return TRUTHS[language][value]
    for code, label, label_en in choices:
        if code == value:
            return either(language, label, label_en)
    if isinstance(value, date) or unit is None:
        return str(value)
    return quantity(Decimal(value) / (100 if unit.is_money else 1), unit, language)
