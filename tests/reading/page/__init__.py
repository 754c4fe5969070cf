"""One saved page, file by file."""
