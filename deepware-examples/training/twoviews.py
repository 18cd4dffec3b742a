"""Trains two deepfake classifiers at once: one sees a face with its surroundings, one close up.

    python twoviews.py PACK OUT --minutes 8

Every batch holds pictures of real faces and, for each, a fake made of it (`fakes.py`) or by a
data set's method. Both of a pair are changed, scaled and compressed by the same draw, so that
nothing but the manipulation tells them apart. Fakes are made on the GPU; worker processes run
H.264. Both networks learn from wide crops, the close one from the middle of them, and alone from
DFDC's pictures, which end close to the face.
"""

import argparse
import collections
import json
import math
import multiprocessing as mp
import multiprocessing.sharedctypes
import os
import time
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from fakes import RATIOS, Fakes, jpeg, sample, spline
from generators import Generators
from networks import MappedClassifier

SEED = 20
MEAN = np.array([[-0.5, 0], [0.5, 0], [0, 0.62], [-0.41, 1.1], [0.41, 1.1]])
WIDE = np.round([0.5, 0.36] + 0.3 * MEAN, 4)  # where the run time puts the landmarks
SIDE, CLOSE, TOP, LEFT = 216, 160, 31, 28  # the close view is a part of the wide one
NEAR = (WIDE * SIDE - [LEFT, TOP]) / CLOSE
CANVAS = 256  # side of the pictures in memory
TAHER, TAHER_FAKE, LFW, DFDC, DFDC_FAKE, CAMERA, SWAPPED = range(7)
MOST = 256  # largest side of a crop before the codec


# --- worker processes ---------------------------------------------------------------------------


def h264(images, crf, chroma, shift, inter):
    """RGB pictures of one even size after H.264, each as the second frame of a scene of two."""
    import av

    side = images[0].shape[0]
    codec = av.CodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = side, images[0].shape[1], chroma
    codec.time_base = Fraction(1, 25)
    codec.options = {
        "preset": "veryfast", "tune": "zerolatency", "crf": str(crf), "g": "250",
        "threads": "1", "x264-params": "scenecut=0:sliced-threads=0",
    }  # fmt: skip
    if chroma == "yuv444p":
        codec.profile = "High 4:4:4 Predictive"
    packets, count = [], 0
    matrix = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    for image in images:
        pair = [image]
        if inter:
            pair.insert(0, cv2.warpAffine(image, matrix, image.shape[1::-1], borderMode=cv2.BORDER_REPLICATE))
        for k, picture in enumerate(pair):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24").reformat(format=chroma)
            frame.pts, count = count, count + 1
            frame.pict_type = 1 if k == 0 else 2
            packets += codec.encode(frame)
    packets += codec.encode(None)
    reader = av.CodecContext.create("h264", "r")
    reader.thread_count = 1
    found = [f.to_ndarray(format="rgb24") for p in packets + [None] for f in reader.decode(p)]
    return found[1::2] if inter else found


def worker(number, shared, shape, tasks, done):
    cv2.setNumThreads(1)
    buffers = np.frombuffer(shared, np.uint8).reshape(shape)
    while True:
        task = tasks.get()
        if task is None:
            return
        slot, side, rows, settings = task
        view = buffers[slot].reshape(shape[1], -1)
        images = [view[r, : side * side * 3].reshape(side, side, 3) for r in rows]
        try:
            for image, coded in zip(images, h264(images, *settings)):
                image[...] = coded
        except Exception as error:  # one broken task must not end the training
            print("worker", number, repr(error)[:200], flush=True)
        done.put(slot)


def decode(task):
    pack, offset, length = task
    with open(pack, "rb") as file:
        file.seek(offset)
        data = np.frombuffer(file.read(length), np.uint8)
    image = cv2.imdecode(data, 1)
    h, w = image.shape[:2]
    image = cv2.copyMakeBorder(image, 0, CANVAS - h, 0, CANVAS - w, cv2.BORDER_REFLECT_101)
    return image[..., ::-1].transpose(2, 0, 1)


def similarity(points, target):
    """Least-squares similarities (n x 2 x 3) that take points to a target."""
    p, t = points - points.mean(1, keepdims=True), target - target.mean(0)
    norm = (p**2).sum((1, 2))
    a = (p * t).sum((1, 2)) / norm
    b = (p[..., 0] * t[:, 1] - p[..., 1] * t[:, 0]).sum(1) / norm
    turn = np.stack([np.stack([a, -b], 1), np.stack([b, a], 1)], 1)
    shift = target.mean(0) - np.einsum("nij,nj->ni", turn, points.mean(1))
    return np.concatenate([turn, shift[:, :, None]], 2)


# --- batches ------------------------------------------------------------------------------------


class Pictures:
    """All pictures on the device, with where their faces are."""

    def __init__(self, folder, device, pool, limit=None):
        index = np.load(Path(folder) / "index.npz")
        keep = np.arange(len(index["kind"]))
        packs = [Path(folder) / str(p) for p in index["packs"]]
        keep = keep[[packs[p].exists() for p in index["pack"]]]
        if limit:
            keep = np.sort(np.random.default_rng(0).choice(keep, min(limit, len(keep)), False))
        old = np.full(len(index["kind"]) + 1, -1)
        old[keep] = np.arange(len(keep))
        tasks = [(packs[index["pack"][i]], int(index["offset"][i]), int(index["length"][i])) for i in keep]
        images = np.empty((len(keep), 3, CANVAS, CANVAS), np.uint8)
        for i, image in enumerate(pool.map(decode, tasks, chunksize=64)):
            images[i] = image
        self.images = torch.from_numpy(images).to(device)
        five = index["five"][keep].astype(np.float64)
        self.kind = index["kind"][keep]
        self.person = index["person"][keep]
        self.pair = old[index["pair"][keep]]
        self.mesh = torch.from_numpy(index["mesh"][keep].astype(np.float32)).to(device)
        self.ready = ~np.isnan(index["mesh"][keep][:, 0, 0])  # regions can be drawn
        self.device = device
        # Unit crop from canvas pixels, for both templates.
        self.views = {
            "wide": torch.from_numpy(similarity(five, WIDE)).float().to(device),
            "near": torch.from_numpy(similarity(five, NEAR)).float().to(device),
        }
        self.of = {k: np.flatnonzero(self.kind == k) for k in range(7)}
        print({k: len(v) for k, v in self.of.items()}, "meshed", int(self.ready.sum()), flush=True)

    def cut(self, at, view, jitter, side, edge):
        """Crops [n, 3, side, side] of pictures, and the mesh in fractions of the crop.

        `jitter` are affine changes of the unit crop. A larger crop is made first where pixels
        would be skipped.
        """
        at = torch.as_tensor(at, device=self.device)
        n, matrix = len(at), self.views[view][at]
        full = jitter[:, :, :2] @ matrix
        full[:, :, 2] += jitter[:, :, 2]
        points = self.mesh[at] @ full[:, :, :2].transpose(1, 2) + full[:, :, 2][:, None]
        back = torch.linalg.inv(full[:, :, :2])
        many = 2 if side < 190 else 1
        line = (torch.arange(side * many, device=self.device) + 0.5) / (side * many)
        unit = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1).view(1, -1, 2)
        canvas = (unit - full[:, :, 2][:, None]) @ back.transpose(1, 2)
        canvas = ((canvas + 0.5) / CANVAS * 2 - 1).view(n, side * many, side * many, 2)
        x = F.grid_sample(
            self.images[at].float() / 255, canvas, padding_mode=edge, align_corners=False
        )
        return (F.avg_pool2d(x, 2) if many == 2 else x), points


class Maker:
    """Makes batches of pairs: pictures as bytes, the blended region where it is known."""

    def __init__(self, pictures, generators, args, seed):
        self.p, self.gen, self.args = pictures, generators, args
        self.fakes = Fakes(pictures.device, seed)
        self.rng = np.random.default_rng(seed)
        p = pictures
        self.reals = {k: v[p.ready[v]] for k, v in p.of.items()}
        self.dfdc = p.of[DFDC_FAKE][p.pair[p.of[DFDC_FAKE]] >= 0]
        self.dfdc = self.dfdc[p.ready[p.pair[self.dfdc]]]
        self.swaps = p.of[SWAPPED][p.pair[p.of[SWAPPED]] >= 0]
        people = {}
        for i in self.reals[DFDC]:
            people.setdefault(p.person[i], []).append(i)
        self.people = list(people.values())

    def pick(self, some, n):
        return some[self.rng.integers(0, len(some), n)]

    def someone(self, n):
        """DFDC's reals, a person first."""
        return np.array([(q := self.people[self.rng.integers(len(self.people))])[self.rng.integers(len(q))] for _ in range(n)])

    def jitter(self, n):
        """Affine changes of the unit crop, half of them mirrored."""
        f = self.fakes
        turn = 0.06 * f.randn(n) * (f.rand(n) < 0.6)
        zoom = torch.exp(0.06 * f.randn(n))
        c, s = zoom * torch.cos(turn), zoom * torch.sin(turn)
        m = torch.stack([torch.stack([c, -s], 1), torch.stack([s, c], 1)], 1)
        shift = 0.5 + 0.02 * f.randn(n, 2) - (m @ torch.full((2,), 0.5, device=f.device))
        flip = torch.where(f.rand(n) < 0.5, -1.0, 1.0)
        m[:, 0] *= flip[:, None]
        shift[:, 0] = torch.where(flip < 0, 1 - shift[:, 0], shift[:, 0])
        return torch.cat([m, shift[:, :, None]], 2)

    def grouped(self, x, p, change, size=8):
        """Applies a change to some of the groups of pictures, each with its own draw."""
        parts = [change(g) if self.rng.random() < p else g for g in x.split(size)]
        return torch.cat(parts)

    def remake(self, x):
        """One of the generators; the upscaler in two of five cases, as it is worth most."""
        which = 4 if self.rng.random() < 0.4 else int(self.rng.integers(4))
        return self.gen.remake(x, which, int(self.rng.integers(10, 29)) * 8)

    def wide(self, pairs):
        """Which pictures, and what is made of them: self-blended, swapped, or true fakes."""
        true, photo = round(pairs * self.args.swaps), round(pairs * self.args.photos)
        donor = round(pairs * self.args.donors)
        some = self.rng.random(pairs)
        sets = [(TAHER, 0.8), (LFW, 0.13), (CAMERA, 0.07)]
        sets = [(k, w) for k, w in sets if len(self.reals[k])]
        edges = np.cumsum([w for _, w in sets]) / sum(w for _, w in sets)
        a = np.empty(pairs, int)
        for i, u in enumerate(some):
            pool = self.reals[sets[int(np.searchsorted(edges, u))][0]]
            a[i] = pool[self.rng.integers(len(pool))]
        b = a.copy()
        kind = np.zeros(pairs, int)  # 0 own face, 1 another's, 2 true fake of a, 3 unrelated fake
        if len(self.swaps) and true:
            b[:true] = self.pick(self.swaps, true)
            a[:true] = self.p.pair[b[:true]]
            kind[:true] = 2
        if len(self.p.of[TAHER_FAKE]) and photo:
            b[true : true + photo] = self.pick(self.p.of[TAHER_FAKE], photo)
            a[true : true + photo] = self.pick(self.p.of[TAHER], photo)
            kind[true : true + photo] = 3
        k = slice(true + photo, true + photo + donor)
        b[k] = self.pick(self.reals[TAHER], donor)
        kind[k] = 1
        return a, b, kind

    def close(self, pairs):
        true = round(pairs * 0.5) if len(self.dfdc) else 0
        a = self.someone(pairs)
        b, kind = a.copy(), np.zeros(pairs, int)
        if true:
            b[:true] = self.pick(self.dfdc, true)
            a[:true] = self.p.pair[b[:true]]
            kind[:true] = 2
        donor = round(pairs * 0.08)
        b[true : true + donor] = self.someone(donor)
        kind[true : true + donor] = 1
        return a, b, kind

    @torch.no_grad()
    def batch(self, pairs, view):
        """Bytes [2 * pairs, 3, side, side] (reals first), regions [pairs, 1, GRID, GRID] and
        whether they are known."""
        f, p, rng = self.fakes, self.p, self.rng
        final = SIDE if view == "wide" else CLOSE
        if rng.random() < 0.4:
            side = int(rng.uniform(0.5, 1.0) * final) // 2 * 2
        else:
            side = int(rng.uniform(1.0, min(1.2, MOST / final)) * final) // 2 * 2
        a, b, kind = self.wide(pairs) if view == "wide" else self.close(pairs)
        edge = "reflection" if rng.random() < 0.85 else "zeros"
        jitter = self.jitter(pairs)
        real, points = p.cut(a, view, jitter, side, edge)
        own = torch.as_tensor(kind == 0, device=f.device)
        other = torch.as_tensor(kind == 1, device=f.device)
        true = torch.as_tensor(kind >= 2, device=f.device)
        paired = torch.as_tensor(kind == 2, device=f.device)
        unrelated = torch.as_tensor(kind == 3, device=f.device)
        # A true fake is seen exactly as its real; an unrelated one and a donor by themselves.
        fake = real.clone()
        if paired.any():
            at = np.flatnonzero(kind == 2)
            # the same place: the crop of the real's landmarks
            fake[at] = self.cut_as(b[at], a[at], view, jitter[at], side, edge)
        at = np.flatnonzero(kind == 3)
        if len(at):
            fake[at] = p.cut(b[at], view, jitter[at], side, edge)[0]
        source, regions = real.clone(), f.regions(points)
        at = np.flatnonzero(kind == 1)
        if len(at):
            theirs, there = p.cut(b[at], view, jitter[at], side, "reflection")
            places = spline(points[at], there, False)
            source[at] = sample(theirs, places.clamp(-0.2, 1.2))
        at = np.flatnonzero((kind == 0) & (rng.random(pairs) < 0.25))
        if len(at):
            source[at] = sample(source[at], spline(f.move(points[at]), points[at], True))
        # Changes of the pasted face or of what it is pasted on; the real is that same base.
        base = real
        self_made = (own | other).view(-1, 1, 1, 1)
        change = f.colour(source)
        mine = f.chance(0.45, pairs)
        source = torch.where(mine & self_made, change, source)
        changed = f.colour(base)
        theirs = ~mine & f.chance(0.7, pairs)
        base = torch.where(theirs & self_made, changed, base)
        made = slice(int(true.sum()), pairs)  # true ones come first
        source[made] = self.grouped(source[made], 0.45, lambda g: f.soften(g), 6)
        source[made] = self.grouped(source[made], 0.45, self.remake, 6)
        base[made] = self.grouped(base[made], 0.2, lambda g: f.soften(g, 0.4), 6)
        # Registration, and the softer movement inside.
        jolt = f.jolt(pairs)
        jolt[f.rand(pairs) < 0.2] = torch.tensor([[1.0, 0, 0], [0, 1, 0]], device=f.device)
        flow = F.affine_grid(jolt, [pairs, 3, side, side], align_corners=False)
        source = F.grid_sample(source, flow, padding_mode="reflection", align_corners=False)
        wavy = f.uniform(0, 0.012, pairs) * (f.rand(pairs) < 0.4)
        source = f.elastic(source, wavy, int(rng.integers(3, 7)))
        # Another's face in this face's light.
        if other.any():
            at = torch.nonzero(other).flatten()
            m = F.interpolate(regions[at], size=side, mode="bilinear")
            def stats(x):
                total = m.sum((2, 3), True) + 1e-3
                mean = (x * m).sum((2, 3), True) / total
                return mean, (((x - mean) ** 2 * m).sum((2, 3), True) / total).sqrt() + 1e-3
            (u, s), (v, t) = stats(source[at]), stats(base[at])
            full = ((source[at] - u) / s * t + v).clamp(0, 1)
            mean = (source[at] - u + v).clamp(0, 1)
            source[at] = torch.where(f.chance(0.6, len(at)), full, mean)
        ratio = torch.tensor(RATIOS, device=f.device)[torch.randint(6, (pairs,), generator=f.g, device=f.device)]
        ratio = torch.where(own, ratio, 1.0).view(-1, 1, 1, 1)
        regions = regions * ratio
        mask = F.interpolate(regions, size=side, mode="bilinear")
        blended = f.blend(base, source, mask, f.chance(0.2, pairs) & self_made)
        # A third of the true fakes keep only a region.
        part = f.chance(0.33, pairs) & paired.view(-1, 1, 1, 1)
        partial = base + (fake - base) * mask
        fake = torch.where(self_made, blended, torch.where(part, partial, fake))
        regions = torch.where(self_made | part, regions, torch.zeros_like(regions))
        known = (self_made | part).flatten()
        both = self.wear(torch.cat([base, fake]), pairs)
        return both, regions, known

    def cut_as(self, pictures, like, view, jitter, side, edge):
        """Crops of pictures by the landmarks of others."""
        p = self.p
        at = torch.as_tensor(pictures, device=p.device)
        kept = p.views[view][at].clone()
        p.views[view][at] = p.views[view][torch.as_tensor(like, device=p.device)]
        out = p.cut(pictures, view, jitter, side, edge)[0]
        p.views[view][at] = kept
        return out

    def wear(self, both, pairs):
        """One draw for real and fake: light, detail, noise, JPEG."""
        f, rng = self.fakes, self.rng
        reals, fakes = both.split(pairs)
        change = f.colours(pairs, 1.5)
        on = f.chance(0.6, pairs)
        reals, fakes = (torch.where(on, change(x), x) for x in (reals, fakes))
        grey = f.chance(0.04, pairs)
        reals, fakes = (torch.where(grey, x.mean(1, True).expand_as(x), x) for x in (reals, fakes))
        noise = f.randn(*reals.shape) * f.uniform(0, 0.03, pairs, 1, 1, 1) * f.chance(0.2, pairs)
        groups = []
        for x, y in zip(reals.split(6), fakes.split(6)):
            g = torch.cat([x, y])
            if rng.random() < 0.35:
                g = self.soft_pair(x, y)
            groups.append(g.split(len(x)))
        reals = torch.cat([g[0] for g in groups]) + noise
        fakes = torch.cat([g[1] for g in groups]) + noise
        return torch.cat([reals, fakes]).clamp(0, 1)

    def soft_pair(self, x, y):
        """Both softened by the same draw."""
        f = self.fakes
        state, saved = f.g.get_state(), f.rng.bit_generator.state
        x = f.soften(x, 0.35)
        f.g.set_state(state)
        f.rng.bit_generator.state = saved
        return torch.cat([x, f.soften(y, 0.35)])

    def jpegs(self, both, pairs, p):
        """Some groups of pairs through JPEG."""
        reals, fakes = both.split(pairs)
        out = []
        for x, y in zip(reals.split(6), fakes.split(6)):
            g = torch.cat([x, y])
            if self.rng.random() < p:
                quality = float(self.rng.uniform(25, 98))
                g = jpeg(g, quality, self.rng.random() < 0.8)
            out.append(g.split(len(x)))
        return torch.cat([torch.cat([g[i] for g in out]) for i in (0, 1)])


Batch = collections.namedtuple("Batch", "view side slot left images light regions known")


class Stream:
    """Batches whose pictures went through a codec, made ahead of their use."""

    def __init__(self, maker, args, shared, shape, tasks, done):
        self.maker, self.args = maker, args
        self.buffers = np.frombuffer(shared, np.uint8).reshape(shape) if shape else None
        self.shape, self.tasks, self.done = shape, tasks, done
        self.free = list(range(shape[0])) if shape else []
        self.left, self.queue, self.count = {}, collections.deque(), 0

    def make(self):
        args, rng = self.args, self.maker.rng
        self.count += 1
        view = "near" if self.count % args.close == 0 else "wide"
        pairs = args.pairs
        both, regions, known = self.maker.batch(pairs, view)
        coded = self.free and rng.random() < args.codec
        if not coded:
            both = self.maker.jpegs(both, pairs, 0.7)
            self.queue.append(Batch(view, both.shape[-1], None, 0, to_bytes(both), None, regions, known))
            return
        slot, side = self.free.pop(), both.shape[-1]
        images = to_bytes(both)
        light = torch.cat([images[: args.light], images[pairs : pairs + args.light]])
        view_of = self.buffers[slot].reshape(self.shape[1], -1)[: 2 * pairs, : side * side * 3]
        view_of[...] = images.permute(0, 2, 3, 1).reshape(2 * pairs, -1).cpu().numpy()
        count = 0
        for start in range(0, pairs, args.group):
            at = np.arange(start, min(start + args.group, pairs))
            crf = int(rng.integers(18, args.crf))
            chroma = "yuv444p" if rng.random() < 0.35 else "yuv420p"
            settings = (crf, chroma, rng.normal(0, 1.2, 2).tolist(), bool(rng.random() < 0.75))
            self.tasks.put((slot, side, np.concatenate([at, at + pairs]).tolist(), settings))
            count += 1
        self.left[slot] = count
        self.queue.append(Batch(view, side, slot, count, None, light, regions, known))

    def drain(self, block):
        while True:
            try:
                slot = self.done.get(block, 60 if block else None)
            except Exception:
                return
            self.left[slot] -= 1
            block = False

    def __next__(self):
        while len(self.queue) < self.args.ahead:
            self.make()
        batch = self.queue.popleft()
        if batch.slot is None:
            return batch
        waited = time.time()
        self.drain(False)
        while self.left[batch.slot] > 0 and time.time() - waited < 100:
            self.drain(True)
        self.waited = getattr(self, "waited", 0) + time.time() - waited
        n = 2 * self.args.pairs
        raw = self.buffers[batch.slot].reshape(self.shape[1], -1)[:n, : batch.side**2 * 3]
        images = torch.from_numpy(raw).to(self.maker.p.device).view(n, batch.side, batch.side, 3)
        images = images.permute(0, 3, 1, 2).contiguous()
        self.free.append(batch.slot)
        return batch._replace(images=images)


def to_bytes(x):
    return (x * 255).round().clamp(0, 255).to(torch.uint8)


def inputs(images, size):
    x = images.float()
    if x.shape[-1] != size:
        x = F.interpolate(x, size=size, mode="bilinear", antialias=True).round()
    return ((x - 127) / 128).contiguous(memory_format=torch.channels_last)


# --- learning -----------------------------------------------------------------------------------


class Learner:
    def __init__(self, name, net, args, device):
        self.name, self.args, self.device = name, args, device
        self.net = net.to(device, memory_format=torch.channels_last)
        decayed = [p for p in net.parameters() if p.ndim > 1]
        rest = [p for p in net.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0}], args.rate
        )
        self.average = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.steps = 0

    def loss(self, x, y, regions, known, twins):
        with torch.autocast(self.device.type, torch.bfloat16, self.device.type == "cuda", cache_enabled=False):
            logit, cells = self.net.both(x)
        logit, cells = logit.float(), cells.float()
        error = F.binary_cross_entropy_with_logits(logit, y)
        where = F.adaptive_avg_pool2d(regions, cells.shape[-1])
        seam = F.binary_cross_entropy_with_logits(cells, where, reduction="none").mean((1, 2, 3))
        error = error + self.args.seam * (seam * known).sum() / known.sum().clamp(min=1)
        if twins is not None:  # the crushed picture is to be judged like the clear one
            heavy, light = twins
            error = error + self.args.agree * F.mse_loss(logit[heavy], logit[light].detach())
        return error, logit.detach()

    def learn(self, rate, *batch):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        error, logit = self.loss(*batch)
        error.backward()
        if self.args.sam:
            weights = [p for p in self.net.parameters() if p.grad is not None]
            norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm([p.grad for p in weights])))
            with torch.no_grad():
                away = torch._foreach_mul([p.grad for p in weights], self.args.sam / (norm + 1e-12))
                torch._foreach_add_(weights, away)
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(*batch)[0].backward()
            with torch.no_grad():
                torch._foreach_sub_(weights, away)
        nn.utils.clip_grad_norm_(self.net.parameters(), 5)
        self.optimizer.step()
        self.steps += 1
        decay = min(self.args.decay, self.steps / (self.steps + 20))
        with torch.no_grad():
            now = self.net.state_dict()
            names = [k for k, v in now.items() if v.dtype.is_floating_point]
            torch._foreach_lerp_([self.average[k] for k in names], [now[k] for k in names], 1 - decay)
        return error.detach(), logit

    def save(self, path):
        small = {k: v.half() if v.dtype.is_floating_point and v.numel() > 256 else v for k, v in self.average.items()}
        torch.save({k: v.cpu() for k, v in small.items()}, str(path) + ".tmp")
        os.replace(str(path) + ".tmp", path)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pack", help="folder of index.npz and packed pictures")
    parser.add_argument("out", help="folder for weights and the log")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--pairs", type=int, default=96)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--wide-start", help="weights that the wide network begins with")
    parser.add_argument("--close-start", help="weights that the close network begins with")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--close-rate", type=float, default=0.5, help="factor for the close network")
    parser.add_argument("--sam", type=float, default=0.05)
    parser.add_argument("--seam", type=float, default=0.3)
    parser.add_argument("--agree", type=float, default=0.05)
    parser.add_argument("--light", type=int, default=24, help="pairs that are seen uncompressed, too")
    parser.add_argument("--codec", type=float, default=0.55, help="share of batches in H.264")
    parser.add_argument("--crf", type=int, default=46)
    parser.add_argument("--group", type=int, default=8, help="pairs in one stream of a codec")
    parser.add_argument("--swaps", type=float, default=0.12, help="share of swapped camera pictures")
    parser.add_argument("--photos", type=float, default=0.08, help="share of in-the-wild fakes")
    parser.add_argument("--donors", type=float, default=0.15, help="share of another's face")
    parser.add_argument("--close", type=int, default=3, help="every so manieth batch is DFDC's, close up")
    parser.add_argument("--ahead", type=int, default=8, help="batches made ahead")
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--generators", type=float, default=0.1, help="share of the time for them alone")
    parser.add_argument("--saves", type=int, default=3)
    parser.add_argument("--limit", type=int, help="pictures at most, for trials")
    parser.add_argument("--sheet", help="write pictures of batches there and end")
    return parser.parse_args()


def sheet(path, stream, device):
    """Rows of real, fake and where it was changed, to be looked at."""
    rows = []
    for _ in range(4):
        batch = next(stream)
        x, n = batch.images, stream.args.pairs
        some = np.linspace(0, n - 1, 12).astype(int)
        size = 160
        mask = F.interpolate(batch.regions[some], size=size).expand(-1, 3, -1, -1) * 255
        parts = [F.interpolate(x[some].float(), size=size), F.interpolate(x[some + n].float(), size=size), mask]
        for part in parts:
            rows.append(np.hstack(list(part.cpu().numpy().clip(0, 255).astype(np.uint8).transpose(0, 2, 3, 1))))
    cv2.imwrite(path, np.vstack(rows)[..., ::-1])


def main():
    args = arguments()
    begun = time.time()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    if not torch.cuda.is_available():
        torch.set_num_threads(1)
    context = mp.get_context("fork")
    shape, shared, tasks, done = (args.ahead + 2, 2 * args.pairs, MOST, MOST, 3), None, None, None
    crew = []
    try:
        import av  # noqa: F401

        shared = mp.sharedctypes.RawArray("B", int(np.prod(shape)))
        tasks, done = context.Queue(), context.Queue()
        crew = [
            context.Process(target=worker, args=(i, shared, shape, tasks, done), daemon=True)
            for i in range(max(1, args.workers - 1))
        ]
        for process in crew:
            process.start()
    except ImportError as error:
        print("no H.264:", error, flush=True)
        shape = None
    with context.Pool(args.workers) as pool:
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        pictures = Pictures(args.pack, device, pool, args.limit)
    torch.backends.cudnn.benchmark = False
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    print("pictures ready after", round(time.time() - begun, 1), flush=True)
    generators = Generators(device)
    maker = Maker(pictures, generators, args, SEED)
    # Generators first: what they make in the beginning would teach nothing.
    end, k, errors = time.time() + args.generators * args.minutes * 60, 0, []
    faces = np.concatenate([v for k, v in maker.reals.items() if k in (TAHER, LFW, DFDC, CAMERA)])
    while time.time() < end:
        with torch.no_grad():
            jitter = maker.jitter(32)
            x, _ = pictures.cut(maker.pick(faces, 32), "wide" if k % 2 else "near", jitter, 96 + 8 * (k % 9), "reflection")
        errors = generators.learn(x)
        k += 1
    print("generators", k, [round(float(e), 4) for e in errors], round(time.time() - begun, 1), flush=True)
    stream = Stream(maker, args, shared, shape, tasks, done)
    if args.sheet:
        sheet(args.sheet, stream, device)
        return
    learners = {}
    for name, start in (("wide", args.wide_start), ("close", args.close_start)):
        net = MappedClassifier(pretrained=False)
        state = torch.load(start, map_location="cpu")
        net.load_state_dict({k: v.float() if v.dtype == torch.float16 else v for k, v in state.items()}, strict=False)
        learners[name] = Learner(name, net, args, device)
    started, total, saved = time.time(), args.minutes * 60 - (time.time() - begun), 0
    seen, logs, pace = 0, collections.defaultdict(list), time.time()
    step = 0
    while (passed := (time.time() - started) / total) < 1:
        batch = next(stream)
        n = args.pairs
        images = inputs(batch.images, SIDE if batch.view == "wide" else CLOSE)
        y = torch.tensor([0.02, 0.98], device=device).repeat_interleave(n)
        regions = torch.cat([torch.zeros_like(batch.regions), batch.regions])
        known = torch.cat([torch.ones_like(batch.known), batch.known]).float()
        twins = None
        if batch.light is not None and args.light:
            light = inputs(batch.light, images.shape[-1])
            at = torch.cat([torch.arange(args.light), n + torch.arange(args.light)]).to(device)
            images = torch.cat([images, light])
            twins = (at, torch.arange(2 * n, 2 * n + len(at), device=device))
            y, regions, known = (torch.cat([v, v[at]]) for v in (y, regions, known))
        rate = args.rate * min(1, (step + 1) / 150) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * passed)))
        jobs = []
        if batch.view == "wide":
            jobs.append(("wide", images, regions))
            part = images[:, :, TOP : TOP + CLOSE, LEFT : LEFT + CLOSE].contiguous(memory_format=torch.channels_last)
            g = regions.shape[-1]
            rows = slice(round(TOP / SIDE * g), round((TOP + CLOSE) / SIDE * g))
            columns = slice(round(LEFT / SIDE * g), round((LEFT + CLOSE) / SIDE * g))
            jobs.append(("close", part, regions[:, :, rows, columns]))
        else:
            jobs.append(("close", images, regions))
        for name, x, where in jobs:
            factor = args.close_rate if name == "close" else 1
            error, logit = learners[name].learn(rate * factor, x, y, where, known, twins)
            told = (logit[n : 2 * n] > logit[:n]).float().mean()
            logs[f"{name}/{batch.view}"].append(torch.stack([error, told]))
        step += 1
        seen += len(images)
        if step % 4 == 0:
            with torch.no_grad():
                x, _ = pictures.cut(maker.pick(faces, 16), "wide" if step % 8 else "near", maker.jitter(16), 96 + 8 * (step % 9), "reflection")
            generators.learn(x)
        if step % 100 == 0:
            figures = {k: [round(float(v), 3) for v in torch.stack(w).mean(0)] for k, w in logs.items()}
            print(step, figures, f"{seen / (time.time() - pace):.0f}/s waited {getattr(stream, 'waited', 0):.0f}", f"{passed:.3f}", round(time.time() - begun), flush=True)
            logs.clear()
            seen, pace = 0, time.time()
        if saved < args.saves - 1 and passed >= 0.55 + 0.25 * saved:
            for name, learner in learners.items():
                learner.save(out / f"{name}{saved}.pt")
            saved += 1
    for name, learner in learners.items():
        learner.save(out / f"{name}.pt")
    (out / "settings.json").write_text(json.dumps(vars(args) | {"steps": step}, default=str))
    for _ in crew:
        tasks.put(None)
    print("done", step, round(time.time() - begun), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
