"""
Find every string that asks to be translated, in Python modules and in templates.

Pure Python, so that a check of the catalogues needs no program installed. Only literal strings are found: a string built
at run time cannot be translated, and is not reported.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace
from django.utils.translation.template import block_re, endblock_re, inline_re, plural_re

SOURCES = Path(__file__).resolve().parent.parent
CALLS = {"gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "_": 1, "ngettext": 2, "ngettext_lazy": 2}


class Translatable(NamedTuple):
    """A message (with its plural, or "") and the file it was found in, relative to the package."""

    message: str
    plural: str
    found_in: str


def _in_python(source: str, found_in: str) -> Iterator[Translatable]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [argument.value for argument in node.args[: CALLS.get(name, 0)] if isinstance(argument, ast.Constant)]
        words = [text for text in texts if isinstance(text, str)]
        if words:
            yield Translatable(words[0], words[1] if len(words) > 1 else "", found_in)


def _words_of(token: Token) -> str:
    """Return how gettext sees one token inside a translated block: a variable by its name, a per cent sign doubled."""
    return f"%({token.contents})s" if token.token_type == TokenType.VAR else token.contents.replace("%", "%%")


def _in_block(tokens: Iterator[Token], *, is_trimmed: bool, found_in: str) -> Translatable:
    """Read on to the end of a translated block."""
    parts = [""]
    for token in tokens:
        if token.token_type == TokenType.BLOCK and endblock_re.match(token.contents):
            break
        if token.token_type == TokenType.BLOCK and plural_re.match(token.contents):
            parts.append("")
        else:
            parts[-1] += _words_of(token)
    singular, plural = [trim_whitespace(part) if is_trimmed else part for part in (*parts, "")][:2]
    return Translatable(singular, plural, found_in)


def _in_template(source: str, found_in: str) -> Iterator[Translatable]:
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type != TokenType.BLOCK:
            continue
        if match := inline_re.match(token.contents):
            yield Translatable(match[1][1:-1].replace("%", "%%"), "", found_in)
        elif block_re.match(token.contents):
            yield _in_block(tokens, is_trimmed="trimmed" in token.split_contents(), found_in=found_in)


def find_translatable(directory: Path = SOURCES) -> list[Translatable]:
    """Return every translatable message under `directory`, ordered by file and by first place in it."""
    found: list[Translatable] = []
    for path in sorted(directory.rglob("*")):
        if path.suffix not in {".py", ".html"} or "tests" in path.parts:
            continue
        reader = _in_python if path.suffix == ".py" else _in_template
        found.extend(reader(path.read_text(encoding="utf-8"), path.relative_to(directory).as_posix()))
    return found
