"""The pages of supervision: the list, one inspection with its steps, a new proposal, files, the public summary."""
