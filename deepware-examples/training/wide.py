"""Trains the classifier that sees a face with its surroundings, on pairs made of real faces.

    python wide.py PACK OUT --minutes 80 [--watch CROPS]

Every batch holds pictures of real faces and, for each, a fake made of it (`fakes.py`) or by a true
swap. Both of a pair are cut, changed, scaled and compressed by the same draw, so that nothing but
the manipulation tells them apart. A second head learns which cells were blended, where it is known.
Made for a CPU: workers make pairs with OpenCV, which costs less than learning from them. PACK may
still grow (`pack.py`): workers are replaced after a while and read it anew. Goes on from OUT/wide.pt.
"""

import argparse
import io
import time
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset

import fakes
from augment import MEAN, Wear
from common import SEED, auc, opened, resize, similarity, use_torch
from networks import MappedClassifier, Trunk, unfold
from pack import CAMERA, FAKE, REAL, SWAPPED

WIDE = np.round([0.5, 0.36] + 0.3 * MEAN, 4)  # where the run time puts the five landmarks
SIZE = 160
CELLS = SIZE // 16
OWN = ("self-blended", "part", "reenacted", "swapped", "generated")
GROUPS = 4  # of a batch, each of one size and one codec
BATCHES = 150  # that a worker makes
KINDS = {
    "self-blended": 0.26, "part": 0.12, "reenacted": 0.12, "swapped": 0.12, "generated": 0.2,
    "true swap": 0.13, "photograph": 0.05,
}  # fmt: skip


def encoded(image, full):
    """A picture (BGR) as a codec wants it, its colors at full size or at half."""
    import av

    if full:
        return av.VideoFrame.from_ndarray(image, "bgr24").reformat(format="yuv444p")
    return av.VideoFrame.from_ndarray(cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420), "yuv420p")


def decoded(frame, full):
    if full:
        return frame.to_ndarray(format="bgr24")
    return cv2.cvtColor(frame.to_ndarray(), cv2.COLOR_YUV2BGR_I420)


def h264(images, crf, shift, inter, full=False):
    """Pictures (BGR) of one even size after H.264; inter: each as the second of a scene of two;
    full: colors at full size, as FaceForensics++ has them."""
    import av

    side = images[0].shape[0]
    codec = av.CodecContext.create("libx264", "w")
    codec.width = codec.height = side
    codec.pix_fmt, codec.time_base = "yuv444p" if full else "yuv420p", Fraction(1, 25)
    codec.options = {
        "preset": "veryfast", "tune": "zerolatency", "crf": str(crf), "g": "250",
        "threads": "1", "x264-params": "scenecut=0:sliced-threads=0",
    }  # fmt: skip
    packets, count = [], 0
    matrix = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    for image in images:
        scene = [image]
        if inter:
            before = cv2.warpAffine(image, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
            scene.insert(0, before)
        for k, picture in enumerate(scene):
            frame = encoded(picture, full)
            frame.pts, count = count, count + 1
            frame.pict_type = 2 if k else 1
            packets += codec.encode(frame)
    packets += codec.encode(None)
    reader = av.CodecContext.create("h264", "r")
    reader.thread_count = 1
    found = [decoded(f, full) for p in packets + [None] for f in reader.decode(p)]
    return found[1::2] if inter else found


class Pairs(IterableDataset):
    """Batches: bytes [2 * pairs, SIZE, SIZE, 3] (BGR, reals first), what share of each cell of the
    fakes was changed, and for which fakes that is known. With a trunk (an ONNX file's bytes) what it
    answers, in place of the bytes: workers have the time that learning has not."""

    def __init__(self, folder, pairs, codec=0.55, reals=REAL, kinds=KINDS, seed=None, trunk=None):
        self.trunk = trunk
        self.folder, self.pairs, self.codec = Path(folder), pairs, codec
        self.reals, self.kinds, self.seed = reals, kinds, seed

    def open(self):
        with np.load(self.folder / "index.npz") as index:
            self.offset, self.length, self.pair_of = index["offset"], index["length"], index["pair"]
            self.five, self.mesh, kind = index["five"], index["mesh"], index["kind"]
        self.bytes = np.memmap(self.folder / "pictures.bin", np.uint8, "r")
        meshed = np.isfinite(self.mesh[:, 0, 0])
        self.real = np.flatnonzero((kind == self.reals) & meshed)
        self.camera = np.flatnonzero((kind == CAMERA) & meshed)
        self.fake = np.flatnonzero(kind == FAKE)
        self.swap = np.flatnonzero((kind == SWAPPED) & meshed)
        if not len(self.real):
            self.real = self.camera

    def image(self, i):
        at = self.offset[i]
        return cv2.imdecode(self.bytes[at : at + self.length[i]], 1)

    def view(self, rng, i, side):
        """The transform from picture i to a crop near the run time's."""
        matrix = similarity(self.five[i], WIDE * side)
        turn = rng.normal(0, 3.5) if rng.random() < 0.5 else 0
        jitter = cv2.getRotationMatrix2D((side / 2, side / 2), turn, np.exp(rng.normal(0, 0.05)))
        jitter[:, 2] += rng.normal(0, 0.02, 2) * side
        matrix = jitter @ np.vstack([matrix, [0, 0, 1]])
        if rng.random() < 0.5:
            matrix[0] = [-matrix[0, 0], -matrix[0, 1], side - 1 - matrix[0, 2]]
        return matrix

    def cut(self, image, matrix, side, edge):
        step = 1 / np.sqrt(abs(np.linalg.det(matrix[:, :2])))
        if step > 1.2:  # against aliasing
            image = cv2.GaussianBlur(image, (0, 0), 0.35 * step)
        return cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=edge)

    def points(self, i, matrix):
        return self.mesh[i] @ matrix[:, :2].T + matrix[:, 2]

    def donor(self, rng, points, matrix, side):
        """Of some people the one whose face is most alike in shape and turn."""
        some = rng.choice(self.real, 12)
        if len(self.swap) and rng.random() < 0.2:  # a face that such a network has drawn
            some = rng.choice(self.swap, 12)
        mine = points - points.mean(0)
        mine /= np.linalg.norm(mine)
        best = min(some, key=lambda j: self.unlike(mine, j, matrix))
        theirs = self.mesh[best].astype(np.float64)
        if np.linalg.det(matrix[:, :2]) < 0:  # mirrored: so is the donor
            image = np.ascontiguousarray(self.image(best)[:, ::-1])
            return image, np.stack([image.shape[1] - 1 - theirs[:, 0], theirs[:, 1]], 1)
        return self.image(best), theirs

    def unlike(self, mine, j, matrix):
        theirs = self.mesh[j] * [np.sign(np.linalg.det(matrix[:, :2])), 1]
        theirs = theirs - theirs.mean(0)
        return ((mine - theirs / np.linalg.norm(theirs)) ** 2).sum()

    def pair(self, rng, side):
        """A real crop, a fake one, and the mask of what was changed (None: not known)."""
        names = list(self.kinds)
        kind = rng.choice(names, p=np.array(list(self.kinds.values())) / sum(self.kinds.values()))
        edge = cv2.BORDER_REFLECT_101 if rng.random() < 0.85 else cv2.BORDER_CONSTANT
        if kind == "true swap" and len(self.swap):
            j = rng.choice(self.swap)
            i = self.pair_of[j]
            matrix = self.view(rng, i, side)
            real, fake = (self.cut(self.image(k), matrix, side, edge) for k in (i, j))
            if rng.random() < 0.3:
                return fakes.partly(rng, real, fake, self.points(i, matrix))
            return real, fake, None
        i = rng.choice(self.camera if rng.random() < 0.08 and len(self.camera) else self.real)
        matrix = self.view(rng, i, side)
        real = self.cut(self.image(i), matrix, side, edge)
        if kind == "photograph" and len(self.fake):
            j = rng.choice(self.fake)
            return real, self.cut(self.image(j), self.view(rng, j, side), side, edge), None
        points = self.points(i, matrix)
        if kind == "swapped":
            return fakes.swapped(rng, real, points, *self.donor(rng, points, matrix, side))
        if kind == "generated":
            if rng.random() < 0.45:
                return fakes.generated(rng, real, points)
            return fakes.generated(rng, real, points, *self.donor(rng, points, matrix, side))
        if kind == "part":
            return fakes.part_repainted(rng, real, points)
        if kind == "reenacted":
            return fakes.reenacted(rng, real, points)
        return fakes.self_blended(rng, real, points)

    def batch(self, rng):
        """Several groups, each of one size and one codec, as a codec wants pictures of one size."""
        sizes = [len(p) for p in np.array_split(range(self.pairs), min(GROUPS, self.pairs))]
        parts = [self.group(rng, n) for n in sizes]
        reals, forged, cells, known = ([x for part in parts for x in part[k]] for k in range(4))
        images = np.stack(reals + forged)
        return images, np.array(cells, np.float32), np.array(known, np.float32)

    def group(self, rng, pairs):
        coded = rng.random() < self.codec
        # That of the face in its video.
        small = rng.random() < 0.45
        low, high = (0.5, 1.0) if small else (1.0, 1.45)
        side = int(rng.uniform(low, high) * SIZE) // 2 * 2
        made = int(side * rng.uniform(1, 1.8)) if small else side  # videos are scaled after the swap
        reals, forged, cells, known = [], [], [], []
        for _ in range(pairs):
            real, fake, mask = self.pair(rng, made)
            if made > side:
                real, fake = (cv2.resize(x, (side, side), None, 0, 0, cv2.INTER_AREA) for x in (real, fake))
            wear = Wear(rng, "h264" if coded else "jpeg")
            reals.append(wear(real))
            forged.append(wear(fake))
            known.append(mask is not None)
            mask = np.zeros((CELLS, CELLS)) if mask is None else mask
            cells.append(cv2.resize(mask, (CELLS, CELLS), interpolation=cv2.INTER_AREA))
        if coded:
            full = rng.random() < 0.4
            images = h264(
                reals + forged, int(rng.integers(18, 43)), rng.normal(0, 1.2, 2), rng.random() < 0.6, full
            )
            reals, forged = images[:pairs], images[pairs:]
        return [resize(x, SIZE) for x in reals], [resize(x, SIZE) for x in forged], cells, known

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        own = time.time_ns() if self.seed is None else self.seed
        rng = np.random.default_rng([SEED, info.id if info else 0, own])
        self.open()
        first = opened(self.trunk) if self.trunk else None
        for _ in range(BATCHES):
            images, *rest = (torch.from_numpy(x) for x in self.batch(rng))
            if first:
                x = inputs(images).contiguous().numpy()
                images = torch.from_numpy(first.run(None, {"x": x})[0])
            yield images, *rest


def stream(pairs, workers):
    """Endless batches; new workers read what the pack has got meanwhile."""
    while True:
        yield from DataLoader(pairs, None, num_workers=workers, prefetch_factor=4)


def inputs(images):
    x = images.permute(0, 3, 1, 2).flip(1).float()
    return ((x - 127) / 128).contiguous(memory_format=torch.channels_last)


def loss(logit, cells, target, where, known, seam):
    error = F.binary_cross_entropy_with_logits(logit, target)
    cell = F.binary_cross_entropy_with_logits(cells[:, 0], where, reduction="none").mean((1, 2))
    return error + seam * (cell * known).sum() / known.sum()


def freeze(net, stages):
    """Lets the stem and the first stages be as they are, their statistics as well."""
    if stages:
        for module in (net.base.conv_stem, net.base.bn1, *list(net.base.blocks)[:stages]):
            module.requires_grad_(False).eval()


def trunk(net, stages):
    """What the frozen stages are, as an ONNX file's bytes; none without frozen stages."""
    if not stages:
        return None
    file = io.BytesIO()
    torch.onnx.export(
        Trunk(net, stages).eval(), torch.zeros(2, 3, SIZE, SIZE), file, input_names=["x"],
        dynamic_axes={"x": {0: "n"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    return file.getvalue()


class Watch:
    """Figures of a network during training, on crops kept by `views.py` and on own fakes.

    They cost some seconds of one core for each checkpoint.
    """

    def __init__(self, folder, path):
        from pack import HELD

        own = Pairs(folder, 16, 0.6, HELD, {k: v for k, v in KINDS.items() if k in OWN}, 1)
        own.open()
        rng = np.random.default_rng(1)
        batches = [own.batch(rng)[0] for _ in range(6)]
        n = own.pairs
        self.own = np.concatenate([b[:n] for b in batches] + [b[n:] for b in batches])
        self.path = path

    def __call__(self, net):
        training = net.training
        net.eval()

        def score(images):
            with torch.inference_mode():
                parts = [net(inputs(torch.from_numpy(p))) for p in np.array_split(images, max(1, len(images) // 32))]
            return torch.cat(parts).numpy()

        logits = score(self.own)
        line = f"own {auc(np.repeat([0, 1], len(logits) // 2), logits):.3f}"
        if self.path and Path(self.path).exists():
            from views import figures, stored

            line += " | " + figures(stored(self.path), score)
        net.train(training)
        return line


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pack")
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--pairs", type=int, default=16)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument(
        "--start", help="an exported classifier to go on from (the bundled ones too), not ImageNet's weights"
    )
    parser.add_argument("--frozen", type=int, default=0, help="first stages that learn nothing")
    parser.add_argument("--seam", type=float, default=0.3, help="weight of where it was blended")
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--warm", type=int, default=60, help="steps of warming up")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=float, default=10, help="minutes between checkpoints")
    parser.add_argument("--watch", help="crops kept by views.py")
    parser.add_argument("--sheet", help="write pictures of some batches there and end")
    return parser.parse_args()


def sheet(path, batches):
    """Rows of real, fake and what was changed, to be looked at."""
    rows = []
    for _ in range(4):
        images, cells, _ = next(batches)
        n = len(images) // 2
        grey = [cv2.resize(c, (SIZE, SIZE), interpolation=cv2.INTER_NEAREST) for c in cells.numpy()]
        masks = [cv2.cvtColor((g * 255).astype(np.uint8), cv2.COLOR_GRAY2BGR) for g in grey]
        for some in (images[:n].numpy(), images[n:].numpy(), masks):
            rows.append(np.hstack(list(some)[:12]))
    cv2.imwrite(path, np.vstack(rows))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    use_torch(args.threads)
    pairs = Pairs(args.pack, args.pairs)
    if args.sheet:
        return sheet(args.sheet, stream(pairs, args.workers))
    net = MappedClassifier().to(memory_format=torch.channels_last)
    path = args.out / "wide.pt"
    if args.start and not path.exists():
        some = stream(pairs, args.workers)
        unfold(net, args.start, inputs(torch.cat([next(some)[0] for _ in range(4)])))
    net.train()
    freeze(net, args.frozen)
    learning = [p for p in net.parameters() if p.requires_grad]
    decays, rest = ([p for p in learning if (p.ndim > 1) == many] for many in (True, False))
    optimizer = torch.optim.AdamW(
        [{"params": decays, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0}], args.rate
    )
    average = torch.optim.swa_utils.AveragedModel(
        net, use_buffers=True,
        multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay),
    )  # fmt: skip
    step, passed = 0, 0.0
    if path.exists():
        state = torch.load(path, map_location="cpu")
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, passed = state["step"], state["minutes"]
    pairs.trunk = trunk(net, args.frozen)
    net.train()
    freeze(net, args.frozen)
    batches = stream(pairs, args.workers)
    n, begun = args.pairs, time.time() - 60 * passed
    target = torch.tensor([0.02, 0.98]).repeat_interleave(n)
    watch = Watch(args.pack, args.watch)
    due, seen, pace, first = passed + args.every, torch.zeros(2), time.time(), step
    while (done := passed / args.minutes) < 1:
        rate = args.rate * min(1, (step + 1) / args.warm)
        rate *= 0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * done))
        for group in optimizer.param_groups:
            group["lr"] = float(rate)
        images, where, known = next(batches)
        x = images.contiguous(memory_format=torch.channels_last) if args.frozen else inputs(images)
        logit, cells = net.both(x, args.frozen)
        where, known = torch.cat([torch.zeros_like(where), where]), torch.cat([torch.ones(n), known])
        error = loss(logit, cells, target, where, known, args.seam)
        optimizer.zero_grad()
        error.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimizer.step()
        average.update_parameters(net)
        step += 1
        seen += torch.stack([error.detach(), (logit[n:] > logit[:n]).float().mean()])
        passed = (time.time() - begun) / 60
        if step % 50 == 0:
            loss_, told = (seen / (step - first)).tolist()
            speed = (step - first) * 2 * n / (time.time() - pace)
            print(step, f"{loss_:.4f} told {told:.3f} {speed:.1f}/s {passed:.1f} min", flush=True)
            seen, pace, first = torch.zeros(2), time.time(), step
        if passed >= due or passed >= args.minutes:
            due = passed + args.every
            state = dict(net=net.state_dict(), average=average.state_dict(), step=step, minutes=passed)
            torch.save(state | dict(optimizer=optimizer.state_dict()), path.with_suffix(".tmp"))
            path.with_suffix(".tmp").rename(path)
            print(step, watch(average.module), flush=True)


if __name__ == "__main__":
    main()
