"""Fine-tunes the reader on all tasks at once.

    python training/train.py DATA RUN [--base FOLDER] [--resume RUN] [--epochs 4] [--minutes 75]

DATA is what training/prepare.mjs wrote. RUN gets shape.json, weights.pt (the last checkpoint, every ten minutes
and at the end) and log.txt. Word embeddings stay frozen: a small step would spend most of its time on them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path

import torch
import torch.nn.functional as F
from model import Reader, Shape
from torch import Tensor
from windows import IGNORE, SHARE, Batch, Windows

# Weight of each scheme's loss; silver names and GUM's nested ones are helpers.
ENTITY_WEIGHT = {"ontonotes": 0.5, "gum": 1.0}
LABEL_WEIGHT = 0.3
# Parties are short: most pieces around a trigger are none of them.
ROLE_WEIGHT = {"parties": 4.0}
MOST = 2.0  # events of one type that a sentence is credited with
# Parts that begin untrained learn faster.
NEW = ("entities", "triggers", "marks", "distances", "deeper", "roles", "features", "marked", "types", "typed", "type_marks", "labels", "classes", "quads")


def typed(reader: Reader, last: Tensor, mask: Tensor) -> Tensor:
    """
    How much a row speaks of an event of each type, [rows, types]: the chance of an event of the type at each piece,
    summed over the pieces, in logarithms. With source and target marked, of an event between the two.
    """
    event = F.logsigmoid(reader.triggers(last)[..., reader.shape.kinds.index("event")].float())
    types = F.log_softmax(reader.types(last).float(), dim=-1)
    return (event[..., None] + types).masked_fill(~mask[:, 0, 0, :, None], -1e4).logsumexp(1)


def classed(reader: Reader, last: Tensor, mask: Tensor) -> Tensor:
    """Logits of a row's class, from the mean of its pieces and the events that it speaks of."""
    seen = mask[:, 0, 0, :, None]
    events = typed(reader, last, mask).exp().clamp(max=MOST)
    return (reader.classes((last * seen).sum(1) / seen.sum(1)) + reader.quads(events)).float()


def loss_of(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    last, shared = reader.encode(batch.ids, batch.features, batch.marked, batch.mask)
    losses = {}
    for scheme, tags in batch.entities.items():
        if (tags != IGNORE).any():
            logits = reader.entities[scheme](last).float()
            loss = F.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORE, reduction="sum")
            losses[scheme] = loss / batch.ids.numel() * ENTITY_WEIGHT.get(scheme, 3.0)
    logits = reader.triggers(last).float()
    for kind, name in enumerate(reader.shape.kinds):
        known = batch.triggers[..., kind] >= 0
        if known.any():
            loss = F.binary_cross_entropy_with_logits(logits[..., kind][known], batch.triggers[..., kind][known])
            losses[f"at.{name}"] = 4.0 * loss
    if len(batch.rows):
        filled, said = frames_of(reader, batch, last, shared)
        for name, (logits, wanted) in filled.items():
            loss = F.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
            losses[f"roles.{name}"] = ROLE_WEIGHT.get(name, 1.0) * loss
        for name, (logits, wanted) in said.items():
            losses[name] = LABEL_WEIGHT * F.cross_entropy(logits, wanted, ignore_index=IGNORE)
    if batch.pairs.any():
        scores = F.log_softmax(typed(reader, last, batch.mask), dim=-1)
        wanted = scores.masked_fill(~batch.pairs, -1e4).logsumexp(1)
        losses["pairs"] = -0.5 * wanted[batch.pairs.any(1)].mean()
    if (batch.classes != IGNORE).any():
        losses["class"] = F.cross_entropy(classed(reader, last, batch.mask), batch.classes, ignore_index=IGNORE)
    return losses


Learnt = dict[str, tuple[Tensor, Tensor]]


def frames_of(reader: Reader, batch: Batch, last: Tensor, shared: Tensor) -> tuple[Learnt, Learnt]:
    """Logits and wanted labels of a batch's frames by name: of the pieces around each trigger, and of the frame."""
    filled, starts = reader.fill(shared, last, batch.rows, batch.at, batch.kinds, batch.mask)
    around = starts[:, None] + torch.arange(filled.shape[1])
    pieces, frames = {}, {}
    for name, wanted in batch.roles.items():
        if (wanted != IGNORE).any():
            pieces[name] = reader.roles[name](filled).float(), wanted.gather(1, around)
    trigger = filled[torch.arange(len(starts)), batch.at - starts]
    if (batch.types != IGNORE).any():
        types = reader.types(last[batch.rows, batch.at]) + reader.typed(trigger)
        frames["type"] = types.float(), batch.types
    for name, wanted in batch.labels.items():
        if (wanted != IGNORE).any():
            frames[name] = reader.labels[name](trigger).float(), wanted
    return pieces, frames


@torch.no_grad()
def evaluate(reader: Reader, windows: Windows, limit: int | None = None) -> dict[str, float]:
    """Token-level figures on the windows' cores: quick signs of progress, not the scores that are reported."""
    reader.eval()
    tp, fp, fn = defaultdict(int), defaultdict(int), defaultdict(int)
    right, of = defaultdict(int), defaultdict(int)

    def count(name: str, gold: Tensor, found: Tensor) -> None:
        tp[name] += int((gold & found).sum())
        fp[name] += int((~gold & found).sum())
        fn[name] += int((gold & ~found).sum())

    def rate(name: str, gold: Tensor, found: Tensor) -> None:
        right[name] += int(((gold == found) & (gold != IGNORE)).sum())
        of[name] += int((gold != IGNORE).sum())

    few = [item for item in windows.items if item["corpus"] == "polnear"]
    items = [item for item in windows.items if item["corpus"] != "polnear"] + few[:: 1 if limit is None else max(1, len(few) // limit)]
    shape = reader.shape
    for start in range(0, len(items), 8):
        chunk = items[start : start + 8]
        batch = windows.batch(chunk, core_only=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            last, shared = reader.encode(batch.ids, batch.features, batch.marked, batch.mask)
        last, shared = last.float(), shared.float()
        core = torch.zeros(batch.ids.shape, dtype=torch.bool)
        for row, item in enumerate(chunk):
            core[row, item["core"][0] + 1 : item["core"][1] + 1] = True
        for scheme, tags in batch.entities.items():
            known = core & (tags != IGNORE)
            if known.any():
                best = reader.entities[scheme](last).argmax(-1)
                same = known & (best == tags)
                count(scheme, tags[known] > 0, same[known] & (best[known] > 0))
                fp[scheme] += int((known & (best > 0) & (best != tags)).sum())
        logits = reader.triggers(last)
        for kind, name in enumerate(shape.kinds):
            known = core & (batch.triggers[..., kind] >= 0)
            if known.any():
                count(f"at.{name}", batch.triggers[..., kind][known] > 0, logits[..., kind][known] > 0)
        if batch.pairs.any():
            best = typed(reader, last, batch.mask).argmax(-1)
            hit = batch.pairs.gather(1, best[:, None])[:, 0]
            right["pairs"] += int(hit.sum())
            of["pairs"] += int(batch.pairs.any(1).sum())
        rate("class", batch.classes, classed(reader, last, batch.mask).argmax(-1))
        if len(batch.rows):
            filled, said = frames_of(reader, batch, last, shared)
            for name, (logits, wanted) in filled.items():
                best = logits.argmax(-1)
                for i, role in enumerate(shape.roles[name], start=1):
                    count(f"{name}.{role}", wanted == i, (best == i) & (wanted != IGNORE))
            for name, (logits, wanted) in said.items():
                rate(name, wanted, logits.argmax(-1))
    reader.train()
    f1 = {n: round(2 * tp[n] / (2 * tp[n] + fp[n] + fn[n]), 3) for n in sorted(tp) if tp[n] + fn[n]}
    return f1 | {n: round(right[n] / of[n], 3) for n in sorted(of) if of[n]}


def resume(reader: Reader, run: Path) -> None:
    """Takes over the weights of a run, those of grown parts for the labels that they share, in the same order."""
    mine = reader.state_dict()
    for name, value in torch.load(run / "weights.pt").items():
        if name in mine and mine[name].shape[1:] == value.shape[1:]:
            mine[name][: len(value)].copy_(value)


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("data", type=Path)
    args.add_argument("run", type=Path)
    args.add_argument("--base", type=Path)
    args.add_argument("--epochs", type=int, default=4)
    args.add_argument("--minutes", type=float, default=1e9, help="the schedule is cut to end within them")
    args.add_argument("--rate", type=float, default=2e-4)
    args.add_argument("--pieces", type=int, default=2048, help="pieces in a batch")
    args.add_argument("--resume", type=Path, help="begin with the weights of this run")
    args.add_argument("--annotated", type=float, default=1.0, help="share of the annotated articles to learn from")
    args.add_argument("--share", type=json.loads, default={}, help='JSON: how often an epoch shows a corpus, {"gold": 4}')
    args = args.parse_args()

    torch.manual_seed(1)
    chance = random.Random(1)
    args.run.mkdir(parents=True, exist_ok=True)
    shape = Shape(**json.loads((args.data / "labels.json").read_text()))
    shape.save(args.run / "shape.json")
    reader = Reader(shape)
    if args.resume:
        resume(reader, args.resume)
    else:
        reader.load_base(args.base)
    reader.words.weight.requires_grad = False
    train, dev = Windows(args.data / "train.jsonl", shape, args.annotated), Windows(args.data / "dev.jsonl", shape)
    groups = [
        {"params": [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith(NEW)], "lr": args.rate},
        {"params": [p for n, p in reader.named_parameters() if p.requires_grad and n.startswith(NEW)], "lr": 5 * args.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    batches = [batch for _ in range(args.epochs) for batch in train.epoch(args.pieces, chance, SHARE | args.share)]
    log = open(args.run / "log.txt", "a", encoding="utf-8")

    def say(text: str) -> None:
        print(text, flush=True)
        print(text, file=log, flush=True)

    say(f"{len(batches)} steps, {sum(p.numel() for p in reader.parameters()) / 1e6:.1f}M parameters")
    started = saved = time.time()
    seen: dict[str, list[float]] = defaultdict(list)
    reader.train()
    for step, items in enumerate(batches):
        # The schedule runs on the larger of steps done and time spent, so that it always ends at zero.
        done = max(step / len(batches), (time.time() - started) / (60 * args.minutes))
        if done >= 1:
            break
        factor = min(1.0, (step + 1) / (0.06 * len(batches))) * min(1.0, (1 - done) / 0.94)
        for group, rate in zip(optimizer.param_groups, (args.rate, 5 * args.rate)):
            group["lr"] = rate * factor
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = loss_of(reader, train.batch(items))
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, loss in losses.items():
            seen[name].append(loss.item())
        if step % 50 == 49:
            means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
            say(f"step {step + 1} {done:.2f} {time.time() - started:.0f}s {means}")
            seen.clear()
        if time.time() - saved > 600:
            saved = time.time()
            torch.save(reader.state_dict(), args.run / "weights.pt")
            say(f"step {step + 1} dev {json.dumps(evaluate(reader, dev, 120))}")
    torch.save(reader.state_dict(), args.run / "weights.pt")
    say(f"{time.time() - started:.0f}s, dev {json.dumps(evaluate(reader, dev, 200))}")


if __name__ == "__main__":
    main()
