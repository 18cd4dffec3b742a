"""What the training programs share: paths, the detector's decoding, and crops as at run time."""

import csv
import os
from pathlib import Path

import cv2
import numpy as np

cv2.setNumThreads(1)

SHARED = Path(os.environ.get("DEEPWARE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
WORK = Path(os.environ.get("DEEPWARE_TRAINING", "work"))
SEED = 20

STRIDES = (8, 16, 32)
OUTPUTS = [f"{kind}_{s}" for kind in ("cls", "obj", "bbox", "kps") for s in STRIDES]

# Where the 256-d teacher wants eyes, nose and mouth corners, as fractions of the crop.
TEMPLATE = np.array(
    [[0.3156, 0.4616], [0.6826, 0.4616], [0.5003, 0.6405], [0.3495, 0.8247], [0.6534, 0.8247]]
)


def session(path, threads=1):
    """An ONNX Runtime session on the CPU."""
    return opened(str(path), threads)


def opened(model, threads=1):
    """The same of a file's path or bytes."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def pad32(image):
    """Fills an image with black up to multiples of 32."""
    h, w = image.shape[:2]
    out = np.zeros(((h + 31) // 32 * 32, (w + 31) // 32 * 32, 3), np.uint8)
    out[:h, :w] = image
    return out


def decode(outputs, width, threshold=0.6, nms=0.3):
    """Faces of one image: rows x, y, w, h, ten landmark numbers, score, best first."""
    rows = []
    for i, s in enumerate(STRIDES):
        cls, obj, box, kps = (outputs[3 * k + i] for k in range(4))
        score = np.sqrt(np.clip(cls[:, 0], 0, 1) * np.clip(obj[:, 0], 0, 1))
        at = np.flatnonzero(score > threshold)
        cell = np.stack([at % (width // s), at // (width // s)], 1).astype(np.float32)
        centre = (cell + box[at, :2]) * s
        size = np.exp(box[at, 2:]) * s
        points = ((cell[:, None] + kps[at].reshape(-1, 5, 2)) * s).reshape(-1, 10)
        rows.append(np.concatenate([centre - size / 2, size, points, score[at, None]], 1))
    return without_overlaps(np.concatenate(rows), nms)


def without_overlaps(rows, nms=0.3):
    """Of faces that overlap the best one, best first."""
    rows = rows[np.argsort(-rows[:, 14], kind="stable")]
    kept = []
    for row in rows:
        if all(iou(row, other) <= nms for other in kept):
            kept.append(row)
    return np.array(kept, np.float32).reshape(-1, 15)


def iou(a, b):
    """Overlap of two boxes x, y, w, h."""
    w = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    h = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / (a[2] * a[3] + b[2] * b[3] - w * h)


class Detector:
    """Runs a detector of YuNet's interface over one BGR image, as the run time does."""

    def __init__(self, path, threshold=0.6, longest=1280, threads=1):
        self.session = session(path, threads)
        self.input = self.session.get_inputs()[0].name
        self.threshold, self.longest = threshold, longest
        values = self.session.get_modelmeta().custom_metadata_map
        self.coarse = int(values.get("deepware.input.coarse", 0))

    def __call__(self, image):
        h, w = image.shape[:2]
        scale = min(1.0, self.longest / max(h, w))
        if scale < 1:
            image = cv2.resize(image, (round(w * scale), round(h * scale)))
        faces, longer = self.look(image), max(image.shape[:2])
        if self.coarse and longer > 2 * self.coarse:
            k = self.coarse / longer
            again = self.look(cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA))
            again[:, :14] /= k
            again = again[again[:, 2:4].max(1) >= longer / 4]
            faces = without_overlaps(np.concatenate([faces, again]))
        faces[:, 0:14:2] *= w / image.shape[1]
        faces[:, 1:14:2] *= h / image.shape[0]
        return faces

    def look(self, image):
        padded = pad32(image)
        blob = np.ascontiguousarray(padded.transpose(2, 0, 1)[None], np.float32)
        outputs = [o[0] for o in self.session.run(OUTPUTS, {self.input: blob})]
        return decode(outputs, padded.shape[1], self.threshold)


def similarity(points, target):
    """The least-squares similarity transform (2x3) that takes points to target."""
    points, target = np.asarray(points, np.float64), np.asarray(target, np.float64)
    p, t = points - points.mean(0), target - target.mean(0)
    norm = (p**2).sum()
    a = (p * t).sum() / norm
    b = (p[:, 0] * t[:, 1] - p[:, 1] * t[:, 0]).sum() / norm
    turn = np.array([[a, -b], [b, a]])
    return np.concatenate([turn, (target.mean(0) - turn @ points.mean(0))[:, None]], 1)


def align(image, landmarks, size=128, template=TEMPLATE):
    """A face turned, scaled and shifted so that its landmarks come to the template."""
    matrix = similarity(np.reshape(landmarks, (5, 2)), template * size)
    return cv2.warpAffine(image, matrix, (size, size), flags=cv2.INTER_LINEAR)


def align_own(image, landmarks, template):
    """The same at the face's own size (the run time's ``crop.size=own``)."""
    points = np.reshape(landmarks, (5, 2)).astype(np.float64)
    i, j = np.triu_indices(5, 1)
    spans = np.linalg.norm(points[i] - points[j], axis=1)
    size = max(1, round((spans / np.linalg.norm(template[i] - template[j], axis=1)).mean()))
    return align(image, points, size, template)


def square(image, box, margin):
    """The run time's square crop around a box x, y, w, h; black beyond the image."""
    x1, y1 = np.float32(box[0]), np.float32(box[1])
    x2, y2 = np.float32(box[0] + box[2]), np.float32(box[1] + box[3])
    half = max(int(float(max(x2 - x1, y2 - y1)) * margin) // 2, 1)
    left, top = int((x1 + x2) // 2) - half, int((y1 + y2) // 2) - half
    out = np.zeros((2 * half, 2 * half, 3), np.uint8)
    h, w = image.shape[:2]
    a, b = max(left, 0), max(top, 0)
    c, d = min(left + 2 * half, w), min(top + 2 * half, h)
    if c > a and d > b:
        out[b - top : d - top, a - left : c - left] = image[b:d, a:c]
    return out


def resize(image, size):
    """Resizes as the run time's ``pillow-bilinear``."""
    from PIL import Image

    return np.asarray(Image.fromarray(image).resize((size, size), Image.BILINEAR))


def frames(path, per_second=1.0, most=None):
    """Frames of a video (BGR) at a steady rate by presentation time, the first ones at most."""
    import av

    found, due = [], 0.0
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= due - 1e-6:
                found.append(frame.to_ndarray(format="bgr24"))
                due += 1 / per_second
                if len(found) == most:
                    break
    return found


def labelled_videos():
    """Pairs of path and label (1 = fake) of the validation clips."""
    with open(SHARED / "videos" / "videos.csv") as file:
        rows = [r for r in csv.DictReader(file) if r["file"].startswith("labelled/")]
    return [(SHARED / "videos" / r["file"], int(r["label"] == "fake")) for r in rows]


def replay(rng, make, keep, uses):
    """Endless samples, each used about so many times: making one costs more than learning from it.

    Keeps at most so many samples and replaces them at random.
    """
    kept = []
    while True:
        if not kept or rng.random() < 1 / uses:
            sample = make()
            if len(kept) < keep:
                kept.append(sample)
            else:
                kept[rng.integers(keep)] = sample
            yield sample
        else:
            yield kept[rng.integers(len(kept))]


def use_torch(threads):
    """Seeds everything; the GPU if there is one."""
    import random

    import torch

    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def auc(labels, scores):
    """Area under the ROC curve; ties count half."""
    from scipy.stats import rankdata

    labels = np.asarray(labels, bool)
    ranks = rankdata(scores)
    n, m = labels.sum(), (~labels).sum()
    return float((ranks[labels].sum() - n * (n + 1) / 2) / (n * m))


def interval(labels, scores, measure=auc, rounds=1000):
    """A 95 % bootstrap interval, drawn within real and fake."""
    rng = np.random.default_rng(SEED)
    labels, scores = np.asarray(labels), np.asarray(scores)
    groups = [np.flatnonzero(labels == v) for v in np.unique(labels)]
    values = []
    for _ in range(rounds):
        at = np.concatenate([rng.choice(g, len(g)) for g in groups])
        values.append(measure(labels[at], scores[at]))
    return tuple(np.percentile(values, [2.5, 97.5]))
