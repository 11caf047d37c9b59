"""The card as a tagged PDF (PDF/UA-1) of the size ID-1, for a card printer; its words go to Typst as data, never as markup."""

import json
from pathlib import Path

import typst

from qiaoliang.credentials.qr import qr_file
from qiaoliang.documents.pdf import NoChineseFont, chinese_fonts
from qiaoliang.registry.models import Certificate

LAYOUT = Path(__file__).with_name("card_layout.typ")
VISUAL = 1  # category whose card is red; that of all others is blue (FACTS 1.4)
TOY = "演示 · 无效"


def card_pdf(*, certificate: Certificate, issuer: str, text: str, is_demonstration: bool) -> bytes:
    """
    Return the card of a certificate as a .pdf file; `text` is what its QR holds.

    :raises NoChineseFont: if the machine has no font for Chinese
    """
    fonts = chinese_fonts()
    if not fonts:
        raise NoChineseFont
    card = {
        "title": "残疾人证卡",
        "heading": "残疾人证",
        "toy": TOY if is_demonstration else None,
        "visual": certificate.category == VISUAL,
        "facts": _facts(certificate, issuer),
        "number": ("证号", certificate.number),
        "qr": qr_file(text),
        "alt": "核验用的二维码",
        "fonts": [name for name in fonts if "Sans" in name or "Hei" in name] or list(fonts),
    }
    return typst.compile(LAYOUT, sys_inputs={"card": json.dumps(card, ensure_ascii=False)}, pdf_standards="ua-1")


def _facts(certificate: Certificate, issuer: str) -> list[tuple[str, str]]:
    return [
        ("姓名", certificate.person.name),
        ("类别", f"{certificate.get_category_display()}残疾"),
        ("等级", certificate.get_grade_display()),
        ("有效期", f"{certificate.issued_on:%Y.%m.%d}–{certificate.expires_on:%Y.%m.%d}"),
        ("发证", issuer),
    ]
