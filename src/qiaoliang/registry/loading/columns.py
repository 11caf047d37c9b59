"""Which columns each file of a population must have, and what they may hold."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport
from qiaoliang.registry.vocabulary import HOUSEHOLD_FACTS, PERSON_FACTS, StoredFact, ValueKind
from qiaoliang.registry.yearly import EMPLOYER_NUMBERS, PLACE_NUMBERS

NUMBER, TEXT, DAY, YES_NO = "a whole number", "text", "a date", "true or false"
_ACCEPTED = MappingProxyType(
    {
        NUMBER: lambda dtype: dtype.is_integer(),
        TEXT: lambda dtype: dtype == pl.String or isinstance(dtype, pl.Categorical | pl.Enum),
        DAY: lambda dtype: dtype == pl.Date,
        YES_NO: lambda dtype: dtype == pl.Boolean,
    }
)
_ZH = MappingProxyType({NUMBER: "整数", TEXT: "文字", DAY: "日期", YES_NO: "是或否"})


def _kinds(facts: tuple[StoredFact, ...]) -> dict[str, str]:
    return {fact.name: YES_NO if fact.kind is ValueKind.YES_NO else NUMBER for fact in facts}


PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        "person_id": NUMBER,
        "household_id": NUMBER,
        "name": TEXT,
        "name_latin": TEXT,
        "id_number": TEXT,
        "certificate_number": TEXT,
        "certificate_issued_on": DAY,
        "certificate_expires_on": DAY,
        "died_on": DAY,
        "moved_out_on": DAY,
        "place": TEXT,
        "date_of_birth": DAY,
        "sex": TEXT,
        "disability_category": NUMBER,
        "disability_grade": NUMBER,
        **_kinds(PERSON_FACTS),
    }
)
HOUSEHOLDS: Mapping[str, str] = MappingProxyType(
    {"household_id": NUMBER, "place": TEXT, "address": TEXT, "member_count": NUMBER, **_kinds(HOUSEHOLD_FACTS)}
)
EMPLOYERS: Mapping[str, str] = MappingProxyType(
    {
        "employer_id": NUMBER,
        "name": TEXT,
        "credit_code": TEXT,
        "place": TEXT,
        "unit_type": TEXT,
        "founded_on": DAY,
        "staff_count": NUMBER,
        "severe_disabled_staff": NUMBER,
        "moderate_intellectual_mental_staff": NUMBER,
        "other_disabled_staff": NUMBER,
        "severe_disabled_veteran_staff": NUMBER,
        "other_disabled_veteran_staff": NUMBER,
        "annual_wages": NUMBER,
        **dict.fromkeys(EMPLOYER_NUMBERS, NUMBER),
    }
)
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "place": TEXT,
        "year": NUMBER,
        "covered_population": NUMBER,
        "rehabilitation_budget": NUMBER,
        "previous_rehabilitation_budget": NUMBER,
        **dict.fromkeys(PLACE_NUMBERS, NUMBER),
    }
)
INSTITUTIONS: Mapping[str, str] = MappingProxyType(
    {
        "institution_id": NUMBER,
        "name": TEXT,
        "place": TEXT,
        "year": NUMBER,
        "pupil_count": NUMBER,
        "public_funds": NUMBER,
    }
)
FILES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "people.parquet": PEOPLE,
        "households.parquet": HOUSEHOLDS,
        "employers.parquet": EMPLOYERS,
        "places.parquet": PLACES,
        "institutions.parquet": INSTITUTIONS,
    }
)


def read_files(directory: Path) -> dict[str, pl.DataFrame]:
    """
    Read the five files of a population, each with exactly its columns.

    :raises ProblemReport: naming every file and column that is missing or holds something else
    """
    frames: dict[str, pl.DataFrame] = {}
    problems: list[Problem] = []
    for file, columns in FILES.items():
        path = directory / file
        if not path.is_file():
            problems.append(_missing_file(path))
            continue
        frame = pl.read_parquet(path)
        problems.extend(_column_problems(file, frame, columns))
        frames[file] = frame
    if problems:
        raise ProblemReport(problems)
    return {file: frame.select(list(FILES[file])) for file, frame in frames.items()}


def _column_problems(file: str, frame: pl.DataFrame, columns: Mapping[str, str]) -> list[Problem]:
    problems = []
    for name, kind in columns.items():
        dtype = frame.schema.get(name)
        if dtype is None:
            problems.append(
                _column_problem(file, name, "", Bilingual(zh="缺少这一列", en="the column is missing"), kind)
            )
        elif dtype != pl.Null and not _ACCEPTED[kind](dtype):
            problems.append(
                _column_problem(file, name, str(dtype), Bilingual(zh="类型不对", en="the type is wrong"), kind)
            )
    return problems


def _column_problem(file: str, name: str, found: str, reason: Bilingual, kind: str) -> Problem:
    remedy = Bilingual(zh=f"请提供列{name}，内容为{_ZH[kind]}", en=f"Provide the column {name} holding {kind}")
    return Problem(
        field=Bilingual(zh=f"列{name}", en=f"column {name}"), found=found, reason=reason, remedy=remedy, file=file
    )


def _missing_file(path: Path) -> Problem:
    return Problem(
        field=Bilingual(zh="文件", en="the file"),
        found=str(path),
        reason=Bilingual(zh="找不到", en="it is not there"),
        remedy=Bilingual(
            zh="请先运行 qiaoliang population 生成，或指明数据所在的目录",
            en="Make it with qiaoliang population, or name the directory that holds it",
        ),
        file=path.name,
    )
