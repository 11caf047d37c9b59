"""The pages of a plan as a whole: the heat grid, a bureau, a place, what falls due, files to take away, progress in public."""
