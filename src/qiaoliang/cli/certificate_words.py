"""What a check of a certificate found, as lines for a terminal, in Chinese and English."""

from collections.abc import Iterator

from qiaoliang.credentials.card import Card
from qiaoliang.credentials.slip import Slip
from qiaoliang.credentials.verifying import Outcome, Verdict
from qiaoliang.credentials.wording import BANDS, FINDINGS, REASONS, list_age

CATEGORIES = (
    "",
    "视力 visual",
    "听力 hearing",
    "言语 speech",
    "肢体 physical",
    "智力 intellectual",
    "精神 mental",
    "多重 multiple",
)
BELIEVED = {Verdict.VALID, Verdict.DEMONSTRATION}


def lines_of(outcome: Outcome) -> Iterator[str]:
    """Yield the finding, what the certificate says, how old the list of revoked ones is, and the next step."""
    finding = FINDINGS[outcome.verdict]
    yield f"{'✓' if outcome.verdict is Verdict.VALID else '✗'} {finding.found.zh}\n  {finding.found.en}"
    if outcome.is_demonstration and outcome.verdict is not Verdict.DEMONSTRATION:
        demonstration = FINDINGS[Verdict.DEMONSTRATION].found
        yield f"  {demonstration.zh}\n  {demonstration.en}"
    if outcome.revocation is not None:
        reason = REASONS[outcome.revocation.reason]
        yield f"  {outcome.revocation.revoked_on} {reason.zh} · {reason.en}"
    if outcome.contents is not None:
        yield from (f"  {name}: {value}" for name, value in _contents(outcome.contents))
        age = list_age(outcome)
        yield f"  {age.zh}\n  {age.en}"
    yield f"→ {finding.next.zh}\n  {finding.next.en}"


def _contents(contents: Card | Slip) -> Iterator[tuple[str, str]]:
    yield "发证 issuer", contents.issuer
    yield "有效期 valid", f"{contents.valid_from} – {contents.valid_until}"
    yield from _card(contents) if isinstance(contents, Card) else _slip(contents)


def _card(card: Card) -> Iterator[tuple[str, str]]:
    yield "类别 category", CATEGORIES[card.category]
    yield "等级 grade", str(card.grade)
    yield "证号末四位 (身份证部分) last four of the identity number", card.number_end
    if card.reissue:
        yield "补发 reissue", f"B{card.reissue}"


def _slip(slip: Slip) -> Iterator[tuple[str, str]]:
    yield "残疾人 disabled", "是 yes"
    if slip.grade_band is not None:
        yield "程度 grade band", f"{BANDS[slip.grade_band].zh} · {BANDS[slip.grade_band].en}"
    if slip.category is not None:
        yield "类别 category", CATEGORIES[slip.category]
    if slip.name is not None:
        yield "姓名 name", slip.name
    if slip.number_end is not None:
        yield "身份证号末四位 last four of the identity number", slip.number_end
