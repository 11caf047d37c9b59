"""Numbers in Chinese, as headings of official documents are counted: 一、二、… 二十六、."""

DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """
    Return a number from 1 to 99 in Chinese.

    :raises ValueError: if it is outside 1 to 99
    """
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is no number of a heading; headings are counted from 1 to 99")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")
