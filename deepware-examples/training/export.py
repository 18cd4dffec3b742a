"""Writes the trained networks as ONNX files that describe themselves.

    python export.py detector|embedder|predictor WEIGHTS... TARGET [key=value...]
    python export.py again ONNX TARGET [bias=B] [key=value...]

`again` gives a predictor that was exported another bias (added to its own) and other values. Several
weights are averaged. Convolution and linear weights are stored as float16 with a cast to
float32 in front, which the run time folds away when it loads the file.
"""

import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from common import OUTPUTS, TEMPLATE
from classifier import FIELD
from detector import Exported, FaceNet
from networks import SIZE, Classifier, Embedder
from views import WIDE

LICENCE = "research use only: trained on face images under research terms; see the model card"


class TwoViews(nn.Module):
    """The mean logit of a face and its mirror image, in one pass."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        n = x.shape[0]
        both = self.net(torch.cat([x, torch.flip(x, [3])]))
        return (both[:n] + both[n:]) / 2


def averaged(paths, key="average"):
    """The mean of several runs' averaged weights."""
    total = None
    for path in paths:
        state = torch.load(path, map_location="cpu")[key]
        state = {k.removeprefix("module."): v for k, v in state.items() if k != "n_averaged"}
        if total is None:
            total = {k: v.double() for k, v in state.items()}
        else:
            total = {k: total[k] + v.double() for k, v in state.items()}
    means = {k: v / len(paths) for k, v in total.items()}
    return {k: v.long() if k.endswith("batches_tracked") else v.float() for k, v in means.items()}


def half(model, least=256):
    """Stores large weights as float16, with a cast in front of their use."""
    casts = []
    for tensor in list(model.graph.initializer):
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < least:
            continue
        small = numpy_helper.from_array(value.astype(np.float16), tensor.name + "_half")
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(small)
        casts.append(
            helper.make_node("Cast", [small.name], [tensor.name], to=TensorProto.FLOAT)
        )
    for i, cast in enumerate(casts):
        model.graph.node.insert(i, cast)
    return model


def write(net, example, target, inputs, outputs, axes, values, compact=True):
    torch.onnx.export(
        net.eval(), example, target, input_names=inputs, output_names=outputs,
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(target)
    if compact:
        model = half(model)
    del model.metadata_props[:]
    helper.set_model_props(model, {f"deepware.{k}": str(v) for k, v in values.items()})
    model.producer_name, model.producer_version = "deepware", ""
    onnx.checker.check_model(model)
    onnx.save(model, target)


def detector(state, target, extra):
    net = FaceNet()
    net.load_state_dict(state)
    axes = {name: {0: "n", 1: "cells"} for name in OUTPUTS}
    axes["input"] = {0: "n", 2: "height", 3: "width"}
    values = {
        "role": "detector",
        "architecture": "yunet",
        "threshold": 0.8,
        "input.longest": 1280,
        "input.coarse": 320,
        "licence": LICENCE,
        "source": "trained by this project, distilled from YuNet's answers",
    }
    example = torch.zeros(1, 3, 320, 352)
    write(Exported(net), example, target, ["input"], OUTPUTS, axes, values | extra, False)


def embedder(state, target, extra):
    net = Embedder(pretrained=False)
    net.load_state_dict(state)
    values = {
        "role": "embedder",
        "architecture": "efficientnet-lite0-stem-5-256",
        "input.width": SIZE,
        "input.height": SIZE,
        "input.layout": "NCHW",
        "input.channels": "BGR",
        "input.mean": 0,
        "input.std": 1,
        "crop": "aligned",
        "crop.template": " ".join(str(v) for v in TEMPLATE.ravel()),
        "embedder.distance": 0.45,
        "licence": LICENCE,
        "source": "trained by this project, distilled from face-reidentification-retail-0095",
    }
    axes = {"input": {0: "n"}, "embedding": {0: "n"}}
    example = torch.zeros(2, 3, SIZE, SIZE)
    write(net, example, target, ["input"], ["embedding"], axes, values | extra)


def predictor(state, target, extra):
    size = int(extra.pop("size", 160))
    views = extra.pop("views", "2")
    template = WIDE if extra.pop("view", "close") == "wide" else FIELD
    net = Classifier(pretrained=False)
    net.load_state_dict({k: v for k, v in state.items() if not k.startswith("cells.")})
    with torch.no_grad():
        net.fc.bias += float(extra.pop("bias", 0))
    values = {
        "role": "predictor",
        "architecture": "tf_efficientnet_lite0",
        "input.width": size,
        "input.height": size,
        "input.layout": "NCHW",
        "input.channels": "RGB",
        "input.mean": 127,
        "input.std": 128,
        "crop": "aligned",
        "crop.size": "own",
        "crop.template": " ".join(str(v) for v in template.ravel()),
        "resize": "pillow-bilinear",
        "output.name": "logit",
        "output.kind": "logit",
        "licence": LICENCE,
        "source": "trained by this project, from EfficientNet-Lite0's ImageNet weights",
    }
    axes = {"input": {0: "n"}, "logit": {0: "n"}}
    example = torch.zeros(2, 3, size, size)
    net = TwoViews(net) if views == "2" else net
    write(net, example, target, ["input"], ["logit"], axes, values | extra)


def again(source, target, extra):
    """The same network with another bias and other values."""
    model = onnx.load(source)
    last = next(node for node in model.graph.node if node.op_type == "Gemm")
    bias = next(t for t in model.graph.initializer if t.name == last.input[2])
    value = numpy_helper.to_array(bias) + np.float32(extra.pop("bias", 0))
    bias.CopyFrom(numpy_helper.from_array(value, bias.name))
    values = {p.key: p.value for p in model.metadata_props}
    del model.metadata_props[:]
    helper.set_model_props(model, values | {f"deepware.{k}": v for k, v in extra.items()})
    onnx.save(model, target)


def main(arguments):
    role, *rest = arguments
    extra = dict(a.split("=", 1) for a in rest if "=" in a)
    *weights, target = [a for a in rest if "=" not in a]
    if role == "again":
        return again(*weights, target, extra)
    {"detector": detector, "embedder": embedder, "predictor": predictor}[role](
        averaged(weights), target, extra
    )


if __name__ == "__main__":
    main(sys.argv[1:])
