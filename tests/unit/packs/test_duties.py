"""The annex: every duty of every bureau, nothing added, nothing lost."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from qiaoliang.cli.annex import annex as annex_command
from qiaoliang.documents import excel_workbook, word_document
from qiaoliang.packs import load
from qiaoliang.packs.duties import duties_of
from qiaoliang.packs.manual.annex import annex_document, annex_sheets


@pytest.fixture(scope="module")
def pack():
    return load("alxa_2017_108")


@pytest.fixture(scope="module")
def duties(pack):
    return duties_of(pack)


def test_no_bureau_of_the_notice_is_forgotten(pack, duties):
    printed = {name for measure in pack.measures for name in (measure.lead, *measure.participants)}

    assert len(duties) == 26
    assert len(printed) == 37
    assert {duty.printed for owed in duties for duty in owed.duties} == printed


def test_every_place_in_a_unit_list_is_one_duty_and_no_more(pack, duties):
    listed = [(measure.id, name) for measure in pack.measures for name in (measure.lead, *measure.participants)]
    owed = [(duty.measure.id, duty.printed) for each in duties for duty in each.duties]

    assert sorted(owed) == sorted(listed)


def test_every_measure_has_one_lead(pack, duties):
    led = [duty.measure.id for owed in duties for duty in owed.leads]

    assert sorted(led) == [measure.id for measure in pack.measures]


def test_what_a_bureau_leads_stands_before_what_it_takes_part_in(duties):
    for owed in duties:
        assert owed.duties == (*owed.leads, *owed.takes_part)
        for part in (owed.leads, owed.takes_part):
            numbers = [duty.measure.number for duty in part]
            assert numbers == sorted(numbers)


def test_the_federation_printed_without_the_league_leads_measure_twenty_one(duties):
    federation = next(owed for owed in duties if owed.bureau.id == "disabled_persons_federation")

    assert "残联" in {duty.printed for duty in federation.leads if duty.measure.id == "m21"}


def test_a_deadline_is_only_what_the_clause_prints(duties):
    found = {
        clause_duty.clause.id: [deadline.text for deadline in clause_duty.deadlines]
        for owed in duties
        for duty in owed.duties
        for clause_duty in duty.clauses
        if clause_duty.deadlines
    }

    assert found == {"m10.c4": ["到2020年"], "m11.c7": ["到2016年"], "m12.c1": ["到2020年"]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_page_says_that_the_annex_is_generated(pack, duties, language):
    document = docx.Document(BytesIO(word_document(annex_document(pack, duties, language))))
    opening = "".join(paragraph.text for paragraph in document.paragraphs[:4])

    assert {"zh": "本表不是原件", "en": "This is not the original"}[language] in opening
    assert "108号" in opening


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_that_names_no_annex_is_not_said_to_lack_one(pack, duties, language):
    kept = {key: value for key, value in pack.instrument.items() if key not in ("annex", "lead_rule")}
    document = annex_document(replace(pack, instrument=kept), duties, language)

    assert document.title.endswith({"zh": "分工方案任务分解表", "en": ": duties by bureau"}[language])
    assert {"zh": "末尾列有", "en": "names this annex"}[language] not in document.blocks[0].text


def test_every_clause_stands_verbatim_in_the_word_file(pack, duties):
    document = docx.Document(BytesIO(word_document(annex_document(pack, duties, "zh"))))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}

    assert {clause.text for clause in pack.clauses} <= cells


def test_the_excel_list_has_one_row_for_each_clause_of_each_duty(pack, duties):
    workbook = CalamineWorkbook.from_filelike(BytesIO(excel_workbook(annex_sheets(pack, duties, "zh"))))
    rows = workbook.get_sheet_by_name("任务分解").to_python()

    assert len(rows) - 3 == sum(owed.clause_count for owed in duties)
    assert "本表不是原件" in rows[1][0]


@pytest.mark.parametrize("name", ["justice_bureau", "司法局", "盟司法局"])
def test_one_bureau_can_be_written_by_any_of_its_names(tmp_path, name):
    out = tmp_path / "annex.xlsx"

    result = CliRunner().invoke(annex_command, ["--out", str(out), "--bureau", name])

    assert result.exit_code == 0, result.output
    sheet = CalamineWorkbook.from_path(out).get_sheet_by_name("任务分解").to_python()
    assert {row[0] for row in sheet[3:]} == {"司法局"}


def test_a_bureau_that_is_not_in_the_notice_is_answered_with_those_that_are(tmp_path):
    result = CliRunner().invoke(annex_command, ["--out", str(tmp_path / "a.docx"), "--bureau", "海洋局"])

    assert result.exit_code == 1
    assert "司法局" in result.output
