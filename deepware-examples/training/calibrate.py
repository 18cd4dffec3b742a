"""Fits the classifier's calibration on people and clips that it was not trained on.

    python calibrate.py WEIGHTS...      prints what export.py takes: bias, temperature and levels

Logistic regression of the label on the logit, over faces as cameras and codecs leave them, gives a
bias and a temperature. The levels come by split conformal prediction (Vovk et al. 2005): from
`levels.fake` on are at most 5 % of real videos like these, up to `levels.real` at most 10 % of
fake ones. A person of the picture set stands for a video: single pictures are what there is.
"""

import sys

import numpy as np
import torch

from classifier import FIELD
from common import WORK
from export import TwoViews, averaged
from networks import Classifier
from validate import classifier_sets, report, resize

FIT = ("dfdc", "dfdc-h264", "wild", "ff-c23", "ff-crf40")


def scorer(weights, size):
    """The network before it is exported, on both views of a face."""
    net = Classifier(pretrained=False)
    net.load_state_dict(averaged(weights))
    net = TwoViews(net).eval().to(memory_format=torch.channels_last)

    def score(crops):
        out = []
        with torch.inference_mode():
            for start in range(0, len(crops), 64):
                part = np.stack([resize(c, size)[..., ::-1] for c in crops[start : start + 64]])
                x = torch.from_numpy(part.transpose(0, 3, 1, 2).astype(np.float32))
                out.append(net((x - 127) / 128).numpy())
        return np.concatenate(out)

    return score


def fit(sets, rounds=200):
    """Newton's method on the log loss of sigmoid(slope * logit + shift); every set weighs alike."""
    x = np.concatenate([s["logits"] for s in sets]).astype(np.float64)
    y = np.concatenate([s["labels"] for s in sets]).astype(np.float64)
    w = np.concatenate([balance(s["labels"]) for s in sets])
    design = np.stack([x, np.ones_like(x)], 1)
    beta = np.array([1.0, 0.0])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (w * (p - y))
        hessian = (design * (w * p * (1 - p))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def balance(labels):
    """Weights by which reals and fakes count alike, one in sum."""
    real = (labels == 0).mean()
    return np.where(labels == 0, 0.5 / real, 0.5 / (1 - real)) / len(labels)


def videos(sets, people):
    """Mean probability and label per video, a person of the picture set standing for one."""
    scores, labels = [], []
    for name in ("dfdc-h264", "ff-c23", "ff-crf40", "people"):
        s = sets[name]
        keys = s["keys"]
        if name == "dfdc-h264":
            keys = [people[int(k.removeprefix("dfdc"))] for k in keys]
        keys = np.array([f"{k}/{v}" for k, v in zip(keys, s["labels"])])
        for key in np.unique(keys):
            at = keys == key
            scores.append(s["p"][at].mean())
            labels.append(s["labels"][at][0])
    return np.array(scores), np.array(labels)


def conformal(scores, rate):
    """The score that a new one like these reaches with at most the given probability."""
    k = int(np.ceil((len(scores) + 1) * (1 - rate)))
    if k > len(scores):
        raise ValueError(f"a rate of {rate} needs {int(np.ceil(1 / rate)) - 1} scores: {len(scores)}")
    return np.nextafter(np.sort(scores)[k - 1], 1)


def main(arguments):
    size = int(next(a for a in arguments if a.startswith("size=")).split("=")[1])
    weights = [a for a in arguments if "=" not in a]
    sets = report(classifier_sets(FIELD), scorer(weights, size))
    slope, shift = fit([sets[name] for name in FIT])
    for s in sets.values():
        s["p"] = 1 / (1 + np.exp(-(slope * s["logits"] + shift)))
    scores, labels = videos(sets, np.load(WORK / "faces.npz")["dfdc_person"])
    fake = conformal(scores[labels == 0], 0.05)
    real = 1 - conformal(1 - scores[labels == 1], 0.10)
    print(f"{(labels == 0).sum()} real, {(labels == 1).sum()} fake videos or persons")
    print(f"fakes from {fake:.3f} on: {(scores[labels == 1] >= fake).mean():.3f}")
    print(f"reals up to {real:.3f}: {(scores[labels == 0] <= real).mean():.3f}")
    for name, s in sets.items():
        for v in (0, 1):
            p = s["p"][s["labels"] == v]
            if len(p):
                print(f"{name:9} {'fake' if v else 'real'} P mean {p.mean():.3f} >=fake {(p >= fake).mean():.3f}")
    fake, real = min(max(fake, 0.55), 0.95), max(min(real, 0.45), 0.05)
    print(
        f"bias={shift / slope:.4f} temperature={1 / slope:.4f} "
        f"levels.real={real:.3f} levels.fake={fake:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
