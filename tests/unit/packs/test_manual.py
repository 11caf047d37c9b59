"""The reference pages: from the pack, in step with it, and complete enough to check against the paper."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from qiaoliang.cli.main import main
from qiaoliang.packs import load
from qiaoliang.packs.manual.pages import reference_pages

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


@pytest.fixture(scope="module")
def pack():
    return load("alxa_2017_108")


@pytest.fixture(scope="module")
def pages(pack):
    return reference_pages(pack)


def test_the_manual_is_in_step_with_the_pack_and_the_commands(tmp_path):
    result = CliRunner().invoke(main, ["manual", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output

    written = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.md")}
    kept = {path.relative_to(REFERENCE).as_posix(): path.read_text("utf-8") for path in REFERENCE.rglob("*.md")}
    differing = sorted(name for name in {*written, *kept} if written.get(name) != kept.get(name))

    assert not differing, f"docs/reference is out of step with the pack in {', '.join(differing)}. Run: make manual"


def test_every_clause_is_printed_verbatim_in_both_languages(pack, pages):
    for measure in pack.measures:
        for clause in measure.clauses:
            assert f"> {clause.text}" in pages[f"zh/{measure.id}.md"]
            assert f"> {clause.text}" in pages[f"en/{measure.id}.md"]


def test_no_figure_is_left_out(pack, pages):
    for figure_id, figure in pack.figures.figures.items():
        assert f"({figure_id})" in pages["zh/figures.md"]
        assert figure.label_en in pages["en/figures.md"]


def test_an_absent_figure_says_so_and_is_never_printed_as_zero(pack, pages):
    absent = [figure for figure in pack.figures.figures.values() if not figure.values]
    assert absent

    for figure in absent:
        line = next(line for line in pages["en/figures.md"].splitlines() if f"({figure.id})" in line)
        assert "ABSENT" in line
        assert "| none" in line


def test_an_assumed_figure_is_labelled_wherever_it_is_printed(pages):
    for name in ("zh/m01.md", "zh/figures.md"):
        lines = [line for line in pages[name].splitlines() if "| DEMONSTRATION |" in line]
        assert lines
        assert all("假定" in line for line in lines)


def test_a_rule_is_printed_with_its_conditions_and_what_each_compares(pages):
    page = pages["en/m05.md"]

    assert "employs fewer disabled persons than required | shortfall is above 0" in page
    assert "| shortfall | disabled staff required − disabled staff as counted |" in page


def test_a_relation_made_elsewhere_is_shown_where_it_bears(pages):
    assert "m02.c2 | disregard" in pages["en/m01.md"]


def test_every_worked_case_is_printed_with_its_answer(pack, pages):
    for example in pack.examples:
        assert f"#### {example.name}" in pages[f"zh/{example.measure}.md"].replace("\\", "")
    assert "→ employment levy: 60,000.00 yuan/year" in pages["en/m05.md"]


def test_every_open_question_is_printed(pack, pages):
    for measure in pack.measures:
        asked = pages[f"zh/{measure.id}.md"].replace("\\", "")
        assert all(" ".join(question.zh.split()) in asked for question in measure.open_questions)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_measure_can_be_read_in_a_terminal(language):
    result = CliRunner().invoke(main, ["measure", "5", "--language", language])

    assert result.exit_code == 0, result.output
    assert "建立用人单位按比例安排残疾人就业公示制度。" in result.output
    assert "m05.employment_levy" in result.output


@pytest.mark.parametrize("written", ["29", "0", "abc", "m99"])
def test_a_measure_that_does_not_exist_is_answered_with_those_that_do(written):
    result = CliRunner().invoke(main, ["measure", written])

    assert result.exit_code == 1
    assert "1 to 28" in result.output


def test_pages_of_measures_that_are_gone_are_removed_and_other_files_kept(tmp_path):
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh" / "m99.md").write_text("old", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"")

    CliRunner().invoke(main, ["manual", "--out", str(tmp_path)])

    assert not (tmp_path / "zh" / "m99.md").exists()
    assert (tmp_path / "picture.png").exists()
