"""Certificates that anybody checks without asking us: a signed card, a slip that shows little, a list of what was revoked."""
