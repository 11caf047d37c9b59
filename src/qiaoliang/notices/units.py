"""
Names of units as notices print them: what looks like one, and where a list of them parts.

No list of bureaux is kept here: a name is known by its ending (局, 委, 政府 …), so the bureaux of a place never seen before are read as well.
"""

import re
from functools import lru_cache

from qiaoliang.notices.span import Range

_MOST_REMEMBERED = 5000  # names; a notice prints the same ones again and again
_ENDINGS = (
    "局|部|委|办|厅|署|院|行|社|台|联|会|司|办公室|办事处|街道办|政府|公署|管委会|党工委|党委|党组|工委|中心|协|研究室|参事室|督查室|国研室|监管组|工作组|领导组|协调组|国企|央企|口岸|财险|人寿|信保|基金|总站|站|所|处|科|股|队|支队|大队|总队|馆|校|学校|"
    "公司|集团|企业|银行|工会|团委|共青团|大学|学院|医院|机关|单位|部门|机构|组织|协会|学会|商会|基金会|红十字会|海关|税务|邮政|电信|移动|联通|铁塔|烟草|气象|消防|"
    "法院|检察院|军区|军分区|武装部|人武部|党校|报社|日报|媒体|专班|指挥部|领导小组|小组|联席会议|园区|开发区|高新区|示范区|功能区|新区|自治区|直辖市|地区|"
    "中央|兵团总部|省|市|州|盟|县|旗|区|乡|镇|苏木|街道|街|社区|村|嘎查|农场|林场|牧场|牧区|师|团场|兵团|矿区|景区|分局|分行|支行|中支|网|电网|供电|铁路|石油|人行|人社|委办局|团体|平台公司|保险|担保"
)
_NOTE = r"(?:\([^()]{1,30}\)|〔[^〔〕]{1,30}〕|\[[^\[\]]{1,30}\])"
_UNIT = re.compile(rf"[*★▲●#]?\S{{0,40}}?(?:{_ENDINGS})(?:{_NOTE}(?:\S{{0,6}}(?:{_ENDINGS}))?)?[*★▲●#]?")
_NO_UNIT = re.compile(
    r"(?:此件|以下|如|例如|包括|即|注|见|详见|不含|含|其中|原文|附)|.*(?:应当|必须|不得|可以|要求|按照|根据|以及|下同|公开|印发|全社会|社会|机会|协助|时代)$|\d+(?:个)?(?:部|部门|单位)?$"
)
_BARE_STRONG = re.compile(
    r"(?:局|委|办|厅|署|院|台|联|办公室|办事处|政府|管委会|公司|集团|银行|工会|妇联|团委|部|总社|中心|委员会|联合会|公署|法院|检察院|税务局|分行|支行|中支|总队|支队|大队|海关|党校|指挥部|领导小组|专班|科协|红十字会|军分区|协会|商会|基金会|[银保证]监会|贸促会|理事会|供销社|新华社|工商联|合作社|联社|农信社|商行|高校|学校|[农林牧]场|[村居]委会|监督所|红会|总会|图书馆|文化馆|博物馆|电网|团中央|金融机构|医疗机构|高新区|经开区|示范区|开发区|新区|园区|旗|口岸|[盲聋肢残]协|研究室|督查室|参事室|国研室|街道|镇|乡|苏木|大学|学院|单位|部门)$"
)
_PLACE_CLASS = re.compile(
    rf"(?:省级?|自治区|直辖市|计划单列市|设区的?市|地级以上市|自治[州县旗]|市州?|州市?|盟市?|旗(?:县)?(?:市)?区?|县|区县?|县区|县市区?|市县区?|市区县|地区|乡镇?|镇|镇街|苏木镇?|街道|村|社区|嘎查|开发区|园区|功能区|管理区|新区|高新区|示范区){_NOTE}?"
)
_SHARED_ENDING = re.compile(
    rf"(?:省级?|自治区|直辖市|设区的?市|自治[州县旗]|市州?|州|盟|旗县?区?|县|区县?|县区|县市区?|地区|乡镇?|镇|苏木镇?|街道|村|开发区|园区|功能区|管理区|新区|高新区|示范区){_NOTE}?(?:人民)?(?:政府|管委会|党委|党工委|办事处|管理委员会|公署|人民政府办公室|委会).{{0,12}}"
)
_CONJUNCTION = re.compile(r"以及|会同|及|和|与")
_GENERIC_TAIL = re.compile(
    r"(?:有关|相关|其他|所属|直属)?(?:单位|部门|机构|企业|组织|地区|政府|地方|成员单位|委员会|人大|政协|人员|个人|直属机构)$"
)
_BARE_PARTIES = ("政府", "人民政府", "管委会", "党委", "人大", "政协")
_BARE_CLASSES = ("单位", "部门", "机构", "企业", "组织", "地区", "地方", "政府", "个人")
_REMAINDER = re.compile(
    r"(?<![高中初平同优])等(?=$|(?:以?及|和|、)各|[各有相单部其成市县区旗盟省国\d多几一二三四五六七八九十个直职机企按共分负牵参配地行乡镇科委媒银,;]).*"
)
_REMAINDER_PHRASE = re.compile(r"等[^等]{0,12}?(?:部门|单位|机构|企业|方面|地区|组织)")
_NEVER_IN_NAME = re.compile("建立|制定|制订|开展|编制|出台|提出|做好|抓好")
_PERSONAL_NOTE = re.compile(r"\((?:责任人|负责人|联系人|联系电话|电话)[^()]*\)$")
_WORK = re.compile(
    r"(?:建立|制定|制订|开展|推进|落实|组织|做好|研究|建立|出台|实施|加强|完成|提出|编制|指导|督促|共同|联合|抓好|按|分工|负责)"
)
_STANDING_REMAINDER = re.compile(
    r"(?:国务院|中央|省级?|市级?|县级?|区级?|盟级?|旗级?|本级|[省市县区盟旗]直|全[省市县区盟旗])?(?:其他|其它|其余)?(?:的)?(?:有关|相关|其他|其它|其余)(?:职能|行业|主管|责任|业务)?"
    r"(?:部门|单位|机构|企业|方面|委办局|地区|成员单位|职能部门|直属机构|事业单位)(?:和(?:部门|单位|机构|企业|地方))?"
)


@lru_cache(maxsize=_MOST_REMEMBERED)
def looks_like_unit(name: str) -> bool:
    """Say whether a folded name ends the way units of the state, the party, companies and places do."""
    return 2 <= len(name) <= 42 and _UNIT.fullmatch(name) is not None and _NO_UNIT.match(name) is None


@lru_cache(maxsize=_MOST_REMEMBERED)
def is_plain_unit(name: str) -> bool:
    """Say whether a folded name is surely a unit, even with no label and no verb beside it."""
    bare = re.sub(_NOTE + "$", "", name)
    is_class_of_places = name.startswith("各") and _PLACE_CLASS.fullmatch(name[1:]) is not None
    is_name = len(bare) <= 20 and _BARE_STRONG.search(bare) is not None
    return looks_like_unit(name) and (is_name or is_class_of_places)


def without_note(folded: str, name: Range) -> Range:
    """Return a name without the bracket behind it that tells whom to ring (县水利局(责任人:王某))."""
    note = _PERSONAL_NOTE.search(folded[name.start : name.end])
    return Range(name.start, name.start + note.start()) if note is not None else name


def without_conjunction(folded: str, name: Range) -> Range:
    """Return a name without the 以及 or 及 that joins it to the one before."""
    match = _CONJUNCTION.match(folded, name.start, name.end)
    joins = match is not None and looks_like_unit(folded[match.end() : name.end])
    return Range(match.end(), name.end) if match is not None and joins else name


def without_work(folded: str, name: Range) -> Range:
    """Return a name without the work that a sentence goes on with (人民银行分行建立平台); unchanged if it is a name as it stands."""
    words = folded[name.start : name.end]
    verbs = _NEVER_IN_NAME if looks_like_unit(words) else _WORK
    ends = [match.start() for match in verbs.finditer(words) if is_plain_unit(words[: match.start()])]
    return Range(name.start, name.start + ends[0]) if ends else name


def is_remainder(name: str) -> bool:
    """Say whether a folded name only holds the list open (有关部门, 国务院相关部门); a name with 各 in front is a unit."""
    return "各" not in name and _STANDING_REMAINDER.fullmatch(name) is not None


def split_remainder(folded: str, name: Range) -> tuple[Range, Range | None]:
    """Return a name without its 等有关部门, and the place of that phrase, or None where there is none."""
    match = _REMAINDER.search(folded, name.start, name.end)
    if match is None:
        return name, None
    phrase = _REMAINDER_PHRASE.match(folded, match.start(), name.end)
    is_work = phrase is not None and _WORK.match(folded, phrase.end(), name.end) is not None
    return Range(name.start, match.start()), Range(match.start(), phrase.end() if phrase and is_work else name.end)


def split_names(folded: str, start: int, end: int, separators: str = "、/|") -> list[Range]:
    """Return the names between `start` and `end`: parted at separators and white space outside brackets, and at 和 or 及 between two whole names."""
    pieces = [piece for piece in _split(folded, start, end, separators) if not piece.is_empty]
    return _merge_places(folded, [name for piece in pieces for name in _split_at_conjunction(folded, piece)])


def _split(folded: str, start: int, end: int, separators: str) -> list[Range]:
    pieces, depth, begin = [], 0, start
    for position in range(start, end):
        character = folded[position]
        if character in "(〔[【《“":
            depth += 1
        elif character in ")〕]】》”":
            depth = max(0, depth - 1)
        elif depth == 0 and (character in separators or character.isspace()):
            pieces.append(Range(begin, position))
            begin = position + 1
    return [*pieces, Range(begin, end)]


def _merge_places(folded: str, pieces: list[Range]) -> list[Range]:
    """Join 各市 and 县(市、区)政府 again: one party, printed with a separator inside."""
    merged: list[Range] = []
    index = 0
    while index < len(pieces):
        last = index
        first = folded[pieces[index].start : pieces[index].end]
        if first.startswith("各") and _PLACE_CLASS.fullmatch(first[1:]):
            last = _last_of_party(folded, pieces, index)
        while (
            first.startswith("各")
            and last + 1 < len(pieces)
            and folded[pieces[last + 1].start : pieces[last + 1].end] in _BARE_PARTIES
        ):
            last += 1
        merged.append(Range(pieces[index].start, pieces[last].end))
        index = last + 1
    return merged


def _last_of_party(folded: str, pieces: list[Range], index: int) -> int:
    last = index
    for follower in range(index + 1, len(pieces)):
        name = folded[pieces[follower].start : pieces[follower].end]
        if folded[pieces[follower].start - 1] not in "、/":
            break
        if _SHARED_ENDING.fullmatch(name):
            return follower
        if _PLACE_CLASS.fullmatch(name) is None:
            break
        last = follower
    return last


def _split_at_conjunction(folded: str, name: Range) -> list[Range]:
    for match in _CONJUNCTION.finditer(folded, name.start, name.end):
        left = folded[name.start : match.start()]
        right = folded[match.end() : split_remainder(folded, Range(match.end(), name.end))[0].end]
        is_parted = looks_like_unit(left) and looks_like_unit(right)
        is_class = right in _BARE_CLASSES or (
            left.startswith(("各", "有关", "相关")) and _GENERIC_TAIL.fullmatch(right) is not None
        )
        if is_parted and not is_class and folded[name.start : match.start()].count("(") == left.count(")"):
            return [Range(name.start, match.start()), *_split_at_conjunction(folded, Range(match.end(), name.end))]
    return [name]
