"""The reader model: one small encoder, token heads that propose, two more layers that fill the frames found."""

from __future__ import annotations

import copy
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn


FARTHEST = 128  # distances from a trigger beyond this count as it


@dataclass
class Shape:
    """What the model is for and how large it is; saved beside its weights."""

    entities: dict[str, list[str]]  # scheme -> entity types
    kinds: list[str]  # frame kinds
    roles: dict[str, list[str]]  # what a piece is to a frame of a kind; of "parties", to all but statements; label 0 is nothing
    types: list[str]  # PLOVER types of an event
    labels: dict[str, list[str]]  # what is said of a frame as a whole: modality, format, status
    classes: list[str]  # of a sentence as a whole
    features: int = 36  # feature numbers of src/language/windows.ts
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    shared: int = 4  # the filler starts from the output of this many layers
    fillers: int = 2
    crop: int = 80  # pieces around a trigger that the filler sees
    vocabulary: int = 30522
    positions: int = 512

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1))

    @staticmethod
    def load(path: Path) -> "Shape":
        return Shape(**json.loads(path.read_text()))


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): self-attention and a feed-forward network, each normalised after."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: [batch, length, width]; mask: [batch, 1, 1, length], true where a piece may be attended to."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + F.dropout(self.out(attended), self.dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Reader(nn.Module):
    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(shape.features, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.entities = nn.ModuleDict(
            {scheme: nn.Linear(shape.width, 1 + 2 * len(types)) for scheme, types in shape.entities.items()}
        )
        self.triggers = nn.Linear(shape.width, len(shape.kinds))
        self.marks = nn.Embedding(len(shape.kinds), shape.width)
        self.distances = nn.Embedding(2 * FARTHEST + 1, shape.width)
        self.deeper = nn.Linear(shape.width, shape.width)  # what the last layer adds to the filler's input
        self.fillers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.fillers))
        self.roles = nn.ModuleDict({name: nn.Linear(shape.width, 1 + len(of)) for name, of in shape.roles.items()})
        self.marked = nn.Embedding(3, shape.width)  # of a pair asked about: none, source, target
        self.types = nn.Linear(shape.width, len(shape.types))
        self.typed = nn.Linear(shape.width, len(shape.types))  # the filler's say in an event's type
        self.type_marks = nn.Embedding(len(shape.types), shape.width)
        self.labels = nn.ModuleDict({name: nn.Linear(shape.width, len(of)) for name, of in shape.labels.items()})
        self.classes = nn.Linear(shape.width, len(shape.classes))
        self.quads = nn.Linear(len(shape.types), len(shape.classes), bias=False)
        for added in (self.features, self.marks, self.distances):
            nn.init.normal_(added.weight, std=0.02)
        nn.init.zeros_(self.marked.weight)
        nn.init.zeros_(self.deeper.weight)
        nn.init.zeros_(self.deeper.bias)
        nn.init.zeros_(self.quads.weight)
        nn.init.normal_(self.type_marks.weight, std=0.02)

    def load_base(self, folder: Path) -> None:
        """Takes over a BERT-shaped checkpoint (safetensors); the fillers begin as copies of the last layers."""
        base = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        self.words.weight.data.copy_(base["embeddings.word_embeddings.weight"])
        token_type = base["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data.copy_(base["embeddings.position_embeddings.weight"] + token_type)
        copy_norm(self.norm, base, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [base[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(qkv))
                getattr(layer.out, part).data.copy_(base[f"{prefix}attention.output.dense.{part}"])
                getattr(layer.up, part).data.copy_(base[f"{prefix}intermediate.dense.{part}"])
                getattr(layer.down, part).data.copy_(base[f"{prefix}output.dense.{part}"])
            copy_norm(layer.norm1, base, f"{prefix}attention.output.LayerNorm")
            copy_norm(layer.norm2, base, f"{prefix}output.LayerNorm")
        for filler, layer in zip(self.fillers, list(self.layers)[-self.shape.fillers :]):
            filler.load_state_dict(copy.deepcopy(layer.state_dict()))

    def encode(self, ids: Tensor, features: Tensor, marked: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """ids, features, marked: [batch, length]. Returns the last layer's output and that of the shared layers."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.features(features) + self.marked(marked)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        shared = x
        for i, layer in enumerate(self.layers):
            x = layer(x, mask)
            if i + 1 == self.shape.shared:
                shared = x
        return x, shared

    def fill(
        self, shared: Tensor, last: Tensor, rows: Tensor, at: Tensor, kinds: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """
        The fillers' output [triggers, crop, width] around each trigger, and the piece that each crop begins with.
        rows, at: [triggers], the batch row and the piece of each trigger; kinds: [triggers, kinds], 1 for each kind of
        frame that it triggers: a word may both attribute and demand, and is filled once. An event is marked by its likely
        types as well, since who does what to whom depends on what is done.
        """
        length = shared.shape[1]
        crop = min(self.shape.crop, length)
        starts = (at - self.shape.crop // 2).clamp(min=0).clamp(max=length - crop)
        pieces = starts[:, None] + torch.arange(crop, device=at.device)
        distance = (pieces - at[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        x = (shared + self.deeper(last))[rows[:, None], pieces] + self.distances(distance)
        event = kinds[:, self.shape.kinds.index("event"), None]
        types = self.types(last[rows, at]).softmax(-1).detach() @ self.type_marks.weight
        x = x + (pieces == at[:, None]).unsqueeze(-1) * (kinds @ self.marks.weight + event * types)[:, None]
        seen = None if mask is None else mask[rows[:, None], 0, 0, pieces][:, None, None]
        for layer in self.fillers:
            x = layer(x, seen)
        return x, starts


def copy_norm(norm: nn.LayerNorm, base: dict[str, Tensor], name: str) -> None:
    norm.weight.data.copy_(base[f"{name}.weight"])
    norm.bias.data.copy_(base[f"{name}.bias"])
