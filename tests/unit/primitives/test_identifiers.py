"""What a mistyped number must never get away with, and what a right one must never be refused for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.primitives.identifiers import (
    CREDIT_CHARACTERS,
    CertificateNumber,
    CreditCode,
    IdentityNumber,
    InvalidCertificateNumber,
    InvalidCreditCode,
    InvalidIdentityNumber,
    credit_check_character,
    identity_check_digit,
    upgrade_identity_number,
)

CORRECT = "152921198501010015"


@st.composite
def identity_numbers(draw):
    born_on = draw(st.dates(date(1900, 1, 1), date(2018, 5, 31)))
    first_17 = f"{draw(st.integers(110000, 659999))}{born_on:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    return first_17 + identity_check_digit(first_17)


@given(identity_numbers())
def test_a_right_identity_number_is_never_refused(number):
    assert str(IdentityNumber.parse(f" {number.lower()} ")) == number


@given(identity_numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(number, position, shift):
    wrong = number[:position] + str((int(number[position]) + shift) % 10) + number[position + 1 :]

    with pytest.raises(InvalidIdentityNumber):
        IdentityNumber.parse(wrong)


@given(identity_numbers(), st.integers(0, 15))
def test_two_swapped_neighbours_never_pass(number, position):
    swapped = number[:position] + number[position + 1] + number[position] + number[position + 2 :]

    if swapped == number:
        assert IdentityNumber.parse(swapped)
    else:
        with pytest.raises(InvalidIdentityNumber):
            IdentityNumber.parse(swapped)


def test_a_wrong_check_digit_is_refused_with_the_expected_one():
    with pytest.raises(InvalidIdentityNumber) as refused:
        IdentityNumber.parse("152921198501010016")

    assert "应为5，现为6" in refused.value.zh
    assert "should be 5" in refused.value.en
    assert str(refused.value) == refused.value.zh


def test_a_birth_date_that_does_not_exist_is_named():
    with pytest.raises(InvalidIdentityNumber, match="1985-02-30不存在"):
        IdentityNumber.parse("152921198502300016")


@pytest.mark.parametrize(
    "text", ["", "15292119850101001", "15292119850101001５", "X52921198501010015", "15292119850101001A"]
)
def test_something_that_is_no_identity_number_is_refused_in_both_languages(text):
    with pytest.raises(InvalidIdentityNumber) as refused:
        IdentityNumber.parse(text)

    assert "请对照身份证" in refused.value.zh
    assert "identity card" in refused.value.en


def test_an_identity_number_says_the_birth_date_and_sex_and_hides_them_when_masked():
    number = IdentityNumber.parse("15292219900615002X")

    assert (number.born_on, number.sex, number.issuing_division) == (date(1990, 6, 15), "F", "152922")
    assert number.masked == "152922********002X"


def test_an_old_number_becomes_the_new_number_of_the_same_person():
    assert str(upgrade_identity_number("152921850101001")) == CORRECT


def test_a_centenarian_is_not_made_a_newborn_by_the_upgrade():
    assert upgrade_identity_number("152921980101996").born_on == date(1898, 1, 1)


@pytest.mark.parametrize("text", ["152921851301001", "15292185010100", "15292185010100X", "152921850230001"])
def test_an_old_number_that_cannot_be_one_is_refused(text):
    with pytest.raises(InvalidIdentityNumber):
        upgrade_identity_number(text)


def test_a_certificate_number_opens_into_person_category_and_grade():
    number = CertificateNumber.parse("36012119701121001343")

    assert (str(number.identity), number.category, number.grade, number.replacement) == ("360121197011210013", 4, 3, 0)


@given(identity_numbers(), st.integers(1, 7), st.integers(1, 4), st.integers(0, 9))
def test_a_certificate_number_is_read_as_it_was_written(number, category, grade, replacement):
    certificate = CertificateNumber(IdentityNumber(number), category, grade, replacement)

    assert CertificateNumber.parse(str(certificate)) == certificate


@pytest.mark.parametrize(
    ("ending", "zh", "en"),
    [
        ("45", "残疾等级请写1至4", "grade write 1 to 4"),
        ("83", "残疾类别请写1至7", "category write 1 to 7"),
        ("43B0", "补办次数请写1至9", "replacement write 1 to 9"),
        ("4", "请对照残疾人证填写", "Copy it from the certificate"),
    ],
)
def test_a_wrong_certificate_number_is_told_what_to_write(ending, zh, en):
    with pytest.raises(InvalidCertificateNumber) as refused:
        CertificateNumber.parse("360121197011210013" + ending)

    assert zh in refused.value.zh
    assert en in refused.value.en


def test_a_certificate_of_an_impossible_person_is_refused():
    with pytest.raises(InvalidIdentityNumber):
        CertificateNumber.parse("36012119701121001443")


def test_a_published_credit_code_passes():
    assert str(CreditCode.parse("91110000600037341l")) == "91110000600037341L"


@given(st.text(CREDIT_CHARACTERS, min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 30))
def test_one_wrong_character_of_a_credit_code_never_passes(first_17, position, shift):
    check = credit_check_character(first_17)
    other = CREDIT_CHARACTERS[(CREDIT_CHARACTERS.index(first_17[position]) + shift) % 31]

    assert CreditCode.parse(first_17 + check)
    with pytest.raises(InvalidCreditCode):
        CreditCode.parse(first_17[:position] + other + first_17[position + 1 :] + check)


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("9111000060003734", "应为18位"),
        ("9111000060003734OL", "不会出现字符“O”"),
        ("91110000600037341M", "应为L，现为M"),
    ],
)
def test_a_wrong_credit_code_is_told_why(text, zh):
    with pytest.raises(InvalidCreditCode) as refused:
        CreditCode.parse(text)

    assert zh in refused.value.zh
    assert "business licence" in refused.value.en
