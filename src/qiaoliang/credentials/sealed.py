"""
Bytes signed as COSE_Sign1 (RFC 9052) in the one shape that this product writes, so that no byte can change unnoticed.

The header is signed too and names the algorithm and the key; the unsigned header is empty. A reader compares the frame byte
by byte and decodes nothing before the signature is found right.
"""

from dataclasses import dataclass
from typing import Any

from cwt import COSE, COSEKey, CWTError
from cwt.cose_key_interface import COSEKeyInterface

from qiaoliang.credentials.keys import KID_LENGTH, Key

ALGORITHM, KEY_ID = 1, 4  # labels of the header
EDDSA = -8
SIGNED = b"\xd2\x84"  # tag 18, and an array of four
HEADER_START = b"\x4d\xa2\x01\x27\x04\x48"  # 13 bytes: {1: -8, 4: eight bytes}
EMPTY_MAP = b"\xa0"
SIGNATURE_HEAD, SIGNATURE_LENGTH = b"\x58\x40", 64
LENGTH_BYTES = {0x58: 1, 0x59: 2, 0x5A: 4}


class NotSealed(ValueError):
    """Bytes that are not of the shape: cut short, or something else altogether."""


class SealBroken(ValueError):
    """Bytes of the right shape whose signature does not fit."""


@dataclass(frozen=True)
class Sealed:
    """What stands in the frame, not yet verified."""

    whole: bytes
    kid: str


def seal(payload: bytes, key: Key) -> bytes:
    """Return the payload signed with a key that has its private half."""
    header = {ALGORITHM: EDDSA, KEY_ID: key.kid.encode("ascii")}
    signed = COSE.new().encode(payload, _cose_key(key, "sign"), protected=header)
    return bytes(signed)


def read_frame(data: bytes) -> Sealed:
    """
    Return which key a frame says it is signed with.

    :raises NotSealed: if it is not exactly one frame
    """
    start = len(SIGNED) + len(HEADER_START)
    payload_at = start + KID_LENGTH + len(EMPTY_MAP)
    kid = data[start : start + KID_LENGTH]
    if not data.startswith(SIGNED + HEADER_START) or data[start + KID_LENGTH : payload_at] != EMPTY_MAP:
        raise NotSealed
    signature_at = _end_of_byte_string(data, payload_at)
    signature = data[signature_at:]
    if not signature.startswith(SIGNATURE_HEAD) or len(signature) != len(SIGNATURE_HEAD) + SIGNATURE_LENGTH:
        raise NotSealed
    if not kid.isalnum():
        raise NotSealed
    return Sealed(data, kid.decode("ascii"))


def open_seal(sealed: Sealed, key: Key) -> bytes:
    """
    Return the payload, if it was signed with the key.

    :raises SealBroken: if it was not, or was changed since
    """
    try:
        _, _, payload = COSE.new().decode_with_headers(sealed.whole, _cose_key(key, "verify"))
    except (CWTError, ValueError) as problem:
        raise SealBroken from problem
    return bytes(payload)


def _cose_key(key: Key, operation: str) -> COSEKeyInterface:
    jwk = key.as_jwk(with_private=operation == "sign")
    wanted: dict[str, Any] = {name: jwk[name] for name in ("kty", "crv", "alg", "kid", "x", "d") if name in jwk}
    wanted["key_ops"] = [operation]
    return COSEKey.from_jwk(wanted)


def _end_of_byte_string(data: bytes, at: int) -> int:
    """Where the byte string at `at` ends; its length must be written in the fewest bytes."""
    head = data[at] if at < len(data) else 0
    if 0x40 <= head < 0x58:
        return at + 1 + head - 0x40
    width = LENGTH_BYTES.get(head)
    if width is None:
        raise NotSealed
    length = int.from_bytes(data[at + 1 : at + 1 + width], "big")
    if length < {1: 24, 2: 1 << 8, 4: 1 << 16}[width]:
        raise NotSealed
    return at + 1 + width + length
