"""Telegram: exports of its desktop program (JSON and HTML) and saved pages of public channels."""
