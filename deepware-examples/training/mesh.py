"""MediaPipe's face mesh (Apache-2.0) on pictures, for training only.

    python mesh.py LIST.npz MESH.npz

LIST holds names and faces (x, y, width, height, ...); MESH gets 468 points in pixels for each, nan
where no mesh was found.
"""

import os
import sys

import cv2
import numpy as np

os.environ["GLOG_minloglevel"] = "3"
import mediapipe  # noqa: E402

SIDE = 256  # pixels of the crop that the mesh is sought in
MARGIN = 1.8  # of the face's longer side


def find(mesh, path, face):
    image = cv2.imread(str(path))
    centre = face[:2] + face[2:4] / 2
    scale = SIDE / (max(face[2:4]) * MARGIN)
    shift = SIDE / 2 - scale * centre
    matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]], np.float32)
    crop = cv2.warpAffine(image, matrix, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)
    found = mesh.process(cv2.cvtColor(crop, cv2.COLOR_BGR2RGB)).multi_face_landmarks
    if not found:
        return np.full((468, 2), np.nan, np.float32)
    points = np.array([[p.x, p.y] for p in found[0].landmark], np.float32) * SIDE
    return (points - shift) / scale


def main():
    source, target = sys.argv[1:3]
    wanted = np.load(source)
    cv2.setNumThreads(1)
    mesh = mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, max_num_faces=1, min_detection_confidence=0.3
    )
    points = [find(mesh, *one) for one in zip(wanted["names"], wanted["faces"])]
    np.savez(target, points=np.array(points, np.float32))
    print(len(points), "pictures,", int(np.isfinite([p[0, 0] for p in points]).sum()), "with a mesh")


if __name__ == "__main__":
    main()
