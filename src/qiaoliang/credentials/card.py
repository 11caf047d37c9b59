"""
The card: a CBOR web token (RFC 8392) with as few claims as a check needs, about 150 bytes so that its QR stays coarse.

It names who issued it, the last four characters of the holder's identity number (to compare with the card in the hand),
category, grade, which reissue it is, and its days; never a name, a birth date or a whole number.
"""

from dataclasses import dataclass
from datetime import date

import cbor2

from qiaoliang.credentials.keys import Key
from qiaoliang.credentials.sealed import seal
from qiaoliang.credentials.text_form import card_text
from qiaoliang.credentials.validity import ends_at, first_day, last_day, starts_at

ISSUER, SUBJECT, EXPIRES, NOT_BEFORE, TOKEN_ID = 1, 2, 4, 5, 7  # registered claims of RFC 8392
DISABILITY = -65537  # private: [category, grade, reissue]
ID_LENGTH = 8  # bytes of a credential's id
NUMBER_END_LENGTH = 4  # characters of an identity number that a card shows


class NotACard(ValueError):
    """Something that was signed, and is no card."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """
    What a card says. Both days count; `reissue` is 0 for the first card, 1 to 9 for B1 to B9.

    `credential_id` is sixteen hexadecimal digits that mean nothing, so that a list of revoked ones tells nothing.
    """

    credential_id: str
    issuer: str
    number_end: str
    category: int
    grade: int
    reissue: int
    valid_from: date
    valid_until: date


def sign_card(card: Card, key: Key) -> str:
    """Return the text of a card, signed with a key: what its QR holds."""
    claims = {
        ISSUER: card.issuer,
        SUBJECT: card.number_end,
        EXPIRES: ends_at(card.valid_until),
        NOT_BEFORE: starts_at(card.valid_from),
        TOKEN_ID: bytes.fromhex(card.credential_id),
        DISABILITY: [card.category, card.grade, card.reissue],
    }
    return card_text(seal(cbor2.dumps(claims, canonical=True), key))


def read_card(payload: bytes) -> Card:
    """
    Return the card in a payload whose signature was found right.

    :raises NotACard: if something else was signed, such as a list
    """
    try:
        claims = cbor2.loads(payload)
        category, grade, reissue = claims[DISABILITY]
        return Card(
            credential_id=claims[TOKEN_ID].hex(),
            issuer=str(claims[ISSUER]),
            number_end=str(claims[SUBJECT]),
            category=int(category),
            grade=int(grade),
            reissue=int(reissue),
            valid_from=first_day(claims[NOT_BEFORE]),
            valid_until=last_day(claims[EXPIRES]),
        )
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, OSError) as problem:
        raise NotACard from problem
