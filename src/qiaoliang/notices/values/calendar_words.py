"""
What days the words of a deadline mean.

到2020年 means the last day of 2020; 6月底前 the last of June of the year the notice was issued, or of the next if that June was over. 2020年前 is read to the
letter: before 2020 began.
"""

import re
from datetime import date, timedelta

from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.plan import DeadlineKind

Meaning = tuple[DeadlineKind, date | None, date | None, str | None, int | None, int | None]

_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_YEAR = re.compile(r"((?:19|20)\d{2}|二[零〇一二三四五六七八九]{3})(?:年|[./-])")
_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_DAY = re.compile(r"(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日(?!内|以)")
_NUMERIC = re.compile(r"(?:19|20)\d{2}[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_PLAN = re.compile(r"十([一二三四五六七八])五")  # the n-th five-year plan after the tenth, which ended in 2005
_QUARTER = re.compile(r"([一二三四1-4])季度")
_RECURRENCES = {
    "半年": "half year",
    "季": "quarter",
    "学期": "term",
    "学年": "year",
    "年": "year",
    "月": "month",
    "周": "week",
    "旬": "ten days",
}


def meaning_of(words: str, issued_on: date | None) -> Meaning:
    """Return kind, first day, last day, recurrence, month and day of the folded words of a deadline."""
    every = re.match(r"每(半年|季|学期|学年|年|月|周|旬)", words)
    if every is not None:
        return _recurring(words, _RECURRENCES[every[1]])
    if re.search(
        r"(?:起|后)?[\d一二两三四五六七八九十半]+(?:个)?(?:年|月|周|工作日|日|天|季度)(?:时间)?(?:之|以)?内", words
    ) and not _YEAR.search(words):
        return (DeadlineKind.WITHIN, None, None, None, None, None)
    first, dash, last = _halves(words)
    if dash:
        start = _first_day(first if "年" in first else f"{first}年")
        end = _last_day(last, issued_on, start.year if start else None)
        return (DeadlineKind.RANGE, start, end, None, None, None)
    if words.endswith(("起", "开始")):
        return (DeadlineKind.FROM, _first_day(words), None, None, None, None)
    due = _last_day(words, issued_on, None)
    return (DeadlineKind.BY if due or _is_dated(words) else DeadlineKind.STANDING, None, due, None, None, None)


def _is_dated(words: str) -> bool:
    return any(pattern.search(words) for pattern in (_YEAR, _MONTH, _QUARTER, _PLAN)) or "年" in words


def _recurring(words: str, recurs: str) -> Meaning:
    month, day = _number(_MONTH, words), _number(_DAY, words)
    if day is None and re.search(r"[底末]", words):
        day = 31
    if month is None and day == 31 and recurs == "year":
        month = 12
    return (DeadlineKind.EVERY, None, None, recurs, month, day)


def _halves(words: str) -> tuple[str, bool, str]:
    match = re.search(r"(?<=[年月日起\d])(?:至|到|-|—{1,2}|~)(?=.*[年月日])", words)
    if match is None or not re.search(r"(?:19|20)\d{2}|年", words[: match.start()]) or _NUMERIC.fullmatch(words):
        return words, False, ""
    return words[: match.start()], True, words[match.end() :]


def _first_day(words: str) -> date | None:
    year = _year(words)
    return None if year is None else _day_of(year, _month(words) or 1, _number(_DAY, words) or 1)


def _last_day(words: str, issued_on: date | None, known_year: int | None) -> date | None:
    plan = _PLAN.search(words)
    if plan is not None:
        return date(2005 + 5 * (number_of(plan[1]) or 0), 12, 31)
    year = _year(words) or known_year or _year_by_notice(words, issued_on)
    if year is None:
        return None
    month, day, is_before = (
        _month(words),
        _number(_DAY, words) or _numeric_day(words),
        re.search(r"(?:之|以)?前", words) is not None,
    )
    part = re.search(r"[底末初终]|[上中下]旬|[上下]半年|季度", words)
    if is_before and day is None and part is None:
        return _day_of(year, month or 1, 1) - timedelta(days=1)
    if month is None:
        return {"上半年": date(year, 6, 30)}.get(part[0] if part else "", _end_of_quarter(words, year))
    if day is None and part is not None and part[0] in ("初", "上旬", "中旬"):
        day = 20 if part[0] == "中旬" else 10
    return _day_of(year, month, day or 31)


def _year(words: str) -> int | None:
    match = _YEAR.search(words)
    return int(match[1].translate(_HAN_DIGITS)) if match is not None else None


def _year_by_notice(words: str, issued_on: date | None) -> int | None:
    if issued_on is None:
        return None
    if "明年" in words:
        return issued_on.year + 1
    month = _month(words)
    if month is None:
        return issued_on.year if re.search(r"今年|本年|当年|年[底终末内]|季度", words) else None
    return issued_on.year + (month < issued_on.month and "今年" not in words)


def _end_of_quarter(words: str, year: int) -> date:
    quarter = _QUARTER.search(words)
    month = 3 * (number_of(quarter[1]) or 4) if quarter is not None else 12
    return _day_of(year, month, 31)


def _month(words: str) -> int | None:
    month = _number(_MONTH, words) or _number(_NUMERIC, words)
    return month if month is not None and 1 <= month <= 12 else None


def _numeric_day(words: str) -> int | None:
    match = _NUMERIC.search(words)
    return int(match[2]) if match is not None and match[2] else None


def _number(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.search(words)
    return number_of(match[1]) if match is not None else None


def _day_of(year: int, month: int, day: int) -> date:
    month = min(max(month, 1), 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(max(day, 1), (following - timedelta(days=1)).day))
