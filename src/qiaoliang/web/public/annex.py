"""The missing annex as files: Word, PDF and Excel, of all bureaux or of one. They say on their first page that they are generated."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from qiaoliang.documents import excel_workbook, pdf_document, word_document
from qiaoliang.packs.duties import duties_of
from qiaoliang.packs.manual.annex import annex_document, annex_sheets
from qiaoliang.web.downloads import file_response
from qiaoliang.web.localised import interface_language
from qiaoliang.web.public.pack import the_pack

EVERY_BUREAU = "all"
ENDINGS = ("docx", "pdf", "xlsx")


@require_safe
def annex(request: HttpRequest, bureau_id: str, ending: str) -> HttpResponse:
    """Return the annex as a file, in English for an English page, else in Chinese as printed."""
    pack = the_pack()
    if ending not in ENDINGS or bureau_id not in {EVERY_BUREAU, *(bureau.id for bureau in pack.bureaux)}:
        raise Http404(f"no annex {bureau_id}.{ending}")
    language = "en" if interface_language() == "en" else "zh"
    name = f"annex-{bureau_id}-{language}"
    return file_response(lambda: _file(pack.version, bureau_id, ending, language), name=name, ending=ending)


@lru_cache(maxsize=64)
def _file(version: str, bureau_id: str, ending: str, language: str) -> bytes:
    """Files are kept, because writing one takes longer than a page may."""
    pack = the_pack()
    duties = tuple(owed for owed in duties_of(pack) if bureau_id in (EVERY_BUREAU, owed.bureau.id))
    if ending == "xlsx":
        return excel_workbook(annex_sheets(pack, duties, language))
    document = annex_document(pack, duties, language)
    return word_document(document) if ending == "docx" else pdf_document(document)
