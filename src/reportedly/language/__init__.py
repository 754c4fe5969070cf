"""What is known of languages: which one a text is in, where its sentences end, how its words compare."""
