"""Windows of the corpora as tensors: what training/prepare.mjs wrote, sampled, augmented and padded."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
from model import Shape
from torch import Tensor

CLS, SEP, PAD, MASK = 101, 102, 0, 103
IGNORE = -100
# How often an epoch shows each corpus: the small ones more often than once.
SHARE = {
    "polnear": 0.25,
    "gold": 4.0,
    "annotated": 4.0,
    "plv": 2.0,
    "cameo_class": 1.0,
    "cameo_ner": 1.5,
    "wikigold": 1.0,
    "re3d": 1.0,
    "gum": 0.3,
    "newswire": 0.05,
}
# Names change places with others of their type, and some pieces are masked, so that no window is seen twice the same.
SWAPPED, MASKED = 0.5, 0.06
LONGEST = 380


@dataclass
class Batch:
    ids: Tensor  # [rows, length]; piece 0 of each row is [CLS]
    features: Tensor  # [rows, length]
    marked: Tensor  # [rows, length], 1 source and 2 target of a pair asked about
    mask: Tensor  # [rows, 1, 1, length], true where there is a piece
    entities: dict[str, Tensor]  # scheme -> BIO tags [rows, length]
    triggers: Tensor  # [rows, length, kinds], 1 a trigger, 0 none, -1 not annotated
    rows: Tensor  # [marked pieces]: the row of each piece that triggers frames
    at: Tensor  # [marked pieces]
    kinds: Tensor  # [marked pieces, kinds], 1 for each kind of frame
    roles: dict[str, Tensor]  # name -> [marked pieces, length], IGNORE where there is no frame of it
    types: Tensor  # [marked pieces], IGNORE where it triggers no event
    labels: dict[str, Tensor]  # name -> [marked pieces]
    pairs: Tensor  # [rows, types], true for the types that a whole row shows; no true where it is not known
    classes: Tensor  # [rows]


class Windows:
    """Windows read from JSON lines, batched by length."""

    def __init__(self, path: Path, shape: Shape, annotated: float = 1.0) -> None:
        """annotated: the share of the annotated articles (gold and further ones) to keep, for a learning curve."""
        self.shape = shape
        items = [json.loads(line) for line in open(path, encoding="utf-8")]
        names = sorted({item["name"] for item in items if item["corpus"] in ("gold", "annotated")})
        random.Random(3).shuffle(names)
        left_out = set(names[round(annotated * len(names)) :])
        self.items = [item for item in items if item.get("name") not in left_out or item["corpus"] == "polnear"]
        self.pool: dict[tuple[str, int], list] = defaultdict(list)
        for item in self.items:
            for start, end, kind in item.get("entities", []):
                name = (item["ids"][start:end], item["features"][start:end])
                self.pool[item["scheme"], kind].append(name)

    def epoch(self, pieces: int, chance: random.Random, share: dict[str, float] = SHARE):
        """Batches of about so many pieces, windows of like length together, in random order."""
        chosen = []
        for item in self.items:
            wanted = share.get(item["corpus"], 0)
            times = int(wanted) + (chance.random() < wanted - int(wanted))
            chosen.extend(self.augmented(item, chance) for _ in range(times))
        chosen.sort(key=lambda item: len(item["ids"]) + chance.random() * 16)
        batches, batch = [], []
        for item in chosen:
            if batch and (len(batch) + 1) * (len(item["ids"]) + 2) > pieces:
                batches.append(batch)
                batch = []
            batch.append(item)
        if batch:
            batches.append(batch)
        chance.shuffle(batches)
        return batches

    def augmented(self, item: dict, chance: random.Random) -> dict:
        """A copy of a window with half its names swapped and some pieces masked; all spans move with the pieces."""
        ids, features, places, done = [], [], [], 0
        # places[i]: where piece i went; pieces of a swapped name go to its bounds
        for start, end, kind in sorted(item.get("entities", [])):
            if start < done or item["scheme"] == "cameo" or chance.random() >= SWAPPED:
                continue
            places += range(len(ids), len(ids) + start - done)
            ids += item["ids"][done:start]
            features += item["features"][done:start]
            name = chance.choice(self.pool[item["scheme"], kind])
            places += [min(len(ids) + i, len(ids) + len(name[0]) - 1) for i in range(end - start)]
            if end - start < len(name[0]):
                places[-1] = len(ids) + len(name[0]) - 1
            ids += name[0]
            features += name[1]
            done = end
        places += range(len(ids), len(ids) + len(item["ids"]) - done)
        ids, features = ids + item["ids"][done:], features + item["features"][done:]
        if len(ids) > LONGEST:
            return item
        ids = [MASK if chance.random() < MASKED else i for i in ids]

        def moved(spans: list) -> list:
            return [[places[s], places[e - 1] + 1, *rest] for s, e, *rest in spans]

        copy = {**item, "ids": ids, "features": features}
        for name in ("entities", "marked"):
            if name in item:
                copy[name] = moved(item[name])
        if "frames" in item:
            copy["frames"] = [
                {**f, "at": places[f["at"]], "roles": moved(f["roles"]), "parties": moved(f["parties"]), "also": moved(f.get("also", []))}
                for f in item["frames"]
            ]
        return copy

    def batch(self, items: list[dict], core_only: bool = False) -> Batch:
        """Pads a batch. Piece 0 of every row is [CLS], so spans shift by one."""
        shape = self.shape
        length = max(len(item["ids"]) for item in items) + 2
        size = (len(items), length)
        ids, features, marked = torch.full(size, PAD), torch.zeros(size, dtype=torch.long), torch.zeros(size, dtype=torch.long)
        mask = torch.zeros((len(items), 1, 1, length), dtype=torch.bool)
        entities = {s: torch.full(size, IGNORE) for s in shape.entities}
        triggers = torch.full((*size, len(shape.kinds)), -1.0)
        pairs = torch.zeros((len(items), len(shape.types)), dtype=torch.bool)
        classes = torch.full((len(items),), IGNORE)
        triggered: list[tuple[int, int, int, list[dict]]] = []  # row, piece, pieces of the row, frames
        for row, item in enumerate(items):
            count = len(item["ids"])
            ids[row, : count + 2] = torch.tensor([CLS, *item["ids"], SEP])
            features[row, 1 : count + 1] = torch.tensor(item["features"])
            mask[row, 0, 0, : count + 2] = True
            for start, end, role in item.get("marked", []):
                marked[row, start + 1 : end + 1] = role
            for kind in item.get("types", []):
                pairs[row, kind] = True
            classes[row] = item.get("class", IGNORE)
            if "entities" in item:
                tags = entities[item["scheme"]]
                tags[row, 1 : count + 1] = 0
                for start, end, kind in item["entities"]:
                    tags[row, start + 1] = 1 + 2 * kind
                    tags[row, start + 2 : end + 1] = 2 + 2 * kind
            for kind in item.get("known", []):
                triggers[row, 1 : count + 1, kind] = 0.0
            at: dict[int, list[dict]] = defaultdict(list)
            for frame in item.get("frames", []):
                triggers[row, frame["at"] + 1, frame["kind"]] = 1.0
                if not core_only or item["core"][0] <= frame["at"] < item["core"][1]:
                    at[frame["at"] + 1].append(frame)
            triggered += [(row, piece, count, frames) for piece, frames in at.items()]
        rows = torch.tensor([row for row, *_ in triggered], dtype=torch.long)
        pieces = torch.tensor([piece for _, piece, *_ in triggered], dtype=torch.long)
        kinds = torch.zeros((len(triggered), len(shape.kinds)))
        roles = {name: torch.full((len(triggered), length), IGNORE) for name in shape.roles}
        types = torch.full((len(triggered),), IGNORE)
        labels = {name: torch.full((len(triggered),), IGNORE) for name in shape.labels}
        for i, (_, _, count, frames) in enumerate(triggered):
            # Another mention of whom did it is neither right nor wrong.
            for start, end in (span for frame in frames for span in frame.get("also", [])):
                roles["parties"][i, start + 1 : end + 1] = -1
            for frame in frames:
                kind = shape.kinds[frame["kind"]]
                kinds[i, frame["kind"]] = 1.0
                for name, layer in ((kind, "roles"), ("parties", "parties")):
                    if name not in shape.roles or (kind == "statement" and name == "parties"):
                        continue
                    unknown = roles[name][i, 1 : count + 1]
                    unknown[unknown == IGNORE] = 0
                    for start, end, role in frame[layer]:
                        roles[name][i, start + 1 : end + 1] = 1 + role
                types[i] = frame.get("type", types[i])
                for name, label in frame["labels"].items():
                    labels[name][i] = label
        roles["parties"][roles["parties"] < 0] = IGNORE
        return Batch(ids, features, marked, mask, entities, triggers, rows, pieces, kinds, roles, types, labels, pairs, classes)
