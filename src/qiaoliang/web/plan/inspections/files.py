"""A photograph or a document of an inspection, for who may see the inspection; never run, never kept by a browser."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.kept_files import ENDINGS, read_kept
from qiaoliang.plan.queries import file_of
from qiaoliang.web.office.access import office_page


@require_safe
@office_page(Permission.VIEW_PLAN)
def inspection_file(request: HttpRequest, scope: Scope, inspection_id: int, file_id: int) -> HttpResponse:
    """Return a file as it was handed in."""
    found = file_of(scope, inspection_id, file_id)
    if found is None:
        raise Http404(f"file {file_id} of inspection {inspection_id} is not in the scope")
    try:
        content = read_kept(found.sha256)
    except FileNotFoundError:
        raise Http404(f"the data directory has lost the file {file_id}") from None
    way = "inline" if found.is_picture else "attachment"
    response = HttpResponse(content, content_type=found.media_type)
    response["Content-Disposition"] = f'{way}; filename="{inspection_id}-{file_id}{ENDINGS[found.media_type]}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
