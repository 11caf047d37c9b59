"""
The slip: a certificate of which the holder shows only what a gate or an employer needs (SD-JWT, RFC 9901).

It always says that its holder is disabled; grade band, category, name and the end of the number are hidden behind hashes and
shown one by one. Each slip has an id of its own, so that two gates cannot tell that they saw the same person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from jwcrypto.common import JWException
from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from qiaoliang.credentials.keys import Key, from_base64
from qiaoliang.credentials.validity import ends_at, first_day, last_day, starts_at

TYPE = "dc+sd-jwt"
KIND = "qiaoliang:disability"  # `vct`: what kind of certificate it is
HIDEABLE = ("grade_band", "category", "name", "number_end")
SEVEREST_ORDINARY = 2  # grades 1 and 2 are severe (the notice, m03.c1)
BANDS: Mapping[bool, str] = MappingProxyType({True: "severe", False: "other"})


class NotASlip(ValueError):
    """A text that is no slip, or one cut short."""


class SlipBroken(ValueError):
    """A slip whose signature or shown parts do not fit."""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What a slip shows; what its holder hides is nothing here."""

    credential_id: str
    issuer: str
    valid_from: date
    valid_until: date
    grade_band: str | None = None  # "severe" or "other"
    category: int | None = None
    name: str | None = None
    number_end: str | None = None


def grade_band(grade: int) -> str:
    """Return "severe" for the grades 1 and 2, else "other"."""
    return BANDS[grade <= SEVEREST_ORDINARY]


def sign_slip(slip: Slip, key: Key) -> str:
    """Return the slip with everything it could show, signed: for its holder alone."""
    hidden = {SDObj(name): getattr(slip, name) for name in HIDEABLE if getattr(slip, name) is not None}
    claims: dict[Any, Any] = {
        "iss": slip.issuer,
        "vct": KIND,
        "jti": slip.credential_id,
        "nbf": starts_at(slip.valid_from),
        "exp": ends_at(slip.valid_until),
        "disabled": True,
        **hidden,
    }
    header = {"kid": key.kid, "typ": TYPE}
    issued = SDJWTIssuer(claims, _jwk(key, with_private=True), sign_alg="EdDSA", extra_header_parameters=header)
    return str(issued.sd_jwt_issuance)


def show_only(slip_text: str, shown: frozenset[str]) -> str:
    """Return a slip that shows only the parts named (of `HIDEABLE`), from one that shows more."""
    holder = SDJWTHolder(slip_text)
    holder.create_presentation({name: True for name in HIDEABLE if name in shown})
    return str(holder.sd_jwt_presentation)


def looks_like_slip(text: str) -> bool:
    """Return whether a text has the outline of a slip."""
    return text.count(".") == 2 and text.endswith("~")


def kid_in(text: str) -> str:
    """
    Return which key a slip says it is signed with.

    :raises NotASlip: if it is none
    """
    try:
        header, body, signature = text.split("~")[0].split(".")
        for part in (body, signature):
            from_base64(part)
        described = json.loads(from_base64(header))
        if described["alg"] != "EdDSA" or described["typ"] != TYPE or not isinstance(described["kid"], str):
            raise NotASlip
        return str(described["kid"])
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise NotASlip from problem


def open_slip(text: str, key: Key) -> Slip:
    """
    Return what a slip shows, if it was signed with the key and every shown part belongs to it.

    :raises SlipBroken: if not
    """
    try:
        verifier = SDJWTVerifier(text, lambda issuer, header: _jwk(key))
        claims = verifier.get_verified_payload()
        shown = {name: claims[name] for name in HIDEABLE if name in claims}
        if claims["vct"] != KIND or claims["disabled"] is not True or len(shown) != len(text.split("~")) - 2:
            raise SlipBroken
        return Slip(
            credential_id=claims["jti"],
            issuer=claims["iss"],
            valid_from=first_day(claims["nbf"]),
            valid_until=last_day(claims["exp"]),
            **shown,
        )
    except (
        JWException,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        OverflowError,
        OSError,
        RecursionError,
    ) as problem:
        raise SlipBroken from problem


def _jwk(key: Key, *, with_private: bool = False) -> JWK:
    jwk = key.as_jwk(with_private=with_private)
    return JWK(**{name: jwk[name] for name in ("kty", "crv", "kid", "x", "d") if name in jwk})
