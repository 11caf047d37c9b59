"""Title, issuer, number and date of a notice, wherever its front page, its metadata or its last lines print them."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from qiaoliang.notices.cleaning import CleanText, fold
from qiaoliang.notices.grammar.unit_lists.labels import Role, label_at
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.span import Quote, Range
from qiaoliang.notices.units import looks_like_unit
from qiaoliang.notices.values.calendar_words import meaning_of

_KINDS = "通知|意见|方案|办法|措施|规划|计划|决定|批复|通告|公告|细则|要点|清单|分工|规定|行动|举措|纲要|(?:重点|工作|年度|目标|主要)任务|分解|表|若干政策|政策|条例|安排|实施方案|函|报告|指引|台账"
_ENDS_LIKE_TITLE = re.compile(rf".*(?:{_KINDS})(?:[((][^()]{{1,16}}[))])?")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}(?:字|\[)?\s?[〔\[(【]\s?(?:19|20)\d{2}\s?[〕\])】]\s?第?\s?\d{1,5}\s?号")
_DATE = re.compile(
    r"(?:(?:19|20)\d{2}|[一二][零一二三四五六七八九]{3})年(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日|(?:19|20)\d{2}-\d{1,2}-\d{1,2}"
)
_LABELLED = re.compile(
    r"(?:索引?号|发文机关|发布机构|发文单位|制发机关|发文字号|文号|成文日期|发文日期|生成日期|发布日期|主题分类|标题|名称|公开方式|有效性|分类|主题词|关键词|索取号)[::\s]"
)
_ISSUER_LABEL = re.compile(r"(?:发文机关|发布机构|发文单位|制发机关)[:\s]\s*(?P<name>[^\s:;,。]{2,40})")
_TITLE_LABEL = re.compile(r"(?:标题|名称|文件名称)[:\s]\s*")
_DATE_LABEL = re.compile(r"(?:成文日期|发文日期|生成日期|印发日期)[:\s]\s*")
_NO_DAY_OF_ISSUE = re.compile(r"(?:之|以)?[起前止至到内底后—-]|开始|完成")
_SUBTITLE = re.compile(r"\([^()]*(?:19|20)\d{2}[^()]*年[^()]*\)")
_PLACE = re.compile(r"[^ ]{1,8}[省市县区旗盟州]")
_ACT = re.compile(r"(?:关于)?(?:印发|转发|批转|下发|发布)|关于")
_STOPS = re.compile(r".*[。:;!?].*|.*文件$|(?:\(?此件|主送|抄送|附件|各).*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What names a notice; None where it prints nothing of the kind. `title_places` are the paragraphs that hold a title."""

    title: Quote | None
    cover_title: Quote | None
    issuer: Quote | None
    number: Quote | None
    date_words: Quote | None
    issued_on: date | None

    @property
    def year_start(self) -> date | None:
        """The first day of the year in the number or the title, None without one: good enough to place 年底前 in a year."""
        for quote in (self.number, self.title):
            year = re.search(r"(?:19|20)\d{2}(?=[年〕\])】]|$)", fold(quote.text)) if quote is not None else None
            if year is not None:
                return date(int(year[0]), 1, 1)
        return None


def is_number(words: str) -> bool:
    """Say whether a folded line is nothing but the number of a document."""
    return _NUMBER.fullmatch(words) is not None


def is_title(words: str) -> bool:
    """Say whether a folded line ends the way titles do and is no sentence."""
    return _ENDS_LIKE_TITLE.fullmatch(words) is not None and _STOPS.fullmatch(words) is None


def read_front_matter(clean: CleanText, body_start: int) -> FrontMatter:
    """Return what names the notice; `body_start` is the number of the first paragraph that belongs to a measure."""
    titles = _titles(clean, body_start)
    cover = next(
        (title for title in titles if _ACT.search(clean.folded[title.start : title.end])), titles[0] if titles else None
    )
    number = _number(clean, body_start)
    day, issued_on = _date(clean, body_start)
    title = _own_title(clean, titles, cover)
    return FrontMatter(
        _quote(clean, title), _quote(clean, cover), _issuer(clean, cover, body_start), number, day, issued_on
    )


def _own_title(clean: CleanText, titles: list[Range], cover: Range | None) -> Range | None:
    later = [title for title in titles if cover is not None and title.start > cover.end]
    plans = (
        [
            title
            for title in later
            if title.end - title.start >= 6
            and clean.folded[title.start : title.end] != clean.folded[cover.start : cover.end]
        ]
        if cover
        else []
    )
    return plans[-1] if plans else cover


def _titles(clean: CleanText, body_start: int) -> list[Range]:
    titles: list[Range] = []
    for index, paragraph in enumerate(clean.paragraphs[:body_start]):
        words = clean.folded[paragraph.start : paragraph.end]
        if is_title(words) and not is_number(words) and marker_at(words, 0) is None:
            goes_on = bool(titles) and titles[-1].end == clean.paragraphs[index - 1].end and words.startswith("的")
            first = titles.pop().start if goes_on else _first_line(clean, index, titles[-1].end if titles else -1)
            label = _LABELLED.match(clean.folded, first)
            start = label.end() if label is not None else first
            following = clean.paragraphs[index + 1] if index + 1 < body_start else paragraph
            if _SUBTITLE.fullmatch(clean.folded, following.start, following.end):
                paragraph = following
            if 6 <= paragraph.end - start <= 160:
                titles.append(Range(_after_marks(clean.folded, start), paragraph.end))
    return titles


def _first_line(clean: CleanText, index: int, after: int) -> int:
    """Go back over the lines of a title that was broken in the middle."""
    start = clean.paragraphs[index].start
    for back in range(index - 1, max(-1, index - 6), -1):
        paragraph = clean.paragraphs[back]
        words = clean.folded[paragraph.start : paragraph.end]
        label = _TITLE_LABEL.match(clean.folded, paragraph.start, paragraph.end)
        if label is not None:
            return label.end()
        is_other = (
            _STOPS.fullmatch(words)
            or _LABELLED.match(words)
            or _NUMBER.search(words)
            or _DATE.fullmatch(words)
            or _ENDS_LIKE_TITLE.fullmatch(words)
        )
        if is_other or paragraph.start <= after or len(words) > 60 or _is_parted(clean, paragraph.end, start):
            break
        start = paragraph.start
    return start


def _after_marks(folded: str, start: int) -> int:
    """Skip what a plain text sets before a heading (# and *)."""
    while folded[start] in "#*·■● ":
        start += 1
    return start


def _is_parted(clean: CleanText, end: int, start: int) -> bool:
    between = clean.official[clean.offsets[end - 1] + 1 : clean.offsets[start]]
    return between.count("\n") - between.count("\r\n") // 2 > 2 or re.search(r"\n\s*\n", between) is not None


def _number(clean: CleanText, body_start: int) -> Quote | None:
    cited: Quote | None = None
    for paragraph in clean.paragraphs[: body_start or 20]:
        for match in _NUMBER.finditer(clean.folded, paragraph.start, paragraph.end):
            before = clean.folded[paragraph.start : match.start()]
            if (
                not re.search(r"[((《]$|》$", before)
                and (len(before) < 12 or _LABELLED.search(before))
                and not before.endswith(("根据", "按照"))
            ):
                return clean.quote(match.start(), match.end())
            cited = (
                cited
                if cited is not None or "(" in before or "》" in before
                else clean.quote(match.start(), match.end())
            )
    return cited


def _date(clean: CleanText, body_start: int) -> tuple[Quote | None, date | None]:
    lines = [
        paragraph
        for index, paragraph in enumerate(clean.paragraphs)
        if paragraph.end - paragraph.start <= 60 and index not in clean.rows and not _sets_deadline(clean, paragraph)
    ]
    labelled = [match.end() for line in lines for match in _DATE_LABEL.finditer(clean.folded, line.start, line.end)]
    starts = (
        labelled
        + [line.start for line in lines if _DATE.fullmatch(clean.folded, line.start, line.end)]
        + [line.start for line in lines]
    )
    for start in starts:
        match = _DATE.match(clean.folded, start) or (
            _DATE.search(clean.folded, start, _line_end(clean, start)) if start not in labelled else None
        )
        if match is not None and not _NO_DAY_OF_ISSUE.match(clean.folded, match.end()):
            return clean.quote(match.start(), match.end()), meaning_of(match[0], None)[2]
    return None, None


def _sets_deadline(clean: CleanText, line: Range) -> bool:
    label = label_at(clean.folded, line.start, line.end)
    return label is not None and label.role is Role.DEADLINE


def _line_end(clean: CleanText, start: int) -> int:
    end = clean.folded.find("\n", start)
    return end if end >= 0 else len(clean.folded)


def _issuer(clean: CleanText, cover: Range | None, body_start: int) -> Quote | None:
    if cover is not None:
        act = _ACT.search(clean.folded, cover.start, cover.end)
        name = clean.folded[cover.start : act.start()].strip() if act is not None else ""
        if (
            act is not None
            and name
            and not _PLACE.fullmatch(name)
            and all(looks_like_unit(part) or part.endswith(("国务院", "党中央")) for part in name.split())
        ):
            return clean.quote(cover.start, act.start())
    return _issuer_elsewhere(clean, body_start)


def _issuer_elsewhere(clean: CleanText, body_start: int) -> Quote | None:
    for previous, paragraph in pairwise(clean.paragraphs):
        words = clean.folded[previous.start : previous.end]
        if _DATE.fullmatch(clean.folded, paragraph.start, paragraph.end) and looks_like_unit(words):
            return clean.quote(previous.start, previous.end)
    for paragraph in clean.paragraphs[: body_start or 10]:
        label = _ISSUER_LABEL.search(clean.folded, paragraph.start, paragraph.end)
        if label is not None:
            return clean.quote(label.start("name"), label.end("name"))
        if clean.folded.endswith("文件", paragraph.start, paragraph.end) and paragraph.end - paragraph.start < 40:
            return clean.quote(paragraph.start, paragraph.end - 2)
    return None


def _quote(clean: CleanText, place: Range | None) -> Quote | None:
    if place is None:
        return None
    quote = clean.quote(place.start, place.end)
    return Quote(re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|\s*\n\s*", "", quote.text), quote.span)
