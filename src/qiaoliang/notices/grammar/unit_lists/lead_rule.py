"""The rule, stated once, that says which unit of a list leads: 列首位的为牵头单位,下同."""

import re

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.span import Quote

_REST = (
    r"(?:[,;、](?:其他|其余|后面?)[^\n。;()]{0,20})?(?:[,;]分别(?:负责|牵头)[^\n。;(),]{0,24})?(?:[,;、]?(?:以)?下同)?"
)
_RULE = re.compile(
    r"(?:在?[列排居][^\n。;(),]{0,16}?(?:首|第一|第1|最前|前面|前)[^\n。;(),]{0,14}?|(?:首位|首个|第一(?:个|位|顺位|责任))[^\n。;(),]{0,12}?|"
    r"(?:带|加|标|标注|标有|画|划|注)[^\n。;(),]{0,8}?(?P<mark>[*★▲●#]|下划线|黑体|粗体|加粗)[^\n。;(),]{0,8}?)"
    rf"(?:为|是|即为|系|作为)[^\n。;(),]{{0,6}}?(?:总?牵头|主办|主责)(?:责任)?(?:单位|部门|机构|方|的)?(?:[或和及][^\n。;(),]{{1,8}})?{_REST}"
    rf"|牵头(?:单位|部门)(?:排|列|位)?(?:在前|(?:在|于)?首位|第一位){_REST}"
)
_SEPARATE = re.compile(r"分别(?:负责|牵头)(?:为|是|指|即)[^\n。;()]{0,8}(?:按职责)?分别牵头")
_PHRASE = re.compile(
    rf"{_RULE.pattern}|{_SEPARATE.pattern}[^\n;()]*|(?:其他|其余|后面?)[^\n。;()、]{{0,10}}(?:为|是)[^\n。;()、]{{0,6}}(?:单位|部门)|(?:以)?下同|(?:以下|下列|下述|上述|以上|各项|本方案)[^\n;。]{{0,30}}(?:均|都)[^\n]*|[^\n。;()]{{0,10}}不再列出"
)


def find_lead_rule(clean: CleanText) -> Quote | None:
    """Return the rule as printed, or None if the notice states none."""
    match = _RULE.search(clean.folded)
    return None if match is None else clean.quote(match.start(), match.end())


def leads_are_separate(clean: CleanText) -> bool:
    """Say whether the notice states that 分别负责 makes every unit of a list lead its own part."""
    return _SEPARATE.search(clean.folded) is not None


def lead_mark(clean: CleanText) -> str | None:
    """Return the mark (★, *) that the notice puts on the leading unit, or None if it marks none."""
    match = _RULE.search(clean.folded)
    mark = match["mark"] if match is not None else None
    return mark if mark is not None and len(mark) == 1 else None


def note_with_rule(folded: str, start: int, end: int) -> int | None:
    """Return where the bracket begins that ends a name and states the rule (税务局(列首位的为牵头单位,下同)), None if none does."""
    opener = folded.rfind("(", start, end)
    if opener <= start or folded[end - 1] != ")":
        return None
    return opener if _RULE.match(folded, opener + 1, end) or folded.endswith("下同)", opener, end) else None


def is_rule(folded: str, start: int, end: int) -> bool:
    """Say whether a phrase of a list states the rule and names no unit."""
    return _PHRASE.fullmatch(folded, start, end) is not None
