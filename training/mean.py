"""The mean of the weights of several checkpoints of one run and what went on from it: flatter ground than either's.

    python mean.py OUT.safetensors CHECKPOINT.safetensors ...

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
    options = parser.parse_args()
    states = [load_file(path) for path in options.checkpoints]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(
        {name: torch.stack([state[name].float() for state in states]).mean(0).contiguous() for name in states[0]},
        options.out,
    )


if __name__ == "__main__":
    main()
