package ai.deepware.onnx.internal.mtcnn;

import ai.deepware.image.PixelImage;
import ai.deepware.onnx.internal.runtime.Batches;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/** MTCNN's second or third stage: looks at each box again, at a fixed size. */
public final class MtcnnRefiner {
  /** Bounds memory: 3.5 MB of input for the third stage. */
  private static final int BATCH = 128;

  private final Network network;
  private final List<String> outputs;
  private final int side;
  private final float threshold;

  public MtcnnRefiner(Network network, int side, float threshold, boolean landmarks) {
    this.outputs = landmarks ? List.of("reg", "prob", "landmarks") : List.of("reg", "prob");
    network.expect(outputs, 3, side, side);
    this.network = network;
    this.side = side;
    this.threshold = threshold;
  }

  /** The boxes that stay, in order, with new scores and corrections, which are not applied. */
  public List<MtcnnBox> refine(PixelImage image, List<MtcnnBox> boxes) {
    List<Crop> crops = new ArrayList<>();
    for (MtcnnBox box : boxes) {
      Crop crop = Crop.of(box, image);
      if (crop.width() > 0 && crop.height() > 0) {
        crops.add(crop);
      }
    }
    List<MtcnnBox> stay = new ArrayList<>();
    for (List<Crop> some : Batches.of(crops, BATCH)) {
      refineSome(image, some, stay);
    }
    return stay;
  }

  private void refineSome(PixelImage image, List<Crop> crops, List<MtcnnBox> stay) {
    List<Tensor> results =
        network.run(
            new long[] {crops.size(), 3, side, side},
            outputs,
            to -> crops.forEach(crop -> crop.sampler(image).write(side, side, to)));
    float[] corrections = results.get(0).expectShape(crops.size(), 4).expectFinite().data();
    float[] scores = results.get(1).expectShape(crops.size(), 2).expectFinite().data();
    float[] points =
        results.size() > 2
            ? results.get(2).expectShape(crops.size(), 10).expectFinite().data()
            : new float[0];
    for (int i = 0; i < crops.size(); i++) {
      if (scores[2 * i + 1] > threshold) {
        List<Float> landmarks = points.length == 0 ? List.of() : row(points, 10, i);
        stay.add(crops.get(i).box().scored(scores[2 * i + 1], row(corrections, 4, i), landmarks));
      }
    }
  }

  private static List<Float> row(float[] values, int length, int index) {
    List<Float> row = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      row.add(values[index * length + i]);
    }
    return row;
  }

  /** The pixels of a box: corners truncated and counted from 1, cut off at the frame's edges. */
  private record Crop(MtcnnBox box, int left, int top, int width, int height) {
    static Crop of(MtcnnBox box, PixelImage image) {
      int left = Math.max(1, (int) box.x1()) - 1;
      int top = Math.max(1, (int) box.y1()) - 1;
      int right = Math.min((int) box.x2(), image.width());
      int bottom = Math.min((int) box.y2(), image.height());
      return new Crop(box, left, top, right - left, bottom - top);
    }

    AreaSampler sampler(PixelImage image) {
      return new AreaSampler(image, left, top, width, height);
    }
  }
}
