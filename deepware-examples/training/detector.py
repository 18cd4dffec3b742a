"""Trains the face detector: distilled from the teacher's answers on composed pictures.

Every picture is put together from tiles at random (mosaics of faces at many scales, turned, dark,
blurred, compressed, with pictures that show no face), the teacher looks at it, and the network
learns the teacher's score, box and landmarks of every cell.
"""

import argparse
import time

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset

from common import OUTPUTS, SEED, SHARED, STRIDES, WORK, replay, session, use_torch

# Clips whose frames are kept for measuring.
HELD_CLIPS = ("shots", "one-person-c")
LEVELS = 15  # score, 4 box numbers, 10 landmark numbers


def unit(a, b, stride=1):
    """A depthwise-separable convolution; a residual one where shapes allow."""
    return Unit(a, b, stride)


class Unit(nn.Module):
    def __init__(self, a, b, stride):
        super().__init__()
        self.depth = nn.Conv2d(a, a, 3, stride, 1, groups=a, bias=False)
        self.norm1 = nn.BatchNorm2d(a)
        self.point = nn.Conv2d(a, b, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(b)
        self.residual = a == b and stride == 1

    def forward(self, x):
        y = self.norm2(self.point(F.relu(self.norm1(self.depth(x)))))
        return F.relu(x + y if self.residual else y)


class FaceNet(nn.Module):
    """Strides 8, 16, 32 with a top-down neck and one small head per stride."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU()
        )
        self.stage4 = nn.Sequential(unit(16, 32, 2), unit(32, 32), unit(32, 32))
        self.stage8 = nn.Sequential(unit(32, 64, 2), unit(64, 64), unit(64, 64))
        self.stage16 = nn.Sequential(unit(64, 96, 2), unit(96, 96), unit(96, 96))
        self.stage32 = nn.Sequential(unit(96, 128, 2), unit(128, 128), unit(128, 128))
        self.side = nn.ModuleList([nn.Conv2d(c, 64, 1) for c in (64, 96, 128)])
        self.merge = nn.ModuleList([unit(64, 64) for _ in STRIDES])
        self.head = nn.ModuleList(
            [nn.Sequential(unit(64, 64), nn.Conv2d(64, LEVELS, 1)) for _ in STRIDES]
        )
        for head in self.head:
            nn.init.constant_(head[1].bias, 0)
            nn.init.constant_(head[1].bias[:1], -4.6)

    def forward(self, x):
        a = self.stage8(self.stage4(self.stem((x - 127.5) / 64)))
        b = self.stage16(a)
        c = self.stage32(b)
        c = self.merge[2](self.side[2](c))
        b = self.merge[1](self.side[1](b) + F.interpolate(c, scale_factor=2.0))
        a = self.merge[0](self.side[0](a) + F.interpolate(b, scale_factor=2.0))
        return [
            head(y).permute(0, 2, 3, 1).flatten(1, 2) for head, y in zip(self.head, (a, b, c))
        ]


class Exported(nn.Module):
    """The same with the outputs of YuNet's interface."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        levels = self.net(x)
        scores = [torch.sigmoid(level[..., :1]) for level in levels]
        return (
            *scores,
            *[s * 1.0 for s in scores],
            *[level[..., 1:5] for level in levels],
            *[level[..., 5:] for level in levels],
        )


class Pictures(IterableDataset):
    """Batches of composed pictures and what the teacher says of them."""

    def __init__(self, size, batch, uses):
        self.size, self.batch, self.uses = size, batch, uses

    def open(self):
        data = np.load(WORK / "faces.npz")
        self.sets = []
        for name, share in (("dfdc", 0.27), ("wild", 0.3), ("lfw", 0.18)):
            faces = data[f"{name}_faces"]
            at = np.flatnonzero((data[f"{name}_split"] != 1) & ~np.isnan(faces[:, 0]))
            self.sets.append((share, np.load(WORK / f"{name}.npy", mmap_mode="r"), at, faces))
        clips = np.load(WORK / "frames.npz")
        names = [k for k in clips if k.split("/")[0] not in HELD_CLIPS]
        shown = sorted({k.split("/")[0] for k in names})
        for clip in shown:
            frames = [clips[k] for k in names if k.startswith(clip + "/")]
            self.sets.append((0.25 / len(shown), frames, np.arange(len(frames)), None))
        self.shares = [s[0] for s in self.sets]

    def tile(self, rng, w, h):
        """One w x h part: a source picture, scaled, turned and shifted; mostly its face is in it."""
        _, images, at, faces = self.sets[rng.choice(len(self.sets), p=self.shares)]
        i = at[rng.integers(len(at))]
        image = images[i]
        ih, iw = image.shape[:2]
        if faces is not None and rng.random() < 0.15:
            body = self.below(rng, image, faces[i])
            if body is not None:
                return photometric(rng, cv2.resize(body, (w, h), interpolation=cv2.INTER_AREA))
        if faces is not None and rng.random() < 0.75:
            x, y, fw, fh = faces[i, :4]
            centre = np.array([x + fw / 2, y + fh / 2])
            scale = min(w, h) * np.exp(rng.uniform(np.log(0.3), np.log(0.95))) / max(fw, fh)
            slack = np.maximum(0, np.array([w, h]) - max(fw, fh) * scale) / 2 + 0.05 * w
        else:
            centre = np.array([iw, ih]) / 2
            scale = max(w / iw, h / ih) * np.exp(rng.uniform(-0.2, 0.9))
            slack = np.maximum(0, np.array([iw * scale - w, ih * scale - h])) / 2 + 0.05 * w
        angle = rng.normal(0, 10) if rng.random() < 0.85 else rng.uniform(-60, 60)
        matrix = cv2.getRotationMatrix2D(tuple(centre), angle, scale)
        matrix[:, 2] += np.array([w / 2, h / 2]) - centre + rng.uniform(-1, 1, 2) * slack
        if rng.random() < 0.5:
            matrix[0] = [-matrix[0, 0], -matrix[0, 1], w - 1 - matrix[0, 2]]
        border = cv2.BORDER_REFLECT_101 if rng.random() < 0.3 else cv2.BORDER_CONSTANT
        if scale < 0.6:
            k = min(1 / scale, 12)
            image = cv2.resize(image, None, fx=1 / k, fy=1 / k, interpolation=cv2.INTER_AREA)
            matrix = matrix @ np.array([[iw / image.shape[1], 0, 0], [0, ih / image.shape[0], 0], [0, 0, 1]])
        tile = cv2.warpAffine(image, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=border)
        return photometric(rng, tile)

    @staticmethod
    def below(rng, image, face, least=24):
        """A body without its head: large and smooth, it passes for a face else."""
        x, y, fw, fh = face[:4]
        top = int(y + fh * rng.uniform(1.0, 1.15))
        height = image.shape[0] - top
        if height < least:
            return None
        width = int(min(image.shape[1], height * rng.uniform(0.8, 2.2)))
        left = int(x + fw / 2 - width * rng.uniform(0.2, 0.8))
        left = min(max(left, 0), image.shape[1] - width)
        body = image[top:, left : left + width]
        return body[:, ::-1] if rng.random() < 0.5 else body

    def picture(self, rng):
        n = self.size
        out = np.zeros((n, n, 3), np.uint8)
        cells = rng.choice([1, 2, 3, 4, 5, 7], p=[0.12, 0.2, 0.23, 0.22, 0.14, 0.09])
        xs = np.linspace(0, n, cells + 1).astype(int)
        ys = xs.copy()
        if 1 < cells:
            jitter = n / cells * 0.3
            xs[1:-1] += rng.uniform(-jitter, jitter, cells - 1).astype(int)
            ys[1:-1] += rng.uniform(-jitter, jitter, cells - 1).astype(int)
        for i in range(cells):
            for j in range(cells):
                w, h = xs[i + 1] - xs[i], ys[j + 1] - ys[j]
                out[ys[j] : ys[j + 1], xs[i] : xs[i + 1]] = self.tile(rng, w, h)
        if rng.random() < 0.3:
            quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 90))]
            out = cv2.imdecode(cv2.imencode(".jpg", out, quality)[1], 1)
        return out

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([SEED, info.id if info else 0, int(time.time())])
        self.open()
        teacher = session(SHARED / "models" / "yunet.onnx")
        samples = replay(rng, lambda: self.labelled(rng, teacher), 3000, self.uses)
        while True:
            batch = [vary(rng, *next(samples)) for _ in range(self.batch)]
            images = torch.from_numpy(np.stack([image for image, _ in batch]))
            targets = [np.stack([t[i] for _, t in batch]).astype(np.float32) for i in range(3)]
            yield images, [torch.from_numpy(t) for t in targets]

    def labelled(self, rng, teacher):
        """A picture and the teacher's answer per stride: rows x columns x LEVELS."""
        image = self.picture(rng)
        blob = np.ascontiguousarray(image.transpose(2, 0, 1)[None], np.float32)
        out = teacher.run(OUTPUTS, {teacher.get_inputs()[0].name: blob})
        targets = []
        for i, s in enumerate(STRIDES):
            cls, obj, box, kps = (out[3 * k + i][0] for k in range(4))
            score = np.sqrt(np.clip(cls, 0, 1) * np.clip(obj, 0, 1))
            side = self.size // s
            level = np.concatenate([score, box, kps], 1).reshape(side, side, LEVELS)
            targets.append(level.astype(np.float16))
        return image, targets


# Mirrored, a face's left eye and mouth corner become the right ones.
MIRRORED = [0, 1, 2, 3, 4, 7, 8, 5, 6, 9, 10, 13, 14, 11, 12]
ACROSS = [1, 5, 7, 9, 11, 13]  # offsets in x, from a cell's left edge


def vary(rng, image, targets):
    """A picture and its targets, mirrored or not, in another light."""
    if rng.random() < 0.5:
        image = image[:, ::-1]
        targets = [t[:, ::-1][..., MIRRORED].copy() for t in targets]
        for t in targets:
            t[..., ACROSS] = 1 - t[..., ACROSS]
    if rng.random() < 0.5:
        table = np.arange(256) * np.exp(rng.normal(0, 0.15)) + rng.normal(0, 8)
        image = cv2.LUT(np.ascontiguousarray(image), np.clip(table, 0, 255).astype(np.uint8))
    return image, [t.reshape(-1, LEVELS) for t in targets]


def photometric(rng, image):
    """Darkness, colour, blur and noise."""
    if rng.random() < 0.5:
        gain = np.exp(rng.normal(0, 0.25)) * (rng.uniform(0.15, 0.6) if rng.random() < 0.12 else 1)
        table = np.clip(np.arange(256) * gain + rng.normal(0, 12), 0, 255).astype(np.uint8)
        image = cv2.LUT(image, table)
    if rng.random() < 0.25:
        tint = np.exp(rng.normal(0, 0.15, 3)).astype(np.float32)
        image = np.clip(image * tint, 0, 255).astype(np.uint8)
    if rng.random() < 0.08:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if rng.random() < 0.2 and min(image.shape[:2]) > 16:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 2.5))
    if rng.random() < 0.15:
        noise = rng.normal(0, rng.uniform(2, 12), image.shape)
        image = np.clip(image + noise, 0, 255).astype(np.uint8)
    return image


def loss(levels, targets):
    """Quality focal loss for the score; box and landmarks where the teacher sees a face."""
    score = torch.cat([x[..., 0] for x in levels], 1)
    target = torch.cat([t[..., 0] for t in targets], 1)
    weight = (target > 0.3).float() * target
    total = weight.sum().clamp(min=1)
    gap = (score.sigmoid() - target).abs()
    focal = F.binary_cross_entropy_with_logits(score, target, reduction="none") * gap**1.5
    out = torch.cat([x[..., 1:] for x in levels], 1)
    want = torch.cat([t[..., 1:] for t in targets], 1)
    side = torch.exp((want[..., 2] + want[..., 3]) / 2).clamp(min=0.5)
    error = (out - want).abs()
    centre = error[..., :2].sum(-1) / side
    size = error[..., 2:4].sum(-1)
    points = error[..., 4:].sum(-1) / side
    box = ((centre + size) * weight).sum() / total
    landmarks = (points * weight).sum() / total
    return focal.sum() / total, box, landmarks


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=12200)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--uses", type=int, default=4, help="how often a picture is used")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--warm", type=int, default=100, help="steps of warming up")
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    device = use_torch(args.threads)
    net = FaceNet().to(device).to(memory_format=torch.channels_last)
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay), use_buffers=True
    )
    optimizer = torch.optim.AdamW(net.parameters(), args.rate, weight_decay=1e-3)
    path, step = WORK / "detector.pt", 0
    if path.exists():
        state = torch.load(path, map_location=device)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    loader = iter(DataLoader(Pictures(args.size, args.batch, args.uses), None, num_workers=args.workers))
    started, seen = time.time(), np.zeros(3)
    begun, done = time.time(), step / args.steps
    while done < 1:
        images, targets = next(loader)
        x = images.to(device).permute(0, 3, 1, 2).float()
        warm = min(1, (step + 1) / args.warm)
        rate = float(args.rate * warm * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done))))
        for group in optimizer.param_groups:
            group["lr"] = rate
        parts = loss(net(x), [t.to(device) for t in targets])
        optimizer.zero_grad()
        (parts[0] * 2 + parts[1] + parts[2] * 1.5).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 10)
        optimizer.step()
        average.update_parameters(net)
        step += 1
        done = max(step / args.steps, (time.time() - begun) / 60 / args.minutes)
        seen += [float(p.detach()) for p in parts]
        if step % 50 == 0:
            speed = (time.time() - started) / 50
            print(step, *np.round(seen / 50, 4), f"{speed:.2f} s/step", flush=True)
            started, seen = time.time(), np.zeros(3)
        if step % 200 == 0 or done >= 1:
            state = dict(
                net=net.state_dict(),
                average=average.state_dict(),
                optimizer=optimizer.state_dict(),
                step=step,
            )
            torch.save(state, path.with_suffix(".tmp"))
            path.with_suffix(".tmp").rename(path)


if __name__ == "__main__":
    main()
