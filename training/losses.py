"""What training minimises, and which anchors it shows the second stage.

Per token one softmax over {none} + anchors x {cue, content}: the competition of the anchors. Beside it the same scores
per anchor against "none", which keeps them right when a cue was missed, and the validity of each anchor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from data import CONTENT, CUE, NONE, SOURCE, Batch
from model import FAR, OTHER, THIS, Link, Tagger

LEFT_OUT, MOVED = 0.1, 0.1
FALSE_PER_WINDOW, LIKELY, UNLIKELY_SHARE = 3, 0.1, 0.2
OUTSIDE = -30.0
NAMES = ("anchor", "kind", "joint", "own", "valid", "like")
WEIGHTS = torch.tensor([10.0, 0.5, 3.0, 1.5, 0.3, 10.0])
KIND_WEIGHTS = torch.tensor([1.0, 2.0, 2.0, 1.0])
ANCHOR_WEIGHT = torch.tensor(2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Anchors given to the second stage: window, token, number in the window, role of each token, truth."""

    window: Tensor
    token: Tensor
    column: Tensor
    role: Tensor
    good: Tensor


def shown(batch: Batch, anchor_logits: Tensor, text: Tensor) -> Shown:
    """The gold anchors, a tenth left out and a tenth moved inside their cue, and some that stage 1 takes for one."""
    count = len(batch.window)
    chance = torch.rand(count)
    kept = chance >= LEFT_OUT if count > 1 else torch.ones(count, dtype=torch.bool)
    token = batch.token
    if count:
        cue = (batch.role == CUE).float()
        cue[torch.arange(count), token] += 1e-6
        token = torch.where(chance > 1 - MOVED, torch.multinomial(cue, 1).squeeze(1), token)
    belief = anchor_logits.detach().sigmoid().masked_fill(~text | (batch.anchor > 0), 0)
    belief[batch.window, token] = 0
    top, at = belief.topk(FALSE_PER_WINDOW)
    use = (top > LIKELY) | ((torch.rand(top.shape) < UNLIKELY_SHARE) & (top > 0))
    wrong, nth = use.nonzero(as_tuple=True)
    window = torch.cat([batch.window[kept], wrong])
    order = torch.argsort(window, stable=True)
    window = window[order]
    empty = torch.full((len(wrong), batch.role.shape[1]), NONE, dtype=torch.long)
    return Shown(
        window=window,
        token=torch.cat([token[kept], at[wrong, nth]])[order],
        column=torch.arange(len(window)) - torch.searchsorted(window, window),
        role=torch.cat([batch.role[kept], empty])[order],
        good=torch.cat([torch.ones(int(kept.sum())), torch.zeros(len(wrong))])[order],
    )


def crops(link: Link, batch: Batch, given: Shown) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(places [anchors, crop], inside, mark, away): what `Link.forward` needs beside the states."""
    length = batch.mask.shape[1]
    place = given.token[:, None] + torch.arange(-link.back, link.ahead)
    inside = (place >= 0) & (place < length)
    place = place.clamp(0, length - 1)
    window = given.window[:, None]
    inside = inside & batch.mask[window, place].bool()
    candidates = torch.zeros_like(batch.mask)
    candidates[given.window, given.token] = OTHER
    mark = candidates[window, place]
    mark[:, link.back] = THIS
    here = batch.sentence[given.window, given.token][:, None]
    away = (batch.sentence[window, place] - here).clamp(-FAR, FAR) + FAR
    return place, inside, mark, away


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a teacher says of a batch: states [windows, length, hidden], anchor logits [windows, length]."""

    states: Tensor
    anchor: Tensor


def losses(tagger: Tagger, batch: Batch, rows: Tensor, taught: Taught | None = None) -> tuple[Tensor, Tensor]:
    """The weighted sum, and its parts in the order of NAMES. rows: the table's rows of `batch.ids`.

    With a teacher the last states are to be like the teacher's, and anchors to be believed in as the teacher does.
    """
    states = tagger.encoder(rows, batch.mask)
    seen = tagger.dropout(states)
    text = batch.mask.bool() & batch.real
    logits = tagger.anchor(seen).squeeze(-1).float()
    anchor = F.binary_cross_entropy_with_logits(logits[text], batch.anchor[text], pos_weight=ANCHOR_WEIGHT)
    kind = F.cross_entropy(tagger.kind(seen)[text].float(), batch.kind[text])
    given = shown(batch, logits, text)
    if len(given.window):
        joint, own, valid = _link_losses(tagger.link, batch, given, seen, text)
    else:
        joint = own = valid = logits.sum() * 0
    like = logits.sum() * 0
    if taught:
        belief = taught.anchor[text].float().sigmoid()
        like = F.mse_loss(states[text].float(), taught.states[text].float())
        like = like + F.binary_cross_entropy_with_logits(logits[text], belief)
    parts = torch.stack([anchor, kind, joint, own, valid, like])
    return (WEIGHTS * parts).sum(), parts.detach()


def _link_losses(link: Link, batch: Batch, given: Shown, states: Tensor, text: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    windows, length, hidden = states.shape
    place, inside, mark, away = crops(link, batch, given)
    window = given.window[:, None]
    scores, validity = link(states.reshape(-1, hidden), window * length + place, inside, mark, away)
    scores, validity = scores.float(), validity.float()
    counted = inside & text[window, place]
    want = given.role.gather(1, place)
    own = F.cross_entropy(F.pad(scores, (1, 0))[counted], want[counted], weight=KIND_WEIGHTS)
    valid = F.binary_cross_entropy_with_logits(validity, given.good)

    anchors = int(given.column.max()) + 1
    rivals = torch.full((windows, length, anchors, 2), OUTSIDE)
    where = tuple(index.expand_as(place)[counted] for index in (window, place, given.column[:, None]))
    rivals = rivals.index_put(where, scores[counted][:, SOURCE:])
    rivals = F.pad(rivals.view(windows, length, 2 * anchors), (1, 0))
    target = _owned(given, windows, length)
    weight = torch.where(target % 2 == 1, 2.0, 1.0) * text
    reachable = rivals.detach().gather(-1, target.unsqueeze(-1)).squeeze(-1) > OUTSIDE + 1
    weight = weight * reachable
    each = F.cross_entropy(rivals.view(windows * length, -1), target.view(-1), reduction="none")
    joint = (each * weight.view(-1)).sum() / weight.sum().clamp(min=1)
    return joint, own, valid


def _owned(given: Shown, windows: int, length: int) -> Tensor:
    """For each token 0, or 1 + twice the column of its owner, + 1 where it is content; of several owners the innermost.

    Innermost is the one with the smallest content, whose column is written last.
    """
    target = np.zeros((windows, length), np.int64)
    role = given.role.numpy()
    for number in np.argsort(-(role == CONTENT).sum(1), kind="stable"):
        (token,) = np.nonzero(role[number] > SOURCE)
        target[given.window[number], token] = 1 + 2 * given.column[number] + (role[number, token] == CONTENT)
    return torch.from_numpy(target)
