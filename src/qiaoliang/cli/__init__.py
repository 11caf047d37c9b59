"""The commands: each reads its arguments, calls one piece of the house, and prints what a person can use."""
