"""Gives an exported classifier of the wide view a second output, `map`: which cells were blended.

    python where.py PACK WIDE.onnx TARGET.onnx [--clips doc/celebs]

The network stays as it is, to the last weight: a layer over what three of its stages see learns, on
fakes of `wide.py` whose masks are known, how much of each cell of 16 pixels was changed. The
figures are of real pictures not trained on, and with clips of live swaps not trained on. Beside
each stands what a map that is always the same (the mean of the masks learned from) reaches.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.nn import functional as F

from common import Detector, align_own, auc, frames, opened, resize, use_torch
from pack import HELD, REAL
from views import HELD as CLIPS
from views import MODELS, WIDE, metadata
from wide import CELLS, OWN, SIZE, Pairs

STAGES = ("blocks.2.1", "blocks.4.2", "blocks.6.0")  # 20, 10 and 5 cells a side
BATCHES, EPOCHS = 90, 6


def ends(graph):
    """The tensors that leave STAGES: a block's last convolution, or the sum with what went round it."""
    found = []
    for stage in STAGES:
        last = next(n.output[0] for n in graph.node if f"{stage}/conv_pwl/Conv" in n.output[0])
        sums = [n.output[0] for n in graph.node if n.op_type == "Add" and last in n.input]
        found += sums or [last]
    return found


class Body:
    """Features of each cell, N x CELLS x CELLS x channels, by the exported network itself."""

    def __init__(self, path):
        model = onnx.load(path)
        self.names = ends(model.graph)
        for name in self.names:
            model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
        self.session = opened(model.SerializeToString())
        self.input = self.session.get_inputs()[0].name

    def __call__(self, images):
        x = (images[..., ::-1].astype(np.float32) - 127) / 128
        x = np.ascontiguousarray(x.transpose(0, 3, 1, 2))
        fine, same, coarse = (
            torch.from_numpy(y[: len(images)])  # the second half are mirror images
            for y in self.session.run(self.names, {self.input: x})
        )
        parts = [F.avg_pool2d(fine, 2), same, F.interpolate(coarse, scale_factor=2)]
        return torch.cat(parts, 1).permute(0, 2, 3, 1).half()


def gather(pack, body, kinds, reals, batches, seed):
    """Features and shares changed, reals first; fakes and their masks."""
    pairs = Pairs(pack, 16, 0.5, reals, kinds, seed)
    pairs.open()
    rng, features, shares = np.random.default_rng(seed), [], []
    for _ in range(batches):
        images, cells, _ = pairs.batch(rng)
        features.append(torch.cat([body(part) for part in np.array_split(images, 2)]))
        shares.append(torch.from_numpy(np.concatenate([np.zeros_like(cells), cells])))
    return torch.cat(features), torch.cat(shares)


def learn(features, shares):
    """Weights of the layer, by logistic regression on standardised features."""
    x, y = features.reshape(-1, features.shape[-1]), shares.reshape(-1)
    some = x[torch.randperm(len(x))[:50_000]].float()
    mean, spread = some.mean(0), some.std(0) + 1e-3
    layer = torch.nn.Linear(x.shape[1], 1)
    optimizer = torch.optim.AdamW(layer.parameters(), 2e-3, weight_decay=1e-2)
    for epoch in range(EPOCHS):
        for at in torch.randperm(len(x)).split(4096):
            for group in optimizer.param_groups:
                group["lr"] = 2e-3 * (1 - epoch / EPOCHS)
            logit = layer((x[at].float() - mean) / spread)[:, 0]
            error = F.binary_cross_entropy_with_logits(logit, y[at])
            optimizer.zero_grad()
            error.backward()
            optimizer.step()
    weight = (layer.weight[0] / spread).detach()
    return weight, float((layer.bias - weight @ mean).detach())


def report(name, maps, masks, usual):
    """Whether the highest cell is a changed one, and how well changed cells rank above others."""
    rows = []
    for found, mask in zip(maps.reshape(len(maps), -1), masks.reshape(len(masks), -1)):
        changed = mask > 0.5 * mask.max()
        if mask.max() > 0.2 and not changed.all():
            rows.append((
                changed[found.argmax()], changed[usual.argmax()], changed.mean(),
                auc(changed, found), auc(changed, usual),
            ))  # fmt: skip
    rows = np.array(rows, float)
    boot = [rows[np.random.default_rng(i).integers(len(rows), size=len(rows))].mean(0) for i in range(500)]
    low, high = np.quantile(boot, [0.025, 0.975], axis=0)
    p, u, chance, a, ua = rows.mean(0)
    print(
        f"{name:14} {len(rows):4}  pointing {p:.3f} [{low[0]:.3f}, {high[0]:.3f}], always the same {u:.3f},"
        f" chance {chance:.3f}; cells {a:.3f} [{low[3]:.3f}, {high[3]:.3f}], always the same {ua:.3f}",
        flush=True,
    )


def swapped(folder):
    """Crops of swapped frames, and which cells differ from the camera's."""
    find = Detector(MODELS / "detector.onnx", float(metadata(MODELS / "detector.onnx")["threshold"]))
    crops, masks = [], []
    for path in sorted(Path(folder).glob("*/*.mp4")):
        if path.stem.replace(" ", "_") not in CLIPS:
            continue
        for frame in frames(path, most=6):
            half = frame.shape[1] // 2
            halves = frame[:, :half], frame[:, half : 2 * half]
            faces = find(halves[0])
            if not len(faces):
                continue
            face = faces[np.argmax(faces[:, 2] * faces[:, 3])]
            real, fake = (resize(align_own(x, face[4:14], WIDE), SIZE) for x in halves)
            gap = cv2.GaussianBlur(np.abs(real.astype(np.float32) - fake).mean(2), (0, 0), 4)
            gap = (gap > 0.4 * np.quantile(gap, 0.95)).astype(np.float32)
            crops.append(fake)
            masks.append(cv2.resize(gap, (CELLS, CELLS), interpolation=cv2.INTER_AREA))
    return np.stack(crops), np.stack(masks)


def write(source, target, weight, bias):
    """The model with a layer over its stages, its answers for the mirror image turned back."""
    model = onnx.load(source)
    graph = model.graph
    fine, same, coarse = ends(graph)
    constants = {
        "map_weight": weight.numpy().reshape(1, -1, 1, 1), "map_bias": np.array([bias]),
        "map_scales": np.array([1, 1, 2, 2]), "map_half": np.array([0.5]),
    }  # fmt: skip
    whole = {"map_from": [-1], "map_to": [np.iinfo(np.int64).min], "map_axis": [3], "map_step": [-1]}
    graph.initializer.extend(
        [numpy_helper.from_array(v.astype(np.float32), k) for k, v in constants.items()]
        + [numpy_helper.from_array(np.array(v, np.int64), k) for k, v in whole.items()]
    )
    graph.node.extend([
        helper.make_node("AveragePool", [fine], ["map_fine"], kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node(
            "Resize", [coarse, "", "map_scales"], ["map_coarse"], mode="nearest",
            coordinate_transformation_mode="asymmetric", nearest_mode="floor",
        ),
        helper.make_node("Concat", ["map_fine", same, "map_coarse"], ["map_all"], axis=1),
        helper.make_node("Conv", ["map_all", "map_weight", "map_bias"], ["map_logit"]),
        helper.make_node("Sigmoid", ["map_logit"], ["map_both"]),
        helper.make_node("Split", ["map_both"], ["map_face", "map_mirrored"], axis=0),
        helper.make_node(
            "Slice", ["map_mirrored", "map_from", "map_to", "map_axis", "map_step"], ["map_turned"]
        ),
        helper.make_node("Add", ["map_face", "map_turned"], ["map_sum"]),
        helper.make_node("Mul", ["map_sum", "map_half"], ["map"]),
    ])  # fmt: skip
    graph.output.append(helper.make_tensor_value_info("map", TensorProto.FLOAT, ["n", 1, CELLS, CELLS]))
    entry = model.metadata_props.add()
    entry.key, entry.value = "deepware.output.map", "map"
    onnx.checker.check_model(model)
    onnx.save(model, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pack")
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--clips")
    args = parser.parse_args()
    use_torch(1)
    body = Body(args.source)
    features, shares = gather(args.pack, body, {k: 1 for k in OWN}, REAL, BATCHES, 7)
    weight, bias = learn(features, shares)
    write(args.source, args.target, weight, bias)
    usual = shares[shares.amax((1, 2)) > 0].mean(0).numpy().ravel()
    net = opened(args.target)
    name = net.get_inputs()[0].name

    def maps(images):
        x = (images[..., ::-1].astype(np.float32) - 127) / 128
        x = np.ascontiguousarray(x.transpose(0, 3, 1, 2))
        parts = [net.run(["map"], {name: p})[0][:, 0] for p in np.array_split(x, max(1, len(x) // 16))]
        return np.concatenate(parts)

    for kind in OWN:
        pairs = Pairs(args.pack, 16, 0.5, HELD, {kind: 1}, 1)
        pairs.open()
        rng = np.random.default_rng(1)
        images, cells, _ = (np.concatenate(x) for x in zip(*(pairs.batch(rng) for _ in range(8))))
        fakes = images.reshape(8, 2, 16, *images.shape[1:])[:, 1].reshape(-1, *images.shape[1:])
        report(kind, maps(fakes), cells, usual)
    if args.clips:
        crops, masks = swapped(args.clips)
        report("live swaps", maps(crops), masks, usual)


if __name__ == "__main__":
    main()
