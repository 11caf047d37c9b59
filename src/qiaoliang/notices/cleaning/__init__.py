"""From the official text to readable paragraphs, without losing a position."""

from qiaoliang.notices.cleaning.clean_text import CleanText, clean
from qiaoliang.notices.cleaning.folding import fold

__all__ = ["CleanText", "clean", "fold"]
