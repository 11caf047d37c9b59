"""The words of a sheet in Chinese and in English, and one duty as the cells of a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qiaoliang.plan.lights import Light
from qiaoliang.plan.models import Duty

NO_DATE = "—"
ROLES: Mapping[str, Mapping[str, str]] = {
    "zh": {"lead": "牵头", "participant": "参加"},
    "en": {"lead": "leads", "participant": "takes part"},
}
STATUSES: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "not_started": "未开始",
        "under_way": "进行中",
        "done": "已完成",
        "blocked": "受阻",
        "overdue": "已逾期",
    },
    "en": {
        "not_started": "not started",
        "under_way": "under way",
        "done": "done",
        "blocked": "blocked",
        "overdue": "overdue",
    },
}
LIGHTS: Mapping[str, Mapping[str, str]] = {
    "zh": {Light.RED: "红灯", Light.YELLOW: "黄灯", Light.GREEN: "绿灯", Light.NONE: NO_DATE},
    "en": {Light.RED: "red", Light.YELLOW: "yellow", Light.GREEN: "green", Light.NONE: NO_DATE},
}


def in_language(zh: str, en: str, language: str) -> str:
    """Return the English words on an English sheet where there are any, else the Chinese ones."""
    return en if language == "en" and en else zh


def measure_words(duty: Duty, language: str) -> str:
    """Return the number and title of the duty's measure."""
    of = duty.measure
    return in_language(f"{of.ordinal}{of.title}", f"{of.position}. {of.title_en}" if of.title_en else "", language)


def duty_words(duty: Duty, language: str) -> str:
    """Return the words of a duty, with what is to be handed in where the clause says it."""
    words = in_language(duty.text, duty.text_en, language)
    handed_in = in_language(duty.deliverable, duty.deliverable_en, language)
    if not handed_in:
        return words
    return f"{words}\n{'要交出' if language == 'zh' else 'To hand in'}：{handed_in}"


def state_words(duty: Duty, today: date, language: str) -> str:
    """Return how far a duty is; overdue where its day has passed, with its status."""
    status = STATUSES[language][duty.status]
    overdue = STATUSES[language]["overdue"]
    return f"{overdue}\n{status}" if duty.is_overdue(today) else status


def due_words(duty: Duty) -> str:
    """Return the last day of a duty, or a dash where its clause sets none."""
    return duty.due_on.isoformat() if duty.due_on else NO_DATE


def day_words(day: date, language: str) -> str:
    """Return a day in full."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B %Y}"
