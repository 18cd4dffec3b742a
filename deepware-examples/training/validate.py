"""Measures the networks on what they were not trained on.

    python validate.py detector FILE     against the teacher, on held-out frames
    python validate.py embedder FILE     LFW pairs of held-out people; persons in videos
    python validate.py classifier FILE   held-out people, another kind of fake, labelled clips
"""

import sys
import time

import av
import cv2
import numpy as np

from augment import h264
from common import (
    OUTPUTS, SEED, SHARED, WORK, Detector, align, align_own, auc, frames, interval, iou, labelled_videos,
    resize, session,
)  # fmt: skip
from detector import HELD_CLIPS

TEACHER = SHARED / "models" / "yunet.onnx"
TEACHER_EMBEDDER = SHARED / "models" / "face-reidentification-retail-0095.onnx"


def recompressed(path, crf=40, seconds=10):
    """The beginning of a video after another H.264 encoding, one frame a second."""
    import io

    target = io.BytesIO()
    with av.open(str(path)) as source, av.open(target, "w", format="mp4") as out:
        stream = None
        for frame in source.decode(video=0):
            if frame.time > seconds:
                break
            if stream is None:
                stream = out.add_stream("libx264", rate=25)
                stream.width, stream.height = frame.width // 2 * 2, frame.height // 2 * 2
                stream.pix_fmt, stream.options = "yuv420p", {"crf": str(crf), "preset": "veryfast"}
            image = frame.to_ndarray(format="bgr24")[: stream.height, : stream.width]
            out.mux(stream.encode(av.VideoFrame.from_ndarray(image, "bgr24")))
        out.mux(stream.encode(None))
    target.seek(0)
    found, due = [], 0.0
    with av.open(target) as container:
        for frame in container.decode(video=0):
            if frame.time >= due - 1e-6:
                found.append(frame.to_ndarray(format="bgr24"))
                due += 1
    return found


# --- detector ---------------------------------------------------------------------------------


def detector_frames():
    """Frames that the detector never saw, by source; at most 1280 pixels, as at run time."""
    data = np.load(WORK / "faces.npz")
    clips = np.load(WORK / "frames.npz")
    sets = {"held clips": [clips[k] for k in clips if k.split("/")[0] in HELD_CLIPS]}
    sets["labelled"] = [i for path, _ in labelled_videos() for i in frames(path, 0.5)[:10]]
    rng = np.random.default_rng(SEED)
    for name in ("wild", "lfw"):
        at = rng.permutation(np.flatnonzero(data[f"{name}_split"] == 1))[:200]
        images = np.load(WORK / f"{name}.npy", mmap_mode="r")
        sets[name] = [np.array(images[i]) for i in at]
    return sets


def compare(ours, theirs, least=40):
    """Counts faces of the teacher, those found, our extra ones, and landmark errors."""
    found, errors = 0, []
    wanted = [t for t in theirs if max(t[2], t[3]) >= least]
    for t in wanted:
        overlaps = [iou(t, o) for o in ours]
        if overlaps and max(overlaps) > 0.5:
            o = ours[int(np.argmax(overlaps))]
            eyes = np.hypot(*(t[4:6] - t[6:8])) + 1e-6
            gap = (o[4:14] - t[4:14]).reshape(5, 2)
            # A face in profile has no eye distance: a fifth of its size is the least there.
            errors.append(np.hypot(*gap.T).mean() / max(eyes, 0.2 * max(t[2], t[3])))
            found += 1
    return len(wanted), found, errors


def mirrored(detector, image):
    """What a detector says of the mirrored image, mirrored back."""
    width = image.shape[1]
    faces = detector(np.ascontiguousarray(image[:, ::-1]))
    points = faces[:, 4:14].reshape(-1, 5, 2)[:, [1, 0, 2, 4, 3]]
    points[..., 0] = width - points[..., 0]
    faces[:, 0] = width - faces[:, 0] - faces[:, 2]
    faces[:, 4:14] = points.reshape(-1, 10)
    return faces


def shifted(detector, image, by=5):
    """What a detector says of the image moved by some pixels, moved back."""
    edge = cv2.BORDER_CONSTANT
    faces = detector(cv2.copyMakeBorder(image, by, 0, by, 0, edge))
    faces[:, :2] -= by
    faces[:, 4:14] -= by
    return faces


def repeatability(label, detector, images, faces):
    """How far a detector agrees with itself: no student can agree with it more."""
    for way in (shifted, mirrored):
        wanted = found = 0
        errors = []
        for image, known in zip(images, faces):
            again = way(detector, image)
            w, f, e = compare(again[again[:, 14] > 0.6], known[known[:, 14] > 0.6])
            wanted, found, errors = wanted + w, found + f, errors + e
        print(
            f"{label} against itself, {way.__name__}: recall {found / max(wanted, 1):.4f} "
            f"landmarks {np.mean(errors):.4f} median {np.median(errors):.4f}",
            flush=True,
        )


def validate_detector(path, thresholds=(0.5, 0.6, 0.65, 0.7, 0.75, 0.8)):
    """Recall of the teacher's faces (score above 0.6), false faces, landmark error, time."""
    teacher, ours = Detector(TEACHER, 0.3, threads=2), Detector(path, 0.3, threads=2)
    for name, images in detector_frames().items():
        theirs = [teacher(i) for i in images]
        mine = [ours(i) for i in images]
        repeatability("teacher", teacher, images, theirs)
        repeatability("ours", ours, images, mine)
        for threshold in thresholds:
            wanted = found = false = 0
            errors = []
            for t, o in zip(theirs, mine):
                o = o[o[:, 14] > threshold]
                w, f, e = compare(o, t[t[:, 14] > 0.6])
                wanted, found, errors = wanted + w, found + f, errors + e
                # False is what the teacher does not even suspect.
                big = o[np.maximum(o[:, 2], o[:, 3]) >= 20]
                false += sum(all(iou(x, y) < 0.3 for y in t) for x in big)
            print(
                f"{name:10} {threshold} faces {wanted} recall {found / max(wanted, 1):.4f} "
                f"false/100 frames {100 * false / len(images):.2f} "
                f"landmarks {np.mean(errors):.4f} median {np.median(errors):.4f}",
                flush=True,
            )
    for w, h in ((640, 480), (1280, 736)):
        blob = np.random.default_rng(0).uniform(0, 255, (1, 3, h, w)).astype(np.float32)
        for label, d in (("teacher", teacher), ("ours", ours)):
            times = []
            for _ in range(15):
                start = time.perf_counter()
                d.session.run(OUTPUTS, {d.input: blob})
                times.append(time.perf_counter() - start)
            print(f"{label} {w}x{h}: {1000 * np.min(times):.1f} ms best of 15", flush=True)


# --- embedder ---------------------------------------------------------------------------------


def vectors(net, faces):
    name = net.get_inputs()[0].name
    out = [
        net.run(None, {name: f.transpose(2, 0, 1)[None].astype(np.float32)})[0].ravel()
        for f in faces
    ]
    out = np.stack(out)
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def pair_accuracy(same, other):
    """Accuracy of telling pairs apart, the threshold taken from the other nine tenths."""
    rng = np.random.default_rng(SEED)
    scores = np.concatenate([same, other])
    labels = np.repeat([1, 0], [len(same), len(other)])
    fold, right, used = rng.integers(0, 10, len(scores)), np.zeros(len(scores)), []
    for k in range(10):
        train = fold != k
        grid = np.linspace(-0.2, 0.9, 221)
        best = grid[np.argmax([((scores[train] > g) == labels[train]).mean() for g in grid])]
        right[~train] = (scores[~train] > best) == labels[~train]
        used.append(best)
    spread = [rng.choice(right, len(right)).mean() for _ in range(1000)]
    return right.mean(), np.percentile(spread, [2.5, 97.5]), np.mean(used)


def validate_embedder(path):
    from sklearn.cluster import DBSCAN
    from sklearn.metrics import adjusted_rand_score

    data = np.load(WORK / "faces.npz")
    held = np.flatnonzero(data["lfw_split"] == 1)
    images, boxes = np.load(WORK / "lfw.npy", mmap_mode="r"), data["lfw_faces"]
    person = data["lfw_person"][held]
    nets = {"teacher": session(TEACHER_EMBEDDER, 2), "ours": session(path, 2)}
    sizes = {label: net.get_inputs()[0].shape[2] for label, net in nets.items()}
    i, j = np.triu_indices(len(held), 1)
    same = np.flatnonzero(person[i] == person[j])
    rng = np.random.default_rng(SEED)
    other = rng.choice(np.flatnonzero(person[i] != person[j]), max(len(same), 1500), False)
    kept = {}
    for label, net in nets.items():
        crops = [align(images[i], boxes[i, 4:14], sizes[label]) for i in held]
        v = kept[label] = vectors(net, crops)
        cos = (v[i[np.concatenate([same, other])]] * v[j[np.concatenate([same, other])]]).sum(1)
        a, b = cos[: len(same)], cos[len(same) :]
        accuracy, spread, threshold = pair_accuracy(a, b)
        print(
            f"{label}: {len(set(person))} people, {len(same)} + {len(other)} pairs, accuracy "
            f"{accuracy:.4f} [{spread[0]:.4f}, {spread[1]:.4f}] at cosine {threshold:.3f}; "
            f"same {a.mean():.3f} 5% {np.percentile(a, 5):.3f}, other {b.mean():.3f} "
            f"95% {np.percentile(b, 95):.3f} 99% {np.percentile(b, 99):.3f}",
            flush=True,
        )
    print("cosine of ours with the teacher's:", (kept["ours"] * kept["teacher"]).sum(1).mean())
    detector = Detector(TEACHER, threads=2)
    clips = np.load(WORK / "frames.npz")
    for clip in sorted({k.split("/")[0] for k in clips}):
        faces = []
        for k in (k for k in clips if k.split("/")[0] == clip):
            faces += [(clips[k], f[4:14]) for f in detector(clips[k]) if max(f[2:4]) >= 40]
        if len(faces) < 5:
            continue
        v = {
            label: vectors(net, [align(image, points, sizes[label]) for image, points in faces])
            for label, net in nets.items()
        }
        base = DBSCAN(eps=0.4, min_samples=5, metric="cosine").fit_predict(v["teacher"])
        line = f"{clip}: {len(faces)} faces, teacher at 0.40: {base.max() + 1} persons"
        line += f" {(base < 0).sum()} noise; ours"
        for distance in (0.3, 0.35, 0.4, 0.45, 0.5):
            mine = DBSCAN(eps=distance, min_samples=5, metric="cosine").fit_predict(v["ours"])
            line += (
                f" | {distance}: {mine.max() + 1} persons {(mine < 0).sum()} noise "
                f"ARI {adjusted_rand_score(base, mine):.2f}"
            )
        print(line, flush=True)


# --- classifier -------------------------------------------------------------------------------


def main_face(faces):
    return faces[np.argmax(faces[:, 2] * faces[:, 3])] if len(faces) else None


def classifier_crops(detector_path, template, threshold):
    """Crops as at run time, by set: lists of (crop, label, key of the video or picture)."""
    detector = Detector(detector_path, threshold, threads=2)
    data = np.load(WORK / "faces.npz")
    rng = np.random.default_rng(SEED)
    sets = {k: [] for k in ("dfdc", "dfdc-h264", "wild", "lfw", "ff-c23", "ff-crf40", "people")}

    def add(name, image, label, key):
        face = main_face(detector(image))
        if face is not None:
            sets[name].append((align_own(image, face[4:14], template), label, key))

    for name in ("dfdc", "wild", "lfw"):
        images, labels = np.load(WORK / f"{name}.npy", mmap_mode="r"), data[f"{name}_labels"]
        for i in np.flatnonzero(data[f"{name}_split"] == 1):
            add(name, np.array(images[i]), labels[i], f"{name}{i}")
            if name == "dfdc":
                side = int(rng.uniform(100, 224)) // 2 * 2
                small = cv2.resize(images[i], (side, side), interpolation=cv2.INTER_AREA)
                worn = h264([small], int(rng.integers(26, 41)))[0]
                add("dfdc-h264", worn, labels[i], f"{name}{i}")
    for path, label in labelled_videos():
        for image in frames(path)[:20]:
            add("ff-c23", image, label, path.stem)
        for image in recompressed(path):
            add("ff-crf40", image, label, path.stem)
    clips = np.load(WORK / "frames.npz")
    for k in clips:
        for face in detector(clips[k]):
            if max(face[2:4]) >= 40:
                sets["people"].append((align_own(clips[k], face[4:14], template), 0, k.split("/")[0]))
    return sets


def stored_crops(detector_path, template, threshold):
    """The same, kept until the detector changes."""
    import pickle

    path = WORK / "crops.pkl"
    if not path.exists() or path.stat().st_mtime < detector_path.stat().st_mtime:
        sets = classifier_crops(detector_path, template, threshold)
        empty = [name for name, crops in sets.items() if not crops]
        if empty:
            sys.exit(f"{detector_path} finds no face in {', '.join(empty)}: train it further")
        path.write_bytes(pickle.dumps(sets))
    return pickle.loads(path.read_bytes())


def by_video(logits, labels, keys):
    names = sorted(set(keys))
    keys = np.array(keys)
    return (
        np.array([labels[keys == n][0] for n in names]),
        np.array([logits[keys == n].mean() for n in names]),
        names,
    )


def report(sets, score, names=None):
    """Prints the figures of every set; score takes crops and gives logits. Returns all logits."""
    result = {}
    for name, rows in sets.items():
        if names and name not in names:
            continue
        labels, keys = np.array([r[1] for r in rows]), [r[2] for r in rows]
        logits = score([r[0] for r in rows])
        result[name] = dict(labels=labels, logits=logits, keys=keys)
        line = f"{name:9} {len(rows):5} crops"
        if labels.min() < labels.max():
            low, high = interval(labels, logits, rounds=300)
            line += f" AUC {auc(labels, logits):.3f} [{low:.3f}, {high:.3f}]"
        if name.startswith("ff"):
            video, mean, stems = by_video(logits, labels, keys)
            low, high = interval(video, mean, rounds=300)
            line += f" videos AUC {auc(video, mean):.3f} [{low:.3f}, {high:.3f}] "
            line += " ".join(f"{s.replace('original', 'REAL')}={m:.1f}" for s, m in zip(stems, mean))
        if name == "people":
            _, mean, stems = by_video(logits, labels, keys)
            line += " " + " ".join(f"{s}={m:.1f}" for s, m in zip(stems, mean))
        real = logits[labels == 0]
        line += f" | real > 0: {(real > 0).mean():.3f}"
        print(line, flush=True)
    return result


def onnx_score(path):
    net = session(path, 2)
    size = net.get_inputs()[0].shape[2]
    name = net.get_inputs()[0].name

    def score(crops):
        out = []
        for crop in crops:
            x = (resize(crop, size)[..., ::-1].astype(np.float32) - 127) / 128
            out.append(net.run(None, {name: np.ascontiguousarray(x.transpose(2, 0, 1)[None])})[0])
        return np.concatenate([o.ravel() for o in out])

    return score


def classifier_sets(template):
    """The crops that our own detector gives, at the threshold that it is shipped with."""
    detector = WORK / "detector.onnx"
    return stored_crops(detector, template, float(metadata(detector)["deepware.threshold"]))


def validate_classifier(path):
    template = np.array(metadata(path)["deepware.crop.template"].split(), float).reshape(5, 2)
    return report(classifier_sets(template), onnx_score(path))


def metadata(path):
    return session(path).get_modelmeta().custom_metadata_map


if __name__ == "__main__":
    {
        "detector": validate_detector,
        "embedder": validate_embedder,
        "classifier": validate_classifier,
    }[sys.argv[1]](sys.argv[2])
