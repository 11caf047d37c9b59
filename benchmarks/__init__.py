"""Benchmarks: what the product takes, side by side with its peers. They are no part of the product."""
