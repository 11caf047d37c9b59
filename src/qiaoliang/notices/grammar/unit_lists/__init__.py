"""Lists of units: where a paragraph prints them, and what they say inside."""
