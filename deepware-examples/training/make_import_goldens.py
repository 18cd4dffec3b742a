"""Writes what the tests of `deepware import` compare with, from PyTorch.

    pip install --no-deps facenet-pytorch==2.6.0 transformers
    python make_import_goldens.py ../../deepware-onnx/deepware-import/src/test/resources/ai/deepware/convert

networks/NAME.tensors.gz lists the tensors of a network, and networks/expected.txt what the network
answers, computed in double precision. Its weights and its input are made by a formula that the tests
repeat, so that no weights are kept. checkpoints/ holds small files of weights in all formats, and
checkpoints/expected.txt what stands in them.
"""

import collections
import gzip
import json
import os
import re
import sys
import zlib
from pathlib import Path

import numpy as np
import timm
import torch
from facenet_pytorch import InceptionResnetV1
from facenet_pytorch.models.mtcnn import ONet, PNet, RNet
from safetensors.torch import save_file
from transformers import CLIPVisionConfig, CLIPVisionModel

torch.set_num_threads(1)
SIDE = 65  # odd: "same" padding is not symmetric then
CLIP = dict(hidden_size=128, intermediate_size=192, num_hidden_layers=3, num_attention_heads=2)


def uniform(name, count):
    """Numbers in [0, 1) that look random: a hash of the name and the index."""
    x = (zlib.crc32(name.encode()) + np.arange(count, dtype=np.uint64) * 0x9E3779B9) & 0xFFFFFFFF
    x ^= x >> 16
    x = x * 0x85EBCA6B & 0xFFFFFFFF
    x ^= x >> 13
    x = x * 0xC2B2AE35 & 0xFFFFFFFF
    x ^= x >> 16
    return (x >> 8) / 2.0**24


def gain(name):
    """Keeps the activations of deep networks within bounds, and their answers apart."""
    if name.endswith("fc.weight"):
        return 400.0
    if re.search(r"\.[1-9][0-9]*\.conv_pwl\.", name):
        return 0.2
    return 1.0 if ".se." in name else 2.0


def weights(name, shape):
    u = uniform(name, int(np.prod(shape)))
    if name.endswith("running_var"):
        values = 0.5 + u
    elif len(shape) > 1:
        values = (2 * u - 1) * np.sqrt(3 * gain(name) / np.prod(shape[1:]))
    elif name.endswith("weight"):
        values = 0.75 + 0.5 * u
    else:
        values = 0.2 * (2 * u - 1)
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def picture(*shape):
    u = uniform("input", int(np.prod(shape)))
    return torch.from_numpy((4 * u - 2).astype(np.float32).reshape(shape)).double()


class EffNet(torch.nn.Module):
    def __init__(self, variant):
        super().__init__()
        self.encoder = timm.create_model(f"tf_efficientnet_{variant}", num_classes=0)
        self.fc = torch.nn.Linear(self.encoder.num_features, 1)

    def forward(self, x):
        return {"logit": self.fc(self.encoder.forward_features(x).mean((2, 3)))}


class Embedder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.net = InceptionResnetV1(classify=False)

    def forward(self, x):
        return {"embedding": self.net(x)}


class Mtcnn(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return dict(zip(("reg", "landmarks", "prob") if isinstance(self.net, ONet) else ("reg", "prob"), self.net(x)))


class FeatureExtractor(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.vision_model = CLIPVisionModel(CLIPVisionConfig(image_size=32, patch_size=8, **CLIP))
        self.visual_projection = torch.nn.Linear(CLIP["hidden_size"], 64, bias=False)


class Head(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(CLIP["hidden_size"], 2)


class Gend(torch.nn.Module):
    def __init__(self, unit_length):
        super().__init__()
        self.feature_extractor = FeatureExtractor()
        self.model = Head()
        self.unit_length = unit_length

    def forward(self, x):
        features = self.feature_extractor.vision_model(x).pooler_output
        if self.unit_length:
            features = torch.nn.functional.normalize(features, p=2, dim=1)
        return {"logits": self.model.linear(features)}


def networks():
    for i in range(8):
        yield f"efficientnet-b{i}", EffNet(f"b{i}"), (2, 3, SIDE, SIDE)
    yield "inception-resnet-v1", Embedder(), (2, 3, 160, 160)
    for net, side in ((PNet, 31), (RNet, 24), (ONet, 48)):
        yield f"mtcnn-{net.__name__.lower()}", Mtcnn(net(pretrained=False)), (2, 3, side, side)
    yield "gend-linear", Gend(False), (2, 3, 32, 32)
    yield "gend-linear-norm", Gend(True), (2, 3, 32, 32)


def name_in_file(name):
    """Embedder and Mtcnn are wrappers of this script, without a part in the names."""
    return name.removeprefix("net.")


def write_networks(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["# network, shape of the input, output, its values for the whole batch"]
    for name, net, shape in networks():
        state = {k: t for k, t in net.state_dict().items() if "position_ids" not in k}
        listing = "".join(
            " ".join([name_in_file(k), *map(str, t.shape)]) + "\n"
            for k, t in state.items()
            if not k.endswith("num_batches_tracked")
        )
        with open(folder / f"{name}.tensors.gz", "wb") as file:
            file.write(gzip.compress(listing.encode(), 9, mtime=0))
        made = {
            k: t if k.endswith("num_batches_tracked") else weights(name_in_file(k), tuple(t.shape))
            for k, t in state.items()
        }
        net.load_state_dict(made, strict=False)
        with torch.no_grad():
            outputs = net.double().eval()(picture(*shape))
        for output, values in outputs.items():
            numbers = " ".join(f"{v:.9g}" for v in values.flatten().tolist())
            lines.append(f"{name} {','.join(map(str, shape))} {output} {numbers}")
        print(lines[-1][:150], flush=True)
    (folder / "expected.txt").write_text("\n".join(lines) + "\n")


TYPES = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32,
         torch.int16, torch.int8, torch.uint8, torch.bool]  # fmt: skip


def typed():
    """One tensor of each type, values that are exact in all of them."""
    values = torch.tensor([[0, 1, 2], [3, 40, 101]])
    return {str(t).removeprefix("torch."): (values if t.is_floating_point or t == torch.uint8 else -values).to(t)
            for t in TYPES}  # fmt: skip


def strided():
    base = torch.arange(24, dtype=torch.float32)
    cube = base.reshape(2, 3, 4)
    return {
        "whole": cube,
        "transposed": cube.transpose(0, 2),
        "part": cube[1, :, 1:3],
        "every_other": base[1::2],
        "scalar": torch.tensor(2.5),
        "none": torch.zeros(0, 3),
    }


class Run:
    """What a malicious pickle looks like: unpickling runs a command."""

    def __reduce__(self):
        return (os.system, ("echo this must never run",))


def write_checkpoints(folder):
    folder.mkdir(parents=True, exist_ok=True)
    expected = []

    def expect(file, tensors):
        for name, tensor in tensors.items():
            shape = ",".join(map(str, tensor.shape)) or "scalar"
            numbers = " ".join(f"{float(v):g}" for v in tensor.flatten().tolist())
            expected.append(f"{file} {name} {shape} {numbers}".rstrip())

    def save(file, content, tensors, **options):
        torch.save(content, folder / file, **options)
        expect(file, tensors)

    types, views = typed(), strided()
    for file, options in {
        "zip.pt": {},
        "zip-protocol-4.pt": {"pickle_protocol": 4},
        "legacy.pt": {"_use_new_zipfile_serialization": False},
    }.items():
        save(file, {**types, **views}, {**types, **views}, **options)
    linear = torch.nn.Linear(3, 2)
    with torch.no_grad():
        linear.weight.copy_(torch.arange(6).reshape(2, 3))
        linear.bias.copy_(torch.tensor([0.5, -0.5]))
    state = collections.OrderedDict(("module." + k, v) for k, v in linear.state_dict().items())
    state._metadata = linear.state_dict()._metadata
    nested = {
        "epoch": 3,
        "state_dict": state,
        "best": np.float64(0.25),
        "history": [(1, 0.5), None, True, 1 << 70],
        "parameter": torch.nn.Parameter(torch.tensor([7.0])),
        "optimizer": {"state": {0: {"step": torch.tensor(9.0)}}},
    }
    content = {
        "state_dict.module.weight": linear.weight,
        "state_dict.module.bias": linear.bias,
        "parameter": nested["parameter"],
        "optimizer.state.0.step": torch.tensor(9.0),
    }
    save("nested.pt", nested, content)
    save("nested-legacy.pt", nested, content, _use_new_zipfile_serialization=False)
    torch.save(linear, folder / "whole-module.pt")
    torch.save({"weight": linear.weight, "extra": Run()}, folder / "malicious.pt")
    torch.save({"extra": Run()}, folder / "malicious-legacy.pt", _use_new_zipfile_serialization=False)
    save_file(types, folder / "types.safetensors", metadata={"format": "pt"})
    expect("types.safetensors", types)
    shards = {"float32": "part-1.safetensors", "int64": "part-2.safetensors"}
    for name, file in shards.items():
        save_file({name: types[name]}, folder / file)
    index = {"metadata": {"total_size": 72}, "weight_map": shards}
    (folder / "sharded.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")
    expect("sharded.safetensors.index.json", {name: types[name] for name in shards})
    (folder / "expected.txt").write_text("\n".join(expected) + "\n")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_checkpoints(target / "checkpoints")
    write_networks(target / "networks")
