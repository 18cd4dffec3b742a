"""Fakes made of real faces, and what cameras, scaling and codecs do to both."""

from fractions import Fraction

import cv2
import numpy as np

# A mean face around the middle of the eyes, in eye distances, y down: the five landmarks of the
# detector, and outlines of regions that manipulations change.
MEAN = np.array([[-0.5, 0], [0.5, 0], [0, 0.62], [-0.41, 1.1], [0.41, 1.1]])
OUTLINES = {
    "face": [
        [-1.15, -0.1], [-1.12, 0.4], [-1.0, 0.9], [-0.75, 1.4], [-0.35, 1.75], [0, 1.85],
        [0.35, 1.75], [0.75, 1.4], [1.0, 0.9], [1.12, 0.4], [1.15, -0.1], [0.75, -0.5], [0, -0.45],
        [-0.75, -0.5],
    ],
    "whole": [
        [-1.15, 0], [-1.05, 0.8], [-0.75, 1.4], [0, 1.85], [0.75, 1.4], [1.05, 0.8], [1.15, 0],
        [1.0, -0.7], [0.5, -1.1], [0, -1.2], [-0.5, -1.1], [-1.0, -0.7],
    ],
    "inner": [
        [-0.85, -0.25], [-0.85, 0.3], [-0.7, 0.9], [-0.5, 1.35], [0, 1.45], [0.5, 1.35],
        [0.7, 0.9], [0.85, 0.3], [0.85, -0.25], [0.5, -0.45], [-0.5, -0.45],
    ],
    "lower": [
        [-1.1, 0.5], [-1.0, 0.9], [-0.75, 1.4], [-0.35, 1.75], [0, 1.85], [0.35, 1.75],
        [0.75, 1.4], [1.0, 0.9], [1.1, 0.5], [0.35, 0.45], [-0.35, 0.45],
    ],
    "mouth": [
        [-0.65, 0.85], [-0.7, 1.15], [-0.4, 1.45], [0, 1.5], [0.4, 1.45], [0.7, 1.15],
        [0.65, 0.85], [0, 0.75],
    ],
    "eyes": [[-0.95, -0.3], [-0.9, 0.2], [0, 0.3], [0.9, 0.2], [0.95, -0.3], [0, -0.35]],
}  # fmt: skip
REGIONS = list(OUTLINES)
SHARES = [0.42, 0.12, 0.18, 0.1, 0.12, 0.06]


def fit(landmarks):
    """The affine transform from the mean face to the landmarks."""
    a = np.concatenate([MEAN, np.ones((5, 1))], 1)
    return np.linalg.lstsq(a, np.reshape(landmarks, (5, 2)), rcond=None)[0].T


def mask(rng, shape, landmarks):
    """A soft region of the face, 0..1, deformed at random."""
    matrix = fit(landmarks)
    scale = np.sqrt(abs(np.linalg.det(matrix[:, :2]))) + 1e-3
    outline = np.array(OUTLINES[rng.choice(REGIONS, p=SHARES)])
    middle = outline.mean(0)
    outline = middle + (outline - middle) * np.exp(rng.normal(0, 0.08, 2))
    outline = outline + rng.normal(0, 0.05, outline.shape)
    points = outline @ matrix[:, :2].T + matrix[:, 2]
    out = np.zeros(shape, np.float32)
    cv2.fillPoly(out, [np.round(points * 8).astype(np.int32)], 1.0, shift=3)
    out = warp_field(rng, out, scale * rng.uniform(0, 0.12), 4)
    blur = scale * rng.uniform(0.02, 0.25)
    out = cv2.GaussianBlur(out, (0, 0), max(blur, 0.5))
    if rng.random() < 0.5:
        out = np.clip(out * 2 - 1, 0, 1) if rng.random() < 0.5 else np.clip(out * 2, 0, 1)
    return out * rng.choice([0.4, 0.6, 0.8, 1, 1, 1, 1])


def warp_field(rng, image, strength, cells):
    """Moves pixels by a smooth random field of the given strength in pixels."""
    if strength < 0.3:
        return image
    h, w = image.shape[:2]
    field = rng.normal(0, strength, (2, cells, cells)).astype(np.float32)
    dx, dy = (cv2.resize(f, (w, h), interpolation=cv2.INTER_CUBIC) for f in field)
    x, y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    return cv2.remap(
        image, x + dx, y + dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )


def colour(rng, image, strength=1.0):
    """A change of brightness, contrast, gamma and tint."""
    ramp = np.arange(256, dtype=np.float32)[:, None] / 255
    gain = np.exp(rng.normal(0, 0.1 * strength) + rng.normal(0, 0.05 * strength, 3))
    shift = rng.normal(0, 0.03 * strength) + rng.normal(0, 0.02 * strength, 3)
    table = np.clip(ramp, 0, 1) ** np.exp(rng.normal(0, 0.12 * strength)) * gain + shift
    table = np.clip(table * 255, 0, 255).astype(np.uint8)[None]
    return cv2.LUT(image, table)


def soften(rng, image, least):
    """Less detail: scaled down and up, blurred, denoised or sharpened."""
    kind = rng.choice(["scale", "blur", "median", "sharpen", "jpeg"], p=[0.45, 0.15, 0.1, 0.2, 0.1])
    h, w = image.shape[:2]
    if kind == "scale":
        k = rng.uniform(least, 0.85)
        small = cv2.resize(image, (int(w * k), int(h * k)), interpolation=cv2.INTER_AREA)
        way = rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4])
        return cv2.resize(small, (w, h), interpolation=int(way))
    if kind == "blur":
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 1.8))
    if kind == "median":
        return cv2.medianBlur(image, 3 if rng.random() < 0.6 else 5)
    if kind == "jpeg":
        return jpeg(image, int(rng.integers(30, 85)))
    soft = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.8, 2))
    return cv2.addWeighted(image, 1 + (k := rng.uniform(0.3, 1.2)), soft, -k, 0)


def self_blend(rng, image, landmarks):
    """A fake from one real picture: a changed copy of it blended in (Shiohara, Yamasaki 2022)."""
    region = mask(rng, image.shape[:2], landmarks)[..., None]
    changed, base = image, image
    if rng.random() < 0.85:
        if rng.random() < 0.5:
            changed = colour(rng, changed)
        else:
            base = colour(rng, base)
    if rng.random() < 0.75:
        if rng.random() < 0.75:
            changed = soften(rng, changed, 0.25)
        else:
            base = soften(rng, base, 0.4)
    h, w = image.shape[:2]
    side = np.hypot(*(np.reshape(landmarks, (5, 2))[1] - np.reshape(landmarks, (5, 2))[0]))
    if rng.random() < 0.8:
        scale = np.exp(rng.normal(0, 0.025))
        matrix = cv2.getRotationMatrix2D((w / 2, h / 2), rng.normal(0, 1), scale)
        matrix[:, 2] += rng.normal(0, 0.035, 2) * side
        changed = cv2.warpAffine(changed, matrix, (w, h), borderMode=cv2.BORDER_REFLECT_101)
    if rng.random() < 0.5:
        changed = warp_field(rng, changed, side * rng.uniform(0.01, 0.06), int(rng.integers(3, 7)))
    return np.clip(base * (1 - region) + changed * region, 0, 255).astype(np.uint8)


def mix(rng, real, fake, landmarks):
    """A fake of which only a region is changed: the rest comes from the picture it was made of."""
    region = mask(rng, real.shape[:2], landmarks)[..., None]
    region = region / max(region.max(), 1e-3)
    return np.clip(real * (1 - region) + fake * region, 0, 255).astype(np.uint8)


def jpeg(image, quality):
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)


def h264(images, crf):
    """Pictures of one even size after H.264 at the given rate factor, one key frame each."""
    import av

    h, w = images[0].shape[:2]
    codec = av.CodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = w, h, "yuv420p"
    codec.time_base = Fraction(1, 25)
    codec.options = {
        "preset": "veryfast", "tune": "zerolatency", "crf": str(crf), "g": "1", "threads": "1",
    }  # fmt: skip
    packets = []
    for image in images:
        planes = cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420)
        packets += codec.encode(av.VideoFrame.from_ndarray(planes, "yuv420p"))
    packets += codec.encode(None)
    reader = av.CodecContext.create("h264", "r")
    reader.thread_count = 1
    found = []
    for packet in packets + [None]:
        for frame in reader.decode(packet):
            found.append(cv2.cvtColor(frame.to_ndarray(), cv2.COLOR_YUV2BGR_I420))
    assert len(found) == len(images)
    return found


class Wear:
    """One random way of wearing a picture out, applied alike to the pictures of a pair."""

    def __init__(self, rng, codec):
        self.seed = int(rng.integers(1 << 60))
        self.codec = codec

    def __call__(self, image):
        rng = np.random.default_rng(self.seed)
        if rng.random() < 0.6:
            image = colour(rng, image, 1.5)
        if rng.random() < 0.05:
            image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        if rng.random() < 0.35:
            image = soften(rng, image, 0.35)
        if rng.random() < 0.15:
            noise = rng.normal(0, rng.uniform(1, 8), image.shape)
            image = np.clip(image + noise, 0, 255).astype(np.uint8)
        if self.codec == "jpeg" and rng.random() < 0.7:
            image = jpeg(image, int(rng.integers(25, 96)))
        return image
