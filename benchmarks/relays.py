"""Families of pages that reported one claim, traced in one library: predictions and figures of `relays.*`.

    python -m benchmarks.relays --gold FOLDER [--out FOLDER] [--scorer FILE]

FOLDER is laid out like the development data: `relays/<family>/<n>.json` and `gold.json`. Every page of every family is
read through the product's own door and all are traced together, as one library would. The predictions (documents and
claims in the output contract, JSON Lines) go to `--out`, claims to standard output without it. The neutral scorer of
relay families is asked for the figures: `--scorer`, or `bench/relay_score.py` beside FOLDER where it is there.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

PARTS = ("claim", "immediate", "chain", "stance", "headline", "origins_iou")
"""The parts of the relay score, each a mean over the families."""

_REMARK = re.compile(r"\s*\([^)]*\)")


def pages(folder: Path) -> Iterator[Row]:
    """The families' pages as input, without the remarks that the gold makes on outlets and headlines."""
    for family in sorted(path.parent for path in folder.glob("*/gold.json")):
        for path in sorted(family.glob("[0-9]*.json"), key=lambda one: int(one.stem)):
            page = json.loads(path.read_text(encoding="utf-8"))
            headline = re.sub(r"\s*\(= .*\)$", "", page.get("slug_headline") or "")
            row = {
                **{key: page.get(key) for key in ("url", "language", "published", "text")},
                "id": f"{family.name}/{path.stem}",
                "outlet": _REMARK.sub("", page.get("outlet") or "") or None,
                "title": page.get("title") or headline or None,
            }
            yield {key: value for key, value in row.items() if value is not None}


def predictions(folder: Path) -> tuple[list[Row], list[Row]]:
    """The documents and the claims of all families, as JSON of the output contract."""
    from reportedly.contract import claim_to_json, document_to_json
    from reportedly.errors import Failure
    from reportedly.pipeline import Corridor
    from reportedly.provenance.trace import trace

    lines = "\n".join(json.dumps(page) for page in pages(folder)).encode()
    documents = []
    for item in Corridor().run(io.BytesIO(lines), name="relays.jsonl"):
        if isinstance(item, Failure):
            raise SystemExit(item.line())
        documents.append(item.document)
    return [document_to_json(one) for one in documents], [claim_to_json(one) for one in trace(documents)]


def scorer_of(gold: Path) -> Path:
    """Where the neutral scorer lies beside a folder of gold."""
    return gold.resolve().parent / "bench" / "relay_score.py"


def scored(folder: Path, scorer: Path, documents: list[Row], claims: list[Row]) -> tuple[dict[str, float], str]:
    """The figures in percent, and the scorer's own table."""
    spec = importlib.util.spec_from_file_location("relay_score", scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{scorer}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = module.score(module.load_families(str(folder)), documents, claims)
    figures = {f"relays.{part}": 100 * (result["macro"].get(part) or 0.0) for part in PARTS if part != "headline"}
    return figures | {"relays.score": 100 * result["relay_score"]}, module.table(result)


def main() -> int:
    """Trace the families, write the predictions, print the scorer's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("--out", type=Path, help="a folder for documents.jsonl and claims.jsonl")
    parser.add_argument("--scorer", type=Path)
    arguments = parser.parse_args()
    folder = arguments.gold / "relays"
    documents, claims = predictions(folder)
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, rows in (("documents", documents), ("claims", claims)):
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (arguments.out / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    else:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in claims)
    scorer = arguments.scorer or scorer_of(arguments.gold)
    if scorer.is_file():
        print(scored(folder, scorer, documents, claims)[1], file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
