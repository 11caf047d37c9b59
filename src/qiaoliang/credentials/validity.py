"""Days of validity as the instants that signed tokens carry: from the first midnight in Beijing, until the one after the last day."""

from datetime import date, datetime, time, timedelta

from qiaoliang.primitives.clock import BEIJING


def starts_at(valid_from: date) -> int:
    """Return the second (Unix time) from which something valid from a day counts."""
    return _midnight(valid_from)


def ends_at(valid_until: date) -> int:
    """Return the second (Unix time) from which something valid until a day, that day included, no longer counts."""
    return _midnight(valid_until + timedelta(days=1))


def first_day(starts: int) -> date:
    """Return the day on which something that counts from a second starts."""
    return _day(starts)


def last_day(ends: int) -> date:
    """Return the last day on which something that counts until a second is valid."""
    return _day(ends) - timedelta(days=1)


def instant(seconds: int) -> datetime:
    """Return an instant of Unix time, in Beijing."""
    return datetime.fromtimestamp(seconds, BEIJING)


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), BEIJING).timestamp())


def _day(seconds: int) -> date:
    return instant(seconds).date()
