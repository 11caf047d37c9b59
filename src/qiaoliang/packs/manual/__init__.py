"""What is written from a pack for people to read and check: the missing annex, and the reference pages."""
