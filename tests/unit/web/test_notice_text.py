"""The page of the notice is the notice."""

from qiaoliang.packs import Pack
from qiaoliang.web.public.notice_text import paragraphs_of


def test_the_page_does_not_change_a_character_of_the_official_text(pack: Pack) -> None:
    paragraphs = paragraphs_of(pack)

    assert "\n".join(paragraph.text for paragraph in paragraphs) == pack.notice


def test_no_clause_of_the_notice_is_left_without_its_state(pack: Pack) -> None:
    found = [piece.clause.id for paragraph in paragraphs_of(pack) for piece in paragraph.pieces if piece.clause]

    assert found == [clause.id for clause in pack.clauses]
