"""Indicators: what is counted for each clause, by place and period, against its target; and what of it may be published."""
