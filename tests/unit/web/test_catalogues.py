"""The catalogues say everything that the pages say."""

import re

import pytest

from qiaoliang.web import catalogues
from qiaoliang.web.traditional import to_traditional
from qiaoliang.web.translatable import find_translatable

PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", [catalogues.ENGLISH, catalogues.TRADITIONAL])
def test_no_message_of_a_page_is_left_untranslated(language: str) -> None:
    missing = catalogues.missing_messages(language, find_translatable())

    assert not missing, f"{language}: run `make messages` and translate: {missing}"


@pytest.mark.parametrize("language", [catalogues.ENGLISH, catalogues.TRADITIONAL])
def test_no_translation_loses_a_number_or_a_name(language: str) -> None:
    for entry in catalogues.read_catalogue(language):
        assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr)), entry.msgid


def test_the_traditional_catalogue_is_what_the_converter_says() -> None:
    for entry in catalogues.read_catalogue(catalogues.TRADITIONAL):
        assert entry.msgstr == to_traditional(entry.msgid)


def test_messages_are_found_in_modules_templates_and_inside_component_attributes() -> None:
    found = {message.message for message in find_translatable()}

    assert "请只填数字，例如 650 或 650.50" in found
    assert "通知全文，每一句都有回音" in found
    assert "第 %(number)s 条措施" in found
