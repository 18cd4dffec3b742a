package ai.deepware.onnx;

import static ai.deepware.onnx.MetadataKeys.CROP;
import static ai.deepware.onnx.MetadataKeys.CROP_MARGIN;
import static ai.deepware.onnx.MetadataKeys.CROP_SIZE;
import static ai.deepware.onnx.MetadataKeys.CROP_TEMPLATE;
import static ai.deepware.onnx.MetadataKeys.CROP_VIA;
import static ai.deepware.onnx.MetadataKeys.INPUT_CHANNELS;
import static ai.deepware.onnx.MetadataKeys.INPUT_HEIGHT;
import static ai.deepware.onnx.MetadataKeys.INPUT_LAYOUT;
import static ai.deepware.onnx.MetadataKeys.INPUT_MEAN;
import static ai.deepware.onnx.MetadataKeys.INPUT_STD;
import static ai.deepware.onnx.MetadataKeys.INPUT_WIDTH;
import static ai.deepware.onnx.MetadataKeys.NORMALIZE;
import static ai.deepware.onnx.MetadataKeys.RESIZE;

import ai.deepware.face.CropSpec;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Point;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.image.TensorFormat;
import ai.deepware.image.TensorFormat.ChannelOrder;
import ai.deepware.image.TensorFormat.Layout;
import ai.deepware.onnx.internal.runtime.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a network wants to see of a face: crop, size, and how pixels become numbers. */
record FaceInput(
    CropSpec crop, int width, int height, Interpolation interpolation, TensorFormat format) {
  private static final int MOST = 4096;

  private enum Crop {
    SQUARE,
    ALIGNED
  }

  private enum CropSize {
    INPUT,
    OWN
  }

  private enum Normalize {
    NONE,
    MINMAX
  }

  /** Puts together what the metadata says and what the graph's input shape says. */
  static FaceInput of(ModelMetadata metadata, Network network) {
    long[] shape = network.inputShape();
    Layout layout = metadata.choice(INPUT_LAYOUT, Layout.class).orElseGet(() -> layout(shape));
    boolean planes = layout == Layout.NCHW;
    if (shape.length != 4 || (shape[planes ? 1 : 3] != 3 && shape[planes ? 1 : 3] != -1)) {
      throw network.failure(
          "input must be %s with 3 channels, not %s".formatted(layout, Arrays.toString(shape)));
    }
    return new FaceInput(
        crop(metadata),
        side(metadata, network, INPUT_WIDTH, shape[planes ? 3 : 2]),
        side(metadata, network, INPUT_HEIGHT, shape[planes ? 2 : 1]),
        metadata.choice(RESIZE, Interpolation.class).orElse(Interpolation.BILINEAR),
        new TensorFormat(
            layout,
            metadata.choice(INPUT_CHANNELS, ChannelOrder.class).orElse(ChannelOrder.RGB),
            three(metadata, INPUT_MEAN),
            deviations(metadata)));
  }

  private static Layout layout(long[] shape) {
    return shape.length == 4 && shape[3] == 3 && shape[1] != 3 ? Layout.NHWC : Layout.NCHW;
  }

  private static int side(ModelMetadata metadata, Network network, String key, long inGraph) {
    int said = metadata.integer(key, 1, MOST).orElse((int) inGraph);
    if (said < 1) {
      throw metadata.missing(key);
    }
    if (inGraph != -1 && inGraph != said) {
      throw network.failure(key + " is " + said + ", but the graph has " + inGraph);
    }
    return said;
  }

  private static List<Double> three(ModelMetadata metadata, String key) {
    double[] n = metadata.numbers(key, 1, 3).orElseThrow(() -> metadata.missing(key));
    return n.length == 1 ? List.of(n[0], n[0], n[0]) : List.of(n[0], n[1], n[2]);
  }

  private static List<Double> deviations(ModelMetadata metadata) {
    List<Double> deviations = three(metadata, INPUT_STD);
    if (deviations.contains(0.0)) {
      throw metadata.wrong(INPUT_STD, "other than 0");
    }
    return deviations;
  }

  private static CropSpec crop(ModelMetadata metadata) {
    CropSpec crop =
        switch (metadata.choice(CROP, Crop.class).orElseThrow(() -> metadata.missing(CROP))) {
          case SQUARE -> CropSpec.square(squareMargin(metadata));
          case ALIGNED -> aligned(metadata);
        };
    boolean stretch =
        metadata.choice(NORMALIZE, Normalize.class).orElse(Normalize.NONE) == Normalize.MINMAX;
    crop = stretch ? crop.normalized() : crop;
    return metadata.text(CROP_VIA).isPresent() ? via(metadata, crop) : crop;
  }

  private static double margin(ModelMetadata metadata) {
    return metadata.number(CROP_MARGIN, 0, 20).orElseThrow(() -> metadata.missing(CROP_MARGIN));
  }

  private static double squareMargin(ModelMetadata metadata) {
    double margin = margin(metadata);
    return metadata.numbers(CROP_VIA, 2).map(via -> via[0]).orElse(margin);
  }

  private static CropSpec via(ModelMetadata metadata, CropSpec wide) {
    double[] via = metadata.numbers(CROP_VIA, 2).orElseThrow(() -> metadata.missing(CROP_VIA));
    int size = (int) via[1];
    int inner = (int) (via[1] / via[0] * margin(metadata));
    if (!(via[0] > 0) || via[0] > 20 || size != via[1] || inner < 1 || size > MOST) {
      throw metadata.wrong(CROP_VIA, "a margin and a size in pixels");
    }
    return wide.center(size, inner);
  }

  private static CropSpec aligned(ModelMetadata metadata) {
    double[] xy =
        metadata.numbers(CROP_TEMPLATE, 10).orElseThrow(() -> metadata.missing(CROP_TEMPLATE));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 10; i += 2) {
      points.add(new Point(xy[i], xy[i + 1]));
    }
    if (points.stream().distinct().count() != 5) {
      throw metadata.wrong(CROP_TEMPLATE, "five different points");
    }
    return metadata.choice(CROP_SIZE, CropSize.class).orElse(CropSize.INPUT) == CropSize.OWN
        ? CropSpec.alignedThenResized(points)
        : CropSpec.aligned(points);
  }

  long[] shape(int batch) {
    return format.shape(batch, height, width);
  }

  PixelImage cut(FaceImage face) {
    return crop.cut(face, width, height, interpolation);
  }

  void write(List<PixelImage> crops, FloatBuffer target) {
    crops.forEach(image -> format.write(image, target));
  }
}
