"""Primitives: money in fen, identifiers, months, the clock and problem reports. A closed list; it knows no measure and no database."""
