"""Small networks that re-make a face, so that a pasted one carries the traces that generators leave."""

import torch
from torch import nn
from torch.nn import functional as F


def block(a, b, stride=1):
    return nn.Sequential(nn.Conv2d(a, b, 3, stride, 1), nn.LeakyReLU(0.1))


class Up(nn.Module):
    """Twice the size, in one of the ways that generators use."""

    def __init__(self, a, b, way):
        super().__init__()
        if way == "transposed":
            self.net = nn.Sequential(nn.ConvTranspose2d(a, b, 4, 2, 1), nn.LeakyReLU(0.1))
        elif way == "shuffle":
            self.net = nn.Sequential(nn.Conv2d(a, 4 * b, 3, 1, 1), nn.PixelShuffle(2), nn.LeakyReLU(0.1))
        else:
            self.net = nn.Sequential(nn.Upsample(scale_factor=2, mode=way), block(a, b))

    def forward(self, x):
        return self.net(x)


class Autoencoder(nn.Module):
    """A face through few numbers and back: stride 8."""

    def __init__(self, way, code, width=48):
        super().__init__()
        w = width
        self.net = nn.Sequential(
            block(3, w, 2), block(w, 2 * w, 2), block(2 * w, 3 * w, 2), nn.Conv2d(3 * w, code, 1),
            block(code, 3 * w), Up(3 * w, 2 * w, way), block(2 * w, 2 * w), Up(2 * w, w, way),
            Up(w, w, way), nn.Conv2d(w, 3, 3, 1, 1),
        )  # fmt: skip

    def forward(self, x):
        return self.net(x * 2 - 1) / 2 + 0.5


class Upscaler(nn.Module):
    """A face of half the size made whole again."""

    def __init__(self, width=48):
        super().__init__()
        w = width
        self.net = nn.Sequential(block(3, w), block(w, w), block(w, w), Up(w, w, "shuffle"), nn.Conv2d(w, 3, 3, 1, 1))

    def forward(self, x):
        small = F.avg_pool2d(x, 2)
        return F.interpolate(small, scale_factor=2, mode="bilinear") + self.net(small * 2 - 1)


class Generators:
    """Learns beside the classifier, so that its traces never stay the same."""

    def __init__(self, device, rate=2e-3):
        self.nets = [
            Autoencoder("bilinear", 12), Autoencoder("transposed", 12), Autoencoder("shuffle", 24),
            Autoencoder("nearest", 6), Upscaler(),
        ]  # fmt: skip
        self.nets = [net.to(device, memory_format=torch.channels_last) for net in self.nets]
        self.optimizers = [torch.optim.Adam(net.parameters(), rate) for net in self.nets]
        self.device = device

    def learn(self, x):
        """One step of each on pictures whose sides are multiples of 8; returns the errors."""
        errors = []
        x = x.to(memory_format=torch.channels_last)
        for net, optimizer in zip(self.nets, self.optimizers):
            with torch.autocast(self.device.type, torch.bfloat16, self.device.type == "cuda"):
                y = net(x)
            y = y.float()
            # Fine detail counts more than it weighs, else all that comes back is blur.
            fine = (y - F.avg_pool2d(y, 3, 1, 1)) - (x - F.avg_pool2d(x, 3, 1, 1))
            error = (y - x).abs().mean() + 2 * fine.abs().mean()
            optimizer.zero_grad(set_to_none=True)
            error.backward()
            optimizer.step()
            errors.append(error.detach())
        return errors

    @torch.no_grad()
    def remake(self, x, which, side):
        """Pictures through one of the networks at the given side, a multiple of 8."""
        size = x.shape[-1]
        small = F.interpolate(x, size=side, mode="bilinear", antialias=True)
        with torch.autocast(self.device.type, torch.bfloat16, self.device.type == "cuda"):
            y = self.nets[which](small.to(memory_format=torch.channels_last))
        y = F.interpolate(y.float(), size=size, mode="bicubic", antialias=True)
        return y.clamp(0, 1).contiguous()
