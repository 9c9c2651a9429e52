"""Fine-tunes the reader on all tasks at once.

    python training/train.py DATA RUN [--base FOLDER] [--epochs 4] [--minutes 75] [--resume RUN]

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

CLS, SEP, PAD, MASK = 101, 102, 0, 103
IGNORE = -100
# How often an epoch shows each corpus: the small ones more often than once.
SHARE = {"polnear": 1.0, "gold": 3.0, "wikigold": 5.0, "re3d": 4.0, "gum": 1.0, "newswire": 0.15}

# Small entity corpora are shown often, so never twice the same: names change places with others of their type, and
# some pieces are masked.
AUGMENTED = ("wikigold", "re3d", "gum")
SWAPPED, MASKED = 0.5, 0.08
# Weight of each scheme's loss; silver names and GUM's nested ones are helpers.
ENTITY_WEIGHT = {"ontonotes": 0.5, "gum": 1.0}


class Windows:
    """Windows read from JSON lines, batched by length."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self.shape = shape
        self.roles = shape.roles()
        self.items = [json.loads(line) for line in open(path, encoding="utf-8")]
        self.pool: dict[tuple[str, int], list] = defaultdict(list)
        for item in self.items:
            if item["corpus"] in AUGMENTED:
                for start, end, kind in item["entities"]:
                    name = (item["ids"][start:end], item["features"][start:end])
                    self.pool[item["scheme"], kind].append(name)

    def epoch(self, pieces: int, chance: random.Random):
        """Batches of about so many pieces, windows of like length together, in random order."""
        chosen = []
        for item in self.items:
            share = SHARE[item["corpus"]]
            times = int(share) + (chance.random() < share - int(share))
            again = self.augmented if item["corpus"] in AUGMENTED else lambda item, _: item
            chosen.extend(again(item, chance) for _ in range(times))
        chosen.sort(key=lambda item: len(item["ids"]) + chance.random() * 16)
        batches, batch = [], []
        for item in chosen:
            if batch and (len(batch) + 1) * (len(item["ids"]) + 2) > pieces:
                batches.append(batch)
                batch = []
            batch.append(item)
        batches.append(batch)
        chance.shuffle(batches)
        return batches

    def augmented(self, item: dict, chance: random.Random) -> dict:
        """A copy of a window of entities with half its names swapped and some pieces masked."""
        ids, features, entities, done = [], [], [], 0
        for start, end, kind in sorted(item["entities"]):
            name = (item["ids"][start:end], item["features"][start:end])
            if chance.random() < SWAPPED:
                name = chance.choice(self.pool[item["scheme"], kind])
            ids += item["ids"][done:start]
            features += item["features"][done:start]
            entities.append([len(ids), len(ids) + len(name[0]), kind])
            ids += name[0]
            features += name[1]
            done = end
        ids, features = (ids + item["ids"][done:])[:380], (features + item["features"][done:])[:380]
        ids = [MASK if chance.random() < MASKED else i for i in ids]
        entities = [[s, min(e, len(ids)), k] for s, e, k in entities if s < len(ids)]
        return {**item, "ids": ids, "features": features, "entities": entities}

    def tensors(self, batch: list[dict], core_only: bool = False) -> dict:
        """Pads a batch. Piece 0 of every row is [CLS], so spans shift by one."""
        length = max(len(item["ids"]) for item in batch) + 2
        ids = torch.full((len(batch), length), PAD)
        features = torch.zeros((len(batch), length), dtype=torch.long)
        mask = torch.zeros((len(batch), 1, 1, length), dtype=torch.bool)
        entities = {s: torch.full((len(batch), length), IGNORE) for s in self.shape.entities}
        triggers = torch.full((len(batch), length, len(self.shape.kinds)), -1.0)
        rows, at, kinds, roles = [], [], [], []
        for row, item in enumerate(batch):
            size = len(item["ids"])
            ids[row, : size + 2] = torch.tensor([CLS, *item["ids"], SEP])
            features[row, 1 : size + 1] = torch.tensor(item["features"])
            mask[row, 0, 0, : size + 2] = True
            if "entities" in item:
                tags = entities[item["scheme"]]
                tags[row, 1 : size + 1] = 0
                for start, end, kind in item["entities"]:
                    tags[row, start + 1] = 1 + 2 * kind
                    tags[row, start + 2 : end + 1] = 2 + 2 * kind
            if "frames" in item:
                triggers[row, 1 : size + 1] = 0.0
                for frame in item["frames"]:
                    kind = self.shape.kinds.index(frame["kind"])
                    triggers[row, frame["at"] + 1, kind] = 1.0
                    if core_only and not item["core"][0] <= frame["at"] < item["core"][1]:
                        continue
                    labels = torch.zeros(length, dtype=torch.long)
                    labels[0] = IGNORE
                    labels[size + 1 :] = IGNORE
                    names = self.shape.frames[frame["kind"]]
                    for start, end, role in frame["roles"]:
                        labels[start + 1 : end + 1] = 1 + self.roles.index(names[role])
                    rows.append(row), at.append(frame["at"] + 1), kinds.append(kind), roles.append(labels)
        frames = None
        if rows:
            frames = (torch.tensor(rows), torch.tensor(at), torch.tensor(kinds), torch.stack(roles))
        return {"ids": ids, "features": features, "mask": mask, "entities": entities, "triggers": triggers, "frames": frames}


def loss_of(reader: Reader, batch: dict) -> dict[str, torch.Tensor]:
    last, shared = reader.encode(batch["ids"], batch["features"], batch["mask"])
    losses = {}
    for scheme, tags in batch["entities"].items():
        if (tags != IGNORE).any():
            logits = reader.entities[scheme](last).float()
            loss = F.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORE, reduction="sum")
            losses[scheme] = loss / batch["ids"].numel() * ENTITY_WEIGHT.get(scheme, 3.0)
    known = batch["triggers"] >= 0
    if known.any():
        logits = reader.triggers(last).float()
        losses["trigger"] = 4.0 * F.binary_cross_entropy_with_logits(logits[known], batch["triggers"][known])
    if batch["frames"] is not None:
        rows, at, kinds, labels = batch["frames"]
        logits, starts = reader.fill(shared, rows, at, kinds, batch["mask"])
        wanted = labels.gather(1, starts[:, None] + torch.arange(logits.shape[1]))
        losses["roles"] = F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
    return losses


@torch.no_grad()
def evaluate(reader: Reader, windows: Windows, limit: int | None = None) -> dict[str, float]:
    """Token-level figures on the windows' cores: quick signs of progress, not the scores that are reported."""
    reader.eval()
    tp, fp, fn = defaultdict(int), defaultdict(int), defaultdict(int)

    def count(name: str, gold: torch.Tensor, found: torch.Tensor) -> None:
        tp[name] += int((gold & found).sum())
        fp[name] += int((~gold & found).sum())
        fn[name] += int((gold & ~found).sum())

    items = windows.items[:: max(1, len(windows.items) // limit)] if limit else windows.items
    for start in range(0, len(items), 8):
        chunk = items[start : start + 8]
        batch = windows.tensors(chunk, core_only=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            last, shared = reader.encode(batch["ids"], batch["features"], batch["mask"])
        last, shared = last.float(), shared.float()
        core = torch.zeros(batch["ids"].shape, dtype=torch.bool)
        for row, item in enumerate(chunk):
            core[row, item["core"][0] + 1 : item["core"][1] + 1] = True
        for scheme, tags in batch["entities"].items():
            known = core & (tags != IGNORE)
            if known.any():
                best = reader.entities[scheme](last).argmax(-1)
                same = known & (best == tags)
                count(scheme, tags[known] > 0, same[known] & (best[known] > 0))
                fp[scheme] += int((known & (best > 0) & (best != tags)).sum())
        known = core[..., None] & (batch["triggers"] >= 0)
        if known.any():
            count("trigger", batch["triggers"][known] > 0, reader.triggers(last)[known] > 0)
        if batch["frames"] is not None:
            rows, at, kinds, labels = batch["frames"]
            logits, starts = reader.fill(shared, rows, at, kinds, batch["mask"])
            wanted = labels.gather(1, starts[:, None] + torch.arange(logits.shape[1]))
            best = logits.argmax(-1)
            for i, role in enumerate(windows.roles, start=1):
                count(role, (wanted == i), (best == i) & (wanted != IGNORE))
    reader.train()
    return {name: round(2 * tp[name] / max(1, 2 * tp[name] + fp[name] + fn[name]), 4) for name in sorted(tp)}


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
    args = args.parse_args()

    torch.manual_seed(1)
    chance = random.Random(1)
    args.run.mkdir(parents=True, exist_ok=True)
    shape = Shape(**json.loads((args.data / "labels.json").read_text()))
    shape.save(args.run / "shape.json")
    reader = Reader(shape)
    if args.resume:
        reader.load_state_dict(torch.load(args.resume / "weights.pt"), strict=False)  # new heads begin anew
    else:
        reader.load_base(args.base)
    reader.words.weight.requires_grad = False
    train, dev = Windows(args.data / "train.jsonl", shape), Windows(args.data / "dev.jsonl", shape)
    new = ("entities", "triggers", "marks", "distances", "roles", "features")
    groups = [
        {"params": [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith(new)], "lr": args.rate},
        {"params": [p for n, p in reader.named_parameters() if p.requires_grad and n.startswith(new)], "lr": 5 * args.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    batches = [batch for _ in range(args.epochs) for batch in train.epoch(args.pieces, chance)]
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
            losses = loss_of(reader, train.tensors(items))
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
        if time.time() - saved > 600 or step == len(batches) - 1:
            saved = time.time()
            torch.save(reader.state_dict(), args.run / "weights.pt")
            say(f"step {step + 1} dev {json.dumps(evaluate(reader, dev, 120))}")
    torch.save(reader.state_dict(), args.run / "weights.pt")
    say(f"{time.time() - started:.0f}s, dev {json.dumps(evaluate(reader, dev))}")


if __name__ == "__main__":
    main()
