"""Telegram: exports and saved pages of channels."""
