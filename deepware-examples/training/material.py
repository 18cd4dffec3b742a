"""Lays out what pack.py and levels.py work on, from public repositories.

    python material.py WORK CLONES

CLONES holds a git directory for each repository, named OWNER+NAME; one that is missing is cloned
there. WORK gets `Dataset` and `doc/celebs` for pack.py, `videos` (those of sources.csv, halves of
the live swaps, the validation clips), copies of them at low rates, `files.txt` for
`deepware scan --list`, and `table.csv` for levels.py. What is there already is not made again.
Files kept out for checking are left out by their git hashes, and so is what a clone lacks.
"""

import argparse
import csv
import hashlib
import subprocess
import tarfile
from fnmatch import fnmatch
from fractions import Fraction
from pathlib import Path

import av

from common import SHARED, labelled_videos
from pack import CLIPS
from views import HELD

PICTURES, SWAPS = "TaherPanbiharwala/Deepfake-Detection", "iperov/DeepFaceLive"
SECONDS = 12  # of a compressed copy
OPTIONS = {"preset": "veryfast", "threads": "1"}
COLUMNS = ["file", "source", "label", "group", "person", "method"]


class Repository:
    def __init__(self, clones, name):
        self.name, self.folder = name, clones / name.replace("/", "+")
        if not self.folder.exists():
            where = f"https://github.com/{name}.git"
            subprocess.run(["git", "clone", "--bare", "--depth", "1", where, self.folder], check=True)
        if not (self.folder / "HEAD").exists():
            self.folder = next(self.folder.glob("*/HEAD")).parent

    def git(self, *arguments, **options):
        return subprocess.run(["git", "-C", self.folder, *arguments], capture_output=True, **options)

    def files(self, patterns):
        """Path and hash of what fits one of the patterns."""
        listed = self.git("ls-tree", "-r", "-z", "HEAD", check=True, text=True).stdout
        for line in filter(None, listed.split("\0")):
            facts, path = line.split("\t")
            if any(fnmatch(path, pattern) for pattern in patterns):
                yield path, facts.split()[2]

    def take(self, blob, target):
        """Whether the file is there now: a clone may lack large ones."""
        if not target.exists():
            found = self.git("cat-file", "blob", blob)
            if found.returncode:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(found.stdout)
        return True

    def unpack(self, path, target):
        if not (target / path).exists():
            command = ["git", "-C", self.folder, "archive", "HEAD", path]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
                with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                    archive.extractall(target, filter="data")


def encode(source, target, crf, columns=slice(None), seconds=None):
    """A copy of a video's picture, or of some of its columns, by x264, as fast as phones do it."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part.mp4")
    with av.open(str(source), metadata_errors="ignore") as reader, av.open(str(part), "w") as writer:
        rate = reader.streams.video[0].average_rate or Fraction(25)
        stream = None
        for frame in reader.decode(video=0):
            if seconds and frame.time is not None and frame.time > seconds:
                break
            image = frame.to_ndarray(format="bgr24")[:, columns]
            image = image[: image.shape[0] // 2 * 2, : image.shape[1] // 2 * 2]
            if stream is None:
                stream = writer.add_stream("libx264", rate, options=OPTIONS | {"crf": str(crf)})
                stream.height, stream.width, stream.pix_fmt = *image.shape[:2], "yuv420p"
            picture = av.VideoFrame.from_ndarray(image, "bgr24")
            for packet in stream.encode(picture):
                writer.mux(packet)
        for packet in stream.encode(None):
            writer.mux(packet)
    part.rename(target)


def person(row, path):
    """Who is seen: a file's, a folder's or a prefix's own person."""
    path = Path(path)
    name = {"file": path, "folder": path.parent, "prefix": path.stem.split("_")[0]}[row["person"]]
    return f"{row['repository']}/{name}"


def listed(work, clones, kept):
    with open(Path(__file__).with_name("sources.csv")) as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        repository = Repository(clones, row["repository"])
        for path, blob in repository.files(row["files"].split("|")):
            target = work / "videos" / row["repository"].replace("/", "+") / path
            if blob in kept or not repository.take(blob, target):
                print("left out:", row["repository"], path)
                continue
            source = row["repository"]
            yield target, source, row["label"], row["group"], person(row, path), row["method"]


def swaps(work, clones, kept):
    """Both halves of the live swaps' clips: those trained on, and those that only judge."""
    repository = Repository(clones, SWAPS)
    for path, blob in repository.files(["doc/celebs/*.mp4"]):
        name = Path(path).stem.replace(" ", "_")
        if blob in kept or name not in [*CLIPS, *HELD] or not repository.take(blob, work / path):
            continue
        for half, label in enumerate(("real", "fake")):
            target = work / "videos" / "live" / f"{name}-{label}.mp4"
            with av.open(str(work / path)) as clip:
                middle = clip.streams.video[0].width // 2
            encode(work / path, target, 10, slice(half * middle, (half + 1) * middle))
            group = "trained" if name in CLIPS else ("dfl-held", "fit-swap")[half]
            yield target, SWAPS, label, group, name.rsplit("_", 1)[0], ("", "live swap")[half]


def validation():
    for path, fake in labelled_videos():
        method = path.stem.split("-")[0]
        yield path, "labelled", ("real", "fake")[fake], "labelled", path.stem, method
    for path in sorted((SHARED / "videos" / "people").iterdir()):
        yield path, "people", "real", "people", path.stem, ""


def compressed(work, rows):
    """Copies at rate factors 32 to 40, drawn by name; the validation clips at 40."""
    for file, source, label, group, *rest in rows:
        if group in ("generated", "people"):
            continue
        name = hashlib.sha1("/".join(file.parts[-4:]).encode()).hexdigest()
        rate = 40 if group == "labelled" else 32 + int(name, 16) % 9
        target = work / "compressed" / f"{name[:12]}-{rate}.mp4"
        try:
            encode(file, target, rate, seconds=SECONDS)
        except (av.FFmpegError, ValueError) as error:
            print("not compressed:", file, error)
            continue
        yield target, source, label, group + ("-crf40" if group == "labelled" else "-crf"), *rest


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("clones", type=Path)
    parser.add_argument("--training", action="store_true", help="only what pack.py needs")
    args = parser.parse_args()
    kept = set((SHARED / "train" / "held-out.blobs").read_text().split())
    Repository(args.clones, PICTURES).unpack("Dataset", args.work)
    rows = list(swaps(args.work, args.clones, kept))
    if args.training:
        return
    rows += [*listed(args.work, args.clones, kept), *validation()]
    rows += list(compressed(args.work, rows))
    with open(args.work / "table.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerows([COLUMNS, *rows])
    (args.work / "files.txt").write_text("".join(f"{row[0]}\n" for row in rows))


if __name__ == "__main__":
    main()
