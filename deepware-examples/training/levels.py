"""Chooses the levels of videos from whole scans, and says how far they can be trusted.

    deepware scan --json --output scans.jsonl --list files.txt
    python levels.py table.csv scans.jsonl... [rate=0.05] [misses=0.10] [levels=REAL,FAKE]
        [write=MODEL] [scores=FILE]

The table has the columns file, source, label (real or fake), group, person and method. Groups whose
name starts with "fit" choose the levels, all others only judge them. Persons' scores are taken as
the scan gave them: they do not depend on levels, the verdict does.

FAKE by split conformal prediction (Vovk et al. 2005): of n real scores the level lies just above
the k-th largest, k = floor((n + 1) * rate). Clips of one person are no new people: a person counts
once, each of its m clips a m-th, so that n is the number of persons (the pooling of Dunn et al.
2022). Each group has its own level, and the highest one holds: the promise is kept for videos as
they come and for compressed ones. REAL by the worst method in the worst group, not by the mean.
"""

import csv
import json
import sys
from collections import defaultdict

import numpy as np

DRAWS = 1000


class Video:
    """One scanned video: what its persons' faces were predicted to be, and what it is."""

    def __init__(self, row, scan):
        self.source, self.group, self.method = row["source"], row["group"], row["method"]
        self.person = row["person"]
        self.fake = row["label"] == "fake"
        scores = [p["score"] for p in scan["identities"]]
        self.highest = max(scores)
        # up to this level for REAL the strategy calls it REAL, no person being FAKE
        self.real_from = float(np.mean(scores))
        self.faces = [np.array([f["fakeProbability"] for f in p["faces"]]) for p in scan["identities"]]


def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


SCORES = {
    "trimmed mean (shipped)": lambda v: v.highest,
    "mean logit": lambda v: max(logit(f).mean() for f in v.faces),
    "mean logit, main person": lambda v: logit(max(v.faces, key=len)).mean(),
    "median": lambda v: max(np.median(f) for f in v.faces),
    "upper quartile": lambda v: max(np.quantile(f, 0.75) for f in v.faces),
    "mean logit less spread": lambda v: max(logit(f).mean() - logit(f).std() for f in v.faces),
}


def load(table, scans):
    found, videos, lost = {}, [], defaultdict(int)
    for path in scans:
        with open(path, encoding="utf-8") as lines:
            found |= {scan["file"]: scan for scan in map(json.loads, lines)}
    with open(table, encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            scan = found.get(row["file"])
            if scan and scan["outcome"] == "SCORED":
                videos.append(Video(row, scan))
            else:
                lost[row["group"], scan["outcome"] if scan else "not scanned"] += 1
    for (group, why), n in sorted(lost.items()):
        print(f"left out: {n} of {group}, {why}")
    return videos


def by(videos, key):
    groups = defaultdict(list)
    for v in videos:
        groups[key(v)].append(v)
    return dict(sorted(groups.items()))


def conformal(scores, persons, rate):
    """The lowest level that a new person's video reaches with at most this chance; 1: too few."""
    _, index, clips = np.unique(persons, return_inverse=True, return_counts=True)
    order = np.argsort(-np.asarray(scores))
    above = np.cumsum(1 / clips[index][order])
    outside = np.flatnonzero(above > rate * (len(clips) + 1) - 1 + 1e-9)
    if rate * (len(clips) + 1) < 1 or not len(outside):
        return 1.0
    return float(np.nextafter(np.asarray(scores)[order[outside[0]]], 1))


def level_of(videos, rate):
    return conformal([v.highest for v in videos], [v.person for v in videos], rate)


def auc(real, fake):
    real, fake = np.asarray(real), np.asarray(fake)[:, None]
    return float((fake > real).mean() + 0.5 * (fake == real).mean())


def interval(values):
    return "[{:.3f}, {:.3f}]".format(*np.nanquantile(values, [0.025, 0.975]))


def separation(vs, score, rng):
    """AUC of one group, with its interval over videos of either label."""
    real, fake = (np.array([score(v) for v in vs if v.fake == f]) for f in (False, True))
    boot = [auc(rng.choice(real, len(real)), rng.choice(fake, len(fake))) for _ in range(DRAWS)]
    return f"{auc(real, fake):.3f} {interval(boot)}"


def fake_level(videos, rate, rng):
    """The level of one group, and the false alarms on each source that did not choose it."""
    level, sources, boot = level_of(videos, rate), by(videos, lambda v: v.source), []
    names = list(sources)
    for _ in range(DRAWS):
        drawn = [v for i in rng.integers(len(names), size=len(names)) for v in sources[names[i]]]
        boot.append(level_of(drawn, rate))
    persons = len({v.person for v in videos})
    print(f"  {len(videos)} videos, {persons} persons, {len(sources)} sources: {level:.3f} {interval(boot)}")
    alarms, shares, told = 0, [], []
    for name, vs in sources.items():
        at = level_of([v for v in videos if v.source != name], rate)
        n = sum(v.highest >= at for v in vs)
        alarms, shares = alarms + n, [*shares, n / len(vs)]
        told += [f"{name} {n} of {len(vs)}"] if n else []
    print(
        f"  sources left out: {alarms} of {len(videos)} FAKE ({alarms / len(videos):.3f}),"
        f" mean over sources {np.mean(shares):.3f}; {', '.join(told)}"
    )
    return level


def real_level(fakes, misses):
    """The highest level up to which a new fake of each method is REAL with at most this chance."""
    level = 1.0
    for (group, method), vs in by(fakes, lambda v: (v.group, v.method)).items():
        k = int((len(vs) + 1) * misses + 1e-9)
        at = float(np.nextafter(sorted(v.real_from for v in vs)[k - 1], 0)) if k else 0.0
        print(f"  {group:16} {method:16} {len(vs):3}: {at:.3f}" + ("" if k else ", too few"))
        level = min(level, at) if group.startswith("fit") else level
    return level


def write(file, real, fake):
    """Puts the levels into a model's metadata."""
    import onnx

    model = onnx.load(file)
    real, fake = np.floor(real * 1000) / 1000, np.ceil(fake * 1000) / 1000
    values = {"deepware.levels.real": f"{real:.3f}", "deepware.levels.fake": f"{fake:.3f}"}
    for entry in model.metadata_props:
        entry.value = values.get(entry.key, entry.value)
    onnx.save(model, file)


def keep(videos, file):
    """Group, label, method, person and scores of each video, in no order that tells which it is."""
    people = {name: i for i, name in enumerate(sorted({v.person for v in videos}))}
    lines = sorted(
        f"{v.group},{'fake' if v.fake else 'real'},{v.method},{people[v.person]},"
        f"{v.highest:.4f},{v.real_from:.4f}\n"
        for v in videos
    )
    with open(file, "w", encoding="utf-8") as out:
        out.writelines(["group,label,method,person,highest,mean\n", *lines])


def main(arguments):
    options = dict(a.split("=", 1) for a in arguments if "=" in a)
    table, *scans = [a for a in arguments if "=" not in a]
    rate, misses = float(options.get("rate", 0.05)), float(options.get("misses", 0.10))
    rng = np.random.default_rng(1)
    videos = load(table, scans)
    labelled = by(videos, lambda v: (v.group, "fake" if v.fake else "real"))
    print("\nhighest person's score: number, quantiles 5 10 25 50 75 90 95 100 %")
    for (group, label), vs in labelled.items():
        q = np.quantile([v.highest for v in vs], [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1])
        print(f"  {group:16} {label} {len(vs):4}  " + " ".join(f"{x:.3f}" for x in q))
    print("\nAUC by score")
    for group, vs in by(videos, lambda v: v.group).items():
        if len({v.fake for v in vs}) == 2:
            for name, score in SCORES.items():
                print(f"  {group:16} {name:24} {separation(vs, score, rng)}")
    fit = [v for v in videos if v.group.startswith("fit") and not v.fake]
    fake = 0.0
    for group, vs in by(fit, lambda v: v.group).items():
        print(f"\nFAKE by {group}")
        fake = max(fake, fake_level(vs, rate, rng))
    print("\nREAL by method")
    real = real_level([v for v in videos if v.fake], misses)
    print(f"\nchosen: REAL up to {real:.3f}, FAKE from {fake:.3f} on")
    real, fake = map(float, options.get("levels", f"{real},{fake}").split(","))
    print(f"\nat REAL {real:.3f}, FAKE {fake:.3f}: number, FAKE, REAL, with 95 % intervals")
    for (group, label), vs in labelled.items():
        f = np.array([v.highest >= fake for v in vs])
        r = np.array([v.highest < fake and v.real_from <= real for v in vs])
        boot = rng.integers(len(vs), size=(DRAWS, len(vs)))
        print(
            f"  {group:16} {label} {len(vs):4}"
            f"  FAKE {f.sum():3} {f.mean():.3f} {interval(f[boot].mean(1))}"
            f"  REAL {r.sum():3} {r.mean():.3f} {interval(r[boot].mean(1))}"
        )
    if "write" in options:
        write(options["write"], real, fake)
    if "scores" in options:
        keep(videos, options["scores"])


if __name__ == "__main__":
    main(sys.argv[1:])
