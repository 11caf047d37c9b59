"""Reads YAML files whose keys stand once and are known, and says file, line or key and remedy where they are not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from qiaoliang.packs.errors import PackError


def read_yaml(path: Path) -> Any:
    """
    Return the content of a YAML file.

    :raises PackError: if the file is missing, is not UTF-8 or not YAML, or holds a date that does not exist
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 a safe loader
    except FileNotFoundError:
        raise PackError(path, "file", "it is missing", "Add it to the pack") from None
    except UnicodeDecodeError:
        raise PackError(path, "file", "it is not UTF-8", "Save it in the encoding UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "file"
        raise PackError(
            path, where, f"it is not YAML ({getattr(error, 'problem', error)})", "Correct the line"
        ) from error


class _UniqueKeys(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML in which a key may stand only once: a figure written twice would lose one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                continue
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key}” stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            found = f"the date {node.value} does not exist: {error}"
            raise yaml.constructor.ConstructorError(None, None, found, node.start_mark) from None


_UniqueKeys.add_constructor("tag:yaml.org,2002:timestamp", _UniqueKeys.construct_yaml_timestamp)


def read_mapping(path: Path) -> dict[str, dict[str, Any]]:
    """
    Return the entries of a YAML file by key, nothing where the file is empty.

    :raises PackError: if the file is no mapping, or an entry is none
    """
    found = read_yaml(path) or {}
    if not isinstance(found, dict):
        raise PackError(
            path, "file", f"it is a {_kind(found)}", "Write a mapping: an id, a colon, then its keys indented"
        )
    for key, entry in found.items():
        if not isinstance(entry, dict):
            raise PackError(path, str(key), f"it is a {_kind(entry)}", "Write its keys below it, indented")
    return found


def read_list(path: Path) -> list[dict[str, Any]]:
    """
    Return the entries of a YAML file in order, nothing where the file is empty.

    :raises PackError: if the file is no list, or an entry is no mapping
    """
    found = read_yaml(path) or []
    if not isinstance(found, list):
        raise PackError(path, "file", f"it is a {_kind(found)}", "Write a list: each entry begins with a dash")
    for number, entry in enumerate(found, start=1):
        if not isinstance(entry, dict):
            raise PackError(
                path, f"entry {number}", f"it is a {_kind(entry)}", "Write its keys, the first after the dash"
            )
    return found


def need(found: Mapping[str, Any], key: str, path: Path, inside: str = "") -> Any:
    """
    Return the value of a key that has to be there.

    :raises PackError: if it is missing or empty
    """
    if not isinstance(found, Mapping) or found.get(key) in (None, ""):
        name = f"{inside}.{key}" if inside else key
        raise PackError(path, name, "it is missing", f"Write `{key}:`")
    return found[key]


def refuse_strange_keys(found: Mapping[str, Any], known: Collection[str], path: Path, inside: str) -> None:
    """
    Refuse a key that nobody reads: a misspelt one would be lost silently.

    :raises PackError: if there is one
    """
    for key in found:
        if key not in known:
            close = get_close_matches(str(key), known, n=1)
            remedy = f"Write `{close[0]}:`" if close else f"Take it out, or write one of: {', '.join(known)}"
            raise PackError(path, f"{inside}.{key}", "nobody reads this key", remedy)


def _kind(found: Any) -> str:
    kinds: dict[type, str] = {dict: "mapping", list: "list", str: "text"}
    return kinds.get(type(found), f"plain value ({found})")
