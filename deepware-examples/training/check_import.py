"""Compares imported networks with PyTorch at full size, with weights from a seed.

    pip install --no-deps facenet-pytorch==2.6.0 transformers
    python check_import.py ../target/deepware.jar WORKDIR [NAME ...]

For each network (efficientnet-b0 to -b7, inception-resnet-v1, gend-clip-l14) it saves a checkpoint,
runs `deepware import` on it in all three precisions, and prints the largest |a - b| / max(1, |b|)
between ONNX Runtime and PyTorch, single precision both, and the largest change of a score that half
precision makes. It fails where the first exceeds what the project promises.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
import timm
import torch
from facenet_pytorch import InceptionResnetV1
from safetensors.torch import save_file
from transformers import CLIPVisionConfig, CLIPVisionModel

torch.set_num_threads(1)
PICTURES = 4


class EffNet(torch.nn.Module):
    def __init__(self, variant):
        super().__init__()
        self.encoder = timm.create_model(f"tf_efficientnet_{variant}", num_classes=0)
        self.fc = torch.nn.Linear(self.encoder.num_features, 1)

    def forward(self, x):
        return self.fc(self.encoder.forward_features(x).mean((2, 3)))


class Gend(torch.nn.Module):
    def __init__(self):
        super().__init__()
        config = CLIPVisionConfig(hidden_size=1024, intermediate_size=4096, num_hidden_layers=24,
                                  num_attention_heads=16, image_size=224, patch_size=14)  # fmt: skip
        self.feature_extractor = torch.nn.Module()
        self.feature_extractor.vision_model = CLIPVisionModel(config)
        self.feature_extractor.visual_projection = torch.nn.Linear(1024, 768, bias=False)
        self.model = torch.nn.Module()
        self.model.linear = torch.nn.Linear(1024, 2)

    def forward(self, x):
        features = self.feature_extractor.vision_model(x).pooler_output
        return self.model.linear(torch.nn.functional.normalize(features, p=2, dim=1))


def spread(net, side):
    """Batch normalisation with the statistics of some pictures, as after training."""
    norms = [m for m in net.modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm)]
    for norm in norms:
        norm.momentum = 1.0
        torch.nn.init.uniform_(norm.weight, 0.7, 1.3)
        torch.nn.init.uniform_(norm.bias, -0.3, 0.3)
    if norms:
        net.train()
        with torch.no_grad():
            net(torch.randn(4, 3, side, side))
    return net.eval()


def build(name):
    torch.manual_seed(7)
    if name.startswith("efficientnet"):
        return spread(EffNet(name[-2:]), 380), 380, 5e-4 if name.endswith("b7") else 1e-4
    if name == "inception-resnet-v1":
        return spread(InceptionResnetV1(classify=False), 160), 160, 1e-4
    net = Gend().eval()
    with torch.no_grad():
        net.model.linear.weight.mul_(20)
    return net, 224, 5e-4


def save(name, net, folder):
    if name.startswith("gend"):
        file = folder / "model.safetensors"
        save_file(net.state_dict(), file)
        (folder / "config.json").write_text(json.dumps({"head": "LinearNorm"}))
        return file
    file = folder / f"{name}.pt"
    if name[-1] in "13579" and name.startswith("efficientnet"):
        state = {"module." + k: v for k, v in net.state_dict().items()}
        torch.save({"epoch": 1, "state_dict": state, "bce_best": 0.1}, file)
    else:
        torch.save(net.state_dict(), file, _use_new_zipfile_serialization=name != "efficientnet-b2")
    return file


def imported(jar, file, folder, precision):
    start = time.time()
    command = ["java", "-Xmx1900m", "-XX:+UseSerialGC", "-jar", jar, "import", file, "--output", folder,
               "--precision", precision, "--name", precision]  # fmt: skip
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    path = folder / f"{precision}.onnx"
    print(f"  {precision}: imported in {time.time() - start:.1f} s, {path.stat().st_size / 1e6:.1f} MB",
          flush=True)  # fmt: skip
    return path


def run(path, pictures):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(None, {"input": picture[None]})[0] for picture in pictures])


def score(values):
    """Embeddings are compared as they are."""
    if values.shape[1] == 1:
        return 1 / (1 + np.exp(-values))
    return 1 / (1 + np.exp(values[:, 0] - values[:, 1])) if values.shape[1] == 2 else values


def check(jar, folder, name):
    print(name, flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    net, side, tolerance = build(name)
    file = save(name, net, folder)
    pictures = np.random.default_rng(3).normal(0, 1, (PICTURES, 3, side, side)).astype(np.float32)
    with torch.no_grad():
        expected = np.concatenate([net(torch.from_numpy(p[None])).numpy() for p in pictures])
    del net
    single = run(imported(jar, file, folder, "float32"), pictures)
    error = float(np.max(np.abs(single - expected) / np.maximum(1, np.abs(expected))))
    print(f"  largest difference from PyTorch {error:.1e}, allowed {tolerance:.0e}; values {expected.flatten()[:3]}")
    for precision in ("float16", "float16-weights"):
        half = run(imported(jar, file, folder, precision), pictures)
        change = float(np.max(np.abs(score(half) - score(single))))
        print(f"  {precision}: largest change of a score {change:.1e}", flush=True)
    return error <= tolerance


if __name__ == "__main__":
    names = sys.argv[3:] or [*(f"efficientnet-b{i}" for i in range(8)), "inception-resnet-v1", "gend-clip-l14"]
    results = [check(sys.argv[1], Path(sys.argv[2]) / name, name) for name in names]
    sys.exit(0 if all(results) else 1)
