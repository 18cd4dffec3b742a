"""Trains the face embedder: distilled from the teacher's answers on aligned faces.

A third of the faces are mixtures of two people, people that do not exist: the teacher says where
they belong, so that the network meets more identities than the pictures have.
"""

import argparse
import time

import cv2
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

from common import SEED, SHARED, TEMPLATE, WORK, replay, session, similarity, use_torch
from networks import SIZE, Embedder

TEACHER = SHARED / "models" / "face-reidentification-retail-0095.onnx"


def degrade(rng, image):
    """What video does to a face."""
    size = image.shape[0]
    if rng.random() < 0.35:
        small = int(rng.uniform(24, 100))
        image = cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA)
        image = cv2.resize(image, (size, size), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        table = np.arange(256) * np.exp(rng.normal(0, 0.25)) + rng.normal(0, 15)
        image = cv2.LUT(image, np.clip(table, 0, 255).astype(np.uint8))
    if rng.random() < 0.2:
        tint = np.exp(rng.normal(0, 0.1, 3)).astype(np.float32)
        image = np.clip(image * tint, 0, 255).astype(np.uint8)
    if rng.random() < 0.05:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if rng.random() < 0.4:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 95))]
        image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], 1)
    return image


class Faces(IterableDataset):
    """Batches of aligned faces, and the teacher's vectors or, with no uses, what it has to see."""

    def __init__(self, batch, uses):
        self.batch, self.uses = batch, uses

    def draw(self, rng):
        """A set and the place of a picture in it."""
        name = rng.choice(list(self.sets), p=[0.45, 0.25, 0.3])
        return name, rng.choice(self.at[name])

    def face(self, rng, name, i, stretch=False):
        images, faces = self.sets[name]
        template = TEMPLATE * 128 + rng.normal(0, 1.2, (5, 2))
        points = faces[i, 4:14].reshape(5, 2)
        matrix = None
        if stretch:
            template = 64 + (template - 64) * np.exp(rng.normal(0, 0.08, 2))
            matrix = cv2.estimateAffine2D(points, template)[0]
        if matrix is None:
            matrix = similarity(points, template)
        return cv2.warpAffine(images[i], matrix, (128, 128), flags=cv2.INTER_LINEAR)

    def known(self, rng):
        """A picture's face and the vector that the teacher gave it when the data was prepared."""
        name, i = self.draw(rng)
        return self.face(rng, name, i), self.vectors[name][i].astype(np.float32)

    def mixture(self, rng):
        image, other = (self.face(rng, *self.draw(rng), rng.random() < 0.3) for _ in range(2))
        if rng.random() < 0.5:
            mask = np.float32(rng.uniform(0.2, 0.8))
        else:
            mask = cv2.resize(rng.random((3, 3)).astype(np.float32), (128, 128))
            mask = np.clip((mask - 0.5) * 3 + 0.5, 0, 1)[..., None]
        return (image * mask + other * (1 - mask)).astype(np.uint8)

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = np.random.default_rng([SEED, info.id if info else 0, int(time.time())])
        data = np.load(WORK / "faces.npz")
        self.sets, self.at, self.vectors = {}, {}, {}
        for name in ("dfdc", "wild", "lfw"):
            pictures = np.load(WORK / f"{name}.npy", mmap_mode="r")
            self.sets[name] = pictures, data[f"{name}_faces"]
            used = ~np.isnan(data[f"{name}_faces"][:, 0])
            if name == "lfw":
                used &= data["lfw_split"] != 1
            self.at[name] = np.flatnonzero(used)
            self.vectors[name] = data[f"{name}_vectors"]
        samples = self.labelled(rng) if self.uses else self.unlabelled(rng)
        while True:
            images, targets = zip(*(next(samples) for _ in range(self.batch)))
            images = np.stack([self.view(rng, image) for image in images])
            yield torch.from_numpy(images), torch.from_numpy(np.stack(targets))

    def labelled(self, rng):
        teacher = session(TEACHER)
        name = teacher.get_inputs()[0].name

        def sample():
            image = self.mixture(rng)
            x = np.ascontiguousarray(image.transpose(2, 0, 1)[None], np.float32)
            vector = teacher.run(None, {name: x})[0].ravel()
            return image, vector / np.linalg.norm(vector)

        mixtures = replay(rng, sample, 20000, self.uses)
        while True:
            yield self.known(rng) if rng.random() < 0.5 else next(mixtures)

    def unlabelled(self, rng):
        while True:
            known = rng.random() < 0.5
            image = self.face(rng, *self.draw(rng)) if known else self.mixture(rng)
            yield image, image

    def view(self, rng, image):
        """What the network sees of a face: mirrored or not, worn out, at the network's size."""
        image = np.ascontiguousarray(image[:, ::-1] if rng.random() < 0.5 else image)
        return cv2.resize(degrade(rng, image), (SIZE, SIZE), interpolation=cv2.INTER_AREA)


def teacher_on(device):
    """The teacher as a PyTorch network: on a GPU it can be asked for every face."""
    import onnx
    from onnx2torch import convert

    net = convert(onnx.load(TEACHER)).eval().to(device)

    @torch.no_grad()
    def ask(images):
        x = images.to(device, non_blocking=True).permute(0, 3, 1, 2).float().contiguous()
        return nn.functional.normalize(net(x).flatten(1))

    return ask


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--uses", type=int, default=8, help="how often a teacher's answer is used")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after this time")
    parser.add_argument("--warm", type=int, default=100, help="steps of warming up")
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    device = use_torch(args.threads)
    net = Embedder().to(device).to(memory_format=torch.channels_last)
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay), use_buffers=True
    )
    optimizer = torch.optim.AdamW(net.parameters(), args.rate, weight_decay=1e-3)
    path, step = WORK / "embedder.pt", 0
    if path.exists():
        state = torch.load(path, map_location=device)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    teacher = teacher_on(device) if device.type == "cuda" else None
    faces = Faces(args.batch, 0 if teacher else args.uses)
    loader = iter(DataLoader(faces, None, num_workers=args.workers, pin_memory=bool(teacher)))
    started, seen = time.time(), torch.zeros(2, device=device)
    begun, done = time.time(), step / args.steps
    while done < 1:
        images, target = next(loader)
        x = images.to(device, non_blocking=True).permute(0, 3, 1, 2).float()
        target = teacher(target) if teacher else target
        warm = min(1, (step + 1) / args.warm)
        rate = float(args.rate * warm * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done))))
        for group in optimizer.param_groups:
            group["lr"] = rate
        out = net(x)
        cosine = 1 - (out * target).sum(1).mean()
        relation = (out @ out.T - target @ target.T).pow(2).mean()
        optimizer.zero_grad()
        (cosine + 4 * relation).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimizer.step()
        average.update_parameters(net)
        step += 1
        done = max(step / args.steps, (time.time() - begun) / 60 / args.minutes)
        seen += torch.stack([cosine.detach(), relation.detach()])
        if step % 50 == 0:
            speed = (time.time() - started) / 50
            print(step, *np.round(seen.cpu().numpy() / 50, 4), f"{speed:.2f} s/step", flush=True)
            started = time.time()
            seen.zero_()
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
