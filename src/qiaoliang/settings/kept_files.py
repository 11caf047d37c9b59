"""Small files that are made once and kept: whole or not there at all, however the process ends."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def keep_once(path: Path, make: Callable[[], str]) -> str:
    """
    Return the text of `path`; where there is none (or an empty file is left), make it and keep it, readable by the owner only.

    Of two processes that make it at the same time, both get the text of the first.
    """
    if not _text_of(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(make())
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(Path(temporary), path)
    return _text_of(path)


def _put_in_place(temporary: Path, path: Path) -> None:
    if path.is_file() and not _text_of(path):
        temporary.replace(path)  # what a process that was killed left behind
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass  # another process was first
    finally:
        temporary.unlink()


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
