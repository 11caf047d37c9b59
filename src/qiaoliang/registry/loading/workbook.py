"""
Loading a list of people from an Excel workbook, as bureaux and townships keep it.

The first sheet is read. Its heading row is the first of ten that names a person's name; other rows above it may hold a title.
Either every row is stored or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from python_calamine import CalamineWorkbook

from qiaoliang.audit.actions import record
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, ProblemReport
from qiaoliang.registry.loading.workbook_rows import HEADINGS, REQUIRED, Cell, Entry, Reader
from qiaoliang.registry.models import Assessment, Certificate, DataSource, NameIndex, Person
from qiaoliang.registry.name_keys import name_key, name_keys

ROWS_SEARCHED_FOR_HEADINGS = 10


@dataclass(frozen=True)
class LoadedWorkbook:
    """How many people and certificates were stored, and the source they are said to come from."""

    people: int
    certificates: int
    source: DataSource


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
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    heading_row, columns = _headings(rows, path.name)
    reader = Reader.for_places(allowed_places)
    entries = []
    for number, cells in enumerate(rows[heading_row + 1 :], start=heading_row + 2):
        named = {field: cells[column] for field, column in columns.items() if column < len(cells)}
        if any(str(cell).strip() for cell in named.values()):
            entries.append(reader.read(named, file=path.name, row=number))
    reader.refuse_known_numbers(path.name)
    if reader.problems:
        raise ProblemReport(reader.problems)
    people = [entry for entry in entries if entry is not None]
    return _store(people, path.name, bureau, received_on, clock, actor)


def _headings(rows: Sequence[Sequence[Cell]], file: str) -> tuple[int, dict[str, int]]:
    """Return where the heading row is (counted from 0) and in which column each field stands."""
    for number, cells in enumerate(rows[:ROWS_SEARCHED_FOR_HEADINGS]):
        written = {"".join(str(cell).split()): column for column, cell in enumerate(cells)}
        found = {
            field: written[name] for field, names in HEADINGS.items() for name in reversed(names) if name in written
        }
        if "name" in found:
            missing = [field for field in REQUIRED if field not in found]
            if missing:
                raise ProblemReport(_missing_column(field, file) for field in missing)
            return number, found
    raise ProblemReport([_missing_column("name", file)])


def _missing_column(field: str, file: str) -> Problem:
    names = HEADINGS[field]
    return Problem(
        field=Bilingual(zh=f"列“{names[0]}”", en=f"the column {names[0]}"),
        found="",
        reason=Bilingual(zh="表头中没有这一列", en="the heading row does not have it"),
        remedy=Bilingual(
            zh=f"请在表头中加上“{names[0]}”（也可写作{'、'.join(names[1:])}）",
            en=f"Add {names[0]} to the heading row (or one of {', '.join(names[1:])})",
        ),
        file=file,
    )


@transaction.atomic
def _store(
    entries: Sequence[Entry], file: str, bureau: str, received_on: date, clock: Clock, actor: str
) -> LoadedWorkbook:
    at = clock.now()
    source = DataSource.objects.create(bureau=bureau, title=f"{bureau}《{file}》", received_on=received_on)
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
    return LoadedWorkbook(len(people), len(held), source)


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
