"""Determinations for everybody, decisions for one person, and the lists that follow: missed, and no longer entitled."""
