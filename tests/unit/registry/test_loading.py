"""A population is loaded as a whole or not at all."""

from datetime import date

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.primitives.months import Month
from qiaoliang.primitives.problems import ProblemReport
from qiaoliang.registry.loading import load_population
from qiaoliang.registry.loading.population import RegistryNotEmpty
from qiaoliang.registry.models import Certificate, DataSource, Household, Person

pytestmark = pytest.mark.django_db
MAY = Month(2018, 5)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id_number": "152921197001010019", "certificate_number": None}, "末位校验码"),
        ({"id_number": "152921197013010019", "certificate_number": None}, "不存在"),
        ({"disability_grade": 5}, "残疾等级只有一级至四级"),
        ({"disability_category": 8}, "没有这一类别"),
        ({"sex": "X"}, "不是男或女"),
        ({"place": "110101"}, "不是已有的苏木镇"),
        ({"household_id": 99}, "家庭文件中没有这一户"),
        ({"died_on": date(1960, 1, 1)}, "早于出生日期"),
        ({"certificate_expires_on": date(2014, 1, 1)}, "早于签发日期"),
        (
            {"date_of_birth": date(1971, 1, 1), "id_number": "152921198501010015", "certificate_number": None},
            "身份证号中的1985-01-01",
        ),
    ],
)
def test_a_wrong_row_is_named_with_file_row_and_remedy_and_nothing_is_stored(
    changes, sentence, places, clock, write_population, person_row
):
    directory = write_population([person_row(1), person_row(2, **changes)])

    with pytest.raises(ProblemReport) as refusal:
        load_population(directory, month=MAY, clock=clock)

    problem = next(problem for problem in refusal.value.problems if sentence in problem.zh)
    assert (problem.file, problem.row) == ("people.parquet", 2)
    assert problem.remedy.zh
    assert not Person.everyone.exists()
    assert not DataSource.objects.exists()


def test_a_person_who_is_in_the_file_twice_is_refused(places, clock, write_population, person_row):
    directory = write_population([person_row(1), person_row(1)])

    with pytest.raises(ProblemReport, match="第1行已有此人"):
        load_population(directory, month=MAY, clock=clock)


def test_a_missing_column_is_named(places, clock, write_population, person_row):
    directory = write_population([person_row(1)], without="is_student")

    with pytest.raises(ProblemReport, match=r"people\.parquet，列is_student是空的：缺少这一列") as refusal:
        load_population(directory, month=MAY, clock=clock)

    assert "is_student" in refusal.value.en


def test_a_population_is_never_loaded_over_another(places, clock, write_population, person_row, load):
    load([person_row(1)])

    with pytest.raises(RegistryNotEmpty):
        load_population(write_population([person_row(2)]), month=MAY, clock=clock)

    assert Person.everyone.count() == 1


def test_loading_stores_everybody_reports_progress_and_leaves_one_event(
    places, clock, write_population, person_row, household_row
):
    directory = write_population([person_row(1), person_row(2, household_id=2)], [household_row(1), household_row(2)])
    steps = []

    loaded = load_population(directory, month=MAY, clock=clock, progress=lambda *step: steps.append(step))

    assert (loaded.people, loaded.holders, loaded.households) == (2, 2, 2)
    assert Person.everyone.count() == Certificate.objects.count() == Household.everyone.count() == 2
    assert ("人员", 2, 2) in steps
    assert Event.objects.get(action="population.loaded").payload["people"] == 2


def test_a_person_registered_after_a_load_gets_a_number_of_their_own(load, person_row, clock):
    load([person_row(41)])

    newcomer = Person.everyone.create(
        name="乌日娜",
        name_key="乌日娜",
        sex="F",
        date_of_birth=date(1990, 1, 1),
        place_id="152921110",
        recorded_at=clock.now(),
    )

    assert newcomer.pk > 41
