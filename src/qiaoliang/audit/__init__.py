"""What was done, by whom, when and why: events that are only ever added, each sealed by the hash of the one before."""
