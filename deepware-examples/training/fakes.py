"""Fakes made of real faces, and what cameras, scaling and codecs do to both: batches on a GPU.

Pictures are float tensors [n, 3, side, side] in 0..1 (RGB), crops around a face; landmarks are the
face mesh's points in KEPT's order as fractions of the crop.
"""

import math

import numpy as np
import torch
from torch.nn import functional as F

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

# Regions that manipulations change: polygons, how far each reaches beyond its contour (x, y), and
# how often it is drawn.
REGIONS = {
    "oval": ([(OVAL, 1.0, 1.0)], 0.14),
    "brows to chin": ([(JAW + BROWS, 1.0, 1.0)], 0.2),
    "inner": ([(JAW + BROWS, 0.78, 0.84)], 0.14),
    "large": ([(OVAL, 1.08, 1.12)], 0.08),
    "lower": ([(JAW + [6], 0.98, 0.98)], 0.08),
    "mouth": ([(LIPS, 1.45, 1.7)], 0.09),
    "eyes": ([(EYE_A, 1.6, 2.6), (EYE_B, 1.6, 2.6)], 0.05),
    "eyes and mouth": ([(EYE_A, 1.6, 2.4), (EYE_B, 1.6, 2.4), (LIPS, 1.4, 1.6)], 0.06),
    "nose": ([(NOSE, 1.2, 1.2)], 0.02),
    "rectangle": ([(OVAL, 1.0, 1.0)], 0.14),
}  # fmt: skip
NAMES = list(REGIONS)
RECTANGLE = NAMES.index("rectangle")
GRID = 128  # side of a mask: its border is as wide whatever the picture's size
RATIOS = [0.25, 0.5, 0.75, 1, 1, 1]


def tables(device):
    """Per region three polygons of one number of corners, their scales, whether they are used, and the shares."""
    corners = max(len(p) for parts, _ in REGIONS.values() for p, _, _ in parts)
    index = torch.zeros(len(NAMES), 3, corners, dtype=torch.long)
    scale, used = torch.ones(len(NAMES), 3, 1, 2), torch.zeros(len(NAMES), 3)
    for r, (parts, _) in enumerate(REGIONS.values()):
        for k in range(3):
            contour, sx, sy = parts[k] if k < len(parts) else ([OVAL[0]], 1, 1)
            places = [AT[i] for i in contour]
            index[r, k] = torch.tensor(places + places[-1:] * (corners - len(places)))
            scale[r, k, 0], used[r, k] = torch.tensor([sx, sy]), k < len(parts)
    shares = torch.tensor([share for _, share in REGIONS.values()])
    return index.to(device), scale.to(device), used.to(device), shares.to(device)


class Fakes:
    """Draws at random with a generator of its own."""

    def __init__(self, device, seed):
        self.device = device
        self.g = torch.Generator(device).manual_seed(seed)
        self.rng = np.random.default_rng(seed)  # for what a whole group shares
        self.index, self.scale, self.used, self.shares = tables(device)
        line = (torch.arange(GRID, device=device) + 0.5) / GRID
        self.line = line

    # --- draws --------------------------------------------------------------------------------

    def rand(self, *shape):
        return torch.rand(shape, generator=self.g, device=self.device)

    def randn(self, *shape):
        return torch.randn(shape, generator=self.g, device=self.device)

    def uniform(self, low, high, *shape):
        return low + (high - low) * self.rand(*shape)

    def chance(self, p, n):
        return self.rand(n, 1, 1, 1) < p

    def number(self):
        return float(self.rng.random())

    # --- regions ------------------------------------------------------------------------------

    def regions(self, points, kinds=None):
        """Soft masks [n, 1, GRID, GRID] in 0..1 of one region each, without the blend ratio."""
        n = len(points)
        if kinds is None:
            kinds = torch.multinomial(self.shares, n, True, generator=self.g)
        rows = torch.arange(n, device=self.device)[:, None, None]
        polygon = points[rows, self.index[kinds]]  # n, 3, corners, 2
        middle = (polygon.amax(2, True) + polygon.amin(2, True)) / 2
        scale = self.scale[kinds] * torch.exp(0.07 * self.randn(n, 3, 1, 2))
        polygon = middle + (polygon - middle) * scale + 0.004 * self.randn(*polygon.shape)
        box = kinds == RECTANGLE
        if box.any():
            polygon[box, 0] = self.rectangles(points[box], polygon.shape[2])
        mask = (inside(polygon, self.line) * self.used[kinds][:, :, None, None]).amax(1, True)
        mask = self.elastic(mask, self.uniform(0.0, 0.035, n))
        hard = (box & (self.rand(n) < 0.7)).view(-1, 1, 1, 1)
        first = blur(mask, self.uniform(0.4, 2.5, n))
        way = self.rand(n, 1, 1, 1)
        first = torch.where(way < 0.45, (first > 0.97).float(), first)  # smaller
        first = torch.where(way > 0.85, (first > 0.05).float(), first)  # larger
        sigma = torch.exp(self.uniform(math.log(0.5), math.log(6.0), n))
        sigma = torch.where(hard.flatten(), sigma.clamp(max=1.2), sigma)
        return blur(torch.where(hard, mask, first), sigma)

    def rectangles(self, points, corners):
        """Upright or turned rectangles around the faces, as corners of a polygon."""
        n = len(points)
        low, high = points.amin(1), points.amax(1)
        middle, half = (low + high) / 2, (high - low) / 2
        half = half * self.uniform(0.85, 1.2, n, 2)
        half[:, 1] *= self.uniform(0.9, 1.15, n)
        corner = torch.tensor([[-1.0, -1], [1, -1], [1, 1], [-1, 1]], device=self.device)
        shape = corner[None] * half[:, None]
        turn = 0.06 * self.randn(n) * (self.rand(n) < 0.5)
        c, s = torch.cos(turn)[:, None], torch.sin(turn)[:, None]
        turned = torch.stack(
            [c * shape[..., 0] - s * shape[..., 1], s * shape[..., 0] + c * shape[..., 1]], -1
        )
        turned = turned + middle[:, None]
        return torch.cat([turned, turned[:, -1:].expand(-1, corners - 4, -1)], 1)

    def elastic(self, image, strength, cells=5):
        """Moves pixels by a smooth random field; strength is a fraction of the side."""
        n = len(image)
        field = self.randn(n, 2, cells, cells) * strength.view(-1, 1, 1, 1) * 2
        return warp(image, field)

    # --- changes of the pasted face -----------------------------------------------------------

    def colour(self, x, strength=1.0):
        """Brightness, contrast, gamma and tint, one draw per picture."""
        return self.colours(len(x), strength)(x)

    def colours(self, n, strength=1.0):
        gain = torch.exp(0.1 * strength * self.randn(n, 1, 1, 1) + 0.05 * strength * self.randn(n, 3, 1, 1))
        shift = 0.03 * strength * self.randn(n, 1, 1, 1) + 0.02 * strength * self.randn(n, 3, 1, 1)
        power = torch.exp(0.12 * strength * self.randn(n, 1, 1, 1))
        grey = 1 + 0.15 * strength * self.randn(n, 1, 1, 1)
        def change(x):
            x = (x.clamp(0, 1) + 1e-4) ** power * gain + shift
            luma = x.mean(1, True)
            return (luma + (x - luma) * grey).clamp(0, 1)
        return change

    def soften(self, x, least=0.2):
        """Less or more detail; one way for the whole group."""
        way, side = self.number(), x.shape[-1]
        if way < 0.5:
            k = least + (0.85 - least) * self.number()
            small = F.interpolate(x, size=max(8, int(side * k)), mode="bilinear", antialias=True)
            mode = "bilinear" if self.number() < 0.4 else "bicubic"
            return F.interpolate(small, size=side, mode=mode).clamp(0, 1)
        if way < 0.65:
            return blur(x, self.uniform(0.5, 1.8, len(x)))
        if way < 0.75:
            return guided(x, int(2 + 5 * self.number()), 10 ** (-3.5 + 1.5 * self.number()))
        if way < 0.9:
            soft = blur(x, self.uniform(0.8, 2, len(x)))
            return (x + (0.3 + 0.9 * self.number()) * (x - soft)).clamp(0, 1)
        return jpeg(x, 30 + 55 * self.number())

    def move(self, points):
        """The same face with another expression: mouth, eyes and brows moved."""
        n, moved = len(points), points.clone()
        span = (points[:, AT[263]] - points[:, AT[33]]).norm(dim=1).view(n, 1, 1)
        mouth, jaw = [AT[i] for i in LIPS + INNER_LIPS], [AT[i] for i in JAW[5:16]]
        centre = points[:, mouth].mean(1, True)
        stretch = torch.exp(torch.stack([0.1 * self.randn(n, 1), 0.3 * self.randn(n, 1)], -1))
        shift = span * 0.03 * self.randn(n, 1, 2)
        moved[:, mouth] = centre + (points[:, mouth] - centre) * stretch + shift
        moved[:, jaw] += span * 0.04 * self.randn(n, 1, 2) * torch.tensor([0.3, 1], device=self.device)
        for eye in (EYE_A, EYE_B):
            at = [AT[i] for i in eye]
            centre = points[:, at].mean(1, True)
            stretch = torch.exp(torch.stack([0.05 * self.randn(n, 1), 0.3 * self.randn(n, 1)], -1))
            moved[:, at] = centre + (points[:, at] - centre) * stretch
        brows = [AT[i] for i in BROWS + LOW_BROWS]
        moved[:, brows] += span * 0.03 * self.randn(n, 1, 2) * torch.tensor([0.3, 1], device=self.device)
        return moved

    def jolt(self, n):
        """A small affine change as the source's registration makes: crop to crop, in -1..1."""
        shift = torch.stack([0.02 * self.randn(n), 0.012 * self.randn(n)], 1)
        scale = torch.exp(0.025 * self.randn(n))
        turn = 0.02 * self.randn(n)
        c, s = scale * torch.cos(turn), scale * torch.sin(turn)
        return torch.stack([c, -s, shift[:, 0], s, c, shift[:, 1]], 1).view(n, 2, 3)

    # --- blending -----------------------------------------------------------------------------

    def blend(self, base, changed, mask, seamless):
        """Alpha blending; some pictures with the border's difference spread over the inside."""
        if seamless.any():
            side = 64
            ring = F.interpolate(mask, size=side, mode="area")
            ring = (ring * (1 - ring) * 4).clamp(0, 1) + 1e-4
            gap = F.interpolate(base - changed, size=side, mode="area")
            sigma = torch.full((len(base),), 9.0, device=self.device)
            wide = blur(gap * ring, sigma, 25) / blur(ring, sigma, 25)
            wide = F.interpolate(wide, size=base.shape[-1], mode="bilinear")
            changed = torch.where(seamless, (changed + wide).clamp(0, 1), changed)
        return base + (changed - base) * mask


def inside(polygon, line):
    """1 inside the polygons [n, k, corners, 2], on a grid of line x line, by the even-odd rule."""
    n, k, corners, _ = polygon.shape
    odd = torch.zeros(n, k, len(line), len(line), dtype=torch.bool, device=polygon.device)
    for i in range(corners):
        (x1, y1), (x2, y2) = polygon[:, :, i - 1].unbind(-1), polygon[:, :, i].unbind(-1)
        y = line.view(1, 1, -1)
        crosses = (y1[..., None] > y) != (y2[..., None] > y)
        slope = (x2 - x1) / torch.where((y2 - y1).abs() < 1e-9, 1e-9, y2 - y1)
        x = x1[..., None] + slope[..., None] * (y - y1[..., None])
        odd ^= crosses[..., None] & (line.view(1, 1, 1, -1) < x[..., None])
    return odd.float()


def blur(x, sigma, size=17):
    """A Gaussian blur with a sigma in pixels for each picture."""
    n, c, h, w = x.shape
    t = torch.arange(size, device=x.device, dtype=torch.float32) - size // 2
    kernel = torch.exp(-0.5 * (t / sigma.clamp(min=0.2).view(-1, 1)) ** 2)
    kernel = (kernel / kernel.sum(1, True)).repeat_interleave(c, 0)
    flat = F.pad(x.reshape(1, n * c, h, w), [size // 2] * 4, mode="replicate")
    flat = F.conv2d(flat, kernel.view(n * c, 1, 1, size), groups=n * c)
    flat = F.conv2d(flat, kernel.view(n * c, 1, size, 1), groups=n * c)
    return flat.view(n, c, h, w)


def guided(x, radius, epsilon):
    """Smooths but for edges, as beauty filters and renderers do (He et al. 2010)."""
    def mean(v):
        return F.avg_pool2d(v, 2 * radius + 1, 1, radius, count_include_pad=False)
    m = mean(x)
    a = (mean(x * x) - m * m).clamp(min=0)
    a = a / (a + epsilon)
    return (mean(a) * x + mean(m - a * m)).clamp(0, 1)


def identity(n, side, device):
    line = (torch.arange(side, device=device) + 0.5) / side * 2 - 1
    return torch.stack(torch.meshgrid(line, line, indexing="xy"), -1).expand(n, -1, -1, -1)


def warp(image, field):
    """Moves pixels by a field [n, 2, cells, cells] in units of half a side."""
    side = image.shape[-1]
    field = F.interpolate(field, size=side, mode="bicubic").permute(0, 2, 3, 1)
    at = identity(len(image), side, image.device) + field
    return F.grid_sample(image, at, padding_mode="reflection", align_corners=False)


CONTROL = [AT[i] for i in OVAL[::3] + BROWS[::2] + LIPS[::2] + EYE_A[::4] + EYE_B[::4] + [4, 6, 50, 280, 14, 13]]
ANCHORS = [[0, 0], [0.5, 0], [1, 0], [0, 0.5], [1, 0.5], [0, 1], [0.5, 1], [1, 1]]


def spline(to, source, anchored, cells=48, stiff=1e-3):
    """Where each place of a crop comes from: a thin plate from control points to the source's.

    Both are [n, KEPT, 2] as fractions of the crop. Returns [n, cells, cells, 2] in fractions.
    """
    a, b = to[:, CONTROL], source[:, CONTROL]
    n, device = len(a), a.device
    if anchored:
        corners = torch.tensor(ANCHORS, device=device, dtype=a.dtype).expand(n, -1, -1)
        a, b = torch.cat([a, corners], 1), torch.cat([b, corners], 1)
    k = a.shape[1]

    def radial(p, q):
        d = ((p[:, :, None] - q[:, None]) ** 2).sum(-1)
        return d * torch.log(d + 1e-9)

    top = torch.cat([radial(a, a) + stiff * torch.eye(k, device=device), torch.ones(n, k, 1, device=device), a], 2)
    low = torch.cat([torch.ones(n, k, 1, device=device), a], 2).transpose(1, 2)
    left = torch.cat([top, torch.cat([low, torch.zeros(n, 3, 3, device=device)], 2)], 1)
    right = torch.cat([b, torch.zeros(n, 3, 2, device=device)], 1)
    weights = torch.linalg.solve(left, right)
    at = ((identity(1, cells, device) + 1) / 2).reshape(1, -1, 2).expand(n, -1, -1)
    basis = torch.cat([radial(at, a), torch.ones(n, at.shape[1], 1, device=device), at], 2)
    return (basis @ weights).view(n, cells, cells, 2)


def sample(image, places):
    """The picture at places [n, cells, cells, 2] in fractions, at its own size."""
    side = image.shape[-1]
    places = F.interpolate(places.permute(0, 3, 1, 2), size=side, mode="bilinear").permute(0, 2, 3, 1)
    return F.grid_sample(image, places * 2 - 1, padding_mode="reflection", align_corners=False)


# --- JPEG ---------------------------------------------------------------------------------------

LUMA = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]  # fmt: skip
CHROMA = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, *[99] * 32,
]  # fmt: skip
YCC = [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]


def jpeg(x, quality, subsampled=True):
    """What JPEG of the given quality leaves of pictures."""
    h, w = x.shape[-2:]
    device = x.device
    matrix = torch.tensor(YCC, device=device)
    x = F.pad(x, [0, -w % 16, 0, -h % 16], mode="replicate")
    ycc = torch.einsum("ij,njhw->nihw", matrix, x * 255) - torch.tensor([128.0, 0, 0], device=device).view(1, 3, 1, 1)
    scale = 5000 / quality if quality < 50 else 200 - 2 * quality
    luma, chroma = (
        ((torch.tensor(t, device=device, dtype=torch.float32) * scale + 50) / 100).floor().clamp(1, 255)
        for t in (LUMA, CHROMA)
    )
    k = torch.arange(8, device=device, dtype=torch.float32)
    dct = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) / 2
    dct[0] /= math.sqrt(2)

    def coded(plane, table):
        n, c, rows, columns = plane.shape
        blocks = plane.view(n, c, rows // 8, 8, columns // 8, 8).transpose(3, 4)
        numbers = dct @ blocks @ dct.T
        numbers = (numbers / table.view(8, 8)).round() * table.view(8, 8)
        return (dct.T @ numbers @ dct).transpose(3, 4).reshape(n, c, rows, columns)

    y, c = coded(ycc[:, :1], luma), ycc[:, 1:]
    if subsampled:
        c = F.interpolate(coded(F.avg_pool2d(c, 2), chroma), scale_factor=2, mode="bilinear")
    else:
        c = coded(c, chroma)
    ycc = torch.cat([y + 128, c], 1)
    out = torch.einsum("ij,njhw->nihw", torch.linalg.inv(matrix), ycc) / 255
    return out[..., :h, :w].clamp(0, 1)
