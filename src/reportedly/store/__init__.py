"""What is kept: one SQLite file with documents, their versions and originals, and everything found in them.

Functions take an open connection (`connection.connect`) and values, and give values; times come from outside.
"""
