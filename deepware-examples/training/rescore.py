"""What whole scans would say with a second predictor beside the first: the mean of both logits.

    python rescore.py cut CROPS.npz table.csv scans.jsonl... groups=fit,labelled
    python rescore.py answer CROPS.npz WIDE.onnx ANSWERS.npz
    python rescore.py fit ANSWERS.npz... old=TEMPERATURE [weight=1]
    python rescore.py scans ANSWERS.npz... old=TEMPERATURE tight.bias=... > rescored.jsonl

Scans hold every face's landmarks and the first predictor's answer (`deepware scan --json`), divided
by its temperature then, `old`. `cut` takes the wide crops of those faces from the videos, at most
eight of a person, run where the scans were run; `answer` adds what the second predictor says of
them; `fit` prints both predictors' biases and temperatures, with which the mean of their logits is
calibrated, the first one weighing so much of the second's weight; `scans` writes the scans with the
ensemble's answers, for `levels.py`.
"""

import csv
import json
import sys
from collections import defaultdict

import av
import cv2
import numpy as np

from calibrate import fit as regress
from common import align_own, resize
from views import SIZE, WIDE, network

MOST = 8  # faces of a person


def chosen(scan):
    """Per person places of faces, evenly over its time."""
    for person, group in enumerate(scan["identities"]):
        n = len(group["faces"])
        for i in np.unique(np.linspace(0, n - 1, min(n, MOST)).round().astype(int)):
            yield person, i, group["faces"][i]


def crops(path, faces):
    """The wide crops of faces, each at its time; None where the video has no such frame."""
    due = sorted({f["time"] for _, _, f in faces})
    found, last = {}, max(due) + 0.02
    with av.open(path, metadata_errors="ignore") as container:
        for frame in container.decode(video=0):
            if frame.time is None:
                continue
            near = [t for t in due if abs(t - frame.time) < 0.006]
            if near:
                image = frame.to_ndarray(format="bgr24")
                for k, (_, _, face) in enumerate(faces):
                    if face["time"] == near[0]:
                        found[k] = resize(align_own(image, np.array(face["landmarks"]), WIDE), SIZE)
            if frame.time > last:
                break
    return found


def cut(target, table, scans, groups):
    with open(table) as file:
        wanted = {r["file"]: r for r in csv.DictReader(file) if r["group"] in groups}
    images, rows = [], []
    for path in scans:
        for line in open(path):
            scan = json.loads(line)
            row = wanted.pop(scan["file"], None)
            if row is None or scan["outcome"] != "SCORED":
                continue
            faces = list(chosen(scan))
            try:
                found = crops(scan["file"], faces)
            except (av.FFmpegError, OSError) as error:
                print(scan["file"], error, file=sys.stderr)
                continue
            for k, image in found.items():
                person, _, face = faces[k]
                images.append(image)
                rows.append((scan["file"], person, face["fakeProbability"], row["label"], row["group"], row["source"]))
    file, person, fake, label, group, source = zip(*rows)
    np.savez(
        target, wide=np.stack(images), video=file, person=np.array(person), fake=np.array(fake),
        label=np.array([v == "fake" for v in label], int), group=group, source=source,
    )  # fmt: skip


def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def answer(source, wide, target):
    data = load([source])
    crops = data.pop("wide")
    np.savez(target, **data, answer=network(wide)(crops))


def load(paths):
    parts = []
    for path in paths:
        with np.load(path) as stored:
            parts.append({k: stored[k] for k in stored.files})
    return {k: np.concatenate([p[k] for p in parts]) for k in parts[0]}


def fit(data, old, weight):
    """Both logits weigh by their spread; slope and shift by logistic regression, sources alike."""
    z = {"tight": logit(data["fake"]) * old, "wide": data["answer"]}
    spread = {k: float(v.std()) for k, v in z.items()}
    spread["tight"] /= weight
    both = sum(z[k] / spread[k] for k in z) / 2
    sets = []
    for source in np.unique(data["source"]):
        at = data["source"] == source
        if len(set(data["label"][at])) == 2:
            sets.append(dict(logits=both[at], labels=data["label"][at]))
    slope, shift = regress(sets)
    print(
        *(f"{k}.bias={shift / slope * s:.4f} {k}.temperature={s / slope:.4f}" for k, s in spread.items())
    )


def scans(data, old, values):
    """The same faces with the mean of both logits, as `deepware scan --json` writes them."""
    z = {"tight": logit(data["fake"]) * old, "wide": data["answer"]}
    mean = sum((z[k] + values[f"{k}.bias"]) / values[f"{k}.temperature"] for k in z) / 2
    videos = defaultdict(lambda: defaultdict(list))
    for video, person, value in zip(data["video"], data["person"], 1 / (1 + np.exp(-mean))):
        videos[str(video)][int(person)].append(float(value))
    for video, people in videos.items():
        persons = []
        for faces in people.values():
            left = len(faces) // 10
            kept = sorted(faces)[left : len(faces) - left]
            persons.append(dict(score=float(np.mean(kept)), faces=[dict(fake=x) for x in faces]))
        print(json.dumps(dict(file=video, outcome="SCORED", identities=persons)))


def main(arguments):
    what, *rest = arguments
    values = dict(a.split("=", 1) for a in rest if "=" in a)
    files = [a for a in rest if "=" not in a]
    cv2.setNumThreads(1)
    if what == "cut":
        cut(files[0], files[1], files[2:], values["groups"].split(","))
    elif what == "answer":
        answer(*files)
    else:
        numbers = {k: float(v) for k, v in values.items()}
        if what == "fit":
            fit(load(files), numbers["old"], numbers.get("weight", 1))
        else:
            scans(load(files), numbers["old"], numbers)


if __name__ == "__main__":
    main(sys.argv[1:])
