"""A case that cannot be true is refused with the file, the field, what was found and what to write instead."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qiaoliang.cli.main import main


def decided(folder: Path, text: str) -> Result:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["decide", str(path), "--month", "2018-05"])


@pytest.mark.parametrize(
    ("text", "field", "found", "remedy"),
    [
        ("person.date_of_birth: 2018-06-01", "person.date_of_birth", "2018-06-01", "to 2018-05-31"),
        ("person.date_of_birth: 1899-12-31", "person.date_of_birth", "1899-12-31", "from 1900-01-01"),
        ("person.disability_grade: true", "person.disability_grade", "True", "Write one of: 1 ="),
        ("person.disability_grade: false", "person.disability_grade", "False", "Write one of: 1 ="),
        (
            "{employer.staff_count: 3, employer.severe_disabled_staff: 2, employer.other_disabled_staff: 2}",
            "employer.severe_disabled_staff",
            "severe_disabled_staff 2 + other_disabled_staff 2",
            "no more than employer.staff_count, which is 3",
        ),
        (
            "{person.sex: F, household.members: [{person.sex: M}, {household.is_urban: true}]}",
            "household.members, member 2, household.is_urban",
            "True",
            "put this one beside household.members",
        ),
        (
            "{person.sex: F, household.members: [{person.date_of_birth: 2030-01-01}]}",
            "household.members, member 1, person.date_of_birth",
            "2030-01-01",
            "to 2018-05-31",
        ),
        (
            "{person.sex: F, household.members: [{person.disability_grade: yes}]}",
            "household.members, member 1, person.disability_grade",
            "True",
            "Write one of",
        ),
        (
            "{person.sex: F, household.members: [{1: 2}]}",
            "household.members, member 1, 1",
            "2",
            "Write only person facts",
        ),
    ],
)
def test_a_case_that_cannot_be_true_is_not_decided(tmp_path: Path, text: str, field: str, found: str, remedy: str):
    answer = decided(tmp_path, text)

    assert answer.exit_code == 1
    assert "case.yaml" in answer.output
    for words in (field, found, remedy):
        assert words in answer.output


@pytest.mark.parametrize(
    "text",
    [
        "person.date_of_birth: 2018-05-31",
        "person.date_of_birth: 1900-01-01",
        "person.disability_grade: '1'",
        "{employer.staff_count: 4, employer.severe_disabled_staff: 2, employer.other_disabled_staff: 2}",
        "{employer.staff_count: 未知, employer.severe_disabled_staff: 2}",
    ],
)
def test_a_case_on_the_boundary_is_decided(tmp_path: Path, text: str):
    assert decided(tmp_path, text).exit_code == 0
