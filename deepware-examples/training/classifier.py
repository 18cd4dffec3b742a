"""Trains the deepfake classifier on pairs: a real face, and a fake made from that same picture.

Pairs are drawn as the reference draws them, a person first; the fake is the data set's own, a
mixture of it with its original, or self-blended. Both of a pair are cut, scaled and compressed
alike, so that nothing but the manipulation tells them apart. Making pairs costs more than learning
from them: one stream of them can teach a network of each size.
"""

import argparse
import csv
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset

from augment import MEAN, Wear, h264, mix, self_blend
from common import SEED, WORK, similarity, use_torch
from networks import Classifier

# Where the run time puts eyes, nose and mouth corners, as fractions of the crop: as wide as the
# pictures of DFDC faces are (2.5 eye distances, 0.7 of them above the eyes).
FIELD = np.round([0.5, 0.29] + 0.4 * MEAN, 4)
SOURCE = 240  # side of such a crop in the pictures, in pixels
BATCHES = 400  # that a worker makes


class Pairs(IterableDataset):
    """Batches of pictures, each of its own size (BGR bytes, reals first, then their fakes)."""

    def __init__(self, args):
        self.size = max(args.sizes)
        self.pairs, self.blended, self.wild = args.pairs, args.blended, args.wild
        self.others, self.codec, self.crf = args.others, args.codec, args.crf
        self.draws = args.draws

    def open(self):
        data = np.load(WORK / "faces.npz")
        self.images, self.faces, self.reals = {}, {}, {}
        for name in ("dfdc", "wild", "lfw"):
            self.images[name] = np.load(WORK / f"{name}.npy", mmap_mode="r")
            self.faces[name] = data[f"{name}_faces"]
            train = (data[f"{name}_split"] == 0) & (data[f"{name}_labels"] == 0)
            self.reals[name] = np.flatnonzero(train)
        self.wild_fakes = np.flatnonzero((data["wild_split"] == 0) & (data["wild_labels"] == 1))
        group, label = data["dfdc_groups"], data["dfdc_labels"]
        person, train = data["dfdc_person"], data["dfdc_split"] == 0
        self.group, self.fakes = group, {}
        for i in np.flatnonzero((label == 1) & train):
            self.fakes.setdefault(group[i], []).append(i)
        people = {}
        for i in self.reals["dfdc"]:
            people.setdefault(person[i], []).append(i)
        self.people = list(people.values())
        # Chains of look-alikes make some persons large: the root keeps both views in balance.
        self.weights = np.sqrt([len(p) for p in self.people])
        self.weights /= self.weights.sum()
        self.drawn = None
        if self.draws:
            self.original = {group[i]: i for i in self.reals["dfdc"]}
            used = train & np.isin(group, list(self.original))
            known = {name: i for i, name in enumerate(data["dfdc_files"]) if used[i]}
            with open(self.draws) as file:
                names = [Path(row["file"]).name for row in csv.DictReader(file)]
            self.drawn = [known[name] for name in names if name in known]
            if not self.drawn:
                raise ValueError(f"{self.draws} names no picture to train on")

    def draw(self, rng):
        """A real picture, a person first, and a fake made from it (None if there is none)."""
        if self.drawn:
            i = self.drawn[rng.integers(len(self.drawn))]
            real = self.original[self.group[i]]
            if i != real:
                return real, i
        else:
            person = self.people[rng.choice(len(self.people), p=self.weights)]
            real = person[rng.integers(len(person))]
        fakes = self.fakes.get(self.group[real])
        return real, fakes and fakes[rng.integers(len(fakes))]

    def pair(self, rng):
        """A real and a fake picture, each with its face's box and landmarks."""
        if rng.random() < self.wild:
            real, fake = rng.choice(self.reals["wild"]), rng.choice(self.wild_fakes)
            images, faces = self.images["wild"], self.faces["wild"]
            return images[real], faces[real], images[fake], faces[fake]
        if rng.random() >= self.blended:
            real, fake = self.draw(rng)
            while fake is None:
                real, fake = self.draw(rng)
            a, b = self.images["dfdc"][real], self.images["dfdc"][fake]
            face = self.faces["dfdc"][real if rng.random() < 0.5 else fake]
            if rng.random() < 0.35:
                b = mix(rng, a, b, face[4:14])
            return a, face, b, face
        shares = [1 - self.others, self.others / 2, self.others / 2]
        name = rng.choice(["dfdc", "wild", "lfw"], p=shares)
        at = self.reals[name]
        i = self.draw(rng)[0] if name == "dfdc" else at[rng.integers(len(at))]
        a, face = self.images[name][i], self.faces[name][i]
        return a, face, self_blend(rng, a, face[4:14]), face

    def view(self, rng, face, size):
        """The transform from the picture to a square of the given side, near the run time's.

        A pair shares the generator's seed, so that both are seen alike.
        """
        matrix = similarity(face[4:14].reshape(5, 2), FIELD * size)
        side = size / np.sqrt(np.linalg.det(matrix[:, :2]))
        turn = rng.normal(0, 4) if rng.random() < 0.5 else 0
        zoom = np.exp(rng.normal(0, 0.05))
        jitter = cv2.getRotationMatrix2D((size / 2, size / 2), turn, zoom)
        jitter[:, 2] += rng.normal(0, 0.02, 2) * size
        matrix = jitter @ np.vstack([matrix, [0, 0, 1]])
        if rng.random() < 0.5:
            matrix[0] = [-matrix[0, 0], -matrix[0, 1], size - 1 - matrix[0, 2]]
        return matrix, side

    def cut(self, image, matrix, side, size):
        edge = cv2.BORDER_REFLECT_101  # the pictures end close to the face, frames do not
        if side > 1.15 * size:  # against aliasing, as the run time's resampling does
            image = cv2.GaussianBlur(image, (0, 0), 0.35 * side / size)
        return cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=edge)

    def batch(self, rng):
        codec = "h264" if rng.random() < self.codec else "jpeg"
        # One size for a batch: a codec wants pictures of one size, that of the face in its video.
        # Small ones are faces far away; the pictures have no more than SOURCE pixels to give.
        if rng.random() < 0.3:
            size = int(rng.uniform(0.5, 1.0) * self.size) // 2 * 2
        else:
            size = int(rng.uniform(self.size, max(self.size * 1.1, SOURCE))) // 2 * 2
        reals, fakes = [], []
        for _ in range(self.pairs):
            a, face_a, b, face_b = self.pair(rng)
            seed, wear = int(rng.integers(1 << 60)), Wear(rng, codec)
            for image, face, cuts in ((a, face_a, reals), (b, face_b, fakes)):
                matrix, side = self.view(np.random.default_rng(seed), face, size)
                cuts.append(wear(self.cut(image, matrix, side, size)))
        images = reals + fakes
        if codec == "h264":
            images = h264(images, int(rng.integers(20, self.crf)))
        return torch.from_numpy(np.stack(images))

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([SEED, info.id if info else 0, time.time_ns()])
        self.open()
        for _ in range(BATCHES):
            yield self.batch(rng)


def stream(pairs, workers, device):
    """Endless batches; workers are replaced, for encoding leaves their memory in pieces."""
    while True:
        yield from DataLoader(pairs, None, num_workers=workers, pin_memory=device.type == "cuda")


def inputs(images, size):
    """Bytes N x H x W x 3 (BGR) to what the network sees, resized as at run time."""
    x = images.permute(0, 3, 1, 2).flip(1).float()
    if x.shape[-1] != size:
        x = F.interpolate(x, (size, size), mode="bilinear", antialias=True)
    return ((x - 127) / 128).contiguous(memory_format=torch.channels_last)


class Learner:
    """One network with its moving average and its optimizer, kept in one file."""

    def __init__(self, path, size, args, device):
        self.path, self.size, self.args, self.device = path, size, args, device
        self.net = Classifier().to(device).to(memory_format=torch.channels_last)
        self.average = torch.optim.swa_utils.AveragedModel(
            self.net,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay),
            use_buffers=True,
        )
        self.optimizer = torch.optim.AdamW(self.net.parameters(), args.rate, weight_decay=0.02)
        self.step = 0
        source = path if path.exists() else args.start
        if source:
            state = torch.load(source, map_location=device)
            self.net.load_state_dict(state["net"])
            self.average.load_state_dict(state["average"])
            if source == path:
                self.optimizer.load_state_dict(state["optimizer"])
                self.step = state["step"]
        self.net.train()
        self.forward = self.captured() if device.type == "cuda" else self.net

    def captured(self):
        """On a GPU the many small layers cost less as one recorded graph."""
        shape = 2 * self.args.pairs * self.args.merge, 3, self.size, self.size
        x = torch.zeros(shape, device=self.device).to(memory_format=torch.channels_last)
        before = {k: v.clone() for k, v in self.net.state_dict().items()}
        with torch.autocast("cuda", torch.bfloat16, cache_enabled=False):
            graph = torch.cuda.make_graphed_callables(self.net, (x,))
        self.net.load_state_dict(before)  # recording has moved the statistics
        return graph

    def backward(self, x, target):
        half = self.device.type == "cuda"
        with torch.autocast(self.device.type, torch.bfloat16, half, cache_enabled=False):
            logit = self.forward(x).float()
        error = F.binary_cross_entropy_with_logits(logit, target)
        error.backward()
        return logit.detach(), error.detach()

    def learn(self, batches, target, rate):
        """One step; returns the loss and how many fakes are above their reals."""
        halves = zip(*(inputs(images, self.size).chunk(2) for images in batches))
        x = torch.cat([part for half in halves for part in half])
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=False)
        logit, error = self.backward(x, target)
        if self.args.sam:
            self.sharpest(x, target)
        nn.utils.clip_grad_norm_(self.net.parameters(), 5)
        self.optimizer.step()
        self.average.update_parameters(self.net)
        real, fake = logit.chunk(2)
        return torch.stack([error, (fake > real).float().mean()])

    def sharpest(self, x, target):
        """Takes the gradient at the worst weights nearby (Foret et al. 2021)."""
        weights = [p for p in self.net.parameters() if p.grad is not None]
        norm = torch.linalg.vector_norm(torch.stack([p.grad.norm() for p in weights]))
        with torch.no_grad():
            away = torch._foreach_mul([p.grad for p in weights], self.args.sam / (norm + 1e-12))
            torch._foreach_add_(weights, away)
        self.optimizer.zero_grad(set_to_none=False)
        self.backward(x, target)
        with torch.no_grad():
            torch._foreach_sub_(weights, away)

    def save(self, step):
        state = dict(
            net=self.net.state_dict(),
            average=self.average.state_dict(),
            optimizer=self.optimizer.state_dict(),
            step=step,
        )
        torch.save(state, self.path.with_suffix(".tmp"))
        self.path.with_suffix(".tmp").rename(self.path)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="classifier")
    parser.add_argument("--start", help="weights to go on from")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--pairs", type=int, default=16, help="pairs that a worker makes at once")
    parser.add_argument("--merge", type=int, default=1, help="workers' batches in a step")
    parser.add_argument("--sizes", "--size", type=int, nargs="+", default=[160])
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--sam", type=float, default=0, help="radius of sharpness-aware steps")
    parser.add_argument("--draws", help="table of 'deepware sample' in place of drawing here")
    parser.add_argument("--blended", type=float, default=0.5, help="share of self-blended fakes")
    parser.add_argument("--wild", type=float, default=0.1, help="share of in-the-wild pairs")
    parser.add_argument("--others", type=float, default=0.4, help="self-blended: not from DFDC")
    parser.add_argument("--codec", type=float, default=0.4, help="share of batches in H.264")
    parser.add_argument("--crf", type=int, default=42, help="rate factors are from 20 up to this")
    parser.add_argument("--decay", type=float, default=0.999)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--warm", type=int, default=100, help="steps of warming up")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main():
    args = arguments()
    device = use_torch(args.threads)
    one = len(args.sizes) == 1
    learners = [
        Learner(WORK / f"{args.name}{'' if one else size}.pt", size, args, device)
        for size in args.sizes
    ]
    batches = stream(Pairs(args), args.workers, device)
    target = torch.tensor([0.02, 0.98], device=device).repeat_interleave(args.pairs * args.merge)
    step = learners[0].step
    started, seen = time.time(), torch.zeros(len(learners), 2, device=device)
    begun, done = time.time(), step / args.steps
    while done < 1:
        warm = min(1, (step + 1) / args.warm)
        rate = float(args.rate * warm * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * done))))
        some = [next(batches).to(device, non_blocking=True) for _ in range(args.merge)]
        seen += torch.stack([learner.learn(some, target, rate) for learner in learners])
        step += 1
        done = max(step / args.steps, (time.time() - begun) / 60 / args.minutes)
        if step % 100 == 0:
            speed = 100 * len(target) / (time.time() - started)
            figures = np.round(seen.cpu().numpy() / 100, 4).tolist()
            print(step, *figures, f"{speed:.0f} images/s", flush=True)
            started = time.time()
            seen.zero_()
        if step % 200 == 0 or done >= 1:
            for learner in learners:
                learner.save(step)


if __name__ == "__main__":
    main()
