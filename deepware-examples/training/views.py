"""Compares the two views of a face, and the mean of both, on what neither learned from.

    python views.py store CROPS [--clips doc/celebs] [--reals FOLDER]
    python views.py measure CROPS WIDE.onnx

`store` keeps crops of one frame a second, found by the shipped detector: the labelled clips as they
are and at rate factor 40, pairs of live swaps whose clips are not trained on, real videos. Beside
them stand the logits of the shipped network of the tight view.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from augment import MEAN
from common import Detector, align_own, auc, frames, interval, labelled_videos, resize, session

MODELS = Path(__file__).parents[2] / "deepware-onnx/deepware-models/src/main/resources/ai/deepware/models"
WIDE = np.round([0.5, 0.36] + 0.3 * MEAN, 4)
HELD = [
    "David_Kovalniy_0", "David_Kovalniy_1", "David_Kovalniy_2", "Emily_Winston_1",
    "Emily_Winston_3", "Zahar_Lupin_0", "Zahar_Lupin_1", "Zahar_Lupin_2", "Tina_Shift_0",
    "Meggie_Merkel_0", "Natasha_Former_2",
]  # fmt: skip
MOST = 12  # frames of a clip
SIZE = 160


def halves(path):
    return [(f[:, : f.shape[1] // 2], f[:, f.shape[1] // 2 :]) for f in frames(path, most=MOST)]


def gather(clips, reals):
    """Yields set, name of the video, label (1 = fake) and a frame."""
    from validate import recompressed

    for path, label in labelled_videos():
        for frame in frames(path, most=MOST):
            yield "labelled", path.stem, label, frame
        for frame in recompressed(path)[:MOST]:
            yield "labelled-40", path.stem, label, frame
    if clips:
        for path in sorted(Path(clips).glob("*/*.mp4")):
            if (name := path.stem.replace(" ", "_")) in HELD:
                for left, right in halves(path):
                    yield "live", name + "/real", 0, left
                    yield "live", name + "/fake", 1, right
    if reals:
        for path in sorted(p for p in Path(reals).rglob("*") if p.is_file()):
            for frame in frames(path, most=MOST):
                yield "real", f"{path.parent.name}/{path.name}", 0, frame


def network(path):
    """Logits of crops (BGR bytes, SIZE) by an exported network; its own temperature undone."""
    net = session(path)
    name = net.get_inputs()[0].name

    def score(images):
        out = []
        for part in np.array_split(images, max(1, len(images) // 16)):
            x = (part[..., ::-1].astype(np.float32) - 127) / 128
            out.append(net.run(None, {name: np.ascontiguousarray(x.transpose(0, 3, 1, 2))})[0])
        return np.concatenate(out).ravel()

    return score


def metadata(path):
    values = session(path).get_modelmeta().custom_metadata_map
    return {k.removeprefix("deepware."): v for k, v in values.items()}


def store(target, clips, reals):
    detector = MODELS / "detector.onnx"
    find = Detector(detector, float(metadata(detector)["threshold"]))
    tight = MODELS / "predictor.onnx"
    template = np.array(metadata(tight)["crop.template"].split(), float).reshape(5, 2)
    close, wide, rows = [], [], []
    for group, name, label, frame in gather(clips, reals):
        faces = find(frame)
        if not len(faces):
            continue
        face = faces[np.argmax(faces[:, 2] * faces[:, 3])]
        close.append(resize(align_own(frame, face[4:14], template), SIZE))
        wide.append(resize(align_own(frame, face[4:14], WIDE), SIZE))
        rows.append((group, name, label))
    group, name, label = zip(*rows)
    tight_logits = network(tight)(np.stack(close))
    np.savez(
        target, wide=np.stack(wide), tight=tight_logits, group=group, name=name,
        label=np.array(label),
    )  # fmt: skip


def stored(path):
    with np.load(path) as data:
        return {k: data[k] for k in data.files}


def by_video(data, logits, group):
    """Names, labels and mean logits of a set's videos."""
    at = np.flatnonzero(data["group"] == group)
    names, back = np.unique(data["name"][at], return_inverse=True)
    mean = np.bincount(back, logits[at]) / np.bincount(back)
    return names, np.bincount(back, data["label"][at]) / np.bincount(back) > 0.5, mean


def figures(data, score):
    """One line: AUC per face and per video of the tight view, the wide one, and both."""
    wide = score(data["wide"])
    lines = []
    for group in ("labelled", "labelled-40", "live"):
        at = data["group"] == group
        if not at.any():
            continue
        parts = []
        for logits in (data["tight"], wide, data["tight"] / data["tight"].std() + wide / wide.std()):
            _, label, mean = by_video(data, logits, group)
            parts.append(f"{auc(data['label'][at], logits[at]):.3f}/{auc(label, mean):.3f}")
        lines.append(f"{group} {' '.join(parts)}")
    return " | ".join(lines)


def measure(path, wide):
    data = stored(path)
    both = {"tight": data["tight"], "wide": network(wide)(data["wide"])}
    both["mean"] = (both["tight"] / both["tight"].std() + both["wide"] / both["wide"].std()) / 2
    for group in np.unique(data["group"]):
        at = data["group"] == group
        label = data["label"][at]
        for name, logits in both.items():
            names, video, mean = by_video(data, logits, group)
            line = f"{group:12} {name:6} {at.sum():5} faces {len(names):4} videos"
            if label.any():
                low, high = interval(video, mean)
                line += f" AUC {auc(label, logits[at]):.3f}, per video {auc(video, mean):.3f}"
                line += f" [{low:.3f}, {high:.3f}]"
            print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["store", "measure"])
    parser.add_argument("crops")
    parser.add_argument("network", nargs="?")
    parser.add_argument("--clips")
    parser.add_argument("--reals")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    if args.what == "store":
        store(args.crops, args.clips, args.reals)
    else:
        measure(args.crops, args.network)


if __name__ == "__main__":
    main()
