"""When rounds open and fall due, when they are recalled, who may urge whom: read from the `rounds.yaml` of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.loading import policy_folder
from qiaoliang.packs.reading import read_yaml
from qiaoliang.plan.working_days import working_days
from qiaoliang.primitives.clock import BEIJING

YEARLY = "year"


@dataclass(frozen=True, slots=True)
class RoundRule:
    """One kind of round: the days (month, day) on which it opens and falls due; held only if the office wants it."""

    period: str
    opens: tuple[int, int]
    due: tuple[int, int]
    is_held: bool
    confidence: str

    def days_of(self, year: int) -> tuple[date, date]:
        """Return the day on which the round of a year opens, and its last day."""
        return date(year, *self.opens), date(year, *self.due)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when to when nobody is reminded or urged, in Beijing time; on days off too, if it says so."""

    starts: time
    ends: time
    on_days_off: bool

    def covers(self, at: datetime) -> bool:
        """Return whether an instant is quiet."""
        local = at.astimezone(BEIJING)
        if self.on_days_off and not working_days().is_working(local.date()):
            return True
        now = local.time()
        if self.starts <= self.ends:
            return self.starts <= now < self.ends
        return now >= self.starts or now < self.ends


@dataclass(frozen=True, slots=True)
class RoundRules:
    """
    All rules of a plan's rounds.

    `reminder_days` count from the last day: -7 is a week before it. `may_urge` holds by whom ("decider", "lead") to whom ("lead",
    "participant"). `hours_between` and `most` are for one bureau and one return.
    """

    rounds: tuple[RoundRule, ...]
    reminder_days: tuple[int, ...]
    may_urge: Mapping[str, frozenset[str]]
    hours_between: int
    most: int
    quiet: QuietHours

    def rule_of(self, period: str) -> RoundRule | None:
        """Return the rule of a kind of round that is held; nothing for any other."""
        return next((each for each in self.rounds if each.period == period and each.is_held), None)


def round_rules(pack_id: str) -> RoundRules:
    """
    Return the rules of a pack.

    :raises PackError: if the file is missing, or a key of it is missing or wrong
    """
    path = policy_folder() / pack_id / "rounds.yaml"
    written = read_yaml(path)
    try:
        reminders, urging = written["reminders"], written["urging"]
        before = [-int(days) for days in reminders["days_before"]]
        after = [int(days) for days in reminders["days_after"]]
        return RoundRules(
            rounds=tuple(_rule(each) for each in written["rounds"]),
            reminder_days=tuple(sorted({*before, *after})),
            may_urge={each["by"]: frozenset(each["whom"]) for each in urging["who"]},
            hours_between=int(urging["hours_between"]),
            most=int(urging["most"]),
            quiet=_quiet(urging["quiet"]),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        raise _wrong(path, wrong) from wrong


def _rule(written: Mapping[str, Any]) -> RoundRule:
    opens, due = _day(written["opens"]), _day(written["due"])
    return RoundRule(written["period"], opens, due, bool(written["is_held"]), written["confidence"])


def _day(written: str) -> tuple[int, int]:
    day = date.fromisoformat(f"2001-{written}")  # a year without 29 February: no round depends on it
    return day.month, day.day


def _quiet(written: Mapping[str, Any]) -> QuietHours:
    starts, ends = time.fromisoformat(written["from"]), time.fromisoformat(written["to"])
    return QuietHours(starts, ends, bool(written["on_days_off"]))


def _wrong(path: Path, wrong: Exception) -> PackError:
    return PackError(
        path,
        "rounds",
        f"it cannot be used ({wrong!r})",
        'Write days as "11-01" and hours as "20:00", and leave no key out',
    )
