"""A number typed into a sentence is seen however it is spaced, and other digits are left alone."""

import pytest

from qiaoliang.audit.numbers import holds_identity_number


@pytest.mark.parametrize(
    "text",
    [
        "核对152921198501010015",
        "152921 19850101 0015",
        "152921-1985-0101-001x",
        "１５２９２１１９８５０１０１００１５",
        "残疾人证15292119850101001542",
        "老证152921850101001号",
    ],
)
def test_an_identity_number_in_a_sentence_is_seen(text):
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "核对补贴申请",
        "阿署办发〔2017〕108号",
        "2018-05-01 2018-06-01",
        "电话04838332101、13804830000",
        "共123456789012345678元",
    ],
)
def test_other_numbers_in_a_sentence_are_left_alone(text):
    assert not holds_identity_number(text)
