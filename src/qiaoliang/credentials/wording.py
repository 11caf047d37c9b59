"""The sentences of this package, each in Chinese and English: what a check found and what to do next; why nothing was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qiaoliang.credentials.revocations import Reason
from qiaoliang.credentials.verifying import Outcome, Verdict
from qiaoliang.primitives.problems import Bilingual, Problem


@dataclass(frozen=True)
class Finding:
    """What a check found, in one sentence, and the next step, in another; each with its full stop."""

    found: Bilingual
    next: Bilingual


def _finding(zh: str, en: str, next_zh: str, next_en: str) -> Finding:
    return Finding(Bilingual(zh=zh, en=en), Bilingual(zh=next_zh, en=next_en))


FINDINGS: Mapping[Verdict, Finding] = MappingProxyType(
    {
        Verdict.VALID: _finding(
            "这份证明有效：签名正确，在有效期内。",
            "This certificate is valid: its signature is right and it is in force today.",
            "请核对下面的内容是不是眼前这位持证人的。",
            "Compare what it says below with the person in front of you.",
        ),
        Verdict.DEMONSTRATION: _finding(
            "这份证明由演示密钥签发，只供演示，不能证明任何事。",
            "This certificate was signed with the demonstration key. It is for trying out and proves nothing.",
            "请持证人出示正式的残疾人证；需要正式签发的，请残联换用正式密钥。",
            "Ask for the real certificate. To issue real ones, the federation changes to a key of its own.",
        ),
        Verdict.EXPIRED: _finding(
            "这份证明已经过期。",
            "This certificate has expired.",
            "请持证人到发证的旗残联免费换证。",
            "The holder renews it, free of charge, at the banner's federation that issued it.",
        ),
        Verdict.NOT_YET_VALID: _finding(
            "这份证明还没有生效。",
            "This certificate is not valid yet.",
            "请在生效那天或以后再核验，并核对本机的日期。",
            "Check it again on its first day or later, and see that this machine's date is right.",
        ),
        Verdict.REVOKED: _finding(
            "这份证明已被吊销，不再有效。",
            "This certificate was revoked and no longer counts.",
            "请不要接受；持证人可以向发证的旗残联询问。",
            "Do not accept it. The holder may ask the banner's federation that issued it.",
        ),
        Verdict.TAMPERED: _finding(
            "这份证明被改动过：内容和签名对不上。",
            "This certificate was changed: its contents and its signature do not fit.",
            "请不要接受；先重新扫一次，仍然这样的，请告诉发证的旗残联。",
            "Do not accept it. Scan it once more; if it stays so, tell the banner's federation.",
        ),
        Verdict.UNKNOWN_KEY: _finding(
            "不认识签发这份证明的密钥。",
            "The key that signed this certificate is not known here.",
            "请从发证单位的核验页下载最新的公钥再核验；仍不认识的，不要接受。",
            "Download the latest public keys from the issuer's page and check again; do not accept it before.",
        ),
        Verdict.RETIRED_KEY: _finding(
            "签发这份证明的密钥已经停用，用它签发的证明都不再有效。",
            "The key that signed this certificate is retired; nothing signed with it counts any more.",
            "请持证人到发证的旗残联换一份。",
            "The holder gets a new one from the banner's federation.",
        ),
        Verdict.UNREADABLE: _finding(
            "这不是一份完整的证明：可能只扫到一半，或者是别的二维码。",
            "This is not a whole certificate: perhaps only a part was scanned, or it is another code.",
            "请把整个二维码扫一遍，把得到的文字全部粘贴进来；卡上的文字以 QL1: 开头。",
            "Scan the whole code and paste all of its text; that of a card begins with QL1:.",
        ),
        Verdict.TOO_LONG: _finding(
            "这段文字太长，不是证明，没有核验。",
            "This text is too long to be a certificate; it was not checked.",
            "请只粘贴二维码里的文字，不超过4000个字符。",
            "Paste only the text of the code, at most 4000 characters.",
        ),
    }
)

REASONS: Mapping[Reason, Bilingual] = MappingProxyType(
    {
        Reason.LOST: Bilingual(zh="已报遗失", en="reported lost"),
        Reason.CANCELLED: Bilingual(zh="残疾人证已注销", en="the disability certificate was cancelled"),
        Reason.REPLACED: Bilingual(zh="已换发新证", en="replaced by a new one"),
        Reason.DIED: Bilingual(zh="持证人已去世", en="the holder has died"),
    }
)
BANDS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "severe": Bilingual(zh="重度（一级或二级）", en="severe (grade 1 or 2)"),
        "other": Bilingual(zh="非重度", en="not severe"),
    }
)


def list_age(outcome: Outcome) -> Bilingual:
    """Return how old the list of revoked certificates is that a check relied on, or that there was none."""
    if outcome.list_age_days is None or outcome.list_made_at is None:
        return Bilingual(
            zh="没有吊销名单，所以不知道它有没有被吊销。请下载最新的吊销名单再核验一次。",
            en="There was no list of revoked certificates, so whether this one was revoked is not known. Download it and check again.",
        )
    made, days = outcome.list_made_at, outcome.list_age_days
    if days == 0:
        return Bilingual(
            zh=f"依据的吊销名单是{made:%Y-%m-%d %H:%M}的，不到一天。",
            en=f"The list of revoked certificates is of {made:%Y-%m-%d %H:%M}, less than a day old.",
        )
    unit = "day" if days == 1 else "days"
    return Bilingual(
        zh=f"依据的吊销名单是{made:%Y-%m-%d %H:%M}的，已有{days}天；之后的吊销还不知道。",
        en=f"The list of revoked certificates is of {made:%Y-%m-%d %H:%M}, {days} {unit} old; what was revoked since is not known.",
    )


NUMBER = Bilingual(zh="残疾人证号", en="certificate number")
CERTIFICATE = Bilingual(zh="残疾人证", en="certificate")


def problem_not_this_person() -> Problem:
    """A certificate number that does not fit the record it stands in."""
    return Problem(
        field=NUMBER,
        found="***",
        reason=Bilingual(
            zh="和此人的身份证号、残疾类别、等级或补发次数对不上",
            en="it does not fit the person's identity number, the category, the grade or the reissue recorded",
        ),
        remedy=Bilingual(zh="请先在登记中改正再制卡", en="Correct the record first, then print the card"),
    )


def problem_days_unknown() -> Problem:
    """A certificate without both of its days."""
    return Problem(
        field=CERTIFICATE,
        found="",
        reason=Bilingual(zh="没有登记签发日期或有效期", en="its day of issue or its last day is not recorded"),
        remedy=Bilingual(zh="请先补登日期再制卡", en="Record both days first, then print the card"),
    )


def problem_not_in_force(why_zh: str, why_en: str) -> Problem:
    """A certificate that does not count today."""
    return Problem(
        field=CERTIFICATE,
        found="***",
        reason=Bilingual(zh=why_zh, en=why_en),
        remedy=Bilingual(
            zh="请先办理换发或补发（B1至B9）再制卡", en="Renew or reissue it (B1 to B9) first, then print the card"
        ),
    )
