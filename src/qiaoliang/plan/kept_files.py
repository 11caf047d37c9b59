"""
Files that people hand in: checked by what they are rather than by their names, and kept under their SHA-256.

They lie in the data directory, outside the web root, and are served only through a page that asks whether the reader may see
them. They are evidence, so not a byte is changed. A file is whole in its place before a row names it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from qiaoliang.primitives.problems import Bilingual, Problem, Refused

LARGEST_FILE = 10 * 1024 * 1024  # bytes
MOST_FILES = 10
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
PICTURES = frozenset({"image/jpeg", "image/png"})
_FIELD = Bilingual(zh="文件", en="file")


class FileRefused(Refused):
    """A file that is not kept: too large, empty, or not what it may be."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as it was handed in; `name` is only for the sentence that refuses it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept, with what it is and its SHA-256."""

    content: bytes
    media_type: str
    sha256: str


def check_file(handed_in: HandedIn, *, pictures_only: bool) -> CheckedFile:
    """
    Return the file checked.

    :raises FileRefused: if it is empty, larger than 10 MB, cut short, or neither JPEG nor PNG (nor PDF, where that is allowed)
    """
    size = len(handed_in.content)
    if not size:
        raise _refused(handed_in, "文件是空的", "it is empty", "请重新选择文件", "Choose the file again")
    if size > LARGEST_FILE:
        raise _refused(
            handed_in,
            f"有{size // 1024 // 1024 + 1}MB，超过10MB",
            "it is larger than 10 MB",
            "请缩小后再上传",
            "Make it smaller and upload it again",
        )
    media_type = _media_type(handed_in.content)
    if media_type is None or (pictures_only and media_type not in PICTURES):
        kinds = (
            ("JPEG、PNG照片", "a JPEG or PNG photograph") if pictures_only else ("JPEG、PNG、PDF", "JPEG, PNG or PDF")
        )
        raise _refused(
            handed_in,
            f"内容不是完整的{kinds[0]}",
            f"it is not a whole {kinds[1]}",
            f"请上传{kinds[0]}",
            f"Upload {kinds[1]}",
        )
    return CheckedFile(handed_in.content, media_type, hashlib.sha256(handed_in.content).hexdigest())


def keep(checked: CheckedFile) -> None:
    """Write a file to its place, whole or not at all; one that is there already stays."""
    place = _place(checked.sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as unfinished:
        unfinished.write(checked.content)
        unfinished.flush()
        os.fsync(unfinished.fileno())
    Path(unfinished.name).replace(place)


def read_kept(sha256: str) -> bytes:
    """
    Return the content that is kept under a SHA-256.

    :raises FileNotFoundError: if the data directory has lost it
    """
    return _place(sha256).read_bytes()


def _place(sha256: str) -> Path:
    return Path(settings.QIAOLIANG_DATA_DIR) / "handed_in" / sha256[:2] / sha256


def _media_type(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-8192:]:
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-32:]:
        return "image/png"
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return "application/pdf"
    return None


def _refused(handed_in: HandedIn, why_zh: str, why_en: str, then_zh: str, then_en: str) -> FileRefused:
    reason, remedy = Bilingual(zh=why_zh, en=why_en), Bilingual(zh=then_zh, en=then_en)
    return FileRefused(Problem(field=_FIELD, found=handed_in.name, reason=reason, remedy=remedy))
