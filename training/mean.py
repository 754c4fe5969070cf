"""The mean of the weights of several checkpoints of one run and what went on from it: flatter ground than either's.

    python mean.py OUT.safetensors CHECKPOINT.safetensors ... [--shares 0.7,0.3]

After Wortsman et al., "Model soups", ICML 2022.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--shares", help="what each counts for; all alike without")
    options = parser.parse_args()
    states = [load_file(path) for path in options.checkpoints]
    shares = [float(share) for share in options.shares.split(",")] if options.shares else [1.0] * len(states)
    if len(shares) != len(states) or min(shares) <= 0:
        raise SystemExit(f"--shares {options.shares}: give one number over 0 for each of {len(states)} checkpoints.")
    weights = torch.tensor(shares) / sum(shares)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    mean = {
        name: torch.einsum("n,n...->...", weights, torch.stack([state[name].float() for state in states])).contiguous()
        for name in states[0]
    }
    save_file(mean, options.out)


if __name__ == "__main__":
    main()
