"""Deadlines: where a text sets one. What days the words mean is worked out in `calendar_words`."""

import re
from datetime import date

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.plan import Deadline
from qiaoliang.notices.span import Range
from qiaoliang.notices.values.calendar_words import meaning_of

_YEAR = r"(?:(?:19|20)\d{2}|二[零〇一二三四五六七八九]{3})年"
_MONTH, _DAY = (
    r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?",
    r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日",
)
_PART = r"(?:年?[底末初中]|年终|[上下]半年|(?:第)?[一二三四1-4]季度(?:末|底)?|[上中下]旬)"
_DATE = rf"{_YEAR}度?(?:{_MONTH})?(?:{_DAY})?{_PART}?"
_WITHOUT_YEAR = rf"{_MONTH}(?:{_DAY})?{_PART}?"
_BEFORE = r"(?:之前|以前|前|之内|内|止)"
_SPAN_OF_TIME = r"[\d一二两三四五六七八九十半]+(?:个)?(?:年|月|周|工作日|日|天|季度)"
_PLAN = r"[“\"]?十[一二三四五六七八]五[”\"]?(?:时期|规划)?"
_DASH = r"(?:至|到|-|—{1,2}|~)"

_IN_TEXT = re.compile(
    rf"(?:从|自)?(?:(?:19|20)\d{{2}}年?{_DASH}(?:19|20)\d{{2}}年{_PART}?{_BEFORE}?)|(?:从|自)?{_DATE}(?:起)?{_DASH}(?:{_DATE}|{_WITHOUT_YEAR}|长期){_BEFORE}?"
    rf"|每(?:年|月|季度?|半年|周|学期|学年|旬)度?的?(?:首月|末月|次月|{_MONTH}(?:{_DAY})?{_PART}?|{_DAY}|年?[底末初]|[上中下]旬|第?[一二三四]季度|[上下]半年)(?:{_DAY}|[底末初])?{_BEFORE}?"
    rf"|(?:从|自)(?:{_DATE}|即日)起|{_DATE}(?:起|开始)|即日起"
    rf"|(?:到|至|截至|截止到?){_DATE}{_BEFORE}?"
    rf"|(?:在|于|力争|确保|争取)?{_YEAR}度?(?:{_MONTH}(?:{_DAY})?{_PART}?{_BEFORE}|{_PART}{_BEFORE}?|{_BEFORE}|{_MONTH}(?:{_DAY}|[底末]))"
    rf"|(?<![\d—-])(?:在|于|力争|确保|争取)?{_YEAR}(?:{_MONTH})?(?=(?:基本|全面|力争|全部)?(?:完成|建成|实现|新建|新增|启动|达到|投入使用|出台))"
    rf"|(?:到|至){_WITHOUT_YEAR}{_BEFORE}?|(?:到|至|在)?(?:今年|明年|本年度?|当年)(?:{_WITHOUT_YEAR}{_BEFORE}?|{_PART}{_BEFORE}?|{_BEFORE})|(?<![\d每])(?:到|至)?年(?:底|终|末)(?:{_BEFORE})?|(?<![\d每今明本当])年内"
    rf"|(?<!每年)(?<![\d年])(?:到|至)?{_WITHOUT_YEAR}{_BEFORE}"
    rf"|(?:从|自|在)?(?:本[一-龥]{{2,4}})?(?:印发|发布|施行|公布|下发|出台)(?:之日)?(?:起|后){_SPAN_OF_TIME}(?:之内|以内|内)"
    rf"|(?:用|力争|争取|在|未来|今后)?{_SPAN_OF_TIME}(?:时间)?(?:之内|以内|内)(?=,?(?:达到|完成|实现|建成|基本|全面|力争|累计|培育|打造|新增|建立|制定|形成|覆盖))"
    rf"|(?:到|至|在)?第?[一二三四1-4]季度(?:末|底)?(?:{_BEFORE}|(?<=[末底]))|(?:到|至)?{_PLAN}(?:期?末|期间)"
)
_STANDING = r"长期(?:坚持|推进|实施|任务|开展|落实|有效|性?工作)?|持续(?:推进|实施|开展|加强|落实|深化|优化|用力|坚持)?|常态化(?:推进|开展|实施)?|常年(?:坚持|推进)?|全年(?:推进|实施)?|每年|每季度|每月|立即|近期|即时|适时|按(?:时间)?(?:进度|节点)(?:推进)?|按照?[^,;。]{1,14}(?:要求|部署|安排|进度)(?:完成|推进)?"
_IN_LIST = re.compile(
    rf"{_IN_TEXT.pattern}|{_DATE}|{_WITHOUT_YEAR}|(?:19|20)\d{{2}}[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?|{_STANDING}"
)
_FILLER = re.compile(
    r"(?:[各均都并在于须需应要力争确保基本全面全部取得明显成效阶段性进展成果]|完成|落实|实现|建成|启动|达到|推进|实施|到位|见效|出台|印发|整改|开展|持续|任务|目标|[,、;。:\s])*"
)


def find_deadlines(clean: CleanText, stretch: Range, *, issued_on: date | None) -> tuple[Deadline, ...]:
    """Return the deadlines that a sentence sets, dates inside book title marks and document numbers left out."""
    found = []
    for match in _IN_TEXT.finditer(clean.folded, stretch.start, stretch.end):
        if not _is_cited(clean, match.start(), stretch):
            found.append(_deadline(clean, match.start(), match.end(), issued_on))
    return tuple(found)


def read_deadline(clean: CleanText, stretch: Range, *, issued_on: date | None) -> Deadline:
    """Return the deadline that a label or a column of a table announces: all its words, whatever they are."""
    start, end = clean.trim(stretch.start, stretch.end)
    return _deadline(clean, start, end, issued_on)


def is_deadline(folded: str, start: int, end: int) -> bool:
    """Say whether a phrase of a list only tells when (2019年6月底前完成, 持续推进)."""
    match = _IN_LIST.search(folded, start, end)
    if match is None or match.start() - start > 8:
        return False
    rest = folded[start : match.start()] + folded[match.end() : end]
    return _FILLER.fullmatch(rest) is not None


def opening_deadline(folded: str, start: int, end: int) -> int | None:
    """Return where the deadline ends that opens a phrase (2019年底前由财政部…), or None if none does."""
    match = _IN_TEXT.match(folded, start, end)
    return match.end() if match is not None and match.end() < end else None


def _deadline(clean: CleanText, start: int, end: int, issued_on: date | None) -> Deadline:
    kind, starts_on, due_on, recurs, month, day = meaning_of(clean.folded[start:end], issued_on)
    return Deadline(clean.printed[start:end], clean.span(start, end), kind, starts_on, due_on, recurs, month, day)


def _is_cited(clean: CleanText, position: int, stretch: Range) -> bool:
    opener = clean.folded.rfind("《", stretch.start, position)
    return opener >= 0 and clean.partners.get(opener, opener) > position
