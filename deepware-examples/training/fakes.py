"""Fakes made of one real face, or of two, as manipulations make them: on crops, with OpenCV alone.

Pictures are square crops around a face (BGR bytes); points are the face mesh's in KEPT's order, in
pixels of the crop. Every function draws with the generator that it is given.
"""

import cv2
import numpy as np

from augment import colour, soften, warp_field

# Contours of MediaPipe's face mesh, each in order.
OVAL = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]  # fmt: skip
JAW = OVAL[8:29]
BROWS = [46, 70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 276]
LIPS = [
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
]  # fmt: skip
INNER_LIPS = [
    78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
]  # fmt: skip
EYE_A = [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246]
EYE_B = [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466]
NOSE = [168, 193, 122, 129, 98, 2, 327, 358, 351, 417]
LOW_BROWS = [55, 65, 52, 53, 285, 295, 282, 283]
CHEEKS = [50, 280, 205, 425, 187, 411, 216, 436, 212, 432, 6, 197, 195, 5, 4, 1, 19, 94]
KEPT = sorted({*OVAL, *BROWS, *LIPS, *INNER_LIPS, *EYE_A, *EYE_B, *NOSE, *LOW_BROWS, *CHEEKS})
AT = {index: place for place, index in enumerate(KEPT)}

# Regions that manipulations change: polygons, and how far each reaches beyond its contour (x, y).
REGIONS = {
    "oval": [(OVAL, 1.0, 1.0)],
    "brows to chin": [(JAW + BROWS, 1.0, 1.0)],
    "inner": [(JAW + BROWS, 0.78, 0.84)],
    "large": [(OVAL, 1.08, 1.12)],
    "rectangle": [(OVAL, 1.0, 1.0)],
    "lower": [(JAW + [6], 0.98, 0.98)],
    "mouth and chin": [(LIPS + JAW[6:15], 1.1, 1.0)],
    "mouth": [(LIPS, 1.45, 1.7)],
    "eyes and brows": [(EYE_A + BROWS[:6], 1.35, 1.3), (EYE_B + BROWS[6:], 1.35, 1.3)],
    "eyes": [(EYE_A, 1.6, 2.6), (EYE_B, 1.6, 2.6)],
    "eyes and mouth": [(EYE_A, 1.6, 2.4), (EYE_B, 1.6, 2.4), (LIPS, 1.4, 1.6)],
    "nose": [(NOSE, 1.2, 1.2)],
}
WHOLE = dict(zip(REGIONS, [0.2, 0.26, 0.18, 0.1, 0.16, 0.1]))
PARTS = {
    "lower": 0.14, "mouth and chin": 0.26, "mouth": 0.26, "eyes and brows": 0.1, "eyes": 0.08,
    "eyes and mouth": 0.12, "nose": 0.04,
}  # fmt: skip
SWAPS = {"oval": 0.3, "brows to chin": 0.3, "inner": 0.25, "rectangle": 0.05, "large": 0.1}
GRID = 192  # side at which masks are smoothed: a border is as wide whatever the picture's size
RATIOS = [0.25, 0.5, 0.75, 1, 1, 1]


def region(rng, points, side, shares, soft=None):
    """A soft mask (side x side, 0..1) of one region, its outline deformed at random; `soft` is how
    far its border is blurred, drawn where not given."""
    name = rng.choice(list(shares), p=np.array(list(shares.values())) / sum(shares.values()))
    mask, scale = np.zeros((GRID, GRID), np.uint8), GRID / side
    for contour, *reach in REGIONS[name]:
        polygon = points[[AT[i] for i in contour]] * scale
        if name == "rectangle":
            polygon = rectangle(rng, polygon)
        middle = (polygon.min(0) + polygon.max(0)) / 2
        polygon = middle + (polygon - middle) * reach * np.exp(rng.normal(0, 0.07, 2))
        polygon += rng.normal(0, 0.004 * GRID, polygon.shape)
        if name not in ("rectangle", "inner", "lower"):
            polygon = cv2.convexHull(polygon.astype(np.float32))[:, 0]
        cv2.fillPoly(mask, [np.round(polygon * 8).astype(np.int32)], 255, shift=3)
    mask = warp_field(rng, mask.astype(np.float32) / 255, GRID * rng.uniform(0, 0.018), 5)
    if name == "rectangle" and rng.random() < 0.6:
        mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.4, 1.5))  # pasted as it is
    else:
        mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.6, 4))
        if (way := rng.random()) < 0.45:
            mask = (mask > 0.95).astype(np.float32)  # smaller
        elif way > 0.85:
            mask = (mask > 0.05).astype(np.float32)  # larger
        soft = soft or np.exp(rng.uniform(np.log(0.6), np.log(9)))
        mask = cv2.GaussianBlur(mask, (0, 0), soft)
    return np.clip(cv2.resize(mask, (side, side), interpolation=cv2.INTER_LINEAR), 0, 1)


def rectangle(rng, polygon):
    """An upright or turned rectangle around a face."""
    low, high = polygon.min(0), polygon.max(0)
    half = (high - low) / 2 * rng.uniform(0.85, 1.2, 2)
    turn = rng.normal(0, 0.06) * (rng.random() < 0.5)
    c, s = np.cos(turn), np.sin(turn)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    return (low + high) / 2 + corners @ np.array([[c, s], [-s, c]])


# --- geometry -----------------------------------------------------------------------------------

CONTROL = OVAL[::3] + BROWS[::2] + LIPS[::2] + EYE_A[::4] + EYE_B[::4] + [4, 6, 50, 280, 14, 13]
CONTROL = [AT[i] for i in CONTROL]
ANCHORS = np.array([[0, 0], [0.5, 0], [1, 0], [0, 0.5], [1, 0.5], [0, 1], [0.5, 1], [1, 1]])
CELLS = 25


def plate(to, source, side, anchored):
    """Where each pixel of a crop comes from (x, y), by a thin plate between control points.

    `to` lie in the crop, `source` where the pixels are taken from; anchored, the crop's border
    stays where it is.
    """
    a, b = to[CONTROL] / side, source[CONTROL] / side
    if anchored:
        a, b = np.concatenate([a, ANCHORS]), np.concatenate([b, ANCHORS])

    def radial(p, q):
        d = ((p[:, None] - q[None]) ** 2).sum(-1)
        return d * np.log(d + 1e-9)

    k = len(a)
    left = np.zeros((k + 3, k + 3))
    left[:k, :k] = radial(a, a) + 1e-3 * np.eye(k)
    left[:k, k], left[:k, k + 1 :] = 1, a
    left[k:, :k] = left[:k, k:].T
    weights = np.linalg.solve(left, np.concatenate([b, np.zeros((3, 2))]))
    line = (np.arange(CELLS) + 0.5) / CELLS
    at = np.stack(np.meshgrid(line, line), -1).reshape(-1, 2)
    places = radial(at, a) @ weights[:k] + weights[k] + at @ weights[k + 1 :]
    places = (places * side).astype(np.float32).reshape(CELLS, CELLS, 2)
    return cv2.resize(places, (side, side), interpolation=cv2.INTER_LINEAR)


def moved(rng, points):
    """The same face with another expression: mouth, eyes and brows elsewhere."""
    points = points.copy()
    span = np.linalg.norm(points[AT[263]] - points[AT[33]])
    mouth, jaw = [AT[i] for i in LIPS + INNER_LIPS], [AT[i] for i in JAW[5:16]]
    middle = points[mouth].mean(0)
    stretch = np.exp([rng.normal(0, 0.12), rng.normal(0, 0.35)])
    points[mouth] = middle + (points[mouth] - middle) * stretch + span * rng.normal(0, 0.03, 2)
    points[jaw] += span * rng.normal(0, 0.04, 2) * [0.3, 1]
    if rng.random() < 0.6:
        lids = np.exp([rng.normal(0, 0.05), rng.normal(0, 0.3)])
        for eye in (EYE_A, EYE_B):
            at = [AT[i] for i in eye]
            middle = points[at].mean(0)
            points[at] = middle + (points[at] - middle) * lids
        points[[AT[i] for i in BROWS + LOW_BROWS]] += span * rng.normal(0, 0.03, 2) * [0.3, 1]
    return points


def jolt(rng, image, strength=1.0):
    """A small affine change, as the registration of a pasted face makes."""
    side = image.shape[0]
    matrix = cv2.getRotationMatrix2D(
        (side / 2, side / 2), rng.normal(0, 1.1) * strength, np.exp(rng.normal(0, 0.022) * strength)
    )
    matrix[:, 2] += rng.normal(0, [0.009, 0.006]) * side * strength
    return cv2.warpAffine(image, matrix, (side, side), borderMode=cv2.BORDER_REFLECT_101)


# --- what is done to a pasted face --------------------------------------------------------------


def remade(rng, image):
    """Through few pixels and back, unevenly, as a generator's upsampling leaves it."""
    side = image.shape[0]
    small = cv2.resize(image, (k := int(side * rng.uniform(0.3, 0.7)), k), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.5:
        small = cv2.bilateralFilter(small, 5, rng.uniform(10, 35), 2)
    twice = cv2.resize(small, (2 * k, 2 * k), interpolation=cv2.INTER_NEAREST)
    twice = cv2.filter2D(twice, -1, kernel(rng))
    way = cv2.INTER_AREA if 2 * k > side else cv2.INTER_CUBIC
    return cv2.resize(twice, (side, side), interpolation=way)


def kernel(rng):
    """A small low-pass with an error of its own, as a learned one has, and some sharpening."""
    rough = np.outer([1, 2, 1], [1, 2, 1]) / 16 + rng.normal(0, 0.02, (3, 3))
    sharp = -rng.uniform(0, 0.12) * np.ones((3, 3))
    rough = rough / rough.sum() + sharp
    rough[1, 1] -= sharp.sum()
    return rough.astype(np.float32)


def coded(rng, image):
    """Through few numbers for each overlapping patch and back, as a linear autoencoder does it.

    Cosines stand for the principal components of faces, which they nearly are. The decoder errs a
    little, alike in each patch, and what has little contrast is lost.
    """
    side, patch = image.shape[0], int(rng.choice([8, 12, 16]))
    line = np.arange(patch)
    wave = np.cos(np.pi * (line + 0.5) * line[:, None] / patch) * np.sqrt(2 / patch)
    wave[0] /= np.sqrt(2)
    low = line[:, None] + line < patch * rng.uniform(0.35, 0.7)
    code = np.einsum("ux,vy->uvxy", wave, wave)[low].reshape(low.sum(), -1).astype(np.float32)
    back = code + rng.normal(0, rng.uniform(0, 0.008), code.shape).astype(np.float32)
    back[0] = code[0]
    scale, step = rng.uniform(0.6, 1.1), patch // 2
    cells = max(3, int(side * scale) // step)
    whole = cells * step
    small = cv2.resize(image, (whole, whole), interpolation=cv2.INTER_AREA).astype(np.float32) - 128
    patches = np.lib.stride_tricks.sliding_window_view(small, (patch, patch), (0, 1))[::step, ::step]
    numbers = patches.reshape(*patches.shape[:3], -1) @ code.T
    numbers[np.abs(numbers) < rng.uniform(0, 0.9) * patch] = 0
    drawn = (numbers @ back).reshape(patches.shape)
    window = np.sin(np.pi * (line + 0.5) / patch).astype(np.float32) ** 2
    drawn = drawn * (window[:, None] * window)
    out = np.zeros_like(small)
    rows = np.arange(cells - 1) * step
    for y in range(patch):
        for x in range(patch):
            out[np.ix_(rows + y, rows + x)] += drawn[..., y, x]
    edge = step  # seen by one patch only
    out[:edge], out[-edge:], out[:, :edge], out[:, -edge:] = (
        small[:edge], small[-edge:], small[:, :edge], small[:, -edge:],
    )  # fmt: skip
    out = np.clip(out + 128, 0, 255).astype(np.uint8)
    return cv2.resize(out, (side, side), interpolation=cv2.INTER_CUBIC)


def repainted(rng, image, least=0.25):
    """Other detail than the surroundings have."""
    way = rng.random()
    if way < 0.2:
        return remade(rng, image)
    return coded(rng, image) if way < 0.45 else soften(rng, image, least)


def in_light_of(rng, source, base, mask):
    """The source's colours brought to the base's within the mask: mean, mostly spread as well."""
    weight = mask / (mask.sum() + 1e-3)
    s, b = source.reshape(-1, 3).astype(np.float32), base.reshape(-1, 3).astype(np.float32)
    w = weight.reshape(1, -1)
    u, v = w @ s, w @ b
    scale = np.sqrt((w @ (b - v) ** 2) / (w @ (s - u) ** 2 + 1)) if rng.random() < 0.6 else 1.0
    return np.clip((s - u) * scale + v, 0, 255).astype(np.uint8).reshape(source.shape)


def blend(base, changed, mask, seamless=False):
    """Alpha blending; seamless, the difference at the border is spread over the inside."""
    a, b = base.astype(np.float32), changed.astype(np.float32)
    if seamless:
        side = 48
        ring = cv2.resize(mask, (side, side), interpolation=cv2.INTER_AREA)
        ring = np.clip(ring * (1 - ring) * 4, 0, 1)[..., None] + 1e-4
        gap = cv2.resize(a - b, (side, side), interpolation=cv2.INTER_AREA)
        wide = cv2.GaussianBlur(gap * ring, (0, 0), 7)
        wide /= cv2.GaussianBlur(ring, (0, 0), 7)[..., None]
        b = b + cv2.resize(wide, base.shape[1::-1])
    return np.clip(a + (b - a) * mask[..., None], 0, 255).astype(np.uint8)


# --- kinds of fakes: base (the real), fake, and the mask of what was changed ---------------------


def self_blended(rng, image, points):
    """The face pasted onto itself with a border, other colours or other detail."""
    side, base, source = image.shape[0], image, image
    mask = region(rng, points, side, WHOLE if rng.random() < 0.75 else PARTS)
    if rng.random() < 0.8:
        if rng.random() < 0.55:
            source = colour(rng, source)
        else:
            base = colour(rng, base)
    if rng.random() < 0.65:
        if rng.random() < 0.75:
            source = repainted(rng, source)
        else:
            base = soften(rng, base, 0.4)
    if rng.random() < 0.85:
        source = jolt(rng, source)
    if rng.random() < 0.4:
        source = warp_field(rng, source, side * rng.uniform(0.002, 0.012), int(rng.integers(3, 7)))
    mask = mask * rng.choice(RATIOS)
    return base, blend(base, source, mask, rng.random() < 0.15), mask


def part_repainted(rng, image, points):
    """Mouth, chin or eyes drawn again in the same colours, as a renderer of textures does."""
    source = repainted(rng, image, 0.3)
    if rng.random() < 0.5:
        source = repainted(rng, source, 0.5)
    if rng.random() < 0.6:
        side = image.shape[0]
        source = cv2.remap(
            source, plate(points, moved(rng, points), side, True), None, cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        )  # fmt: skip
    elif rng.random() < 0.7:
        source = jolt(rng, source, 0.5)
    mask = region(rng, points, image.shape[0], PARTS)
    return image, blend(image, source, mask), mask


def reenacted(rng, image, points):
    """The own mouth, eyes and brows moved, the face rendered again."""
    side = image.shape[0]
    places = plate(points, moved(rng, points), side, True)
    way = cv2.INTER_LINEAR if rng.random() < 0.5 else cv2.INTER_CUBIC
    source = cv2.remap(image, places, None, way, borderMode=cv2.BORDER_REFLECT_101)
    if rng.random() < 0.6:
        source = repainted(rng, source, 0.35)
    if rng.random() < 0.4:
        source = colour(rng, source, 0.5)
    mask = region(rng, points, side, WHOLE if rng.random() < 0.7 else PARTS)
    return image, blend(image, source, mask, rng.random() < 0.2), mask


def swapped(rng, image, points, donor, theirs):
    """Another person's face in the shape and light of this one."""
    side = image.shape[0]
    places = plate(points, theirs, side, False)
    source = cv2.remap(donor, places, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    mask = region(rng, points, side, WHOLE)
    source = in_light_of(rng, source, image, mask)
    if rng.random() < 0.5:
        source = repainted(rng, source, 0.35)
    return image, blend(image, source, mask, rng.random() < 0.3), mask


def generated(rng, image, points, donor=None, theirs=None):
    """A face as networks for swaps paste it: drawn with few pixels and little grain, a bit out of
    shape, in the colors of what it covers, with a soft border.

    Without a donor it is the own face: what tells it is how it was drawn, not who it is.
    """
    side = image.shape[0]
    if donor is not None:
        places = plate(points, theirs, side, False)
    else:
        places = plate(points, moved(rng, points) if rng.random() < 0.5 else points, side, True)
    source = cv2.remap(
        image if donor is None else donor, places, None, cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT_101,
    )  # fmt: skip
    source = warp_field(rng, source, side * rng.uniform(0.001, 0.008), int(rng.integers(3, 8)))
    source = drawn(rng, source)
    if rng.random() < 0.3:
        source = jolt(rng, source, 0.5)
    mask = region(rng, points, side, SWAPS, rng.uniform(1.5, 9))
    if rng.random() < 0.85:
        source = in_light_of(rng, source, image, mask)
    if rng.random() < 0.5:
        source = colour(rng, source, 0.35)
    return image, blend(image, source, mask, rng.random() < 0.15), mask


def drawn(rng, image):
    """What a generator of a face of few pixels leaves: smooth skin, grain lost, edges kept or
    sharpened afterwards."""
    side = image.shape[0]
    way = rng.random()
    if way < 0.25:
        out = coded(rng, image)
    elif way < 0.4:
        out = remade(rng, image)
    else:
        k = int(side * rng.uniform(0.3, 0.95))
        out = cv2.resize(image, (k, k), interpolation=cv2.INTER_AREA)
        if rng.random() < 0.7:
            out = cv2.bilateralFilter(out, 5, rng.uniform(6, 30), rng.uniform(1, 3))
        way = rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4])
        out = cv2.resize(out, (side, side), interpolation=int(way))
    if rng.random() < 0.4:
        soft = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.8, 2))
        out = cv2.addWeighted(out, 1 + (k := rng.uniform(0.2, 0.9)), soft, -k, 0)
    return out


def partly(rng, real, fake, points):
    """Of a true fake only a region, the rest as it was."""
    mask = region(rng, points, real.shape[0], WHOLE | PARTS)
    return real, blend(real, fake, mask), mask
