"""The pages of the plan: my duties, the yearly round, the returns, the report."""
