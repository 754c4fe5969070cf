"""Quality against gold: `python -m benchmarks.quality --gold FOLDER --floors benchmarks/floors.json`.

FOLDER is laid out like the development data: `attribution-xl/gold.jsonl`, `attribution-nested/gold.jsonl`,
`polnear/dev.jsonl.gz`, `forms.jsonl`, `headlines.jsonl`, `relays/<family>/gold.json`, `threads/<case>/`,
`contrast/pairs.jsonl`, `crossdoc/<set>/pairs.jsonl`; what it lacks is left out. Everything is read through the
product's own door, `reportedly.library`, as a user would.
Exit status 1 when a figure is under its floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.attribution_score import Score, Tally, score_article, score_articles
from benchmarks.confidence import bins
from benchmarks.thread_score import predicted_comments, tree_f1

Row = dict[str, Any]
Series = dict[str, list[tuple[float, float, int]]]
Read = Callable[[Iterable[Row]], Mapping[str, Row]]


def jsonl(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file, `.gz` too."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def read_rows(rows: Iterable[Row]) -> Mapping[str, Row]:
    """Read JSON Lines objects with the product; contract documents by id."""
    import io

    from reportedly.contract import document_to_json
    from reportedly.errors import Failure
    from reportedly.pipeline import Corridor

    lines = "\n".join(json.dumps(row) for row in rows).encode()
    found = {}
    for item in Corridor().run(io.BytesIO(lines), name="gold.jsonl"):
        if isinstance(item, Failure):
            raise SystemExit(item.line())
        found[item.document.id] = document_to_json(item.document)
    return found


def read_file(path: Path) -> Row:
    """Read one page with the product."""
    from reportedly.contract import document_to_json
    from reportedly.library import read

    return document_to_json(next(iter(read(path, until="read"))))


def _titled(article: Row) -> Row:
    """An article as input: its title apart, where the text has one (TITLE, empty line, BODY)."""
    head, separator, body = article["text"].partition("\n\n")
    row = {"id": article["id"], "text": article["text"], "language": article.get("language")}
    if separator and "\n" not in head and len(head) < 220 and article.get("language") and body.strip():
        row |= {"title": head, "text": body}
    return {key: value for key, value in row.items() if value is not None}


def attribution_figures(articles: list[Row], prefix: str, series: Series | None = None) -> dict[str, float]:
    """Pooled figures, and relation F1 and calibration error of each language; `series` is given their bins."""
    found = read_rows(_titled(article) for article in articles)
    for article in articles:
        if found[article["id"]]["text"] != article["text"]:
            raise SystemExit(f"{article['id']}: the text read is not the text marked")
    predicted = {name: document["attributions"] for name, document in found.items()}
    whole = score_articles(articles, predicted)
    figures = {f"{prefix}.{k}": v for k, v in whole.figures().items()}
    scores = {prefix: whole}
    languages: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        if article.get("language"):
            languages[article["language"]].append(article)
    for language, group in sorted(languages.items()):
        scores[f"{prefix} {language}"] = score_articles(group, predicted)
        own = scores[f"{prefix} {language}"].figures()
        figures |= {
            f"{prefix}.{name}.{language}": own[name] for name in ("relation", "calibration_error") if name in own
        }
    if series is not None:
        for name, score in scores.items():
            series[name] = [(one.confidence, one.right, one.count) for one in bins(score.judged)]
    return figures


def _articles_figures(path: Path, prefix: str, series: Series | None) -> dict[str, float]:
    return attribution_figures(list(jsonl(path)), prefix, series)


def form_figures(rows: list[Row]) -> dict[str, float]:
    """Relation recall of each form, the mean over forms by language, and the false alarms on hard negatives."""
    found = read_rows(
        {"id": r["id"], "language": r["language"]}
        | (
            {"title": r["text"].split("\n\n", 1)[0], "text": r["text"].split("\n\n", 1)[1]}
            if "\n\n" in r["text"]
            else {"text": r["text"]}
        )
        for r in rows
    )
    by_form: dict[str, Score] = defaultdict(Score)
    for row in rows:
        document = found[row["id"]]
        assert document["text"] == row["text"], row["id"]
        score_article(by_form[row["form"]], row["text"], row["attributions"], document["attributions"])
    figures: dict[str, float] = {}
    groups: dict[str, list[float]] = defaultdict(list)
    language = {"R": "ru", "U": "uk", "E": "en"}
    total = Score()
    for form, score in by_form.items():
        tally = score.tallies["relation"]
        total.add("relation", tally.hits, tally.predicted, tally.gold)
        if form == "N":
            figures["forms.false_alarms"] = float(tally.predicted)
        elif tally.gold:
            figures[f"forms.recall.{form}"] = 100 * tally.recall
            groups[language[form[0]]].append(100 * tally.recall)
    figures |= {f"forms.mean_recall.{name}": sum(v) / len(v) for name, v in groups.items()}
    figures["forms.relation"] = 100 * total.tallies["relation"].f1
    return figures


def headline_figures(rows: list[Row]) -> dict[str, float]:
    """Share of right verdicts, and the mean recall over verdicts."""
    found = read_rows({k: r[k] for k in ("id", "language", "title", "text")} for r in rows)
    right: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        headline = found[row["id"]]["headline"] or {"attribution": None}
        right[row["verdict"]].append(headline["attribution"] == row["verdict"])
    every = [hit for hits in right.values() for hit in hits]
    return {
        "headlines.right": 100 * sum(every) / len(every),
        "headlines.balanced": 100 * sum(sum(hits) / len(hits) for hits in right.values()) / len(right),
    }


_VERDICT = {True: "dropped", False: "kept", "partial": "partial", "misattributes": "misattributed"}


def relay_figures(folder: Path) -> dict[str, float]:
    """Headline verdicts and hedge words of the relay families."""
    rows, golds = [], {}
    for path in sorted(folder.glob("*/gold.json")):
        for gold in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            page = json.loads((path.parent / f"{gold['doc']}.json").read_text(encoding="utf-8"))
            name = f"{path.parent.name}/{gold['doc']}"
            title = page["title"] or (page["slug_headline"] if gold.get("headline_judged_on") else None)
            row = {"id": name, "text": page["text"], "language": page["language"], "title": title}
            rows.append({k: v for k, v in row.items() if v})
            golds[name] = gold
    found = read_rows(rows)
    right: dict[str, list[bool]] = defaultdict(list)
    for name, gold in golds.items():
        verdict = _VERDICT.get(gold.get("headline_drops_attribution"))
        if verdict:
            headline = found[name]["headline"] or {"attribution": None}
            right[verdict].append(headline["attribution"] == verdict)
    every = [hit for hits in right.values() for hit in hits]
    return {
        "relays.headline": 100 * sum(every) / len(every),
        "relays.headline_balanced": 100 * sum(sum(h) / len(h) for h in right.values()) / len(right),
    }


def pedigree_figures(gold: Path) -> dict[str, float]:
    """The parts of the relay score, where the neutral scorer lies beside the gold."""
    from benchmarks.relays import predictions, scored, scorer_of

    if not scorer_of(gold).is_file():
        return {}
    return scored(gold / "relays", scorer_of(gold), *predictions(gold / "relays"))[0]


def thread_figures(folder: Path) -> dict[str, float]:
    """Tree F1 of each case, and their mean."""
    figures = {}
    for path in sorted(folder.glob("*/gold.json")):
        page = next(path.parent.glob("page.*"))
        gold = json.loads(path.read_text(encoding="utf-8"))
        figures[f"threads.tree.{path.parent.name}"] = 100 * tree_f1(gold, predicted_comments(read_file(page)))
    if figures:
        figures["threads.tree"] = sum(figures.values()) / len(figures)
    return figures


def pair_figures(path: Path, prefix: str) -> dict[str, float]:
    """Precision, recall and F1 of pairs called the same claim, and the share of each kind that is judged right.

    Loose paraphrases (`cls` 0) are neither the same claim nor another: they have their share alone.
    """
    from reportedly.library import Alike, OneText, TwoTexts, match

    rows = {str(row["id"]): row for row in jsonl(path)}
    asked = (
        (id, TwoTexts(**{one: OneText(text=row[one], language=row.get(f"lang_{one}")) for one in ("a", "b")}))
        for id, row in rows.items()
    )
    same = {one.id: one.same for one in match(asked) if isinstance(one, Alike)}
    tally = Tally()
    kinds: dict[str, list[bool]] = defaultdict(list)
    for id, row in rows.items():
        if row.get("cls") != 0:
            tally.add(same[id] and row["label"] == 1, same[id], row["label"] == 1)
        kinds[row["kind"]].append(same[id] == (row["label"] == 1))
    figures = {f"{prefix}.{part}": 100 * getattr(tally, part) for part in ("precision", "recall", "f1")}
    return figures | {f"{prefix}.right.{kind}": 100 * sum(hits) / len(hits) for kind, hits in sorted(kinds.items())}


def measure(folder: Path, series: Series | None = None) -> dict[str, float]:
    """Every figure that the folder's gold allows, in percent (false alarms: a count); `series`: bins of confidence."""
    figures: dict[str, float] = {}
    attributions = {
        "xl": folder / "attribution-xl" / "gold.jsonl",
        "nested": folder / "attribution-nested" / "gold.jsonl",
        "polnear": folder / "polnear" / "dev.jsonl.gz",
    }
    parts: list[tuple[Path, Callable[[], dict[str, float]]]] = [
        *((path, partial(_articles_figures, path, name, series)) for name, path in attributions.items()),
        (folder / "forms.jsonl", lambda: form_figures(list(jsonl(folder / "forms.jsonl")))),
        (folder / "headlines.jsonl", lambda: headline_figures(list(jsonl(folder / "headlines.jsonl")))),
        (folder / "relays", lambda: relay_figures(folder / "relays")),
        (folder / "relays", lambda: pedigree_figures(folder)),
        (folder / "threads", lambda: thread_figures(folder / "threads")),
        (folder / "contrast", lambda: pair_figures(folder / "contrast" / "pairs.jsonl", "contrast")),
    ]
    for name in ("ntrex_xling", "ntrex_contrast", "ru_paraphraser"):
        path = folder / "crossdoc" / name / "pairs.jsonl"
        parts.append((path, partial(pair_figures, path, name)))
    for path, part in parts:
        if path.exists():
            figures |= part()
    return figures


def under_floor(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that is under its floor, or missing; false alarms and errors have ceilings."""
    lines = []
    for name, floor in sorted(floors.items()):
        value = figures.get(name)
        if value is None:
            lines.append(f"{name}: not measured, floor {floor}")
        elif (value > floor) if "false_alarms" in name or "_error" in name else (value < floor):
            lines.append(f"{name}: {value:.1f}, floor {floor}")
    return lines


def main() -> int:
    """Print the figures, and those under their floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", required=True, help="a folder of gold (REPORTEDLY_GOLD)")
    parser.add_argument("--floors", type=Path, help="benchmarks/floors.json")
    parser.add_argument("--set", default="development", help="which set of floors: development, or gold for tests/gold")
    parser.add_argument("--bins", type=Path, help="write the bins of confidence here, for benchmarks.plots")
    arguments = parser.parse_args()
    if not arguments.gold or not Path(arguments.gold).is_dir():
        print("REPORTEDLY_GOLD names no folder: say where the gold lies.", file=sys.stderr)
        return 2
    series: Series = {}
    figures = measure(Path(arguments.gold), series)
    if arguments.bins:
        arguments.bins.write_text(json.dumps({"calibration": series}), encoding="utf-8")
    for name, value in sorted(figures.items()):
        print(f"{name:<36}{value:7.1f}")
    floors = json.loads(arguments.floors.read_text()) if arguments.floors else {}
    lines = under_floor(figures, floors.get(arguments.set, {}))
    print(*(f"under its floor: {line}" for line in lines), sep="\n", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
