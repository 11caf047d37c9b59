"""
Units of quantities: `CNY/month`, `person`, `person/person`.

A unit is a product of base units with whole exponents. Adding or comparing needs equal units; multiplying and dividing
combine them. Money has the base `CNY` and is held in fen (1/100 CNY), whatever the unit says.
"""

from __future__ import annotations

from dataclasses import dataclass

from qiaoliang.rules.errors import UnitMismatch

BASES = ("CNY", "person", "household", "month", "year", "day", "hour", "item", "kWh", "place")


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of base units: sorted pairs of base and exponent; no pairs is a plain number."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Unit:
        """
        Return the unit written as `A*B/C/D`; `1` is a plain number, and `person/person` is a share.

        :raises UnitMismatch: if a base is not one of the known bases
        """
        powers: dict[str, int] = {}
        for position, group in enumerate(text.replace("·", "*").split("/")):
            for base in group.split("*"):
                name = base.strip()
                if name == "1":
                    continue
                if name not in BASES:
                    raise UnitMismatch(f"unit “{text}”: “{name}” is not a known unit; write one of {', '.join(BASES)}")
                powers[name] = powers.get(name, 0) + (1 if position == 0 else -1)
        return cls._of(powers)

    @classmethod
    def _of(cls, powers: dict[str, int]) -> Unit:
        return cls(tuple(sorted((base, power) for base, power in powers.items() if power)))

    def __mul__(self, other: Unit) -> Unit:
        return self._combined(other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return self._combined(other, -1)

    def _combined(self, other: Unit, sign: int) -> Unit:
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        return self._of(powers)

    @property
    def is_money(self) -> bool:
        """Whether amounts in this unit are held in fen."""
        return any(base == "CNY" and power == 1 for base, power in self.powers)

    def __str__(self) -> str:
        over = [base if power == 1 else f"{base}^{power}" for base, power in self.powers if power > 0]
        under = [base if power == -1 else f"{base}^{-power}" for base, power in self.powers if power < 0]
        return "/".join(["*".join(over) or "1", *under])


NUMBER = Unit()
MONEY = Unit.parse("CNY")
