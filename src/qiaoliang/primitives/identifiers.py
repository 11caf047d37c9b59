"""
Identifiers: citizens' identity numbers, disability certificate numbers and employers' credit codes.

Each is checked by its own arithmetic, never by looking anyone up. The first six digits of an identity number are
where it was first issued: they never say where somebody lives.

Sources: GB 11643-1999 (identity number, check digit ISO 7064 MOD 11-2), the 20-character certificate number of
《中华人民共和国残疾人证管理办法》 practice (identity number, category 1-7, grade 1-4, replacement B1-B9) and
GB 32100-2015 (unified social credit code).
"""

import re
from dataclasses import dataclass
from datetime import date

from qiaoliang.primitives.problems import Bilingual, Problem, Refused

IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_CHECK_CHARACTERS = "10X98765432"  # by remainder 0 to 10
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

_CERTIFICATE = re.compile(r"([0-9]{17}[0-9X])([0-9])([0-9])(?:B([0-9]))?", re.ASCII)
_CENTENARIAN_SEQUENCES = ("996", "997", "998", "999")  # of a 15-digit number: born before 1900

_IDENTITY = Bilingual(zh="身份证号", en="identity number")
_CERTIFICATE_NUMBER = Bilingual(zh="残疾人证号", en="certificate number")
_CREDIT_CODE = Bilingual(zh="统一社会信用代码", en="unified social credit code")
_COPY_THE_CARD = Bilingual(zh="请对照身份证核对后填写18位号码", en="Copy the 18 characters from the identity card")


class InvalidIdentityNumber(Refused):
    """A citizen's identity number that cannot be one."""


class InvalidCertificateNumber(Refused):
    """A disability certificate number that cannot be one."""


class InvalidCreditCode(Refused):
    """A unified social credit code that cannot be one."""


@dataclass(frozen=True, order=True)
class IdentityNumber:
    """A citizen's 18-character identity number whose birth date exists and whose check digit is right."""

    value: str

    def __post_init__(self) -> None:
        _refuse_wrong_identity_number(self.value)

    @classmethod
    def parse(cls, text: str) -> "IdentityNumber":
        """
        Return the identity number that a person typed: surrounding space is dropped, a small x becomes X.

        :raises InvalidIdentityNumber: with the expected check digit, or the birth date that does not exist
        """
        return cls(text.strip().upper())

    @property
    def born_on(self) -> date:
        """The birth date in the number."""
        return date(int(self.value[6:10]), int(self.value[10:12]), int(self.value[12:14]))

    @property
    def sex(self) -> str:
        """The sex in the number: "M" if the seventeenth digit is odd, else "F"."""
        return "M" if int(self.value[16]) % 2 else "F"

    @property
    def issuing_division(self) -> str:
        """The six-digit division that first issued the number; it says nothing about residence."""
        return self.value[:6]

    @property
    def masked(self) -> str:
        """The number with birth date and sequence hidden, for a screen."""
        return f"{self.value[:6]}{'*' * 8}{self.value[14:]}"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, order=True)
class CertificateNumber:
    """A disability certificate's number: whose it is, category 1-7, grade 1-4, and which replacement (0 = the first)."""

    identity: IdentityNumber
    category: int
    grade: int
    replacement: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.category <= 7:
            raise _refused_certificate(str(self), *_wrong("残疾类别", "category", self.category, 1, 7))
        if not 1 <= self.grade <= 4:
            raise _refused_certificate(str(self), *_wrong("残疾等级", "grade", self.grade, 1, 4))
        if not 0 <= self.replacement <= 9:
            raise _refused_certificate(str(self), *_wrong("补办次数", "replacement", self.replacement, 1, 9))

    @classmethod
    def parse(cls, text: str) -> "CertificateNumber":
        """
        Return the certificate number that a person typed.

        :raises InvalidCertificateNumber: if its form, category, grade or replacement is wrong
        :raises InvalidIdentityNumber: if its first 18 characters are no identity number
        """
        written = _CERTIFICATE.fullmatch(text.strip().upper())
        if written is None:
            raise _refused_certificate(text, *_MISSHAPEN_CERTIFICATE)
        if written[4] == "0":
            raise _refused_certificate(text, *_wrong("补办次数", "replacement", 0, 1, 9))
        return cls(IdentityNumber(written[1]), int(written[2]), int(written[3]), int(written[4] or 0))

    def __str__(self) -> str:
        suffix = f"B{self.replacement}" if self.replacement else ""
        return f"{self.identity}{self.category}{self.grade}{suffix}"


@dataclass(frozen=True, order=True)
class CreditCode:
    """An employer's 18-character unified social credit code with a right check character."""

    value: str

    def __post_init__(self) -> None:
        _refuse_wrong_credit_code(self.value)

    @classmethod
    def parse(cls, text: str) -> "CreditCode":
        """
        Return the credit code that a person typed: surrounding space is dropped, letters become capitals.

        :raises InvalidCreditCode: with the expected check character, or the letter that never occurs
        """
        return cls(text.strip().upper())

    def __str__(self) -> str:
        return self.value


def identity_check_digit(first_17: str) -> str:
    """Return the eighteenth character of an identity number, from its first seventeen digits."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, IDENTITY_WEIGHTS, strict=True))
    return IDENTITY_CHECK_CHARACTERS[total % 11]


def credit_check_character(first_17: str) -> str:
    """Return the eighteenth character of a unified social credit code, from its first seventeen."""
    total = sum(CREDIT_CHARACTERS.index(char) * weight for char, weight in zip(first_17, CREDIT_WEIGHTS, strict=True))
    return CREDIT_CHARACTERS[-total % 31]


def upgrade_identity_number(fifteen: str) -> IdentityNumber:
    """
    Return the 18-character identity number that replaced a 15-digit one.

    The century is 19, or 18 for the sequences 996 to 999 that were kept for people over a hundred.

    :raises InvalidIdentityNumber: if it is not 15 digits, or its birth date does not exist
    """
    written = fifteen.strip()
    if not (len(written) == 15 and written.isascii() and written.isdigit()):
        raise _refused_identity(fifteen, Bilingual(zh="旧号码应为15位数字", en="an old number has 15 digits"))
    century = "18" if written[12:] in _CENTENARIAN_SEQUENCES else "19"
    first_17 = f"{written[:6]}{century}{written[6:]}"
    return IdentityNumber(first_17 + identity_check_digit(first_17))


def _refuse_wrong_identity_number(value: str) -> None:
    if len(value) != 18:
        reason = Bilingual(zh=f"应为18位，现为{len(value)}位", en=f"it has {len(value)} characters instead of 18")
        raise _refused_identity(value, reason)
    if not (value.isascii() and value[:17].isdigit() and (value[17].isdigit() or value[17] == "X")):
        reason = Bilingual(zh="前17位应为数字，末位为数字或X", en="17 digits and then a digit or X are expected")
        raise _refused_identity(value, reason)
    _refuse_impossible_birth_date(value)
    expected = identity_check_digit(value[:17])
    if value[17] != expected:
        reason = Bilingual(
            zh=f"末位校验码按前17位应为{expected}，现为{value[17]}，其中有数字写错",
            en=f"its last character should be {expected} for these 17 digits and is {value[17]}, so a digit is wrong",
        )
        raise _refused_identity(value, reason)


def _refuse_impossible_birth_date(value: str) -> None:
    written = f"{value[6:10]}-{value[10:12]}-{value[12:14]}"
    try:
        date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        reason = Bilingual(
            zh=f"第7至14位的出生日期{written}不存在", en=f"the birth date in it, {written}, does not exist"
        )
        raise _refused_identity(value, reason) from None


def _refuse_wrong_credit_code(value: str) -> None:
    if len(value) != 18:
        reason = Bilingual(zh=f"应为18位，现为{len(value)}位", en=f"it has {len(value)} characters instead of 18")
        raise _refused_credit_code(value, reason)
    strange = [char for char in value if char not in CREDIT_CHARACTERS]
    if strange:
        reason = Bilingual(
            zh=f"不会出现字符“{strange[0]}”，代码只用数字和除I、O、S、V、Z以外的大写字母",
            en=f'"{strange[0]}" never occurs: only digits and capitals other than I, O, S, V, Z do',
        )
        raise _refused_credit_code(value, reason)
    expected = credit_check_character(value[:17])
    if value[17] != expected:
        reason = Bilingual(
            zh=f"末位校验码按前17位应为{expected}，现为{value[17]}",
            en=f"its last character should be {expected} for the first 17 and is {value[17]}",
        )
        raise _refused_credit_code(value, reason)


_MISSHAPEN_CERTIFICATE = (
    Bilingual(
        zh="应为18位身份证号、1位残疾类别、1位残疾等级，补办的证件后面再加B和1位数字",
        en="an identity number, a category and a grade are expected, and B with a digit after a replacement",
    ),
    Bilingual(
        zh="请对照残疾人证填写，例如36012119701121001343",
        en="Copy it from the certificate, such as 36012119701121001343",
    ),
)


def _wrong(name_zh: str, name_en: str, found: int, least: int, most: int) -> tuple[Bilingual, Bilingual]:
    reason = Bilingual(zh=f"没有{name_zh}{found}", en=f"there is no {name_en} {found}")
    return reason, Bilingual(zh=f"{name_zh}请写{least}至{most}", en=f"For the {name_en} write {least} to {most}")


def _refused_identity(found: str, reason: Bilingual) -> InvalidIdentityNumber:
    return InvalidIdentityNumber(Problem(field=_IDENTITY, found=found, reason=reason, remedy=_COPY_THE_CARD))


def _refused_certificate(found: str, reason: Bilingual, remedy: Bilingual) -> InvalidCertificateNumber:
    return InvalidCertificateNumber(Problem(field=_CERTIFICATE_NUMBER, found=found, reason=reason, remedy=remedy))


def _refused_credit_code(found: str, reason: Bilingual) -> InvalidCreditCode:
    remedy = Bilingual(zh="请对照营业执照填写18位代码", en="Copy the 18 characters from the business licence")
    return InvalidCreditCode(Problem(field=_CREDIT_CODE, found=found, reason=reason, remedy=remedy))
