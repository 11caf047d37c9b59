"""Reading one row of a list of people: what each cell says, or the problem with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from types import MappingProxyType
from typing import TypeVar

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.identifiers import CertificateNumber, IdentityNumber
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import Person
from qiaoliang.registry.name_keys import name_key
from qiaoliang.registry.wording import (
    problem_already_registered,
    problem_dates_out_of_order,
    problem_missing,
    problem_number_mismatch,
    problem_person_twice,
    problem_place,
)

Cell = object
Read = TypeVar("Read")

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("姓名", "残疾人姓名"),
        "id_number": ("身份证号", "身份证号码", "公民身份号码"),
        "certificate": ("残疾人证号", "残疾证号", "残疾人证号码"),
        "place": ("户籍地", "户籍所在地", "苏木镇", "苏木镇（街道）"),
        "issued_on": ("签发日期", "发证日期"),
        "expires_on": ("有效期至", "有效期"),
        "name_latin": ("拉丁文姓名", "姓名拼写"),
    }
)
LONGEST_NAME = 80  # characters, of the name and of the key it is found by
NO_PERSON = re.compile(r"合计|总计|小计|共计|总数|填表|制表|审核|复核|备注|注[:：]|说明[:：]|单位负责人|联系电话")
REQUIRED = ("name", "id_number", "certificate", "place")
WRITTEN_DAY = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """One person as a row of the list has them."""

    name: str
    name_latin: str
    identity: IdentityNumber
    certificate: CertificateNumber | None
    place_code: str
    issued_on: date | None
    expires_on: date | None


@dataclass
class Reader:
    """Reads the rows of one list, remembering the problems and the numbers already seen."""

    allowed_places: frozenset[str]
    codes_by_name: Mapping[str, str]
    received_on: date
    problems: list[Problem] = field(default_factory=list)
    rows_by_number: dict[str, int] = field(default_factory=dict)

    @classmethod
    def for_places(cls, allowed_places: frozenset[str], received_on: date) -> "Reader":
        """Return a reader of a list received on a day that knows the names and codes of the pack's places (one query)."""
        names = Place.objects.values_list("name", "code")
        return cls(allowed_places, {**dict(names), **{code: code for _, code in names}}, received_on)

    def read(self, cells: Mapping[str, Cell], *, file: str, row: int) -> Entry | None:
        """Return the person of a row, or nothing when a problem was noted."""
        before = len(self.problems)
        name, latin = _text(cells.get("name")), _text(cells.get("name_latin"))
        self.problems += [problem for text in (name, latin) if (problem := _no_name(text))]
        identity = self._refusable(lambda: IdentityNumber.parse(_number(cells.get("id_number"), "身份证号")))
        certificate = self._certificate(cells, identity)
        issued_on, expires_on = self._day(cells, "issued_on"), self._day(cells, "expires_on")
        place_code = self._place(_text(cells.get("place")))
        if not name:
            self.problems.append(problem_missing(Bilingual(zh="姓名", en="name")))
        self.problems += _days_out_of_order(identity, issued_on, expires_on, self.received_on)
        if identity:
            self._note_twice(identity.value, row)
        self.problems[before:] = [problem.at(file=file, row=row) for problem in self.problems[before:]]
        if len(self.problems) > before or identity is None or place_code is None:
            return None
        return Entry(name, latin, identity, certificate, place_code, issued_on, expires_on)

    def refuse_known_numbers(self, file: str) -> None:
        """Note every row whose identity number the registry has already (one query for each 500 rows)."""
        numbers = list(self.rows_by_number)
        for start in range(0, len(numbers), 500):
            known = Person.everyone.filter(id_number__in=numbers[start : start + 500]).values_list("id_number", "pk")
            for number, person_id in known:
                assert number is not None
                problem = problem_already_registered(IdentityNumber(number).masked, person_id)
                self.problems.append(problem.at(file=file, row=self.rows_by_number[number]))

    def _certificate(self, cells: Mapping[str, Cell], identity: IdentityNumber | None) -> CertificateNumber | None:
        if not _text(cells.get("certificate")):
            return None
        number = self._refusable(lambda: CertificateNumber.parse(_number(cells.get("certificate"), "残疾人证号")))
        if number and identity and number.identity != identity:
            of_card = Bilingual(zh="身份证号", en="identity number")
            self.problems.append(
                problem_number_mismatch(
                    of_card, identity.masked, number.identity.masked, "残疾人证号", "certificate number"
                )
            )
        return number

    def _place(self, text: str) -> str | None:
        ends = [name for name in self.codes_by_name if text.endswith(name)]
        code = self.codes_by_name[max(ends, key=len)] if ends else None
        if code is None or code not in self.allowed_places:
            self.problems.append(problem_place(text) if code is None else _outside(text))
            return None
        return code

    def _day(self, cells: Mapping[str, Cell], name: str) -> date | None:
        return self._refusable(lambda: _day(cells.get(name), HEADINGS[name][0]))

    def _note_twice(self, number: str, row: int) -> None:
        if number in self.rows_by_number:
            first_row = self.rows_by_number[number]
            self.problems.append(problem_person_twice(IdentityNumber(number).masked, first_row))
        self.rows_by_number.setdefault(number, row)

    def _refusable(self, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except Refused as refusal:
            self.problems.append(refusal.problem)
            return None


def is_no_person(named: Mapping[str, Cell], cells: Sequence[Cell]) -> bool:
    """Return whether a row is a total or a note: it has no number, and begins with a word that no name begins with."""
    if _text(named.get("id_number")) and not isinstance(named.get("id_number"), float | int):
        return False
    if _text(named.get("certificate")) and not isinstance(named.get("certificate"), float | int):
        return False
    first = next((text for cell in cells if (text := "".join(_text(cell).split()))), "")
    name = "".join(_text(named.get("name")).split())
    return any(NO_PERSON.match(text) for text in (first, name))


def _no_name(text: str) -> Problem | None:
    """What keeps a text from being a name: signs that cannot be printed, a formula, more than the register holds."""
    key = name_key(text)
    if not text or (text.isprintable() and key and text[0] not in "=+-@" and max(len(text), len(key)) <= LONGEST_NAME):
        return None
    return Problem(
        field=Bilingual(zh="姓名", en="name"),
        found="".join(sign if sign.isprintable() else "�" for sign in text),
        reason=Bilingual(
            zh="不像姓名（有不能打印的字符，或是公式，或过长）",
            en="it is no name: a sign that cannot be printed, a formula, or too long",
        ),
        remedy=Bilingual(
            zh=f"请照证件写，不超过{LONGEST_NAME}个字", en=f"Write it as on the card, at most {LONGEST_NAME} characters"
        ),
    )


def _days_out_of_order(
    identity: IdentityNumber | None, issued_on: date | None, expires_on: date | None, received_on: date
) -> Iterator[Problem]:
    issue = Bilingual(zh="签发日期", en="day of issue")
    if issued_on and expires_on and expires_on < issued_on:
        expiry = Bilingual(zh="有效期至", en="expiry")
        yield problem_dates_out_of_order(expiry, expires_on, "签发日期", "the day of issue", issued_on)
    if identity and issued_on and issued_on < identity.born_on:
        yield problem_dates_out_of_order(issue, issued_on, "出生日期", "the date of birth", identity.born_on)
    if identity and received_on < identity.born_on:
        received = Bilingual(zh="收到名单的日期", en="day on which the list came in")
        yield problem_dates_out_of_order(received, received_on, "出生日期", "the date of birth", identity.born_on)


def _number(cell: Cell, name: str) -> str:
    """Return an identifier as text; Excel keeps only fifteen digits of a number, so a number is refused."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        raise Refused(
            Problem(
                field=Bilingual(zh=name, en=name),
                found=f"{cell:.0f}",
                reason=Bilingual(
                    zh="表格把它存成了数值，末几位已经丢失", en="the sheet keeps a number, whose last digits are lost"
                ),
                remedy=Bilingual(
                    zh="请把这一列设为“文本”格式后重新填写", en="Format the column as text and write it again"
                ),
            )
        )
    return _text(cell)


def _day(cell: Cell, name: str) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = f"{cell:.0f}" if isinstance(cell, float) and isfinite(cell) else _text(cell)
    if not text:
        return None
    written = WRITTEN_DAY.fullmatch(text)
    try:
        if written:
            return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError:
        written = None
    raise Refused(
        Problem(
            field=Bilingual(zh=name, en=name),
            found=text,
            reason=Bilingual(zh="没有这样的日期", en="there is no such day"),
            remedy=Bilingual(zh="请写成2015-03-01的样子", en="Write it like 2015-03-01"),
        )
    )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _outside(text: str) -> Problem:
    return Problem(
        field=Bilingual(zh="户籍地", en="place"),
        found=text,
        reason=Bilingual(zh="不在您可以登记人员的范围内", en="you may not register people there"),
        remedy=Bilingual(zh="请交给当地经办人登记", en="Pass the row to the clerk of that place"),
    )
