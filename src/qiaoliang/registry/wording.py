"""The sentences with which the registry refuses what it cannot store: what, why, and what to write instead."""

from datetime import date

from qiaoliang.primitives.problems import Bilingual, Problem


def problem_missing(field: Bilingual) -> Problem:
    """A value that must be there is not."""
    return Problem(
        field=field,
        found="",
        reason=Bilingual(zh="必须填写", en="it is needed"),
        remedy=Bilingual(zh=f"请填写{field.zh}", en=f"Write the {field.en}"),
    )


def problem_sex(found: object) -> Problem:
    """A sex that is neither code."""
    return Problem(
        field=Bilingual(zh="性别", en="sex"),
        found=_text(found),
        reason=Bilingual(zh="不是男或女", en="it is neither male nor female"),
        remedy=Bilingual(zh="请写M（男）或F（女）", en="Write M (male) or F (female)"),
    )


def problem_category(found: object) -> Problem:
    """A disability category outside GB/T 26341-2010."""
    return Problem(
        field=Bilingual(zh="残疾类别", en="disability category"),
        found=_text(found),
        reason=Bilingual(zh="没有这一类别", en="there is no such category"),
        remedy=Bilingual(
            zh="请写1视力、2听力、3言语、4肢体、5智力、6精神或7多重",
            en="Write 1 visual, 2 hearing, 3 speech, 4 physical, 5 intellectual, 6 mental or 7 multiple",
        ),
    )


def problem_grade(found: object) -> Problem:
    """A disability grade outside one to four."""
    return Problem(
        field=Bilingual(zh="残疾等级", en="disability grade"),
        found=_text(found),
        reason=Bilingual(zh="残疾等级只有一级至四级", en="there are only the grades 1 to 4"),
        remedy=Bilingual(zh="请对照残疾人证写1至4", en="Copy the grade, 1 to 4, from the certificate"),
    )


def problem_number_mismatch(
    field: Bilingual, written: object, printed: object, number_zh: str, number_en: str
) -> Problem:
    """A value that contradicts the number it is part of."""
    return Problem(
        field=field,
        found=_text(written),
        reason=Bilingual(zh=f"与{number_zh}中的{printed}不一致", en=f"the {number_en} says {printed}"),
        remedy=Bilingual(zh="请对照证件核对后改正其中一个", en="Compare with the card and correct one of the two"),
    )


def problem_dates_out_of_order(field: Bilingual, found: date, than_zh: str, than_en: str, than: date) -> Problem:
    """A day that lies before the day it must follow."""
    return Problem(
        field=field,
        found=found.isoformat(),
        reason=Bilingual(zh=f"早于{than_zh}{than.isoformat()}", en=f"it lies before {than_en}, {than.isoformat()}"),
        remedy=Bilingual(zh="请核对两个日期", en="Check the two dates"),
    )


def problem_place(found: object) -> Problem:
    """A place that the pack does not name."""
    return Problem(
        field=Bilingual(zh="地区", en="place"),
        found=_text(found),
        reason=Bilingual(zh="不是已有的苏木镇、街道或示范区", en="it is no known township-level place"),
        remedy=Bilingual(zh="请写places.yaml中的名称或代码", en="Write a name or code of places.yaml"),
    )


def problem_unknown_household(found: object) -> Problem:
    """A household that the households file does not have."""
    return Problem(
        field=Bilingual(zh="家庭编号", en="household"),
        found=_text(found),
        reason=Bilingual(zh="家庭文件中没有这一户", en="the households file has no such household"),
        remedy=Bilingual(
            zh="请在households.parquet中补上这一户或改正编号", en="Add it to households.parquet or correct the number"
        ),
    )


def problem_person_twice(found: object, first_row: int) -> Problem:
    """A person who stands in the file twice, so would be in one household or two at the same time twice over."""
    return Problem(
        field=Bilingual(zh="人员编号", en="person"),
        found=_text(found),
        reason=Bilingual(
            zh=f"第{first_row}行已有此人，一人不能两次成为家庭成员",
            en=f"row {first_row} has them already; nobody is a member twice",
        ),
        remedy=Bilingual(zh="请删去重复的一行", en="Remove one of the two rows"),
    )


def problem_future(field: Bilingual, found: date) -> Problem:
    """A day that has not come yet."""
    return Problem(
        field=field,
        found=found.isoformat(),
        reason=Bilingual(zh="还没有到这一天", en="that day has not come yet"),
        remedy=Bilingual(zh="请写今天或更早的日期", en="Write today or an earlier day"),
    )


def problem_already_dead(field: Bilingual, found: date, recorded: date) -> Problem:
    """A second death of one person."""
    return Problem(
        field=field,
        found=found.isoformat(),
        reason=Bilingual(
            zh=f"已登记于{recorded.isoformat()}死亡", en=f"the death on {recorded.isoformat()} is recorded"
        ),
        remedy=Bilingual(zh="请核对是否为同一人", en="Check whether it is the same person"),
    )


def problem_already_registered(masked: str, person_id: int) -> Problem:
    """An identity number that another record has."""
    return Problem(
        field=Bilingual(zh="身份证号", en="identity number"),
        found=masked,
        reason=Bilingual(zh=f"编号{person_id}的人员已使用这一号码", en=f"person {person_id} has this number"),
        remedy=Bilingual(
            zh="请打开已有记录；确需另建的，请写明理由",
            en="Open that record; if a second one is needed, give the reason",
        ),
    )


def _text(found: object) -> str:
    return "" if found is None else str(found)
