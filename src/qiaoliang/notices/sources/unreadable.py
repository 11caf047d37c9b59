"""The refusal to read a file."""


class UnreadableSource(ValueError):
    """The file cannot be read. The message says in one Chinese sentence what it is and what to do."""
