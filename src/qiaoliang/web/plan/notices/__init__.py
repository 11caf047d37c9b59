"""The pages on which an imported notice is reviewed beside its text, corrected and published."""
