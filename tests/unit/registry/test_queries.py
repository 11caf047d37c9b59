"""Finding people: forgiving about how a name is written, strict about who may see whom."""

from datetime import date

import pytest

from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Grant, Scope
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.registry.queries import (
    NotInScope,
    duplicates_by_identity_number,
    people_in,
    person_page,
    search_people,
)

pytestmark = pytest.mark.django_db
MAY = Month(2018, 5)
HERE, ELSEWHERE = "152921110", "152922103"


def a_scope(*codes: str) -> Scope:
    grant = Grant(Role.BANNER_CLERK.value, "disabled_persons_federation", "152921", frozenset(codes))
    return Scope(staff="someone", on=date(2018, 6, 1), grants=(grant,))


def found(text: str, *codes: str) -> list[int]:
    return [person.pk for person in search_people(a_scope(*(codes or (HERE,))), text)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("乌日娜·宝音", "乌日娜 宝音"),
        ("乌日娜·宝音", "乌日娜•宝音"),
        ("乌日娜·宝音", "宝音"),
        ("乌日娜·宝音", "日娜"),
        ("刘德华", "劉德華"),
        ("刘德华", " 刘 德华 "),
        ("刘德华", "刘"),
    ],
)
def test_a_name_is_found_however_it_is_typed(written, typed, load, person_row):
    load([person_row(1, name=written), person_row(2, name="陈立新")])

    assert found(typed) == [1]


def test_a_latin_name_is_found_by_any_of_its_parts_in_small_letters(load, person_row):
    load([person_row(1, name="乌日娜", name_latin="Urna Bayar")])

    assert found("bayar") == found("URNA bayar") == [1]


def test_the_whole_name_comes_before_a_longer_one(load, person_row):
    load([person_row(1, name="王宝音图"), person_row(2, name="宝音图"), person_row(3, name="宝音")])

    assert found("宝音") == [3, 2, 1]


@pytest.mark.parametrize(
    "typed", ["15292219900615002x", "152922 19900615 002X", "15292219900615002X42", "152922199006"]
)
def test_a_number_is_found_with_a_small_x_with_spaces_and_by_its_beginning(typed, load, person_row):
    number = "15292219900615002X"
    born = date(1990, 6, 15)
    load([person_row(1), person_row(2, id_number=number, certificate_number=f"{number}42", date_of_birth=born)])

    assert found(typed) == [2]


@pytest.mark.parametrize("typed", ["", "  ", "·", "%", "_"])
def test_nothing_typed_finds_nobody_rather_than_everybody(typed, load, person_row):
    load([person_row(1)])

    assert found(typed) == []


def test_nobody_outside_the_scope_is_found_or_opened(load, person_row):
    load([person_row(1, place=ELSEWHERE)])

    assert found("宝音图") == []
    assert found("宝音图", ELSEWHERE) == [1]
    with pytest.raises(NotInScope):
        person_page(a_scope(HERE), 1, MAY)


def test_members_of_a_household_who_live_elsewhere_are_counted_but_not_shown(load, person_row, other_row):
    load([person_row(1), other_row(2), other_row(3, place=ELSEWHERE)])

    page = person_page(a_scope(HERE), 1, MAY)

    assert [member.pk for member in page.members] == [2]
    assert page.hidden_member_count == 1
    assert [certificate.number[-2:] for certificate in page.certificates] == ["42"]


def test_a_page_takes_the_same_number_of_queries_for_a_large_household(
    load, person_row, other_row, django_assert_max_num_queries
):
    load([person_row(1), *(other_row(number) for number in range(2, 30))])

    with django_assert_max_num_queries(7):
        page = person_page(a_scope(HERE), 1, MAY)

    assert len(page.members) == 28


def test_two_records_with_one_number_are_shown_together(load, person_row):
    shared = person_row(1)["id_number"]
    load([person_row(1), person_row(2, id_number=shared, certificate_number=None), person_row(3)])

    assert [person.pk for person in duplicates_by_identity_number(a_scope(HERE))] == [1, 2]


def test_people_of_one_place_are_not_those_of_a_place_with_a_similar_code(load, person_row):
    load([person_row(1), person_row(2, place="152921401"), person_row(3, place=ELSEWHERE)])
    everywhere = a_scope(*Person.everyone.values_list("place_id", flat=True))

    assert people_in(everywhere, place_code="152921").count() == 2
    assert people_in(everywhere, place_code="152921401").count() == 1
    assert people_in(everywhere, holders_only=True).count() == 3
