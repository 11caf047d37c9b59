"""The title sentence of an item: its first sentence, if that is short and sets no deadline."""

import re

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.outline import Item
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Quote, Range
from qiaoliang.notices.values.deadlines import find_deadlines

_STOP = re.compile(r"[:：](?!\d)|\s+|——")
_LONGEST_TITLE = 50  # characters
_LONGEST_ONLY_SENTENCE = 36  # characters; a longer one is a sentence, not a title


def split_title(clean: CleanText, item: Item) -> tuple[Range, list[Range]]:
    """Return the title sentence of an item (empty if it has none), and what its first paragraph says after it."""
    body = Range(item.marker.end, clean.paragraphs[item.paragraphs[0]].end)
    first_list = min(
        (found.whole.start for index, found in item.lists if index == item.paragraphs[0]), default=body.end
    )
    sentences = split_sentences(clean, Range(body.start, max(body.start, first_list)))
    if not sentences:
        return Range(body.start, body.start), [body]
    first = _shorten(clean, sentences[0])
    is_only = first.end >= first_list and len(item.paragraphs) == 1 and not item.children
    length = first.end - first.start
    if length > (_LONGEST_ONLY_SENTENCE if is_only else _LONGEST_TITLE) or (
        not is_only and find_deadlines(clean, first, issued_on=None)
    ):
        return Range(body.start, body.start), [body]
    return first, [Range(first.end, body.end)]


def title_words(clean: CleanText, title: Range) -> Quote:
    """Return a title without the punctuation that ends it."""
    start, end = clean.trim(title.start, title.end)
    while end > start and clean.folded[end - 1] in "。.::;—":
        end -= 1
    return clean.quote(start, end)


def _shorten(clean: CleanText, sentence: Range) -> Range:
    """End a title at a colon or a gap, where the notice prints one instead of a full stop."""
    stop = _STOP.search(clean.folded, sentence.start + 4, min(sentence.end - 1, sentence.start + 40))
    if (
        stop is None
        or sentence.end - stop.end() < 8
        or re.search("[,;。]", clean.folded[sentence.start : stop.start()])
    ):
        return sentence
    return Range(sentence.start, stop.end())
