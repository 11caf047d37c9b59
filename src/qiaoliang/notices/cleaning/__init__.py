"""From the official text to readable paragraphs, without losing a position."""

from qiaoliang.notices.cleaning.clean_text import CleanText, broken_numbers, clean
from qiaoliang.notices.cleaning.folding import fold

__all__ = ["CleanText", "broken_numbers", "clean", "fold"]
