"""Running a rehearsal within bounds: one at a time in a process, each result kept for a while, small counts withheld."""

import hashlib
from threading import Lock

from django.core.cache import cache

from qiaoliang.entitlements.rehearsal import Rehearsal, rehearse
from qiaoliang.entitlements.rehearsal_publication import published, published_at
from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.web.office.rehearsal_form import Asked

KEPT_FOR = 600  # seconds: going back to a result does not decide everybody anew
WAITS_FOR = 20  # seconds until somebody is told that another rehearsal is running

_one_at_a_time = Lock()


class RehearsalBusy(Exception):
    """Another rehearsal is still deciding everybody. Try again in a minute."""


def result_of(pack: Pack, asked: Asked, *, may_see_people: bool) -> Rehearsal:
    """
    Return the effects of what was asked; without the right to see people, small counts are withheld.

    :raises RuleError: if the change cannot be computed
    :raises RehearsalBusy: if another rehearsal goes on for too long
    """
    found = _decided(pack, asked, asked.place)
    if may_see_people:
        return found
    if not asked.place:
        return published(found)
    return published_at(found, place=asked.place, everywhere=_decided(pack, asked, ""))


def _decided(pack: Pack, asked: Asked, place: str) -> Rehearsal:
    text = repr((pack.version, asked.month, asked.figure, asked.value, place, asked.provision, asked.without))
    key = f"rehearsal:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"
    kept: Rehearsal | None = cache.get(key)
    if kept is not None:
        return kept
    if not _one_at_a_time.acquire(timeout=WAITS_FOR):
        raise RehearsalBusy
    try:
        found = rehearse(pack=pack, month=Month.parse(asked.month), changes=[asked.change(place=place)])
    finally:
        _one_at_a_time.release()
    cache.set(key, found, KEPT_FOR)
    return found
