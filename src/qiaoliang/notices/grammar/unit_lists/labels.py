"""Labels that announce units, a deadline or a person: 牵头单位:, 配合单位:, 完成时限:, 责任人:. The same words head the columns of a table."""

import re
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a label or a verb makes of the words beside it."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"  # 责任单位: the first leads, unless another unit is said to
    PARTICIPANT = "participant"
    DEADLINE = "deadline"
    PERSON = "person"
    TASK = "task"  # a column of a table only
    DETAIL = "detail"  # a column of a table only
    GROUP = "group"  # a column of a table only
    ORDINAL = "ordinal"  # a column of a table only
    OTHER = "other"  # who inspects or accepts the work, and columns that say nothing of duties


_LEVEL = "(?:国家|省级?|自治区|市级?|市直|县级?|县直|区级?|区直|盟级?|盟直|旗级?|旗直|本级|属地)"
_UNIT = "(?:责任)?(?:单位|部门|机构|处室|科室|股室|主体|方|地区|区县|区域)"
_WORDS: tuple[tuple[Role, str], ...] = (
    (
        Role.PERSON,
        f"(?:牵头|责任|分管|包联|包抓|联系|主管|挂帅|督办|督导|协管|配合|具体)(?:市|区|县|局|盟|旗|省|委)?(?:领导|负责人|责任人|人员|人)|{_LEVEL}(?:责任)?领导|负责人|联系(?:人|方式|电话)|联络员|电话",
    ),
    (
        Role.DEADLINE,
        "(?:计划|预计|要求|工作|任务)?(?:完成|办理|办结|落实|推进|实施|整改|启动|起止)?(?:时限|时间节点|时间进度|时间安排|时间|期限|节点|进度安排)(?:要求)?",
    ),
    (
        Role.LEAD,
        f"(?:总|{_LEVEL})?牵头(?:责任|负责|领导)?{_UNIT}?|主办{_UNIT}?|主责{_UNIT}?|主管(?:单位|部门)|(?:第一|首要|主体)责任{_UNIT}|主要(?:责任|负责|牵头|承办){_UNIT}",
    ),
    (
        Role.PARTICIPANT,
        f"(?:主要|其他|责任|协同|{_LEVEL})?(?:配合|参与|参加|协办|协助|协同|支持|成员|会办|联办|协作|联合|共同|会同|辅助){_UNIT}|(?:协办|配合|参与)",
    ),
    (
        Role.RESPONSIBLE,
        f"{_LEVEL}?(?:责任|负责|落实|承办|实施|完成|承担|执行|分工|职责|任务|承接|组织|组织实施){_UNIT}|(?:工作|职责|任务|责任|部门)分工|责任主体|责任|分工",
    ),
    (Role.OTHER, f"(?:督导|督办|督查|监督|验收|考核|指导|销号|监管)(?:责任)?{_UNIT}"),
)
_LABEL = re.compile("|".join(f"(?P<{role.name}>{words})" for role, words in _WORDS))
_NOTE = r"(?:\s?\([^()]{1,30}\))?"
_ANNOUNCED = re.compile(f"(?P<label>{_LABEL.pattern}){_NOTE}\\s?(?::|为(?=[^了]))\\s*")
_ANYWHERE = re.compile(f"(?P<label>{_LABEL.pattern}){_NOTE}\\s?(?::|为(?=[省市县区盟旗州国自各]))\\s*")
_IN_BOX = re.compile(rf"[\[【]\s?(?P<label>{_LABEL.pattern})\s?[\]】]\s?:?\s*(?=\S)")
_MERGED = re.compile(
    r"(?:牵头|主办|责任)\s?[(、/及和]\s?(?:配合|协办|责任|参与|参加)\)?(?:单位|部门)(?:\(.{1,12}\))?\s?:\s*"
)
_SPACED = re.compile(f"(?P<label>{_LABEL.pattern})\\s+(?=\\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a folded text from `start`; the words it announces begin at `end`."""

    role: Role
    start: int
    end: int


def label_at(folded: str, start: int, end: int, *, may_lack_colon: bool = False) -> Label | None:
    """Return the label that stands at `start`, or None. With `may_lack_colon`, white space may stand for the colon."""
    merged = _MERGED.match(folded, start, end)
    if merged is not None:
        return Label(Role.RESPONSIBLE, merged.start(), merged.end())
    match = _ANNOUNCED.match(folded, start, end) or _IN_BOX.match(folded, start, end)
    if match is None and may_lack_colon:
        match = _SPACED.match(folded, start, end)
    return None if match is None else _label(match)


def is_box_of_label(folded: str, start: int) -> bool:
    """Say whether the bracket at `start` holds a label and nothing else (【牵头单位】), so that its units stand behind it."""
    return _IN_BOX.match(folded, start) is not None


def labels_in(folded: str, start: int, end: int) -> list[Label]:
    """Return every label with a colon between `start` and `end`, in order."""
    found = [_label(match) for pattern in (_ANYWHERE, _IN_BOX) for match in pattern.finditer(folded, start, end)]
    merged = [Label(Role.RESPONSIBLE, match.start(), match.end()) for match in _MERGED.finditer(folded, start, end)]
    kept = [label for label in found if not any(other.start <= label.start < other.end for other in merged)]
    return sorted(kept + merged, key=lambda label: label.start)


def role_of_heading(cell: str) -> Role | None:
    """Return the role that a column heading of a table announces, or None if the words are no known heading."""
    words = re.sub(r"\s|\(.*?\)|(?:及|和|、)(?:责任人|负责人|联系人)$", "", cell)
    for role, pattern in _HEADINGS:
        if pattern.fullmatch(words):
            return role
    match = _LABEL.fullmatch(words)
    if match is not None:
        return _role(match)
    return (
        Role.RESPONSIBLE
        if re.fullmatch(r"(?:牵头|主办|责任)[(、/及和](?:配合|协办|责任|参与|参加)\)?(?:单位|部门)", words)
        else None
    )


_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ORDINAL, re.compile("序号?|编[号码]|项次|号")),
    (
        Role.TASK,
        re.compile(
            "(?:重点|主要|具体|目标|分解|年度|改革|工作|实事|整改|与|和|及)*(?:任务|工作|事项|项目|举措)(?:名称|内容|分工|事项|任务|分解)?|(?:工作|任务|主要|重点)内容|内容|(?:存在|反馈|整改|主要)?问题(?:表现|描述)?"
        ),
    ),
    (
        Role.DETAIL,
        re.compile(
            "(?:主要|具体|工作|落实|实施|推进|改革|重点|整改|政策|建设|项目|完成)*(?:措施|举措|要求|目标|标准|步骤|路径|安排|要点)(?:任务|内容)?|(?:建设|项目|政策|实施)(?:内容|规模)|成果形式|(?:预期|工作)(?:成果|成效|目标)|年度目标|目标任务|指标|目标值"
        ),
    ),
    (Role.GROUP, re.compile("类别|分类|类型|领域|板块|方面|专项|任务类[别型]|工作类[别型]|一级任务|大类")),
    (Role.OTHER, re.compile("备注|说明|依据|来源|文件依据|进展(?:情况)?|完成情况|状态")),
)


def _label(match: re.Match[str]) -> Label:
    return Label(_role(match), match.start(), match.end())


def _role(match: re.Match[str]) -> Role:
    return next(role for role, _ in _WORDS if match[role.name] is not None)
