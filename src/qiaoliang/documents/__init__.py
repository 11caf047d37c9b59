"""Documents: writes plain headings, paragraphs and tables as Word, PDF, Excel or Markdown; knows no pack, no person, no rule."""

from qiaoliang.documents.blocks import Block, Bullets, Chart, Document, Heading, NewPage, Paragraph, Quotation, Table
from qiaoliang.documents.excel import Sheet, excel_workbook
from qiaoliang.documents.markdown import markdown_text
from qiaoliang.documents.numerals import chinese_number
from qiaoliang.documents.pdf import NoChineseFont, pdf_document
from qiaoliang.documents.word import word_document

__all__ = [
    "Block",
    "Bullets",
    "Chart",
    "Document",
    "Heading",
    "NewPage",
    "NoChineseFont",
    "Paragraph",
    "Quotation",
    "Sheet",
    "Table",
    "chinese_number",
    "excel_workbook",
    "markdown_text",
    "pdf_document",
    "word_document",
]
