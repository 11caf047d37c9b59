"""Files that a page hands over: what they are, what they are called, and the plain sentence where one cannot be written."""

from collections.abc import Callable

from django.http import HttpResponse

from qiaoliang.documents import NoChineseFont

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}
UNAVAILABLE = 503


def file_response(write: Callable[[], bytes], *, name: str, ending: str) -> HttpResponse:
    """
    Return what `write` writes as a file to keep, called `name`.`ending` (in ASCII).

    Where the machine has no Chinese font, a PDF is refused in a sentence that says what to do.
    """
    try:
        content = write()
    except NoChineseFont as refused:
        return HttpResponse(str(refused), status=UNAVAILABLE, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
