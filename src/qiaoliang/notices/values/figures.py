"""Figures: numbers that a sentence sets, with their unit and the words that bound them. Dates, citations and names are no figures."""

import re
from decimal import Decimal, InvalidOperation

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.plan import Deadline, Figure
from qiaoliang.notices.span import Range

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = (
    r"(?:[万亿千百]+)?(?:%|‰|元|美元|欧元|人次|人|名|个百分点|个工作日|个月|个|家|项|倍|户|次|所|套|张|亩|公顷|平方公里|平方千米|公里|千米|平方米|立方米|米|吨|公斤|千克|千瓦时|千瓦|小时|分钟|工作日|天|"
    r"日(?!至|前|起|印发)|年(?![级期度])|岁|周岁|级|期|批|类|场|处|条|门|台|辆|件|部|座|只|头|例|种|支|篇|份|位|间|床|张床|kW|MW|GW|EFLOPS|P|㎡|℃|分|学时|课时|标箱|架|艘|片|株|棵|包|本|册|"
    r"亿|万|千)(?:/(?:人|月|年|天|日|户|项|件|亩|次|个|名|平方米|吨|千瓦时|生|床|车|台|套)(?:·(?:月|年|天))?)?"
)
_RANGE = re.compile(
    rf"(?<![\d.A-Za-z〔])(?<!第)(?P<first>{_NUMBER})(?:{_UNIT})?(?:-|—{{1,2}}|~|至|到)(?P<last>{_NUMBER})(?P<unit>{_UNIT})"
    rf"|(?<![\d.A-Za-z〔])(?<!第)(?P<number>{_NUMBER})余?多?(?P<single>{_UNIT})|百分之(?P<han>[零一二三四五六七八九十百点]+)"
)
_AFTER = re.compile(r"(?:及|或)?(?:以上|以下|以内|左右|上下)")
_BOUND = re.compile(
    r"(?:每[人生年月户次个名日季度床亩吨]{1,2}){1,3}[^,。;:、]{0,6}$|每(?:超额)?[^,。;:、每\d]{0,14}$|(?:力争|不得|原则上|至少|最少|最高|最低(?!工资|生活|限度|标准)|最多|不少于|不低于|不高于|不超过|不小于|不大于|超过|达到|低于|高于|少于|多于|"
    r"控制在|提高到|提高至|提升至|提升到|降至|下降|增长|增加|新增|累计|再增加|培育|打造|推出|建成|(?<![签预节])约|近|达|超)[^,。;:、]{0,8}$"
)
_AT_LEAST = re.compile(r"不得?(?:少于|低于|小于)|至少|最少|最低(?!工资|生活)|超过(?!.*不)|达到|以上|高于|超|多于")
_AT_MOST = re.compile(r"不得?(?:超过|高于|大于|多于)|最高|最多|以下|以内|低于|控制在|少于")


def find_figures(clean: CleanText, stretch: Range, deadlines: tuple[Deadline, ...]) -> tuple[Figure, ...]:
    """Return the figures that a sentence sets; numbers that belong to one of its `deadlines` are left out."""
    found = []
    for match in _RANGE.finditer(clean.folded, stretch.start, stretch.end):
        span = clean.span(match.start(), match.end())
        is_dated = any(deadline.span.start < span.end and span.start < deadline.span.end for deadline in deadlines)
        if not is_dated and not _is_date_or_citation(clean, match, stretch):
            figure = _figure(clean, match, stretch)
            if figure is not None:
                found.append(figure)
    return tuple(found)


def _figure(clean: CleanText, match: re.Match[str], stretch: Range) -> Figure | None:
    start, end = _words(clean, match, stretch)
    value = _value(match)
    if value is None:
        return None
    unit = match["unit"] or match["single"] or "%"
    return Figure(clean.printed[start:end], clean.span(start, end), value, unit, _bound(clean.folded[start:end]))


def _words(clean: CleanText, match: re.Match[str], stretch: Range) -> tuple[int, int]:
    window = max(stretch.start, match.start() - 18)
    opening = _BOUND.search(clean.folded[window : match.start()])
    after = _AFTER.match(clean.folded, match.end(), stretch.end)
    start = window + opening.start() if opening is not None and not re.search(r"\d", opening[0]) else match.start()
    return start, after.end() if after is not None else match.end()


def _value(match: re.Match[str]) -> Decimal | None:
    if match["han"] is not None:
        whole, _, fraction = match["han"].partition("点")
        digits = "".join(str(number_of(character) or 0) for character in fraction)
        return Decimal(f"{number_of(whole) or 0}.{digits or 0}")
    try:
        return Decimal((match["last"] or match["number"]).replace(",", ""))
    except InvalidOperation:
        return None


def _bound(words: str) -> str | None:
    if _AT_MOST.search(words):
        return "at most"
    if _AT_LEAST.search(words):
        return "at least"
    return "about" if re.search(r"左右|约|近|上下|余", words) else None


def _is_date_or_citation(clean: CleanText, match: re.Match[str], stretch: Range) -> bool:
    number, unit = match["last"] or match["number"] or "", match["unit"] or match["single"] or ""
    if (unit == "年" and len(number) == 4) or (
        unit == "日" and clean.folded[match.start() - 1 : match.start()] == "月"
    ):
        return True
    for mark in "《〔":
        opener = clean.folded.rfind(mark, stretch.start, match.start())
        if opener >= 0 and clean.partners.get(opener, opener) > match.start():
            return True
    return False
