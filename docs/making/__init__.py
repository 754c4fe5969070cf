"""What the pages of `docs/` are made of by programs: `python -m docs.making` writes it anew, tests check it."""
