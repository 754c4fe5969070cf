"""Feeds: RSS, Atom and JSON Feed from files, and lists of them (OPML)."""
