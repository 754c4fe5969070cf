"""Checkpoint + base -> the folder that the product ships: table, tokeniser, three ONNX graphs, config.

    python export.py BASE_FOLDER WEIGHTS_FOLDER [--checkpoint PASS.safetensors] [--name full] [--version TEXT]

Without a checkpoint the tagger is untrained (of use to try the chain only). The table and the untouched encoder keep
the four bits that they came with, and nothing is lost. The tagger's matrices get eight bits,
of which seven are used (the eighth saturates on processors without VNNI), and one scale a column.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from onnxruntime.quantization.quant_utils import QuantFormat
from safetensors.numpy import save_file
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from torch.onnx.symbolic_helper import _optional_input_placeholder_tensor

import base
from model import FAR, MASKED, Encoder, Sizes, Tagger, attention

OPSET = 18
BLOCK = 32
LOUD = ("up", "down")
MIDDLE = 6
"""After how many layers the states are taken that tell words in their context."""

WINDOW, OVERLAP = 254, 64
THRESHOLD, SOURCE_BIAS = 0.55, 0.5


class FusedAttention(torch.autograd.Function):
    """Attention as the one node that onnxruntime has for it; it is quickest without a mask."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        return attention(q, k, v, None, heads)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


def fused(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, heads: int) -> Tensor:
    """What `model.attention` does where there is nothing to mask."""
    seen: Tensor = FusedAttention.apply(q, k, v, heads)  # type: ignore[no-untyped-call]
    return seen


class FusedMaskedAttention(torch.autograd.Function):
    """The same where some keys are not there; the node knows them by a mask of whole numbers, [batch, keys]."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, there: Tensor, heads: int) -> Tensor:
        return attention(q, k, v, (1.0 - there[:, None, None, :].to(q.dtype)) * MASKED, heads)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, there: Any, heads: int) -> Any:
        bias = _optional_input_placeholder_tensor(g)
        inputs = (q, k, v, bias, there)
        return g.op(
            "com.microsoft::MultiHeadAttention", *inputs, num_heads_i=heads, mask_filter_value_f=MASKED
        ).setType(q.type())


def fused_masked(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, heads: int) -> Tensor:
    """What `model.attention` does, with a mask that is 0 where a key is there."""
    assert mask is not None
    there = (mask[:, 0, 0, :] == 0).to(torch.int32)
    seen: Tensor = FusedMaskedAttention.apply(q, k, v, there, heads)  # type: ignore[no-untyped-call]
    return seen


class Levelled(nn.Module):
    """A linear map whose input is brought to the same height token by token, and its output back again.

    At run time one scale serves all activations that enter a matrix, and the marks at the ends of a window are many
    times louder than the words between them: without this, rounding changes the states by 15 %, with it by 7 %.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear

    def forward(self, x: Tensor) -> Tensor:
        """x [..., channels]."""
        height = x.abs().amax(-1, keepdim=True)
        return functional.linear(x / height, self.linear.weight) * height + self.linear.bias


class FirstStage(nn.Module):
    """rows of one window -> states [1, length, hidden], anchor logits [1, length]."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder, self.anchor = tagger.encoder, tagger.anchor
        for layer in self.encoder.layers:
            setattr(layer, "attend", fused)  # noqa: B010 - typed as a module, it holds a function
            for part in LOUD:
                setattr(layer, part, Levelled(getattr(layer, part)))

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        states = self.encoder(rows, None)
        return states, self.anchor(states).squeeze(-1)


class Pooled(nn.Module):
    """rows, mask -> mean of the last states at length 1, [batch, hidden]; middle states, [batch, length, hidden]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.middle: list[Tensor] = []
        encoder.layers[MIDDLE - 1].register_forward_hook(lambda layer, given, states: self.middle.append(states))

    def forward(self, rows: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        self.middle.clear()
        states = self.encoder(rows, mask)
        weight = mask.unsqueeze(-1)
        mean = (states * weight).sum(1) / weight.sum(1)
        return mean / mean.norm(dim=-1, keepdim=True), self.middle[0]


def graph(
    network: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, list[str]], path: Path
) -> None:
    """Write a network as ONNX; axes: names of the leading dimensions of each input and output."""
    torch.onnx.export(
        network.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={name: dict(enumerate(names)) for name, names in axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )


def at_four_bits(path: Path) -> None:
    """Pack the matrices of a graph whose weights came at four bits back into them; sums stay in full precision."""
    setting = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK,
        is_symmetric=True,
        bits=4,
        quant_format=QuantFormat.QOperator,
        op_types_to_quantize=("MatMul",),
    )
    quantizer = MatMulNBitsQuantizer(onnx.load(path), algo_config=setting)
    quantizer.process()
    onnx.save(quantizer.model.model, path)


def at_eight_bits(path: Path) -> None:
    """Round the matrices of a graph to eight bits; what they are multiplied with is rounded at run time."""
    quantize_dynamic(
        path, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"]
    )


def encoder_inputs(sizes: Sizes) -> dict[str, Tensor]:
    """Rows and mask of two windows, one of them padded."""
    mask = torch.ones(2, 24)
    mask[1, 20:] = 0
    return {"rows": torch.randn(2, 24, sizes.hidden), "mask": mask}


def link_inputs(sizes: Sizes) -> dict[str, Tensor]:
    """Crops around three anchors."""
    crop = sizes.crop_back + sizes.crop_ahead
    return {
        "states": torch.randn(48, sizes.hidden),
        "at": torch.randint(0, 48, (3, crop)),
        "inside": torch.ones(3, crop),
        "mark": torch.randint(0, 3, (3, crop)),
        "away": torch.randint(0, 2 * FAR + 1, (3, crop)),
    }


def export(
    folder: Path, out: Path, *, checkpoint: Path | None, name: str, version: str, overlap: int = OVERLAP
) -> None:
    """Write everything but the model cards; the tagger into a folder of its own, `name`."""
    out.mkdir(parents=True, exist_ok=True)
    sizes, facts = base.sizes(folder), base.facts(folder)
    rows = {"rows": ["batch", "length"], "mask": ["batch", "length"]}

    untouched = Encoder(sizes)
    base.load_encoder(folder, untouched)
    axes = {**rows, "vector": ["batch"], "middle": ["batch", "length"]}
    graph(Pooled(untouched), encoder_inputs(sizes), ["vector", "middle"], axes, out / "vectors.onnx")
    at_four_bits(out / "vectors.onnx")

    state = load_file(checkpoint) if checkpoint else {}
    depth = len({name.split(".")[2] for name in state if name.startswith("encoder.layers.")}) or sizes.layers
    tagger = Tagger(replace(sizes, layers=depth))
    if checkpoint:
        tagger.load_state_dict(state)
    else:
        base.load_encoder(folder, tagger.encoder)
    window = {"rows": encoder_inputs(sizes)["rows"][:1]}
    axes = {name: ["one", "length"] for name in ("rows", "states", "anchor")}
    own = out / name
    own.mkdir(exist_ok=True)
    graph(FirstStage(tagger), window, ["states", "anchor"], axes, own / "tagger.onnx")
    at_eight_bits(own / "tagger.onnx")
    for layer in tagger.link.layers:
        setattr(layer, "attend", fused_masked)  # noqa: B010 - typed as a module, it holds a function
    per_anchor = {name: ["anchors"] for name in ("at", "inside", "mark", "away", "scores", "valid")}
    graph(tagger.link, link_inputs(sizes), ["scores", "valid"], {"states": ["tokens"], **per_anchor}, own / "link.onnx")
    at_eight_bits(own / "link.onnx")

    arrays = base.arrays(folder)
    save_file({part: arrays[f"emb.word.{part}"] for part in ("nibbles", "scales")}, out / "table.safetensors")
    shutil.copyfile(folder / "tokenizer.json", out / "tokenizer.json")
    write_config(out, {"hidden": sizes.hidden, "special": facts["special"]})
    write_config(
        own,
        {
            "version": version,
            "window": WINDOW,
            "overlap": overlap,
            "crop": [sizes.crop_back, sizes.crop_ahead],
            "far": FAR,
            "threshold": THRESHOLD,
            "source_bias": SOURCE_BIAS,
        },
    )
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        print(f"{path.relative_to(out)!s:<24}{path.stat().st_size / 1e6:8.1f} MB")


def write_config(folder: Path, config: dict[str, Any]) -> None:
    """What the product reads beside the graphs."""
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--name", default="full", help="of the tagger: full or fast")
    parser.add_argument("--version", default="untrained")
    parser.add_argument("--overlap", type=int, default=OVERLAP, help="tokens that neighbouring windows share")
    options = parser.parse_args()
    logging.getLogger("onnxruntime").setLevel(logging.WARNING)
    torch.set_num_threads(1)
    export(
        options.base,
        options.out,
        checkpoint=options.checkpoint,
        name=options.name,
        version=options.version,
        overlap=options.overlap,
    )


if __name__ == "__main__":
    main()
