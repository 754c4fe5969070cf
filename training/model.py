"""The network in PyTorch: a BERT encoder, the anchor head, and the second stage that reads the text once for each cue.

Stage 1 says of each token whether it begins a cue (an anchor). Stage 2, `Link`, takes a crop of the encoder's states
around each anchor, adds which token is this cue, which are other candidate cues, and how far away each token is (in
tokens and in sentences), and scores every token as source, cue or content of this anchor against "none", whose score
is 0. Anchors compete for cue and content tokens, not for sources: one source often serves several cues.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

MASKED = -1e4
FAR = 3
OTHER, THIS = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What fixes the shapes of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    crop_back: int = 64
    crop_ahead: int = 128
    link_width: int = 160
    link_heads: int = 5
    link_layers: int = 2


class PooledDropout(nn.Module):
    """Dropout whose masks are stretches of one drawn pool: drawing a mask for each use takes as long as a softmax."""

    POOL = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        """x of any shape."""
        count = x.numel()
        if not self.training or not self.share:
            return x
        if count > self.POOL // 2:
            return F.dropout(x, self.share)
        if not self.pool.numel():
            self.pool = (torch.rand(self.POOL) >= self.share).to(x.dtype) / (1 - self.share)
        if self.pool.dtype != x.dtype:
            self.pool = self.pool.to(x.dtype)
        at = int(torch.randint(0, self.POOL - count, (1,)))
        return x * self.pool[at : at + count].view_as(x)


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None, heads: int) -> Tensor:
    """Attention of several heads; q, k, v [batch, length, width], mask [batch, 1, 1, length] added to the scores."""
    batch, length, width = q.shape
    q, k, v = (x.view(batch, length, heads, width // heads).transpose(1, 2) for x in (q, k, v))
    if not q.requires_grad:
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return seen.transpose(1, 2).reshape(batch, length, width)
    # written out: its backward pass on a CPU takes less than half of what the library's fused one takes
    scores = q @ k.transpose(-1, -2) * (width // heads) ** -0.5
    if mask is not None:
        scores = scores + mask
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """One post-norm transformer layer. `attend` may be replaced by what another run time has of its own."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention, self.norm_inner = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        self.dropout = PooledDropout(dropout)
        self.attend = attention

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [batch, length, width], mask [batch, 1, 1, length] added to the attention scores."""
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        seen = self.attend(q, k, v, mask, self.heads)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        inner = self.down(F.gelu(self.up(x)))
        made: Tensor = self.norm_inner(x + self.dropout(inner))
        return made


class Encoder(nn.Module):
    """Embedding rows -> states. The table itself stays outside: its rows are gathered by who calls."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0) -> None:
        super().__init__()
        self.place = nn.Embedding(sizes.positions, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.heads, sizes.inner, sizes.epsilon, dropout) for _ in range(sizes.layers)
        )

    def forward(self, rows: Tensor, mask: Tensor | None) -> Tensor:
        """rows [batch, length, hidden] of the embedding table, mask [batch, length] 1 where there is a token."""
        at = torch.arange(rows.shape[1], device=rows.device)
        x = self.norm(rows + self.place(at))
        added = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * MASKED
        for layer in self.layers:
            x = layer(x, added)
        states: Tensor = x
        return states

    def freeze(self, layers: int) -> None:
        """Leave the embeddings and the lowest layers as they came, without dropout."""
        for part in (self.place, self.norm, *list(self.layers)[:layers]):
            part.requires_grad_(False)
            for module in part.modules():
                if isinstance(module, PooledDropout):
                    module.share = 0.0


class Link(nn.Module):
    """The second stage. All its inputs but the states are numbers that say which token plays which part."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0) -> None:
        super().__init__()
        width = sizes.link_width
        self.back, self.ahead = sizes.crop_back, sizes.crop_ahead
        self.token, self.cue = nn.Linear(sizes.hidden, width), nn.Linear(sizes.hidden, width)
        self.mark, self.away = nn.Embedding(3, width), nn.Embedding(2 * FAR + 1, width)
        self.distance = nn.Embedding(self.back + self.ahead, width)
        for table in (self.mark, self.away, self.distance):
            nn.init.normal_(table.weight, std=0.3)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            Layer(width, sizes.link_heads, 2 * width, 1e-5, dropout) for _ in range(sizes.link_layers)
        )
        self.role, self.valid = nn.Linear(width, 3), nn.Linear(width, 1)

    def forward(self, states: Tensor, at: Tensor, inside: Tensor, mark: Tensor, away: Tensor) -> tuple[Tensor, Tensor]:
        """Read one crop for each anchor.

        states [tokens, hidden]; at [anchors, crop] token numbers; inside [anchors, crop] 1 where the crop lies in the
        window; mark [anchors, crop] 0 plain, 1 another candidate, 2 this anchor; away [anchors, crop] distance in
        sentences, 0 .. 2 FAR. Returns scores [anchors, crop, source/cue/content] and validity logits [anchors].
        """
        crop = self.token(states)[at]
        cue = self.cue(states[at[:, self.back]])
        x = self.norm(crop + self.distance.weight + self.mark(mark) + self.away(away) + cue[:, None])
        added = (1.0 - inside[:, None, None, :].to(x.dtype)) * MASKED
        for layer in self.layers:
            x = layer(x, added)
        return self.role(x), self.valid(x[:, self.back]).squeeze(-1)


class Tagger(nn.Module):
    """Encoder, anchor head and second stage; `kind` is a side task that only training uses."""

    def __init__(self, sizes: Sizes, *, encoder_dropout: float = 0.0, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, encoder_dropout)
        self.anchor, self.kind = nn.Linear(sizes.hidden, 1), nn.Linear(sizes.hidden, 4)
        self.link = Link(sizes, dropout)
        self.dropout = PooledDropout(dropout)
        nn.init.constant_(self.anchor.bias, -3.0)
