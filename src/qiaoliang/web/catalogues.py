"""
Keep the message catalogues: `python -m qiaoliang.web.catalogues update | compile | check`.

Messages are written in Chinese in the sources. `update` brings the .po files up to the sources: the traditional catalogue
is generated (OpenCC), the English one gets empty places to be filled in by hand. `compile` writes the .mo files that the
pages read. `check` lists what is missing.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
import polib

from qiaoliang.web.traditional import to_traditional
from qiaoliang.web.translatable import Translatable, find_translatable

LOCALES = Path(__file__).resolve().parent / "locale"
ENGLISH, TRADITIONAL = "en", "zh_Hant"
PLURAL_FORMS = {ENGLISH: "nplurals=2; plural=(n != 1);", TRADITIONAL: "nplurals=1; plural=0;"}


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of `language` ("en" or "zh_Hant") is kept."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> polib.POFile:
    """Return the catalogue of `language`; an empty one if there is none yet."""
    path = catalogue_path(language)
    if path.is_file():
        return polib.pofile(str(path), wrapwidth=120)
    return polib.POFile(wrapwidth=120)


def _entry(message: Translatable, files: set[str], known: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.message, occurrences=[(name, "") for name in sorted(files)])
    if "%(" in message.message:
        entry.flags.append("python-format")
    is_generated = language == TRADITIONAL
    written = to_traditional(message.message) if is_generated else (known.msgstr if known else "")
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: written} if is_generated else (known.msgstr_plural if known else {0: "", 1: ""})
    else:
        entry.msgstr = written
    return entry


def updated_catalogue(language: str, messages: Iterable[Translatable]) -> polib.POFile:
    """Return the catalogue of `language` with exactly these messages, keeping what was translated before."""
    before = {entry.msgid: entry for entry in read_catalogue(language)}
    files: dict[str, set[str]] = {}
    first: dict[str, Translatable] = {}
    for message in messages:
        files.setdefault(message.message, set()).add(message.found_in)
        first.setdefault(message.message, message)
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURAL_FORMS[language],
    }
    catalogue.extend(_entry(message, files[text], before.get(text), language) for text, message in first.items())
    return catalogue


def missing_messages(language: str, messages: Iterable[Translatable]) -> list[str]:
    """Return the messages that the catalogue of `language` does not translate, or only doubtfully (fuzzy)."""
    translated = {entry.msgid for entry in read_catalogue(language) if entry.translated() and not entry.fuzzy}
    return sorted({message.message for message in messages} - translated)


def update() -> int:
    """Bring both catalogues up to the sources; return how many English messages are still to be written."""
    messages = find_translatable()
    for language in (TRADITIONAL, ENGLISH):
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        updated_catalogue(language, messages).save(str(path))
    return len(missing_messages(ENGLISH, messages))


def compile_catalogues() -> list[Path]:
    """Write the .mo file beside each catalogue; return the files written."""
    written = []
    for language in (ENGLISH, TRADITIONAL):
        path = catalogue_path(language).with_suffix(".mo")
        read_catalogue(language).save_as_mofile(str(path))
        written.append(path)
    return written


def main(arguments: list[str]) -> int:
    """Run one of the three commands; return the exit status."""
    match arguments:
        case ["update"]:
            click.echo(f"catalogues updated; {update()} English messages are still to be written")
            return 0
        case ["compile"]:
            click.echo("\n  ".join(["compiled:", *map(str, compile_catalogues())]))
            return 0
        case ["check"]:
            messages = find_translatable()
            missing = [
                (language, text) for language in (ENGLISH, TRADITIONAL) for text in missing_messages(language, messages)
            ]
            for language, text in missing:
                click.echo(f"{language}: not translated: {text}")
            return 1 if missing else 0
        case _:
            click.echo("write one of: python -m qiaoliang.web.catalogues update | compile | check")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
