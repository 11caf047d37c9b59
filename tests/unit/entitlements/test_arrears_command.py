"""`qiaoliang arrears` at the terminal: what it settles, what it says it rests on, and what it refuses with a remedy."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from qiaoliang.audit.models import Event
from qiaoliang.audit.queries import who_looked_at
from qiaoliang.cli.arrears import arrears
from qiaoliang.entitlements.models import Application
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.registry.actions import name_source
from qiaoliang.registry.models import Assessment, Certificate, FactRecord, Person

pytestmark = pytest.mark.django_db
NUMBER = "152921198001010041"
GROUNDS = {
    "needs_long_term_care": 1,
    "receives_injury_care_allowance": 0,
    "is_state_supported": 0,
    "other_care_allowance": 0,
}
Run = Callable[..., Result]


@pytest.fixture
def paid(people: dict[int, Person], clock: FixedClock) -> Person:
    """Somebody entitled to the care subsidy who was paid 60 yuan in May 2018 and nothing in June."""
    person, at = people[1], clock.now()
    Person.everyone.filter(pk=1).update(id_number=NUMBER)
    source = name_source(bureau="民政局", title="名册", received_on=date(2018, 6, 1))
    Assessment.objects.create(
        person=person, category=4, grade=1, assessed_on=date(2017, 1, 1), recorded_at=at, source=source
    )
    Certificate.objects.create(person=person, number="", category=4, grade=1, recorded_at=at, source=source)
    told = [(name, value, date(2017, 1, 1), None) for name, value in GROUNDS.items()]
    told += [
        ("care_subsidy_paid", fen, date(2018, month, 1), date(2018, month, 30)) for month, fen in ((5, 6000), (6, 0))
    ]
    FactRecord.objects.bulk_create(
        FactRecord(
            subject_kind="person", subject_id=1, name=name, value=value, starts_on=starts_on, ends_on=ends_on,
            recorded_at=at, source=source,
        )
        for name, value, starts_on, ends_on in told
    )  # fmt: skip
    return person


@pytest.fixture
def run() -> Run:
    def asked(*words: str | Path) -> Result:
        return CliRunner().invoke(arrears, [*map(str, words), "--language", "en"])

    return asked


def test_without_an_application_the_months_before_the_first_payment_are_not_owed(paid: Person, run: Run) -> None:
    found = run(NUMBER, "--from", "2018-03", "--to", "2018-06").output

    assert "No application is recorded" in found and "(2018-05)" in found
    assert "owed 100.00 yuan, to come back 0.00 yuan, 0 periods" in found
    assert "2018-04" not in found


def test_an_application_moves_the_start_and_what_is_not_known_to_be_paid_is_not_settled(paid: Person, run: Run) -> None:
    Application.everyone.create(
        person=paid, provision="m02.care_subsidy", applicant="person", received_on=date(2018, 4, 30), recorded_at=FixedClock.on(date(2018, 6, 1)).now()
    )  # fmt: skip

    first = run(NUMBER, "--from", "2018-03", "--to", "2018-06").output
    told = run(NUMBER, "--from", "2018-03", "--to", "2018-06", "--received", "2018-04=0").output

    assert "month of application (2018-04)" in first and "1 periods" in first
    assert "owed 180.00 yuan" in told and "0 periods" in told


def test_law_changed_backwards_settles_everybody_and_leaves_a_trace_of_the_list(
    paid: Person, run: Run, tmp_path: Path
) -> None:
    changes, book = tmp_path / "changes.yaml", tmp_path / "list.xlsx"
    changes.write_text("- {figure: m02.care_subsidy, value: 120, from: 2018-01-01}", encoding="utf-8")

    found = run("--everybody", "--from", "2018-05", "--to", "2018-06", "--change", changes, "--excel", book)

    assert found.exit_code == 0, found.output
    assert "180.00" in found.output
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(1).to_python()
    assert [row[3] for row in rows][-1] == "180.00"
    assert who_looked_at(object_kind="person", object_id=1).filter(action="list.exported").count() == 1


def test_what_is_settled_of_everybody_without_a_list_is_on_record_too(paid: Person, run: Run) -> None:
    assert run("--everybody", "--from", "2018-05", "--to", "2018-05").exit_code == 0

    assert Event.objects.filter(action="arrears.settled", object_id="m02.care_subsidy").count() == 1


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ((NUMBER, "--from", "2018-06", "--to", "2018-05"), "first month before the last"),
        ((NUMBER, "--from", "2018-13", "--to", "2018-05"), "2018-05"),
        ((NUMBER, "--provision", "m05.employment_levy", "--from", "2018-01", "--to", "2018-12"), "write years"),
        ((NUMBER, "--provision", "m05.employment_levy", "--from", "2018", "--to", "2018"), "credit code"),
        ((NUMBER, "--provision", "m15.care_service", "--from", "2018", "--to", "2018"), "not an amount of money"),
        ((NUMBER, "--from", "2018-05", "--to", "2018-05", "--received", "2018-05"), "2018-03=80"),
        ((NUMBER, "--from", "2018-05", "--to", "2018-05", "--received", "2018-05=1", "--received", "2018-05=2"), "twice"),
        ((NUMBER, "--from", "2018-05", "--to", "2018-05", "--excel", "x.xlsx"), "--everybody"),
        ((NUMBER, "--everybody", "--from", "2018-05", "--to", "2018-05"), "leave out the number"),
        (("--from", "2018-05", "--to", "2018-05"), "write the number"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_answered_is_refused_with_what_to_write(
    paid: Person, run: Run, words: tuple[str, ...], remedy: str
) -> None:
    found = run(*words)

    assert found.exit_code != 0
    assert remedy in found.output
    assert "Traceback" not in found.output
