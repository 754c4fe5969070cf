"""Measurements against gold and against peers; nothing here is part of the installed package."""
