"""Keep every n-th article of a file for fitting thresholds and confidence; the rest is for training.

python hold_out.py ARTICLES.jsonl[.gz] TRAIN.jsonl.gz HELD.jsonl.gz [--every 20]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from articles import read, write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("train", type=Path)
    parser.add_argument("held", type=Path)
    parser.add_argument("--every", type=int, default=20)
    options = parser.parse_args()
    articles = read(options.articles)
    write(options.train, [article for n, article in enumerate(articles) if n % options.every])
    write(options.held, articles[:: options.every])


if __name__ == "__main__":
    main()
