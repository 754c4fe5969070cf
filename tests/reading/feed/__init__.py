"""Feeds, form by form."""
