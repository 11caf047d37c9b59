"""Pages of the smart certificate: anybody checks one; the federation prints a card or a slip and reports one lost."""
