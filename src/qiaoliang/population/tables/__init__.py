"""Tables of the synthetic league, with the facts of the rules as columns."""
