"""Values that a sentence sets: deadlines and figures."""
