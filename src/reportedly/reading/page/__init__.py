"""One saved page: its tree, what it states of itself, its date, its blocks of prose."""
