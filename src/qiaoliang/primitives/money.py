"""
Money: integer fen inside, yuan where a person reads or writes it.

A fraction of a fen does not exist, and a float never becomes money: 0.1 + 0.2 is not 0.3.
"""

import re
from decimal import Decimal

from qiaoliang.primitives.problems import Bilingual, Problem, Refused

FEN_PER_YUAN = 100

_AMOUNT = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
_FIELD = Bilingual(zh="金额", en="amount")
_REMEDY = Bilingual(
    zh="请以元为单位填写，最多两位小数，例如100.50", en="Write it in yuan with at most two decimals, such as 100.50"
)


class InvalidAmount(Refused):
    """An amount of yuan that cannot be turned into fen exactly."""


def fen_from_yuan(amount: str | int | Decimal) -> int:
    """
    Return an amount of yuan as fen, exactly.

    Thousands may be grouped by commas: "1,234.50". A float is refused, because it has already lost its exactness.

    :raises InvalidAmount: if it is not a number of yuan, or has more than two decimals
    """
    if isinstance(amount, bool) or not isinstance(amount, str | int | Decimal):
        raise _refused(amount, Bilingual(zh="不是精确的金额", en="this is not an exact amount"))
    written = f"{amount:f}" if isinstance(amount, Decimal) else str(amount).strip()
    if not _AMOUNT.fullmatch(written):
        raise _refused(amount, Bilingual(zh="不是以元为单位的数", en="this is not a number of yuan"))
    fen = Decimal(written.replace(",", "")).scaleb(2)
    if fen != fen.to_integral_value():
        raise _refused(
            amount,
            Bilingual(zh="小数超过两位，不足一分的钱不存在", en="there is no money smaller than a fen (0.01 yuan)"),
        )
    return int(fen)


def yuan(fen: int) -> str:
    """Return an amount of fen as a person reads it in yuan: 123450 is "1,234.50"."""
    whole, rest = divmod(abs(fen), FEN_PER_YUAN)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def _refused(amount: object, reason: Bilingual) -> InvalidAmount:
    return InvalidAmount(Problem(field=_FIELD, found=str(amount), reason=reason, remedy=_REMEDY))
