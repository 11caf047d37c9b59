"""Tables of tasks that were flattened to text."""
