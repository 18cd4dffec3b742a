"""Packs the pictures that wide.py learns from: faces by YuNet, 468 points by MediaPipe's face mesh.

    python pack.py PACK --pictures Dataset --clips doc/celebs [--lfw lfw] [--wild in-the-wild-faces]

`Dataset` holds Train/Real, Train/Fake and Validation/Real (TaherPanbiharwala/Deepfake-Detection),
`doc/celebs` folders of clips whose right half is the left one with a swapped face
(iperov/DeepFaceLive), `lfw` a folder of pictures for each person, of whom every fourth is left out,
`in-the-wild-faces` a folder `real`. PACK/pictures.bin gets the files' bytes, PACK/index.npz where
each lies, what it is, and its points; the index is renewed every thousand pictures, so that training
may begin.
Runs in an environment of its own: mediapipe==0.10.21 wants an older numpy than PyTorch here.
"""

import argparse
import os
import subprocess
from pathlib import Path

import cv2
import numpy as np

from fakes import KEPT

os.environ["GLOG_minloglevel"] = "3"
SHARED = Path(os.environ.get("DEEPWARE_SHARED", "../../../shared"))
REAL, FAKE, CAMERA, SWAPPED, HELD = range(5)  # HELD: real, for validation
CLIPS = [
    "Ava_de_Addario_0", "Ava_de_Addario_1", "Ava_de_Addario_2", "Ava_de_Addario_3",
    "Keanu_Reeves_0", "Keanu_Reeves_1", "Keanu_Reeves_2", "Liu_Lice_0", "Natasha_Former_0",
    "Natasha_Former_1", "Rob_Doe_0", "Tim_Chrys_0", "Tim_Chrys_1", "Tim_Chrys_2", "Tim_Chrys_3",
]  # fmt: skip
SIDE = 256  # pixels of the crop that the mesh is sought in
MARGIN = 1.8  # of the face's longer side
LEAST = 50  # pixels of a face's longer side


class Finder:
    def __init__(self):
        import mediapipe

        model = SHARED / "models" / "yunet-640.onnx"
        self.faces = cv2.FaceDetectorYN.create(str(model), "", (256, 256), 0.6, 0.3)
        self.net = mediapipe.solutions.face_mesh.FaceMesh(
            static_image_mode=True, max_num_faces=1, min_detection_confidence=0.3
        )

    def face(self, image):
        """x, y, width, height and five landmarks of the largest face, or None."""
        self.faces.setInputSize(image.shape[1::-1])
        found = self.faces.detect(image)[1]
        if found is None:
            return None
        best = found[np.argmax(found[:, 2] * found[:, 3])]
        return best[:14] if max(best[2:4]) >= LEAST else None

    def mesh(self, image, face):
        """KEPT points in pixels; nan where no mesh is found."""
        scale = SIDE / (max(face[2:4]) * MARGIN)
        shift = SIDE / 2 - scale * (face[:2] + face[2:4] / 2)
        matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]], np.float32)
        crop = cv2.warpAffine(image, matrix, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)
        found = self.net.process(cv2.cvtColor(crop, cv2.COLOR_BGR2RGB)).multi_face_landmarks
        if not found:
            return np.full((len(KEPT), 2), np.nan, np.float32)
        points = np.array([[p.x, p.y] for p in found[0].landmark], np.float32)[KEPT] * SIDE
        return (points - shift) / scale


class Pack:
    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.rows = folder, []
        self.file = open(folder / "pictures.bin", "wb")

    def add(self, data, kind, face, mesh, pair=-1):
        offset = self.file.tell()
        self.file.write(data)
        self.rows.append((offset, len(data), kind, pair, face[4:14].reshape(5, 2), mesh))
        if len(self.rows) % 1000 == 0:
            self.write()
        return len(self.rows) - 1

    def write(self):
        self.file.flush()
        offset, length, kind, pair, five, mesh = zip(*self.rows)
        with open(self.folder / "index.tmp", "wb") as file:
            np.savez(
                file, offset=np.array(offset), length=np.array(length), kind=np.array(kind),
                pair=np.array(pair), five=np.array(five, np.float32), mesh=np.array(mesh, np.float32),
            )  # fmt: skip
        os.replace(self.folder / "index.tmp", self.folder / "index.npz")
        counts = np.bincount(kind, minlength=5)
        meshed = int(np.isfinite(np.array(mesh)[:, 0, 0]).sum())
        print("real, fake, camera, swapped, held:", *counts, "with a mesh:", meshed, flush=True)


def halves(path, every=5):
    """Left and right halves of some frames of a clip."""
    clip, count = cv2.VideoCapture(str(path)), 0
    while True:
        good, frame = clip.read()
        if not good:
            return
        if count % every == 0:
            half = frame.shape[1] // 2
            yield frame[:, :half], frame[:, half : 2 * half]
        count += 1


def around(image, face, margin=1.7):
    """The part of a picture around a face, and where it begins."""
    centre, half = face[:2] + face[2:4] / 2, margin * max(face[2:4]) / 2
    low = np.maximum(centre - half, 0).astype(int)
    high = (centre + half).astype(int)
    return low[0], high[0], low[1], high[1]


def clips(pack, finder, folder):
    for path in sorted(folder.glob("*/*.mp4")):
        if path.stem.replace(" ", "_") not in CLIPS:
            continue
        for left, right in halves(path):
            face = finder.face(left)
            if face is None:
                continue
            x1, x2, y1, y2 = around(left, face)
            left, right = left[y1:y2, x1:x2], right[y1:y2, x1:x2]
            face[[0, 4, 6, 8, 10, 12]] -= x1
            face[[1, 5, 7, 9, 11, 13]] -= y1
            mesh = finder.mesh(left, face)
            real, fake = (cv2.imencode(".png", x)[1].tobytes() for x in (left, right))
            at = pack.add(real, CAMERA, face, mesh)
            pack.add(fake, SWAPPED, face, mesh, at)


def held_out(paths):
    """Names of the files that are kept out, by their git hashes."""
    kept = set((SHARED / "train" / "held-out.blobs").read_text().split())
    listed = subprocess.run(
        ["git", "hash-object", "--stdin-paths"], input="\n".join(map(str, paths)),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {p for p, blob in zip(paths, listed.stdout.split()) if blob in kept}


def pictures(pack, finder, paths, kind, most=None):
    """Adds pictures in the given order, but those kept out, those without a face or mesh, and what
    comes after the first `most`."""
    out = held_out(paths)
    left = len(paths) if most is None else most
    for path in paths:
        if not left:
            return
        if path in out:
            continue
        data = path.read_bytes()
        image = cv2.imdecode(np.frombuffer(data, np.uint8), 1)
        face = finder.face(image)
        if face is None:
            continue
        mesh = finder.mesh(image, face) if kind != FAKE else np.full((len(KEPT), 2), np.nan)
        if kind == FAKE or np.isfinite(mesh[0, 0]):
            pack.add(data, kind, face, mesh)
            left -= 1
    print("kept out:", len(out), flush=True)


def shuffled(rng, paths):
    paths = sorted(paths)
    return [paths[i] for i in rng.permutation(len(paths))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--lfw", type=Path)
    parser.add_argument("--wild", type=Path)
    parser.add_argument("--fakes", type=int, default=2000)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    pack, finder, rng = Pack(args.pack), Finder(), np.random.default_rng(20)
    held = shuffled(rng, (args.pictures / "Validation" / "Real").glob("[!.]*.jpg"))
    pictures(pack, finder, held[:420], HELD, 400)
    clips(pack, finder, args.clips)
    reals = [*held[420:], *(args.pictures / "Train" / "Real").glob("[!.]*.jpg")]
    if args.lfw:
        people = [p for i, p in enumerate(sorted(args.lfw.iterdir())) if i % 4]
        reals += [p for person in people for p in person.glob("*.jpg")]
    if args.wild:
        reals += (args.wild / "real").glob("*.jpg")
    reals = shuffled(rng, reals)
    pictures(pack, finder, reals[:3000], REAL)
    fakes = shuffled(rng, (args.pictures / "Train" / "Fake").glob("[!.]*.jpg"))
    pictures(pack, finder, fakes, FAKE, args.fakes)
    pictures(pack, finder, reals[3000:], REAL)
    pack.write()


if __name__ == "__main__":
    main()
