"""Trains the deepfake classifier on pairs: a real face, and a fake made from that same picture.

Pairs are drawn as the reference draws them, a person first; the fake is the data set's own, a
mixture of it with its original, or self-blended. Both of a pair are cut, scaled and compressed
alike, so that nothing but the manipulation tells them apart.
"""

import argparse
import time

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


class Pairs(IterableDataset):
    """Endless batches of pictures (RGB bytes, reals first, then their fakes)."""

    def __init__(self, size, pairs, blended, wild, codec=0.4, seed=SEED):
        self.size, self.pairs, self.blended, self.wild = size, pairs, blended, wild
        self.codec, self.seed = codec, seed

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
        person, split = data["dfdc_person"], data["dfdc_split"]
        self.fakes = {}
        for i in np.flatnonzero((label == 1) & (split == 0)):
            self.fakes.setdefault(group[i], []).append(i)
        self.group = group
        self.people = {}
        for i in self.reals["dfdc"]:
            self.people.setdefault(person[i], []).append(i)
        self.people = list(self.people.values())
        # Chains of look-alikes make some persons large: the root keeps both views in balance.
        self.weights = np.sqrt([len(p) for p in self.people])
        self.weights /= self.weights.sum()

    def actor(self, rng):
        person = self.people[rng.choice(len(self.people), p=self.weights)]
        return person[rng.integers(len(person))]

    def pair(self, rng):
        """A real and a fake picture, each with its face's box and landmarks."""
        if rng.random() < self.wild:
            real, fake = rng.choice(self.reals["wild"]), rng.choice(self.wild_fakes)
            images, faces = self.images["wild"], self.faces["wild"]
            return images[real], faces[real], images[fake], faces[fake]
        if rng.random() >= self.blended:
            real = self.actor(rng)
            while self.group[real] not in self.fakes:
                real = self.actor(rng)
            choices = self.fakes[self.group[real]]
            fake = choices[rng.integers(len(choices))]
            a, b = self.images["dfdc"][real], self.images["dfdc"][fake]
            face = self.faces["dfdc"][real if rng.random() < 0.5 else fake]
            if rng.random() < 0.35:
                b = mix(rng, a, b, face[4:14])
            return a, face, b, face
        name = rng.choice(["dfdc", "wild", "lfw"], p=[0.6, 0.2, 0.2])
        at = self.reals[name]
        i = self.actor(rng) if name == "dfdc" else at[rng.integers(len(at))]
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
            images = h264(images, int(rng.integers(20, 42)))
        if size != self.size:
            way = cv2.INTER_AREA if size > self.size else cv2.INTER_LINEAR
            images = [cv2.resize(i, (self.size, self.size), interpolation=way) for i in images]
        return np.stack(images)[..., ::-1]

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([self.seed, info.id if info else 0, int(time.time())])
        self.open()
        while True:
            yield torch.from_numpy(np.ascontiguousarray(self.batch(rng)))


def network(device):
    return Classifier().to(device).to(memory_format=torch.channels_last)


def inputs(images, device):
    """Bytes N x H x W x 3 to what the network sees."""
    x = images.to(device).permute(0, 3, 1, 2).float()
    return (x - 127) / 128


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="classifier")
    parser.add_argument("--start", help="weights to go on from")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--pairs", type=int, default=16)
    parser.add_argument("--size", type=int, default=160)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--blended", type=float, default=0.5)
    parser.add_argument("--wild", type=float, default=0.1, help="share of in-the-wild pairs")
    parser.add_argument("--decay", type=float, default=0.999)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--warm", type=int, default=100, help="steps of warming up")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    device = use_torch(args.threads)
    net = network(device)
    average = torch.optim.swa_utils.AveragedModel(
        net,
        multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay),
        use_buffers=True,
    )
    optimizer = torch.optim.AdamW(net.parameters(), args.rate, weight_decay=0.02)
    path, step = WORK / f"{args.name}.pt", 0
    if path.exists():
        state = torch.load(path, map_location=device)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    elif args.start:
        state = torch.load(args.start, map_location=device)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
    pairs = Pairs(args.size, args.pairs, args.blended, args.wild)
    loader = iter(DataLoader(pairs, None, num_workers=args.workers))
    target = torch.cat([torch.full((args.pairs,), v) for v in (0.02, 0.98)]).to(device)
    started, seen = time.time(), np.zeros(2)
    net.train()
    begun, done = time.time(), step / args.steps
    while done < 1:
        warm = min(1, (step + 1) / args.warm)
        rate = float(args.rate * warm * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * done))))
        for group in optimizer.param_groups:
            group["lr"] = rate
        logit = net(inputs(next(loader), device))
        error = F.binary_cross_entropy_with_logits(logit, target)
        optimizer.zero_grad()
        error.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimizer.step()
        average.update_parameters(net)
        step += 1
        done = max(step / args.steps, (time.time() - begun) / 60 / args.minutes)
        right = (logit[args.pairs :] > logit[: args.pairs]).float().mean()
        seen += [float(error.detach()), float(right)]
        if step % 100 == 0:
            speed = 100 * 2 * args.pairs / (time.time() - started)
            print(step, *np.round(seen / 100, 4), f"{speed:.0f} images/s", flush=True)
            started, seen = time.time(), np.zeros(2)
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
