"""Pages in the markup of real platforms, with invented people: what was said is one story, each file a platform's skin.

Each file has `PAGES`: its name, how much of the story it keeps, and the function that prints it. The second page of a
platform is another version, theme or language; families were written without looking at it.
"""
