"""
What of a rehearsal somebody may read who may not look at people: small counts are withheld, with their money.

A group withheld alone could be got by subtraction from the total; the smallest of the others are withheld with it, until it
cannot. For a change at one place the same change in the whole league is looked at, too, because one page less the other
would give the rest of the league away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qiaoliang.entitlements.rehearsal import Effect, Rehearsal
from qiaoliang.entitlements.rehearsal_interactions import InteractionEffect

SMALLEST_SHOWN = 10  # persons, households or other subjects; as for the indicators that everybody may read
PLACES = "reporting_place"


def published(found: Rehearsal) -> Rehearsal:
    """Return the rehearsal of a change everywhere with every effect stripped that would let somebody be recognised."""
    shown: list[Effect] = []
    for total in found.totals():
        if not _may_tell(total):
            shown.append(_stripped(total))
            continue
        shown.append(total)
        for group in dict.fromkeys(each.group for each in found.effects if each.group):
            shown.extend(_protected(found.by(group, total.provision_id)))
    told = tuple(_of_interaction(each, found) for each in found.interactions)
    return replace(found, effects=tuple(shown), interactions=told)


def published_at(found: Rehearsal, *, place: str, everywhere: Rehearsal) -> Rehearsal:
    """Return a change at one place: its totals alone, and only where the place stands in the table of the league."""
    in_league = published(everywhere)
    shown = [each if _stands_in(in_league, each, place) else _stripped(each) for each in found.totals()]
    return replace(found, effects=tuple(shown), interactions=())


def _stands_in(league: Rehearsal, total: Effect, place: str) -> bool:
    rows = league.by(PLACES, total.provision_id)
    return _may_tell(total) and any(each.value == place and not each.is_withheld for each in rows)


def _protected(rows: Sequence[Effect]) -> list[Effect]:
    """Return the rows of one group with the small ones stripped, and as many more as hide them in the total."""
    back = {row.value for row in rows if not _may_tell(row)}
    others = sorted(
        (row for row in rows if row.value not in back), key=lambda row: (row.winners + row.losers, row.value)
    )
    while back and others and not _is_hidden([row for row in rows if row.value in back]):
        back.add(others.pop(0).value)
    return [_stripped(row) if row.value in back else row for row in rows]


def _is_hidden(back: Sequence[Effect]) -> bool:
    """Whether the sums of what stays back, which anybody can work out from the total, tell nothing about a few people."""
    before, after, winners, losers = (sum(column) for column in zip(*map(_counts, back), strict=True))
    return len(back) > 1 and _are_shown((before, after, winners, losers, abs(after - before)))


def _may_tell(effect: Effect) -> bool:
    return _are_shown((*_counts(effect), abs(effect.entitled_after - effect.entitled_before)))


def _counts(effect: Effect) -> tuple[int, ...]:
    return (effect.entitled_before, effect.entitled_after, effect.winners, effect.losers)


def _are_shown(counts: Iterable[int]) -> bool:
    return all(count == 0 or count >= SMALLEST_SHOWN for count in counts)


def _stripped(effect: Effect) -> Effect:
    return Effect(effect.provision_id, effect.group, effect.value, 0, 0, 0, 0, 0, 0, is_withheld=True)


def _of_interaction(each: InteractionEffect, found: Rehearsal) -> InteractionEffect:
    """Without the counts if they, or the winners and losers that are left without them, are small."""
    total = next((effect for effect in found.totals() if effect.provision_id == each.provision_id), None)
    rest = (total.winners - each.released, total.losers - each.held_back) if total else (0, 0)
    is_told = total is not None and _may_tell(total) and _are_shown((each.released, each.held_back, *rest))
    return each if is_told else replace(each, released=0, held_back=0, is_withheld=True)
