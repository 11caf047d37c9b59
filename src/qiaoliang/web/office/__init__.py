"""Pages for staff; each reads only what the signed-in person may see."""
