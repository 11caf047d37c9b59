"""An indicator for a reader: what is counted, against which target, until when, who reports it, and what it still needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qiaoliang.documents import Block, Bullets, Heading
from qiaoliang.packs.indicators import Indicator, Target
from qiaoliang.packs.manual.wording import either
from qiaoliang.packs.model import Pack

PERIODS = {"zh": {"month": "每月", "year": "每年"}, "en": {"month": "every month", "year": "every year"}}


def indicator_blocks(pack: Pack, indicators: Iterable[Indicator], language: str) -> Iterator[Block]:
    """Yield what each indicator says of itself."""
    colon = either(language, "：", ": ")
    for indicator in indicators:
        yield Heading(f"{either(language, indicator.label, indicator.label_en)} ({indicator.id})", 3)
        yield Bullets(tuple(f"{name}{colon}{words}" for name, words in _lines(pack, indicator, language) if words))


def _lines(pack: Pack, indicator: Indicator, language: str) -> Iterator[tuple[str, str]]:
    yield either(language, "分子", "Part"), either(language, indicator.numerator, indicator.numerator_en)
    yield either(language, "分母", "Whole"), either(language, indicator.denominator, indicator.denominator_en)
    yield either(language, "目标", "Target"), _target(pack, indicator.target, language) if indicator.target else ""
    yield either(language, "期限", "Due"), str(indicator.due_on or "")
    comma = either(language, "，", ", ")
    yield (
        either(language, "报送", "Reported by"),
        comma.join((_reporter(pack, indicator, language), _period(indicator, language))),
    )
    yield _needs_heading(indicator, language), either(language, indicator.needs, indicator.needs_en)


def _needs_heading(indicator: Indicator, language: str) -> str:
    if indicator.is_counted:
        return either(language, "这个数没有说到的", "What this number leaves out")
    return either(language, "还没有数据，需要", "No data yet; needs")


def _target(pack: Pack, target: Target, language: str) -> str:
    if target.figure is not None:
        figure = pack.figures[target.figure]
        return f"{either(language, figure.label, figure.label_en)} ({figure.id})"
    quote = f" “{target.quote}”" if target.quote else ""
    return f"{(target.value or 0) * 100:.0f}% ({target.source}){quote}"


def _reporter(pack: Pack, indicator: Indicator, language: str) -> str:
    return either(language, indicator.reporter, pack.bureau(indicator.reporter).name_en)


def _period(indicator: Indicator, language: str) -> str:
    return PERIODS[language][indicator.every]
