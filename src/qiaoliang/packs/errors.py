"""What is wrong with a pack: file, key, what was found, what to write instead."""

from pathlib import Path


class PackError(Exception):
    """A pack that cannot be loaded as it is written."""

    def __init__(self, file: Path | str, key: str, found: str, remedy: str) -> None:
        self.file = str(file)
        self.key = key
        self.found = found
        self.remedy = remedy
        super().__init__(f"{file}, {key}: {found.rstrip('.。')}. {remedy}")
