"""Residents of the synthetic league: households, kin, disabilities, numbers and names."""
