"""Writes days with words as an iCalendar file (RFC 5545), which the calendar of a phone or an office opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75  # of a line; a longer one goes on after a blank
PRODUCT = "-//Qiaoliang//Qiaoliang//ZH"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day with a title; `uid` is the same whenever the same thing is written again."""

    uid: str
    day: date
    title: str
    text: str = ""


def icalendar(name: str, days: Sequence[CalendarDay], *, at: datetime) -> bytes:
    """Return an .ics file with one entry for each day; `at` is the instant of writing, with its time zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(name)}"]
    for each in days:
        lines += _event(each, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(each: CalendarDay, at: datetime) -> list[str]:
    following = each.day + timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{each.uid}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{following:%Y%m%d}",
        f"SUMMARY:{_text(each.title)}",
        *([f"DESCRIPTION:{_text(each.text)}"] if each.text else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The parts of a line, none longer than 75 octets, no character torn."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
