"""
Loading a list of people from an Excel workbook or a text file, as bureaux and townships keep it.

The first sheet is read. Its heading is among the first ten rows; rows above it may hold a title. Either every row is stored
or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport
from qiaoliang.registry.loading.headings import find_heading
from qiaoliang.registry.loading.list_files import read_rows
from qiaoliang.registry.loading.workbook_rows import Entry, Reader, is_no_person
from qiaoliang.registry.models import Assessment, Certificate, DataSource, NameIndex, Person
from qiaoliang.registry.name_keys import name_key, name_keys

LONGEST_TITLE = 200  # characters


@dataclass(frozen=True)
class LoadedWorkbook:
    """
    How many people and certificates were stored, and the source they are said to come from.

    `left_out` counts the rows below the heading that are about nobody: totals and notes. Every other row is a person.
    """

    people: int
    certificates: int
    source: DataSource
    left_out: int = 0


def load_people_workbook(
    path: Path | str,
    *,
    bureau: str,
    allowed_places: frozenset[str],
    received_on: date,
    clock: Clock,
    actor: str,
) -> LoadedWorkbook:
    """
    Store the people of a workbook (姓名, 身份证号, 残疾人证号, 户籍地; optional 签发日期, 有效期至, 拉丁文姓名).

    Sex and birth date are read from the identity number, category and grade from the certificate number. `allowed_places`
    are the codes of the places where the caller may register people.

    :raises ProblemReport: naming file, row, column, what was found and the remedy, for everything wrong; nothing is stored
    """
    path = Path(path)
    people, left_out = _read(path, allowed_places, received_on)
    return _store(people, left_out, path.name, bureau, received_on, clock, actor)


def _read(path: Path, allowed_places: frozenset[str], received_on: date) -> tuple[list[Entry], int]:
    """Return the people of a list and how many rows were left out (totals, notes), or raise everything that is wrong."""
    rows = read_rows(path)
    heading = find_heading(rows, path.name)
    reader = Reader.for_places(allowed_places, received_on)
    entries, left_out = [], 0
    for number, cells in enumerate(rows[heading.first_row :], start=heading.first_row + 1):
        named = {field: cells[column] for field, column in heading.columns.items() if column < len(cells)}
        if not any(str(cell).strip() for cell in named.values()):
            continue
        if is_no_person(named, cells):
            left_out += 1
            continue
        entries.append(reader.read(named, file=path.name, row=number))
    reader.refuse_known_numbers(path.name)
    if not entries:
        raise ProblemReport([_nobody(path.name)])
    if reader.problems:
        raise ProblemReport(reader.problems)
    return [entry for entry in entries if entry is not None], left_out


def _nobody(file: str) -> Problem:
    return Problem(
        field=Bilingual(zh="名单", en="the list"),
        found="",
        reason=Bilingual(zh="表头下面没有人", en="there is nobody below the heading row"),
        remedy=Bilingual(zh="请在表头下面每人写一行", en="Write one row for each person below the heading"),
        file=file,
    )


@transaction.atomic
def _store(
    entries: Sequence[Entry], left_out: int, file: str, bureau: str, received_on: date, clock: Clock, actor: str
) -> LoadedWorkbook:
    at = clock.now()
    source = DataSource.objects.create(bureau=bureau, title=_title(bureau, file), received_on=received_on)
    people = Person.everyone.bulk_create(_person(entry, at) for entry in entries)
    held = [(person, entry) for person, entry in zip(people, entries, strict=True) if entry.certificate]
    NameIndex.objects.bulk_create(
        NameIndex(person=person, key=key)
        for person, entry in zip(people, entries, strict=True)
        for key in sorted(name_keys(entry.name, entry.name_latin))
    )
    Certificate.objects.bulk_create(_certificate(person, entry, at, source) for person, entry in held)
    Assessment.objects.bulk_create(_assessment(person, entry, at, source) for person, entry in held)
    payload = {"people": len(people), "certificates": len(held), "source": source.pk}
    record(actor=actor, action="people.loaded", object_kind="source", object_id=source.pk, at=at, payload=payload)
    return LoadedWorkbook(len(people), len(held), source, left_out)


def _title(bureau: str, file: str) -> str:
    """How the list is named to a person; a very long file name is shortened to what the column holds."""
    room = LONGEST_TITLE - len(bureau) - 2
    return f"{bureau}《{file if len(file) <= room else file[: room - 1] + '…'}》"


def _person(entry: Entry, at: datetime) -> Person:
    return Person(
        name=entry.name,
        name_latin=entry.name_latin,
        name_key=name_key(entry.name),
        sex=entry.identity.sex,
        date_of_birth=entry.identity.born_on,
        id_number=entry.identity.value,
        place_id=entry.place_code,
        recorded_at=at,
    )


def _certificate(person: Person, entry: Entry, at: datetime, source: DataSource) -> Certificate:
    number = entry.certificate
    assert number is not None
    return Certificate(
        person=person,
        number=str(number),
        category=number.category,
        grade=number.grade,
        reissue=number.replacement,
        issued_on=entry.issued_on,
        expires_on=entry.expires_on,
        recorded_at=at,
        source=source,
    )


def _assessment(person: Person, entry: Entry, at: datetime, source: DataSource) -> Assessment:
    number = entry.certificate
    assert number is not None
    return Assessment(
        person=person,
        category=number.category,
        grade=number.grade,
        assessed_on=entry.issued_on or source.received_on,
        recorded_at=at,
        source=source,
    )
