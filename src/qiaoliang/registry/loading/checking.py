"""Every row of a population is looked at before any is stored; each thing that is wrong becomes a problem."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from qiaoliang.primitives.identifiers import CertificateNumber, IdentityNumber
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.wording import (
    problem_category,
    problem_dates_out_of_order,
    problem_grade,
    problem_missing,
    problem_number_mismatch,
    problem_person_twice,
    problem_place,
    problem_sex,
    problem_unknown_household,
)

Row = Mapping[str, Any]
Rule = Callable[[Row], Iterable[Problem]]


def check_people(
    frame: pl.DataFrame, *, places: frozenset[str], households: frozenset[int], file: str
) -> list[Problem]:
    """Return what is wrong in the people of a file, in the order of its rows (the first row is 1)."""
    seen: dict[int, int] = {}
    problems: list[Problem] = []
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        found = [*_identity(row), *_certificate(row), *_disability(row), *_days(row), *_place(row, places)]
        if row["sex"] not in ("M", "F"):
            found.append(problem_sex(row["sex"]))
        if not row["name"]:
            found.append(problem_missing(Bilingual(zh="姓名", en="name")))
        if row["household_id"] is not None and row["household_id"] not in households:
            found.append(problem_unknown_household(row["household_id"]))
        if row["person_id"] in seen:
            found.append(problem_person_twice(row["person_id"], seen[row["person_id"]]))
        seen.setdefault(row["person_id"], number)
        problems.extend(problem.at(file=file, row=number) for problem in found)
    return problems


def check_places(frame: pl.DataFrame, *, places: frozenset[str], file: str) -> list[Problem]:
    """Return the rows of a file whose place is none of the pack's."""
    codes = enumerate(frame["place"].to_list(), start=1)
    return [problem_place(code).at(file=file, row=number) for number, code in codes if code not in places]


def check_keys(frame: pl.DataFrame, *, key: str, file: str) -> list[Problem]:
    """Return the rows of a file whose key stands in an earlier row already."""
    repeated = frame.with_row_index("row", offset=1).filter(~pl.col(key).is_first_distinct())
    return [_key_twice(key, value).at(file=file, row=row) for row, value in repeated.select("row", key).iter_rows()]


def _identity(row: Row) -> Iterator[Problem]:
    if row["id_number"] is None:
        return
    try:
        identity = IdentityNumber.parse(row["id_number"])
    except Refused as refusal:
        yield refusal.problem
        return
    if row["date_of_birth"] is not None and identity.born_on != row["date_of_birth"]:
        yield problem_number_mismatch(
            Bilingual(zh="出生日期", en="date of birth"),
            row["date_of_birth"],
            identity.born_on,
            "身份证号",
            "identity number",
        )


def _certificate(row: Row) -> Iterator[Problem]:
    if row["certificate_number"] is None:
        return
    try:
        number = CertificateNumber.parse(row["certificate_number"])
    except Refused as refusal:
        yield refusal.problem
        return
    for field, written, printed in (
        (Bilingual(zh="身份证号", en="identity number"), row["id_number"], number.identity.value),
        (Bilingual(zh="残疾类别", en="category"), row["disability_category"], number.category),
        (Bilingual(zh="残疾等级", en="grade"), row["disability_grade"], number.grade),
    ):
        if written is not None and written != printed:
            yield problem_number_mismatch(field, written, printed, "残疾人证号", "certificate number")


def _disability(row: Row) -> Iterator[Problem]:
    category, grade = row["disability_category"], row["disability_grade"]
    if category is not None and not 1 <= category <= 7:
        yield problem_category(category)
    if grade is not None and not 1 <= grade <= 4:
        yield problem_grade(grade)


def _days(row: Row) -> Iterator[Problem]:
    born: date | None = row["date_of_birth"]
    if born is None:
        yield problem_missing(Bilingual(zh="出生日期", en="date of birth"))
        return
    for name, zh, en in (
        ("died_on", "死亡日期", "date of death"),
        ("certificate_issued_on", "签发日期", "day of issue"),
    ):
        if row[name] is not None and row[name] < born:
            yield problem_dates_out_of_order(Bilingual(zh=zh, en=en), row[name], "出生日期", "the date of birth", born)
    issued, expires = row["certificate_issued_on"], row["certificate_expires_on"]
    if issued is not None and expires is not None and expires < issued:
        yield problem_dates_out_of_order(
            Bilingual(zh="有效期至", en="expiry"), expires, "签发日期", "the day of issue", issued
        )


def _place(row: Row, places: frozenset[str]) -> Iterator[Problem]:
    if row["place"] not in places:
        yield problem_place(row["place"])


def _key_twice(key: str, value: object) -> Problem:
    return Problem(
        field=Bilingual(zh=key, en=key),
        found=str(value),
        reason=Bilingual(zh="前面已有同样的编号", en="an earlier row has the same key"),
        remedy=Bilingual(zh="每个编号只写一行", en="Write each key once"),
    )
