package ai.deepware.onnx.internal.yunet;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Landmarks;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads YuNet's twelve outputs: per stride two confidences, a box and five points for each cell.
 */
public final class YuNetDecoder {
  private static final int[] STRIDES = {8, 16, 32};

  public static final List<String> OUTPUTS =
      List.of(
          "cls_8", "obj_8", "bbox_8", "kps_8", "cls_16", "obj_16", "bbox_16", "kps_16", "cls_32",
          "obj_32", "bbox_32", "kps_32");

  /** Overlap of two boxes above which they are one face; OpenCV's default. */
  private static final double SAME_FACE = 0.3;

  private final Network network;
  private final double threshold;

  public YuNetDecoder(Network network, double threshold) {
    this.network = network;
    this.threshold = threshold;
  }

  /** The faces of each image, best first, in pixels of the input. */
  public List<List<Detection>> decode(List<Tensor> outputs, int images, int width, int height) {
    List<List<Detection>> faces = new ArrayList<>(images);
    for (int image = 0; image < images; image++) {
      List<Detection> candidates = new ArrayList<>();
      for (int i = 0; i < STRIDES.length; i++) {
        int stride = STRIDES[i];
        int cells = width / stride * (height / stride);
        float[] cls = outputs.get(4 * i).expectShape(images, cells, 1).data();
        float[] obj = outputs.get(4 * i + 1).expectShape(images, cells, 1).data();
        float[] boxes = outputs.get(4 * i + 2).expectShape(images, cells, 4).data();
        float[] points = outputs.get(4 * i + 3).expectShape(images, cells, 10).data();
        for (int cell = 0; cell < cells; cell++) {
          int at = image * cells + cell;
          double score = score(cls[at], obj[at]);
          if (score > threshold) {
            candidates.add(face(boxes, points, at, cell, width / stride, stride, score));
          }
        }
      }
      faces.add(withoutOverlaps(candidates));
    }
    return faces;
  }

  private double score(float cls, float obj) {
    float product = Math.min(Math.max(cls, 0), 1) * Math.min(Math.max(obj, 0), 1);
    if (Float.isNaN(product)) {
      throw network.failure("a confidence is NaN");
    }
    return Math.sqrt(product);
  }

  private Detection face(
      float[] boxes, float[] points, int at, int cell, int columns, int stride, double score) {
    int column = cell % columns;
    int row = cell / columns;
    double width = Math.exp(boxes[4 * at + 2]) * stride;
    double height = Math.exp(boxes[4 * at + 3]) * stride;
    double x = (column + boxes[4 * at]) * stride - width / 2;
    double y = (row + boxes[4 * at + 1]) * stride - height / 2;
    double[] xy = new double[10];
    double sum = x + y;
    for (int i = 0; i < 10; i++) {
      xy[i] = ((i % 2 == 0 ? column : row) + points[10 * at + i]) * stride;
      sum += xy[i];
    }
    if (!Double.isFinite(sum) || !(width > 0 && height > 0)) {
      throw network.failure("a face's geometry is no number: %s, %s".formatted(width, sum));
    }
    return Detection.of(new Box(x, y, width, height), Landmarks.of(xy), score);
  }

  /** Of detections that overlap the best one, best first; sorts what it is given. */
  public static List<Detection> withoutOverlaps(List<Detection> candidates) {
    candidates.sort(Comparator.comparingDouble(Detection::confidence).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection face : candidates) {
      if (kept.stream()
          .noneMatch(better -> better.box().intersectionOverUnion(face.box()) > SAME_FACE)) {
        kept.add(face);
      }
    }
    return kept;
  }
}
