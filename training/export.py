"""Writes the reader as one int8 ONNX file and compares it with the fp32 model.

    python training/export.py RUN DATA OUT.onnx [WINDOWS]

Both are scored on so many development windows (200). One graph does all on one window. Inputs: ids [T], features [T]
and marked [T] with [CLS] and [SEP] at the ends, core [2] (first and past the last piece to answer for) and
thresholds [kinds]. Outputs: `names.SCHEME` [T, tags] for each entity scheme; `at` [K], the pieces that trigger frames,
with `found` [K, kinds], the probability of each kind; `starts` [K], and of the C pieces from each start
`roles.NAME` [K, C, roles + 1]; `types` [K, types] and `labels.NAME` [K, labels]; `judged.types` and `judged.classes` of
the window as a whole. The last of the K is a filler that keeps the tensors non-empty. Weights of matrix products are
int8 by channel, activations uint8 as they come (dynamic quantisation); word vectors are int8 by row.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from model import FARTHEST, Layer, Reader, Shape
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import MOST
from windows import CLS, SEP, Windows

OPSET = 20
# Pieces around a trigger that the exported filler sees: fewer than in training, since the outer ones rarely fill a role
# and cost as much as the inner ones.
CROP = 72


class Graph:
    """A graph under construction: each call adds a node and gives the name of its output."""

    def __init__(self) -> None:
        self.nodes, self.weights, self.count = [], {}, 0

    def __call__(self, op: str, *inputs: str, name: str | None = None, **attributes) -> str:
        self.count += 1
        out = name or f"{op}_{self.count}"
        self.nodes.append(helper.make_node(op, list(inputs), [out], name=f"n{self.count}", **attributes))
        return out

    def weight(self, value) -> str:
        """A constant; small equal ones are kept once."""
        if isinstance(value, torch.Tensor):
            value = value.detach().numpy()
        value = np.asarray(value)
        key = f"c_{value.dtype}_{value.tobytes().hex()}_{value.shape}" if value.size < 8 else f"w{len(self.weights)}"
        key = key.replace(" ", "")
        self.weights[key] = value
        return key

    def linear(self, x: str, layer: torch.nn.Linear, name: str | None = None) -> str:
        product = self("MatMul", x, self.weight(layer.weight.t().contiguous()))
        return self("Add", product, self.weight(layer.bias), name=name)

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        weights = self.weight(layer.weight), self.weight(layer.bias)
        return self("LayerNormalization", x, *weights, axis=-1, epsilon=layer.eps)

    def ints(self, *values: int) -> str:
        return self.weight(np.array(values, dtype=np.int64))

    def layer(self, x: str, layer: Layer, rank: int) -> str:
        """x: [length, width] (rank 2) or [batch, length, width] (rank 3)."""
        heads, width = layer.heads, layer.qkv.in_features
        lead = [0] * (rank - 1)
        batch = list(range(rank - 2))
        split = self("Reshape", self.linear(x, layer.qkv), self.ints(*lead, 3, heads, width // heads))
        # [.., length, 3, heads, d] -> 3 x [.., heads, length, d]
        axes = [rank - 1, *batch, rank, rank - 2, rank + 1]
        parts = self("Transpose", split, perm=axes)
        q, k, v = (self("Gather", parts, self.weight(np.int64(i)), axis=0) for i in range(3))
        kt = self("Transpose", k, perm=[*range(rank - 1), rank, rank - 1])
        scores = self("Mul", self("MatMul", q, kt), self.weight(np.float32((width // heads) ** -0.5)))
        mixed = self("MatMul", self("Softmax", scores, axis=-1), v)
        back = self("Transpose", mixed, perm=[*batch, rank - 1, rank - 2, rank])
        attended = self("Reshape", back, self.ints(*lead, width))
        x = self.norm(self("Add", x, self.linear(attended, layer.out)), layer.norm1)
        inner = self("Gelu", self.linear(x, layer.up))
        return self.norm(self("Add", x, self.linear(inner, layer.down)), layer.norm2)


def build(reader: Reader) -> onnx.ModelProto:
    shape, g = reader.shape, Graph()
    vectors = reader.words.weight.detach().numpy()
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    rows = g("Gather", g.weight(np.round(vectors / scale).astype(np.int8)), "ids")
    words = g("Mul", g("Cast", rows, to=TensorProto.FLOAT), g("Gather", g.weight(scale.astype(np.float32)), "ids"))
    length = g("Shape", "ids")
    zero, one = g.ints(0), g.ints(1)
    positions = g("Slice", g.weight(reader.places.weight), zero, length, zero)
    features = g("Gather", g.weight(reader.features.weight), "features")
    marked = g("Gather", g.weight(reader.marked.weight), "marked")
    x = g.norm(g("Add", g("Add", g("Add", words, positions), features), marked), reader.norm)
    for i, layer in enumerate(reader.layers):
        x = g.layer(x, layer, 2)
        if i + 1 == shape.shared:
            shared = x
    for scheme, head in reader.entities.items():
        g.linear(x, head, name=f"names.{scheme}")

    # Triggers: every piece of the core that triggers a frame of any kind.
    chances = g("Sigmoid", g.linear(x, reader.triggers))
    scalar = lambda v: g.weight(np.int64(v))
    count = g("Squeeze", length, zero)
    piece = g("Range", scalar(0), count, scalar(1))
    first, last = (g("Slice", "core", g.ints(i), g.ints(i + 1)) for i in (0, 1))
    inside = g("And", g("GreaterOrEqual", piece, first), g("Less", piece, last))
    over = g("ReduceMax", g("Cast", g("Greater", chances, "thresholds"), to=TensorProto.FLOAT), one, keepdims=0)
    hits = g("NonZero", g("And", g("Cast", over, to=TensorProto.BOOL), inside))
    at = g("Concat", g("Squeeze", hits, zero), zero, axis=0, name="at")
    found = g("Gather", chances, at, axis=0, name="found")
    hit = g("Greater", found, "thresholds")

    # Fillers: a crop of the shared layers' output around each marked piece, measured from it.
    crop = g("Min", length, g.ints(CROP))
    starts = g("Max", g("Sub", at, g.ints(CROP // 2)), zero)
    starts = g("Min", starts, g("Sub", length, crop), name="starts")
    steps = g("Range", scalar(0), g("Squeeze", crop, zero), scalar(1))
    pieces = g("Add", g("Unsqueeze", starts, one), steps)
    offset = g("Sub", pieces, g("Unsqueeze", at, one))
    distance = g("Add", g("Max", g("Min", offset, scalar(FARTHEST)), scalar(-FARTHEST)), scalar(FARTHEST))
    source = g("Add", shared, g.linear(x, reader.deeper))
    y = g("Add", g("Gather", source, pieces), g("Gather", g.weight(reader.distances.weight), distance))
    marked = g("Unsqueeze", g("Cast", g("Equal", offset, scalar(0)), to=TensorProto.FLOAT), g.ints(2))
    hit = g("Cast", hit, to=TensorProto.FLOAT)
    marks = g("MatMul", hit, g.weight(reader.marks.weight))
    types = g.linear(g("Gather", x, at), reader.types)
    likely = g("MatMul", g("Softmax", types, axis=-1), g.weight(reader.type_marks.weight))
    event = g.ints(shape.kinds.index("event"))
    marks = g("Add", marks, g("Mul", g("Gather", hit, event, axis=1), likely))
    y = g("Add", y, g("Mul", marked, g("Unsqueeze", marks, one)))
    for layer in reader.fillers:
        y = g.layer(y, layer, 3)
    for name, head in reader.roles.items():
        g.linear(y, head, name=f"roles.{name}")
    # The trigger's own row of each crop.
    inner = g("Concat", g("Unsqueeze", g("Range", scalar(0), g("Squeeze", g("Shape", at), zero), scalar(1)), one),
              g("Unsqueeze", g("Sub", at, starts), one), axis=1)
    trigger = g("GatherND", y, inner)
    g("Add", types, g.linear(trigger, reader.typed), name="types")
    for label, head in reader.labels.items():
        g.linear(trigger, head, name=f"labels.{label}")

    # Of the sentence as a whole: `typed` and `classed` in train.py.
    event = g("Gather", chances, scalar(shape.kinds.index("event")), axis=1)
    all_types = g("LogSoftmax", g.linear(x, reader.types), axis=-1)
    told = g("Add", g("Unsqueeze", g("Log", event), one), all_types)
    scores = g("ReduceLogSumExp", told, zero, keepdims=0, name="judged.types")
    mean = g.linear(g("ReduceMean", x, zero, keepdims=1), reader.classes)
    events = g("Min", g("Exp", scores), g.weight(np.float32(MOST)))
    quads = g("MatMul", g("Unsqueeze", events, zero), g.weight(reader.quads.weight.t().contiguous()))
    g("Squeeze", g("Add", mean, quads), zero, name="judged.classes")

    info = helper.make_tensor_value_info
    inputs = [
        info("ids", TensorProto.INT64, ["T"]),
        info("features", TensorProto.INT64, ["T"]),
        info("marked", TensorProto.INT64, ["T"]),
        info("core", TensorProto.INT64, [2]),
        info("thresholds", TensorProto.FLOAT, [len(shape.kinds)]),
    ]
    outputs = [info(f"names.{s}", TensorProto.FLOAT, ["T", None]) for s in reader.entities] + [
        info("at", TensorProto.INT64, ["K"]),
        info("found", TensorProto.FLOAT, ["K", None]),
        info("starts", TensorProto.INT64, ["K"]),
        *(info(f"roles.{name}", TensorProto.FLOAT, ["K", "C", None]) for name in reader.roles),
        info("types", TensorProto.FLOAT, ["K", None]),
        *(info(f"labels.{label}", TensorProto.FLOAT, ["K", None]) for label in reader.labels),
        info("judged.types", TensorProto.FLOAT, [None]),
        info("judged.classes", TensorProto.FLOAT, [None]),
    ]
    weights = [numpy_helper.from_array(value, name) for name, value in g.weights.items()]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    return model


def outputs_of(session: onnxruntime.InferenceSession, item: dict, kinds: int) -> dict[str, np.ndarray]:
    names = [o.name for o in session.get_outputs()]
    feeds = {
        "ids": np.array([CLS, *item["ids"], SEP]),
        "features": np.array([0, *item["features"], 0]),
        "marked": np.zeros(len(item["ids"]) + 2, dtype=np.int64),
        "core": np.array([item["core"][0] + 1, item["core"][1] + 1]),
        "thresholds": np.full(kinds, 0.5, dtype=np.float32),
    }
    return dict(zip(names, session.run(names, feeds)))


def scores(session: onnxruntime.InferenceSession, windows: Windows, limit: int) -> dict[str, float]:
    """Token-level F1 of triggers, of roles and types at found triggers, and of each entity scheme."""
    tp, wrong, missed = defaultdict(int), defaultdict(int), defaultdict(int)
    shape = windows.shape

    def count(name: str, gold: set, found: set) -> None:
        tp[name] += len(gold & found)
        wrong[name] += len(found - gold)
        missed[name] += len(gold - found)

    for item in windows.items[:: max(1, len(windows.items) // limit)]:
        out = outputs_of(session, item, len(shape.kinds))
        core = range(item["core"][0] + 1, item["core"][1] + 1)
        if "entities" in item:
            tags = {}
            for start, end, kind in item["entities"]:
                tags |= {i: 1 + 2 * kind + (i > start + 1) for i in range(start + 1, end + 1)}
            best = out[f"names.{item['scheme']}"].argmax(-1)
            gold = {(i, t) for i, t in tags.items() if i in core}
            count(item["scheme"], gold, {(i, int(best[i])) for i in core if best[i] > 0})
        if "frames" not in item:
            continue
        gold = {(f["at"] + 1, f["kind"]): f for f in item["frames"] if f["at"] + 1 in core}
        rows = {int(at): i for i, at in enumerate(out["at"][:-1])}
        found = {(at, kind) for at, i in rows.items() for kind in item["known"] if out["found"][i][kind] > 0.5}
        count("trigger", set(gold), found)
        for at, kind in gold.keys() & found:
            frame, i = gold[at, kind], rows[at]
            name = shape.kinds[kind]
            for head, layer in ((name, "roles"), ("parties", "parties")):
                if head not in shape.roles or (head == "parties" and name == "statement"):
                    continue
                best = out[f"roles.{head}"][i].argmax(-1)
                for label, role in enumerate(shape.roles[head]):
                    want = {p for s, e, r in frame[layer] if r == label for p in range(s + 1, e + 1)}
                    count(f"{head}.{role}", want, {int(out["starts"][i] + p) for p in np.flatnonzero(best == label + 1)})
            if "type" in frame:
                count("type", {frame["type"]}, {int(out["types"][i].argmax())})
    return {n: round(2 * tp[n] / max(1, 2 * tp[n] + wrong[n] + missed[n]), 4) for n in sorted(tp)}


def main(run: str, data: str, out: str, limit: str = "200") -> None:
    shape = Shape.load(Path(run) / "shape.json")
    reader = Reader(shape).eval()
    reader.load_state_dict(torch.load(Path(run) / "weights.pt"))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        onnx.save(build(reader), full)
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False, op_types_to_quantize=["MatMul"])
        windows = Windows(Path(data) / "dev.jsonl", shape)
        for name, file in (("fp32", full), ("int8", Path(out))):
            session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
            print(f"{name} {file.stat().st_size / 1e6:.1f} MB {json.dumps(scores(session, windows, int(limit)))}", flush=True)
    names = ("entities", "kinds", "roles", "types", "labels", "classes")
    labels = {name: getattr(shape, name) for name in names}
    Path(out).with_suffix(".labels.json").write_text(json.dumps(labels, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
