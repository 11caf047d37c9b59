"""PDF files: the words on the page by their places, since a PDF knows neither paragraphs nor tables."""

from qiaoliang.notices.sources.pdf.pdf_document import text_of_pdf

__all__ = ["text_of_pdf"]
