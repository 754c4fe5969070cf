"""The text that resiliparse makes of saved pages, for `benchmarks.threads --flatten PYTHON`: run by one that has it.

Formatting, bullets and alternative texts are kept, links are not: what an extractor leaves of a page that is not an
article. Prints JSON: for each file its text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Print the texts of the files named."""
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found]

    said = {}
    for path in sys.argv[1:]:
        said[path] = extract_plain_text(
            Path(path).read_text(encoding="utf-8", errors="replace"),
            preserve_formatting=True,
            main_content=False,
            list_bullets=True,
            alt_texts=True,
            links=False,
            form_fields=False,
            noscript=False,
        )
    print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main()
