"""The site, in Markdown, and what makes parts of it."""
