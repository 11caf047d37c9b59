"""What a person may ask about: topics of the pack, each with the provisions that answer it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.model import Pack
from qiaoliang.rules.provisions import Provision

SUBJECTS = frozenset({"person", "household"})
OTHER = ("other", "其他", "Other")


@dataclass(frozen=True, slots=True)
class Topic:
    """A name for some provisions about a person or a household, by their ids in the order of the pack."""

    id: str
    name: str
    name_en: str
    provisions: tuple[str, ...]


def topics_of(pack: Pack) -> tuple[Topic, ...]:
    """
    Return the topics of a pack, those without a provision left out; what lies in none stands under "other".

    A pack that names no topics has its measures for topics.

    :raises PackError: if a topic names a measure or a provision that the pack has not
    """
    written = pack.instrument.get("topics")
    asked = [each for each in pack.provisions if each.subject.name in SUBJECTS]
    topics = [_topic(pack, each, asked) for each in written] if written else _measures(pack, asked)
    taken = {provision for topic in topics for provision in topic.provisions}
    rest = Topic(*OTHER, tuple(each.id for each in asked if each.id not in taken))
    return tuple(topic for topic in (*topics, rest) if topic.provisions)


def provisions_in(topics: Iterable[Topic], chosen: Collection[str]) -> frozenset[str]:
    """Return the provisions of the chosen topics; of all of them where none is chosen."""
    return frozenset(each for topic in topics if not chosen or topic.id in chosen for each in topic.provisions)


def _measures(pack: Pack, asked: Iterable[Provision]) -> list[Topic]:
    return [
        Topic(measure.id, measure.title, measure.title_en, _of_measures({measure.id}, asked))
        for measure in pack.measures
    ]


def _topic(pack: Pack, written: Mapping[str, Any], asked: Iterable[Provision]) -> Topic:
    measures, named = set(written.get("measures") or ()), set(written.get("provisions") or ())
    _refuse_unknown(pack, str(written["id"]), measures, named)
    of_measures = set(_of_measures(measures, asked))
    found = tuple(each.id for each in asked if each.id in of_measures | named)
    return Topic(str(written["id"]), str(written["name"]), str(written["name_en"]), found)


def _of_measures(measures: Collection[str], asked: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(each.id for each in asked if each.clause.partition(".")[0] in measures)


def _refuse_unknown(pack: Pack, topic: str, measures: set[str], named: set[str]) -> None:
    unknown = measures - {each.id for each in pack.measures} | named - {each.id for each in pack.provisions}
    if unknown:
        first = sorted(unknown)[0]
        raise PackError(
            "instrument.yaml",
            f"topics, {topic}",
            f"the pack has no {first}",
            "Name a measure or a provision that it has",
        )
