"""The site: Sphinx reads the Markdown of `docs/`, and the pages of other folders that it links to, where they stand.

The root of the repository is the source folder, so a link between two pages is the same on the site and in the files.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

project = _PROJECT["name"]
release = version = _PROJECT["version"]
author = "The reportedly developers"
project_copyright = f"2026, {author}"

extensions = ["myst_parser"]
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # a block may be of a language that is not coloured, such as CSV

root_doc = "docs/index"
include_patterns = [
    "docs/**",
    "CONTRIBUTING.md",
    "benchmarks/RESULTS.md",
    "training/README.md",
    "examples/README.md",
    "tests/gold/README.md",
    "src/reportedly/weights/**.md",
]
exclude_patterns = [".*", "build", "dist", "out", "docs/making", "**/__pycache__"]

html_theme = "furo"  # it brings its fonts and scripts along and fetches nothing
html_theme_options = {"light_css_variables": {"code-font-size": "72%"}}  # a hundred columns, as commands print
html_title = f"{project} {release}"
html_copy_source = False
html_show_sphinx = False
