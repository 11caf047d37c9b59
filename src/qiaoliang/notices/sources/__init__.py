"""Files that hold a notice: what format the bytes are, and the text in them."""

from qiaoliang.notices.sources.formats import LARGEST_SOURCE, UnreadableSource, text_of

__all__ = ["LARGEST_SOURCE", "UnreadableSource", "text_of"]
