"""English sentences: verbs of speech, their subjects and their clauses."""
