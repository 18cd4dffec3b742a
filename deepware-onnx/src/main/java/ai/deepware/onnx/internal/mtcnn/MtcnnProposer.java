package ai.deepware.onnx.internal.mtcnn;

import ai.deepware.image.PixelImage;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/** MTCNN's first stage: P-Net at every place of an image pyramid. */
public final class MtcnnProposer {
  private static final List<String> OUTPUTS = List.of("reg", "prob");
  private static final int CELL = 12;
  private static final int STRIDE = 2;
  private static final double FACTOR = 0.709;
  private static final float THRESHOLD = 0.7f;
  private static final float SAME_AT_LEVEL = 0.5f;
  private static final float SAME_FACE = 0.7f;

  private final Network network;

  public MtcnnProposer(Network network) {
    network.expect(OUTPUTS, 3, -1, -1);
    this.network = network;
  }

  /** Square boxes per image, best first. All images have one size. */
  public List<List<MtcnnBox>> propose(List<PixelImage> images) {
    List<List<MtcnnBox>> boxes = new ArrayList<>();
    images.forEach(image -> boxes.add(new ArrayList<>()));
    for (double scale : scales(images.get(0).width(), images.get(0).height())) {
      proposeAt(scale, images, boxes);
    }
    return boxes.stream()
        .map(
            found ->
                MtcnnBox.withoutOverlaps(found, SAME_FACE).stream()
                    .map(box -> box.corrected(0).square())
                    .toList())
        .toList();
  }

  static List<Double> scales(int width, int height) {
    double smallestFace = Math.max(96.0 * Math.min(width, height) / 1080, 40);
    List<Double> scales = new ArrayList<>();
    double scale = CELL / smallestFace;
    for (double side = Math.min(width, height) * scale; side >= CELL; side *= FACTOR) {
      scales.add(scale);
      scale *= FACTOR;
    }
    return scales;
  }

  private void proposeAt(double scale, List<PixelImage> images, List<List<MtcnnBox>> boxes) {
    int width = (int) (images.get(0).width() * scale + 1);
    int height = (int) (images.get(0).height() * scale + 1);
    List<Tensor> outputs =
        network.run(
            new long[] {images.size(), 3, height, width},
            OUTPUTS,
            to -> images.forEach(image -> AreaSampler.whole(image).write(width, height, to)));
    Tensor scores = outputs.get(1).expectShape(images.size(), 2, -1, -1).expectFinite();
    int rows = scores.dimension(2);
    int columns = scores.dimension(3);
    Tensor corrections = outputs.get(0).expectShape(images.size(), 4, rows, columns).expectFinite();
    for (int i = 0; i < images.size(); i++) {
      Plane plane = new Plane(rows, columns, i, (float) scale);
      boxes
          .get(i)
          .addAll(
              MtcnnBox.withoutOverlaps(
                  plane.read(scores.data(), corrections.data()), SAME_AT_LEVEL));
    }
  }

  /** The outputs for one image: a score and a correction per place. */
  private record Plane(int rows, int columns, int image, float scale) {
    List<MtcnnBox> read(float[] scores, float[] corrections) {
      List<MtcnnBox> found = new ArrayList<>();
      int places = rows * columns;
      for (int place = 0; place < places; place++) {
        float score = scores[(2 * image + 1) * places + place];
        if (score >= THRESHOLD) {
          int at = 4 * image * places + place;
          found.add(
              box(
                  STRIDE * (place % columns),
                  STRIDE * (place / columns),
                  score,
                  List.of(
                      corrections[at],
                      corrections[at + places],
                      corrections[at + 2 * places],
                      corrections[at + 3 * places])));
        }
      }
      return found;
    }

    private MtcnnBox box(int x, int y, float score, List<Float> correction) {
      return new MtcnnBox(
          inFrame(x + 1),
          inFrame(y + 1),
          inFrame(x + CELL),
          inFrame(y + CELL),
          score,
          correction,
          List.of());
    }

    private float inFrame(int position) {
      return (float) Math.floor(position / scale);
    }
  }
}
