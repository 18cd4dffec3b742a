"""Fits what real videos show of each kind of evidence, and tells how well fakes stand out.

    deepware scan --evidence --json --output values.jsonl VIDEOS...
    python evidence.py values.jsonl table.csv evidence.properties

table.csv has the columns file (name alone), label (real or fake), source and method; videos that it
does not list are left out. The line of each kind goes through half of the sources; what it says of
the real videos of the other half stands in the printed table, with the fakes of each method. What
is written is fitted on all real videos.
"""

import argparse
import csv
import json
import random
from pathlib import Path

import numpy as np

KINDS = {  # kind: measure, direction of fakes, what stands for the quality
    "softness": ("detail", -1, ["detailAround", "size"]),
    "flicker": ("flicker", 1, ["flickerAround", "motion", "detail", "size"]),
}
RIDGE = 1e-2
RATES = (0.01, 0.05)
SPLITS = 100


def read(values, table):
    with open(table, newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    seen = []
    for line in open(values):
        video = json.loads(line)
        row = rows.get(Path(video["file"]).name)
        if row:
            seen += [
                dict(row, kind=one["kind"], values=one["values"])
                for one in video["evidence"]
                if one["kind"] in KINDS and one["values"]
            ]
    return seen


def fit(videos, kind):
    measure, _, given = KINDS[kind]
    left = np.array([[1] + [video["values"][name] for name in given] for video in videos])
    right = np.array([video["values"][measure] for video in videos])
    return np.linalg.solve(left.T @ left + RIDGE * np.eye(left.shape[1]), left.T @ right)


def excess(weights, videos, kind):
    measure, sign, given = KINDS[kind]
    return np.array(
        [
            sign * (v["values"][measure] - weights @ [1, *(v["values"][name] for name in given)])
            for v in videos
        ]
    )


def rarity(real, found):
    return np.array([(np.sum(real >= one) + 1) / (len(real) + 1) for one in found])


def auc(real, fake):
    return float(np.mean((fake[:, None] > real) + 0.5 * (fake[:, None] == real)))


def held_out(real, kind):
    """Alarm rates on real videos of sources that the line does not know."""
    draw = random.Random(1)
    alarms = []
    for _ in range(SPLITS):
        sources = sorted({video["source"] for video in real})
        half = set(draw.sample(sources, len(sources) // 2))
        known = [video for video in real if video["source"] in half]
        new = [video for video in real if video["source"] not in half]
        weights = fit(known, kind)
        rare = rarity(excess(weights, known, kind), excess(weights, new, kind))
        alarms.append([np.mean(rare <= rate) for rate in RATES])
    return np.mean(alarms, axis=0)


def write(out, kind, weights, real):
    measure, sign, given = KINDS[kind]
    lines = [("measure", measure), ("sign", sign), ("intercept", round(weights[0], 4))]
    lines.append(("given", ",".join(given)))
    for name, weight in zip(given, weights[1:]):
        span = [video["values"][name] for video in real]
        lines.append((name, round(weight, 4)))
        lines.append((name + ".least", round(min(span), 3)))
        lines.append((name + ".most", round(max(span), 3)))
    sizes = sorted(excess(weights, real, kind))
    lines.append(("excess", ",".join(f"{one:.3f}" for one in sizes)))
    sources = {video["source"] for video in real}
    out.append(f"# {kind}: {len(real)} real videos of {len(sources)} sources")
    out.extend(f"{kind}.{key}={value}" for key, value in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("values")
    parser.add_argument("table")
    parser.add_argument("properties")
    args = parser.parse_args()
    seen = read(args.values, args.table)
    out = ["# What real videos show, by evidence.py. excess: of each real video, sorted."]
    for kind in KINDS:
        videos = [video for video in seen if video["kind"] == kind]
        real = [video for video in videos if video["label"] == "real"]
        weights = fit(real, kind)
        spread = excess(weights, real, kind)
        write(out, kind, weights, real)
        new = ", ".join(f"{r:.0%}: {a:.1%}" for r, a in zip(RATES, held_out(real, kind)))
        print(f"{kind}: {len(real)} real; alarms on real videos of other sources at {new}")
        for method in sorted({video["method"] for video in videos if video["label"] == "fake"}):
            fakes = [v for v in videos if v["label"] == "fake" and v["method"] == method]
            found = excess(weights, fakes, kind)
            shares = [f"{np.mean(rarity(spread, found) <= rate):.0%}" for rate in RATES]
            print(f"  {method}: {len(fakes)}, AUC {auc(spread, found):.2f}, alarms {shares}")
    Path(args.properties).write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
