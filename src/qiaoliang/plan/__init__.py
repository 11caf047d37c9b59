"""The plan as a working thing: what each bureau owes, the yearly returns, the committee's report."""
