"""
The keys that sign certificates (Ed25519) and that everybody verifies them with, as a JWK set (RFC 7517, RFC 8037).

One key signs; the others go on verifying until the day they are retired. This module knows no file and no database.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KID_LENGTH = 8  # characters; a kid is part of every QR
KEY_LENGTH = 32  # bytes of an Ed25519 key, public or private


class UnreadableKeys(ValueError):
    """A text that should hold keys and does not."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"密钥文件读不懂 (the keys cannot be read: {why}): use the file from /verify/keys/ or from `qiaoliang keys new`"
        )


class NoSigningKey(LookupError):
    """No key signs here: all are retired, or only public ones are at hand."""

    def __init__(self) -> None:
        super().__init__("没有可用的签发密钥 (no key signs here): run `qiaoliang keys new`")


@dataclass(frozen=True, kw_only=True)
class Key:
    """
    One Ed25519 key. Without `private` it only verifies; from `retired_on` on it does neither.

    `is_demonstration` marks a key that was made by itself on first use: what it signs proves nothing.
    """

    kid: str
    public: bytes
    made_on: date
    is_demonstration: bool
    is_active: bool = False
    retired_on: date | None = None
    private: bytes | None = field(default=None, repr=False)

    def is_retired(self, on: date) -> bool:
        """Return whether nothing signed with this key counts on a day."""
        return self.retired_on is not None and self.retired_on <= on

    def as_jwk(self, *, with_private: bool = False) -> dict[str, Any]:
        """Return the key as a JSON web key, by default without its private half."""
        jwk: dict[str, Any] = {
            "kty": "OKP",
            "crv": "Ed25519",
            "alg": "EdDSA",
            "use": "sig",
            "kid": self.kid,
            "x": without_padding(self.public),
            "made_on": self.made_on.isoformat(),
            "demonstration": self.is_demonstration,
        }
        if self.retired_on is not None:
            jwk["retired_on"] = self.retired_on.isoformat()
        if with_private and self.private is not None:
            jwk.update(d=without_padding(self.private), active=self.is_active)
        return jwk


@dataclass(frozen=True)
class KeyRing:
    """Several keys, of which at most one signs."""

    keys: tuple[Key, ...] = ()

    @property
    def signing(self) -> Key:
        """
        The key that signs.

        :raises NoSigningKey: if there is none
        """
        for key in self.keys:
            if key.is_active and key.private is not None and key.retired_on is None:
                return key
        raise NoSigningKey

    def find(self, kid: str) -> Key | None:
        """Return the key with a key id, or nothing."""
        return next((key for key in self.keys if key.kid == kid), None)

    def with_new(self, key: Key) -> "KeyRing":
        """Return the ring with a new key that signs from now on; those before it go on verifying."""
        return KeyRing((*(replace(old, is_active=False) for old in self.keys), replace(key, is_active=True)))

    def with_retired(self, kid: str, on: date) -> "KeyRing":
        """Return the ring with one key retired from a day on."""
        return KeyRing(
            tuple(replace(key, retired_on=on, is_active=False) if key.kid == kid else key for key in self.keys)
        )

    def to_json(self, *, with_private: bool = False) -> str:
        """Return the ring as a JWK set; by default only what everybody may have."""
        jwks = [key.as_jwk(with_private=with_private) for key in self.keys]
        return json.dumps({"keys": jwks}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "KeyRing":
        """
        Return the ring that a JWK set holds.

        :raises UnreadableKeys: if it is no JWK set of Ed25519 keys
        """
        try:
            return cls(tuple(_key_of(jwk) for jwk in json.loads(text)["keys"]))
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError, OSError, RecursionError) as problem:
            raise UnreadableKeys(type(problem).__name__) from problem


def new_key(*, made_on: date, is_demonstration: bool) -> Key:
    """Return a fresh key; its id is worked out from its public half."""
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    return Key(
        kid=kid_of(public),
        public=public,
        private=private.private_bytes_raw(),
        made_on=made_on,
        is_demonstration=is_demonstration,
        is_active=True,
    )


def kid_of(public: bytes) -> str:
    """Return the id of a key: the beginning of the hash of its public half, in base 32."""
    return base64.b32encode(hashlib.sha256(public).digest()).decode("ascii")[:KID_LENGTH]


def without_padding(data: bytes) -> str:
    """Return bytes in URL-safe base 64 without padding, as JOSE writes them."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64(text: str) -> bytes:
    """
    Return the bytes of URL-safe base 64 without padding.

    :raises ValueError: if anything else stands in it, or the text is not the only one for its bytes
    """
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if without_padding(data) != text:
        raise ValueError("not canonical")
    return data


def _key_of(jwk: dict[str, Any]) -> Key:
    public = from_base64(jwk["x"])
    private = from_base64(jwk["d"]) if "d" in jwk else None
    if jwk["kty"] != "OKP" or jwk["crv"] != "Ed25519" or len(public) != KEY_LENGTH or jwk["kid"] != kid_of(public):
        raise ValueError("no Ed25519 key, or an id that is not its own")
    if private is not None and Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() != public:
        raise ValueError("the two halves do not belong together")
    retired_on = jwk.get("retired_on")
    return Key(
        kid=jwk["kid"],
        public=public,
        private=private,
        made_on=date.fromisoformat(jwk["made_on"]),
        is_demonstration=bool(jwk["demonstration"]),
        is_active=bool(jwk.get("active", False)),
        retired_on=date.fromisoformat(retired_on) if retired_on else None,
    )
