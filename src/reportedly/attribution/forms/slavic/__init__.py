"""Russian and Ukrainian sentences: verbs of speech, their subjects and their clauses."""
