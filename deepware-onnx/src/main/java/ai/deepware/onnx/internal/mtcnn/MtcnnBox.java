package ai.deepware.onnx.internal.mtcnn;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Landmarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A face while MTCNN's stages refine it, in single precision as in the reference: corners in pixels
 * of the frame, score, the correction that the network proposes, and ten numbers of landmarks, x
 * before y, in the third stage.
 */
public record MtcnnBox(
    float x1,
    float y1,
    float x2,
    float y2,
    float score,
    List<Float> correction,
    List<Float> points) {

  float width() {
    return x2 - x1;
  }

  float height() {
    return y2 - y1;
  }

  MtcnnBox scored(float newScore, List<Float> newCorrection, List<Float> newPoints) {
    return new MtcnnBox(x1, y1, x2, y2, newScore, newCorrection, newPoints);
  }

  /** Moves the corners by the correction times the sides, which the later stages count with +1. */
  public MtcnnBox corrected(int extra) {
    float w = width() + extra;
    float h = height() + extra;
    return new MtcnnBox(
        x1 + correction.get(0) * w,
        y1 + correction.get(1) * h,
        x2 + correction.get(2) * w,
        y2 + correction.get(3) * h,
        score,
        correction,
        points);
  }

  public MtcnnBox square() {
    float side = Math.max(width(), height());
    float left = x1 + width() * 0.5f - side * 0.5f;
    float top = y1 + height() * 0.5f - side * 0.5f;
    return new MtcnnBox(left, top, left + side, top + side, score, correction, points);
  }

  public boolean isSound() {
    return Float.isFinite(x1 + y1 + x2 + y2) && x2 > x1 && y2 > y1;
  }

  /** Landmarks lie relative to the box before its last correction, {@code raw}. */
  public Detection detection(MtcnnBox raw) {
    double[] xy = new double[10];
    for (int i = 0; i < 5; i++) {
      xy[2 * i] = (raw.width() + 1) * points.get(i) + raw.x1 - 1;
      xy[2 * i + 1] = (raw.height() + 1) * points.get(5 + i) + raw.y1 - 1;
    }
    Box box = new Box(x1, y1, (double) x2 - x1, (double) y2 - y1);
    return Detection.of(box, Landmarks.of(xy), Math.min(1, score));
  }

  /** Keeps the best of boxes that overlap: intersection over union, as torchvision has it. */
  public static List<MtcnnBox> withoutOverlaps(List<MtcnnBox> boxes, float most) {
    List<MtcnnBox> best = new ArrayList<>(boxes);
    best.sort(Comparator.comparingDouble(MtcnnBox::score).reversed());
    List<MtcnnBox> kept = new ArrayList<>();
    for (MtcnnBox box : best) {
      if (kept.stream().noneMatch(better -> better.overUnion(box) > most)) {
        kept.add(box);
      }
    }
    return kept;
  }

  private float overUnion(MtcnnBox other) {
    float w = Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1));
    float h = Math.max(0, Math.min(y2, other.y2) - Math.max(y1, other.y1));
    return w * h / (width() * height() + other.width() * other.height() - w * h);
  }

  /** Intersection over the smaller area, sides counted with +1. */
  public float overSmaller(MtcnnBox other) {
    float w = Math.max(0, Math.min(x2, other.x2) - Math.max(x1, other.x1) + 1);
    float h = Math.max(0, Math.min(y2, other.y2) - Math.max(y1, other.y1) + 1);
    return w * h / Math.min(areaPlusOne(), other.areaPlusOne());
  }

  private float areaPlusOne() {
    return (width() + 1) * (height() + 1);
  }
}
