"""Where a return departs from what the data gave: drafted sentences that are gone, and new ones that the data deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qiaoliang.plan.drafting.sentences import GAP_KINDS

Stored = Mapping[str, Sequence[Mapping[str, Any]]]

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_EVERYBODY = re.compile(
    r"全部|全都|均已|都已|百分之百|100\s*%|应(?:保尽保|享尽享|补尽补|发尽发)|无一(?:遗漏|例外)|没有(?:遗漏|差距|缺口|问题)|不存在"
)
_HEADS = {
    "符合条件": "entitled",
    "已享受": "receiving",
    "应享未享": "missed",
    "仍在领": "wrong",
    "还不能认定": "undecided",
}
_TASKS = {"逾期未完成": "overdue", "已完成": "done", "受阻": "blocked", "未开始": "not_started"}
_COUNTED = {**_HEADS, **_TASKS}
_NUMBERED = re.compile(rf"(?:({'|'.join(_HEADS)})的?[：:\s]?(\d[\d,]*))|(?:({'|'.join(_TASKS)})(\d[\d,]*)\s*项)")
PLANS = "next"  # a plan says what shall be, so a word such as 全部 is no claim there


@dataclass(frozen=True, slots=True)
class Departure:
    """
    A sentence that the data did not give.

    `kind` is `changed` for a drafted sentence that no longer stands as drafted, `denied` for a new one that `against`,
    a sentence from the data, contradicts.
    """

    kind: str
    sentence: str
    against: str = ""


def departures_of(drafted: Stored, texts: Mapping[str, str], parts: Iterable[str] = ()) -> tuple[Departure, ...]:
    """Return every departure of a return from its draft; the parts of other bureaux are held against the data too."""
    known = [sentence for sentences in drafted.values() for sentence in sentences]
    claims = [(section, text) for section, text in texts.items()] + [("part", part) for part in parts]
    denied = (
        _denied(sentence, known, is_plan=section == PLANS)
        for section, text in claims
        for sentence in _sentences(text)
        if not _is_drafted(sentence, known)
    )
    return (*_changed(drafted, texts), *(departure for departure in denied if departure is not None))


def _changed(drafted: Stored, texts: Mapping[str, str]) -> Iterator[Departure]:
    for section, sentences in drafted.items():
        text = _plain(texts.get(section, ""))
        for sentence in sentences:
            if sentence["figures"] and _plain(sentence["zh"]) not in text:
                yield Departure("changed", sentence["zh"])


def _denied(sentence: str, known: Sequence[Mapping[str, Any]], *, is_plan: bool) -> Departure | None:
    if _EVERYBODY.search(sentence) and not is_plan:
        gap = next((each for each in known if _shows_gap(each)), None)
        if gap is not None:
            return Departure("denied", sentence, str(gap["zh"]))
    for head, heads, task, tasks in _NUMBERED.findall(sentence):
        values = _values(known, _COUNTED[head or task])
        if values and int((heads or tasks).replace(",", "")) not in values:
            return Departure("denied", sentence, next(iter(values.values())))
    return None


def _values(known: Sequence[Mapping[str, Any]], kind: str) -> dict[int, str]:
    """The values that the data give for a kind of figure, each with the sentence that says it."""
    return {
        figure["value"]: str(sentence["zh"])
        for sentence in known
        for figure in sentence["figures"]
        if figure["kind"] == kind
    }


def _shows_gap(sentence: Mapping[str, Any]) -> bool:
    return any(figure["kind"] in GAP_KINDS and figure["value"] > 0 for figure in sentence["figures"])


def _is_drafted(sentence: str, known: Sequence[Mapping[str, Any]]) -> bool:
    return any(_plain(sentence).rstrip("。") == _plain(each["zh"]).rstrip("。") for each in known)


def _sentences(text: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def _plain(text: str) -> str:
    return _SPACE.sub("", text)
