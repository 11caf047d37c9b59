"""Verbs that end a group of units and say what it owes: …牵头, …配合, …按职责分工负责, …会同…."""

import re
from dataclasses import dataclass

from qiaoliang.notices.grammar.unit_lists.labels import Role
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import looks_like_unit, split_names

_BY_DUTY = r"(?:在(?:各自)?(?:的)?(?:职责|职能|职权|管辖)(?:范围)?(?:之)?内|(?:按照?|根据|依据|依照?)(?:各自|部门|有关|相关|自身)?(?:的)?(?:职责|职能|权限|分工|责任|任务)+(?:范围|要求|权限)?)?(?:抓好|做好|认真)?"
_LEAD = rf"{_BY_DUTY}(?:共同|总|联合|分别|负责|统一|统筹)?(?:牵头|抓总|主抓)(?:负责|落实|组织|实施|推进|抓总|办理|统筹|协调|指导|抓好|总体|制定|开展|做好)*|负总责|总负责|为主(?:负责)?|主办|为(?:总)?牵头(?:单位|部门)?|(?:主要|总体)负责"
_HELP = rf"{_BY_DUTY}(?:密切|积极|共同|协同|分别|分工|大力)?(?:配合|参与|参加|协助|协办|协同|支持|协作|辅助)(?:落实|做好|实施|推进|负责|配合|分工负责|完成|办理|工作)*|为(?:主要)?(?:配合|参与|参加|协办)(?:单位|部门)?"
_OWE = rf"{_BY_DUTY}(?:分别|共同|分工|具体|组织|各自|各负其责|指导|统筹|同步|抓好|承担)*(?:负责|落实|推进|实施|承担|承办|办理|完成|抓落实|执行|开展)(?:负责|落实|实施|推进|组织实施|分工负责|抓好|完成)*|为责任(?:单位|部门)|按(?:照)?职责分工|按(?:照)?职责|各负其责"
_ENDING = re.compile(rf"(?P<units>.*?)(?:(?P<lead>{_LEAD})|(?P<help>{_HELP})|(?P<owe>{_OWE}))(?:工作|任务|此项工作)?")
_MIDDLE = re.compile(
    r"(?P<lead>(?:共同|总)?(?<!为)牵头(?!单位|部门)(?:负责|组织|实施|落实|推进)*)|(?P<with>(?<=[局部委办厅署会院联行府司心社台头责])(?:会同|联合(?!会)|商同)|^会同|^联合(?!会))"
)
_IN_FRONT = re.compile(r"(?P<units>[^,;。]{2,80}?)(?:(?P<lead>牵头)|负责|承担)(?P<work>.{2,})")
_OPENING = re.compile(r"(?:(?:此|本|该|上述|以上|各)项?(?:工作|任务|措施|内容)?)?(?:由|请|责成|原则上由)")


@dataclass(frozen=True, slots=True)
class Group:
    """Words of a phrase that may name units, and what they owe (None: the phrase does not say)."""

    words: Range
    role: Role | None
    is_separate: bool = False  # 分别负责: each of them leads its own part, if the notice says so


def groups_in(folded: str, phrase: Range) -> list[Group]:
    """Return the groups of a phrase in order: 由A牵头会同B负责 gives A as lead and B as participant."""
    groups: list[Group] = []
    start = _after_opening(folded, phrase)
    while True:
        middle = _MIDDLE.search(folded[start : phrase.end])
        if middle is None or (middle["lead"] is not None and start + middle.end() == phrase.end):
            last = _ending(folded, Range(start, phrase.end))
            return [*groups, _beside(last) if groups or start > _after_opening(folded, phrase) else last]
        if middle.start() > 0:
            words = _ending(folded, Range(start, start + middle.start())).words
            groups.append(Group(words, Role.PARTICIPANT if groups else Role.LEAD))
        start += middle.end()


def _beside(group: Group) -> Group:
    """Return a group that stands beside a leading one."""
    return Group(group.words, Role.PARTICIPANT)


def _after_opening(folded: str, phrase: Range) -> int:
    opening = _OPENING.match(folded, phrase.start, phrase.end)
    start = opening.end() if opening is not None else phrase.start
    return start + 1 if folded[start : start + 1] == "以" and "为主" in folded[start : phrase.end] else start


def _ending(folded: str, phrase: Range) -> Group:
    match = _ENDING.fullmatch(folded, phrase.start, phrase.end)
    if match is None:
        return _opening_words(folded, phrase)
    role = (
        Role.LEAD if match["lead"] is not None else Role.PARTICIPANT if match["help"] is not None else Role.RESPONSIBLE
    )
    verb = folded[match.end("units") : phrase.end]
    return Group(Range(phrase.start, match.end("units")), role, "分别" in verb and role is not Role.PARTICIPANT)


def _opening_words(folded: str, phrase: Range) -> Group:
    """Read 民政部负责统筹协调: units, verb, and then what they do."""
    match = _IN_FRONT.fullmatch(folded, phrase.start, phrase.end)
    if match is None:
        return Group(phrase, None)
    words = Range(match.start("units"), match.end("units"))
    are_units = not looks_like_unit(folded[phrase.start : phrase.end]) and all(
        looks_like_unit(folded[name.start : name.end]) for name in split_names(folded, words.start, words.end)
    )
    return (
        Group(words, Role.LEAD if match["lead"] is not None else Role.RESPONSIBLE) if are_units else Group(phrase, None)
    )
