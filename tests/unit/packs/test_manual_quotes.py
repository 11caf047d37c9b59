"""What README and docs say: quoted output is what the commands print, counts are true, links lead somewhere."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from qiaoliang.cli.main import COMMANDS, main
from qiaoliang.packs import load

ROOT = Path(__file__).parents[3]
PAGES = [
    *(ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "docs/README.md")),
    *(
        page
        for folder in ("tutorials", "how-to", "explanation", "decisions", "reference")
        for page in (ROOT / "docs" / folder).rglob("*.md")
    ),
]


def text_blocks(page):
    """Return the blocks of a page that quote output."""
    return re.findall(r"```text\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_answer_that_opens_the_readme_is_what_the_command_prints(page, language):
    quoted = text_blocks(ROOT / page)[0]

    printed = CliRunner().invoke(main, ["decide", str(ROOT / "docs/tutorials/case.yaml"), "--language", language])

    assert quoted in printed.output


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("README.md", "Of {} clauses, {} are fully carried out, {} in part, and {} not yet"),
        ("README.zh.md", "{}款中，已落地{}款，部分{}款，尚无{}款"),
    ],
)
def test_the_readme_claims_no_more_clauses_than_are_carried_out(page, words):
    states = [clause.state for clause in load("alxa_2017_108").clauses]
    counts = [len(states), *map(states.count, ("live", "partly", "not_yet"))]

    assert words.format(*counts) in (ROOT / page).read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_readme_lists_every_command_and_no_other(page):
    listed = re.findall(r"^\| `([a-z-]+)[ `]", (ROOT / page).read_text("utf-8"), re.MULTILINE)

    assert listed == list(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page):
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)", page.read_text("utf-8"))
    dead = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert not dead
