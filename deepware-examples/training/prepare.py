"""Decodes the training pictures once, finds faces with the teacher, and splits people.

Writes WORK/dfdc.npy, wild.npy, lfw.npy (uint8 pictures, BGR), faces.npz (boxes, landmarks, teacher
embeddings, labels, split) and frames.npz (frames of videos for the detector).
"""

import csv
import os
from concurrent.futures import ProcessPoolExecutor

import cv2
import numpy as np

from common import SHARED, WORK, Detector, align, frames, session

SIZES = {"dfdc": 224, "wild": 256, "lfw": 250}


def listing(data):
    """Per set: file, label (1 = fake) and a group name (the original, or the person)."""
    sets = {}
    with open(data / "dfdc-faces" / "faces.csv") as file:
        sets["dfdc"] = [
            (data / "dfdc-faces" / r["file"], int(r["label"] == "fake"), r["original"])
            for r in csv.DictReader(file)
        ]
    root = data / "in-the-wild-faces"
    sets["wild"] = [
        (p, int(p.parent.name == "fake"), p.stem) for p in sorted(root.glob("*/*.jpg"))
    ]
    sets["lfw"] = [(p, 0, p.parent.name) for p in sorted((data / "lfw").glob("*/*.jpg"))]
    return sets


def find(path):
    """A file, or the same name one folder down (real/ and fake/ are told apart by the label)."""
    return path if path.exists() else next(path.parent.glob("*/" + path.name))


def decode(name, rows):
    """Writes the pictures of one set as one array."""
    size = SIZES[name]
    out = np.lib.format.open_memmap(
        WORK / f"{name}.npy", "w+", np.uint8, (len(rows), size, size, 3)
    )
    for i, (path, _, _) in enumerate(rows):
        image = cv2.imread(str(find(path)))
        out[i] = image if image.shape[0] == size else cv2.resize(image, (size, size))
    out.flush()
    return out


def central(faces, size):
    """The face nearest the centre, relative to its size; NaN if there is none."""
    if not len(faces):
        return np.full(15, np.nan, np.float32)
    off = np.hypot(*(faces[:, :2] + faces[:, 2:4] / 2 - size / 2).T)
    return faces[np.argmin(off - 0.5 * faces[:, 3])]


def annotate_part(task):
    """Teacher's face and embedding for some of a set's pictures."""
    path, start, stop = task
    detector = Detector(SHARED / "models" / "yunet.onnx")
    embedder = session(SHARED / "models" / "face-reidentification-retail-0095.onnx")
    name = embedder.get_inputs()[0].name
    images = np.load(path, mmap_mode="r")[start:stop]
    faces = np.stack([central(detector(image), images.shape[1]) for image in images])
    vectors = np.zeros((len(images), 256), np.float16)
    for i, image in enumerate(images):
        if not np.isnan(faces[i, 0]):
            blob = align(image, faces[i, 4:14]).transpose(2, 0, 1)[None].astype(np.float32)
            vector = embedder.run(None, {name: blob})[0].ravel()
            vectors[i] = vector / np.linalg.norm(vector)
    return faces, vectors


def annotate(path, count, pool):
    """The same for a whole set."""
    tasks = [(path, i, min(i + 1000, count)) for i in range(0, count, 1000)]
    faces, vectors = zip(*pool.map(annotate_part, tasks))
    return np.concatenate(faces), np.concatenate(vectors)


def split_people(vectors, labels, groups, usable, target=2000, same=0.65, near=0.5):
    """0 = train, 1 = validation, 2 = left out, so that no person is on both sides.

    Reals that are alike are one person; a fake goes with its original; validation takes whole
    persons up to the target; training faces near a validation face are left out.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    v = vectors.astype(np.float32)
    names, group = np.unique(groups, return_inverse=True)
    real = np.flatnonzero((labels == 0) & usable)
    edges = []
    for start in range(0, len(real), 1000):
        part = real[start : start + 1000]
        a, b = np.nonzero(v[part] @ v[real].T > same)
        edges.append(np.stack([group[part[a]], group[real[b]]]))
    a, b = np.concatenate(edges, 1)
    n = len(names)
    _, person = connected_components(csr_matrix((np.ones(len(a)), (a, b)), (n, n)), directed=False)
    person = person[group]
    count = np.bincount(person)
    rng = np.random.default_rng(1)
    chosen, total = [], 0
    for p in rng.permutation(len(count)):
        if count[p] <= target / 4 and total + count[p] <= target * 1.02:
            chosen.append(p)
            total += count[p]
    split = np.isin(person, chosen).astype(np.int8)
    train = np.flatnonzero(split == 0)
    held = np.flatnonzero((split == 1) & usable)
    for start in range(0, len(train), 1000):
        part = train[start : start + 1000]
        split[part[(v[part] @ v[held].T).max(1) > near]] = 2
    # A fake whose original is left out still shows that person's surroundings.
    out = np.zeros(n, bool)
    out[group[(split == 2) & (labels == 0)]] = True
    split[(split == 0) & out[group]] = 2
    print("largest person", count.max(), "split", np.bincount(split, minlength=3), flush=True)
    return split, person


def video_frames():
    """Frames of the unlabelled clips, two a second, for the detector."""
    kept = {}
    for path in sorted((SHARED / "videos" / "people").glob("*.m*")):
        for i, image in enumerate(frames(path, 2)):
            scale = min(1, 960 / max(image.shape[:2]))
            kept[f"{path.stem}/{i}"] = cv2.resize(image, None, fx=scale, fy=scale)
    np.savez(WORK / "frames.npz", **kept)


def main():
    WORK.mkdir(exist_ok=True)
    pool = ProcessPoolExecutor(os.cpu_count())
    result = {}
    for name, rows in listing(WORK / "data").items():
        images = decode(name, rows)
        print(name, images.shape, flush=True)
        faces, vectors = annotate(WORK / f"{name}.npy", len(rows), pool)
        labels = np.array([r[1] for r in rows], np.int8)
        groups = np.array([r[2] for r in rows])
        usable = ~np.isnan(faces[:, 0])
        print("faces found", usable.mean(), flush=True)
        if name == "dfdc":
            split, person = split_people(vectors, labels, groups, usable)
        else:
            rng = np.random.default_rng(2)
            names, person = np.unique(groups, return_inverse=True)
            split = (rng.random(len(names)) < 0.25).astype(np.int8)[person]
        split[~usable] = 2
        files = np.array([r[0].name for r in rows])
        for key, value in dict(
            files=files, faces=faces, vectors=vectors, labels=labels, groups=groups,
            split=split, person=person,
        ).items():  # fmt: skip
            result[f"{name}_{key}"] = value
    np.savez(WORK / "faces.npz", **result)
    video_frames()


if __name__ == "__main__":
    main()
