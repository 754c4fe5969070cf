"""A checkpoint out of shipped weights, to go on from them where the run's own checkpoints are gone.

    python restore.py BASE_FOLDER WEIGHTS_FOLDER/full CHECKPOINT.safetensors

The matrices come back as eight bits tell them: within a 127th of the largest weight of a column. The head that only
training uses begins anew.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx.numpy_helper import to_array
from safetensors.torch import save_file

import base
from model import Tagger


def parts(path: Path, prefix: str = "") -> dict[str, NDArray[np.float32]]:
    """The weights of one graph under the names that they had in the network."""
    model = onnx.load(path)
    arrays = {one.name: to_array(one) for one in model.graph.initializer}
    found = {
        prefix + name.replace(".linear.", "."): np.array(value)
        for name, value in arrays.items()
        if name.endswith((".weight", ".bias"))
    }
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            packed = node.input[1].removesuffix("_quantized")
            matrix = arrays[packed + "_quantized"].astype(np.float32) - arrays[packed + "_zero_point"]
            place = node.name.strip("/").split("/")[:-1]
            name = ".".join(part for part in place if part != "linear")
            found[f"{prefix}{name}.weight"] = (matrix * arrays[packed + "_scale"]).T
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("checkpoint", type=Path)
    options = parser.parse_args()
    found = parts(options.weights / "tagger.onnx") | parts(options.weights / "link.onnx", "link.")
    depth = len({name.split(".")[2] for name in found if name.startswith("encoder.layers.")})
    torch.manual_seed(1)
    tagger = Tagger(replace(base.sizes(options.base), layers=depth))
    state = {name: torch.from_numpy(np.ascontiguousarray(value, np.float32)) for name, value in found.items()}
    left = set(tagger.load_state_dict(state, strict=False).missing_keys)
    if left != {"kind.weight", "kind.bias"}:
        raise SystemExit(f"the graphs lack {sorted(left)}")
    save_file({name: value.contiguous() for name, value in tagger.state_dict().items()}, options.checkpoint)


if __name__ == "__main__":
    main()
