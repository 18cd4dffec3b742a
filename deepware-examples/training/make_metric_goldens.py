"""Writes the tables that MetricTest compares with, from scikit-learn.

    pip install scikit-learn==1.9.1
    python make_metric_goldens.py ../../deepware-core/src/test/resources/ai/deepware/evaluation

One CSV of labels (1 = fake) and scores for every case, and expected.csv with the metrics of all
cases. Metrics that need both classes are empty where one is absent. Scikit-learn has no equal error
rate, no true positive rate at a false positive rate and no calibration error: they are computed here
from its roc_curve and from numpy, by other means than the Java code uses.
"""

import sys
import warnings
from pathlib import Path

import numpy as np
from scipy.interpolate import interp1d
from scipy.optimize import brentq
from sklearn import metrics

warnings.simplefilter("ignore")
THRESHOLD = 0.5
BINS = 15


def equal_error_rate(labels, scores):
    """Where the ROC, as a polyline, meets the line TPR = 1 - FPR."""
    fpr, tpr, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    # Along the polyline FPR - (1 - TPR) grows from -1 to 1, also where the ROC is vertical.
    along = np.arange(len(fpr), dtype=float)
    gap = interp1d(along, fpr + tpr - 1)
    return float(interp1d(along, fpr)(brentq(gap, 0, along[-1], xtol=1e-15, rtol=1e-15)))


def tpr_at(labels, scores, limit):
    fpr, tpr, _ = metrics.roc_curve(labels, scores, drop_intermediate=False)
    return float(tpr[fpr <= limit].max())


def calibration_error(labels, scores):
    """Bins as in sklearn.calibration.calibration_curve: (k/15, (k+1)/15], 0 in the first."""
    bins = np.searchsorted(np.linspace(0, 1, BINS + 1)[1:-1], scores)
    error = 0.0
    for b in range(BINS):
        inside = bins == b
        if inside.any():
            error += inside.sum() * abs(labels[inside].mean() - scores[inside].mean())
    return float(error / len(scores))


def evaluate(labels, scores):
    both = 0 < labels.sum() < len(labels)
    ap = metrics.average_precision_score(labels, scores) if labels.any() else None
    return {
        "logLoss": metrics.log_loss(labels, y_proba=scores, labels=[0, 1]),
        "accuracy": metrics.accuracy_score(labels, scores >= THRESHOLD),
        "auc": metrics.roc_auc_score(labels, scores) if both else None,
        "averagePrecision": ap,
        "equalErrorRate": equal_error_rate(labels, scores) if both else None,
        "tprAt1PercentFpr": tpr_at(labels, scores, 0.01) if both else None,
        "brier": metrics.brier_score_loss(labels, scores, labels=[0, 1], pos_label=1),
        "ece": calibration_error(labels, scores),
    }


def cases():
    rng = np.random.default_rng(7)

    def drawn(n, shift, digits=None):
        labels = rng.integers(0, 2, n)
        scores = 1 / (1 + np.exp(-rng.normal(shift * (2 * labels - 1), 1.5)))
        return labels, scores if digits is None else np.round(scores, digits)

    yield "two-right", np.array([0, 1]), np.array([0.25, 0.75])
    yield "two-wrong", np.array([1, 0]), np.array([0.25, 0.75])
    yield "two-tied", np.array([1, 0]), np.array([0.5, 0.5])
    yield "one-real", np.array([0]), np.array([0.3])
    yield "one-fake", np.array([1]), np.array([0.3])
    yield "all-real", np.zeros(40, int), rng.random(40)
    yield "all-fake", np.ones(40, int), rng.random(40)
    yield "all-tied", rng.integers(0, 2, 50), np.full(50, 0.7)
    yield "extremes", np.array([0, 1, 0, 1, 0, 1]), np.array([0.0, 1.0, 1.0, 0.0, 1e-300, 1 - 2**-53])
    yield "bin-edges", np.tile([0, 1, 1], 16), np.repeat(np.linspace(0, 1, 16), 3)
    yield "tenths", *drawn(300, 0.5, 1)
    yield "reference-clips", np.tile([0, 1], 60), np.tile([0.01, 0.99, 0.01, 0.01, 0.99, 0.99], 20)
    yield "separated", np.repeat([0, 1], 30), np.concatenate([rng.random(30) * 0.4, 0.6 + rng.random(30) * 0.4])
    yield "inverted", *(lambda y, s: (1 - y, s))(*drawn(200, 1.5))
    yield "few-fakes", np.arange(500) % 50 == 0, rng.random(500)
    yield "hundred-reals", np.repeat([0, 1], 100), np.linspace(0, 1, 200)[rng.permutation(200)]
    yield "middling", *drawn(1000, 0.7)
    yield "coarse", *drawn(2000, 0.7, 2)


def large():
    """26,000 scores that MetricTest computes too, so that they need no file."""
    i = np.arange(26000, dtype=np.int64)
    scores = (i * 7919 % 99991) / 99991.0
    labels = (i * 104729 % 1000003 < 400000 + scores * 200000).astype(int)
    return labels, scores


def main(folder):
    rows = []
    for name, labels, scores in cases():
        labels = np.asarray(labels).astype(int)
        with open(folder / f"{name}.csv", "w") as out:
            out.write("label,score\n")
            out.writelines(f"{y},{float(s)!r}\n" for y, s in zip(labels, scores))
        rows.append((name, evaluate(labels, scores)))
    rows.append(("large", evaluate(*large())))
    with open(folder / "expected.csv", "w") as out:
        out.write("case," + ",".join(rows[0][1]) + "\n")
        for name, row in rows:
            out.write(name + "," + ",".join("" if v is None else repr(float(v)) for v in row.values()) + "\n")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
