"""The layouts in which Chinese notices print who owes what, each read by one recogniser."""
