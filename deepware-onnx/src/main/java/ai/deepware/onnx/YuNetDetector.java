package ai.deepware.onnx;

import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.Frame;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.image.TensorFormat;
import ai.deepware.image.TensorFormat.ChannelOrder;
import ai.deepware.image.TensorFormat.Layout;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.runtime.Batches;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.Preparation;
import ai.deepware.onnx.internal.runtime.Tensor;
import ai.deepware.onnx.internal.yunet.YuNetDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds faces and their five landmarks with YuNet (Wu et al., 2023). Safe to use from several
 * threads; whoever opens it closes it.
 *
 * <p>The network for any size looks at a frame as it is, up to a longer side of 960 pixels, above
 * which the frame is scaled down; black fills it up to multiples of 32. The one for a fixed size
 * looks at a frame that is scaled down to fit. A network that does not know large faces looks at a
 * large frame once more, scaled down to {@code input.coarse} pixels, where the metadata says so. A
 * face's score is the root of the product of the network's two confidences; faces above 0.6 are
 * returned, of those that overlap by more than 0.3 the best one, as OpenCV's users do. These scores
 * peak near 0.96.
 *
 * @since 0.1
 */
public final class YuNetDetector implements FaceDetector, AutoCloseable {
  private static final int DEFAULT_LONGEST = 960;
  private static final double DEFAULT_THRESHOLD = 0.6;

  /** Of the coarse look, faces from this share of the image's longer side on are taken. */
  private static final double LARGE = 0.25;

  private static final TensorFormat FORMAT = TensorFormat.of(Layout.NCHW, ChannelOrder.BGR, 0, 1);

  private final Network network;
  private final YuNetDecoder decoder;
  private final int fixedWidth;
  private final int fixedHeight;
  private final int longest;
  private final int coarse;
  private final double threshold;
  private final int batch;
  private final Preparation preparation;

  YuNetDetector(Network network, ModelMetadata metadata) {
    this.network = network;
    long[] shape = network.inputShape();
    if (!recognizes(network.outputs()) || shape.length != 4 || shape[1] != 3) {
      throw network.failure("is not YuNet: outputs " + network.outputs());
    }
    this.fixedHeight = (int) shape[2];
    this.fixedWidth = (int) shape[3];
    if (fixedWidth > 0 != fixedHeight > 0 || fixedWidth % 32 > 0 || fixedHeight % 32 > 0) {
      throw network.failure("input must be of any size, or of multiples of 32");
    }
    this.longest = metadata.integer(MetadataKeys.INPUT_LONGEST, 32, 16384).orElse(DEFAULT_LONGEST);
    this.coarse =
        fixedWidth > 0 ? 0 : metadata.integer(MetadataKeys.INPUT_COARSE, 32, 16384).orElse(0);
    this.threshold = metadata.number(MetadataKeys.THRESHOLD, 0, 1).orElse(DEFAULT_THRESHOLD);
    this.batch = network.batch(metadata.batch());
    this.preparation = new Preparation(network.sessionSettings());
    this.decoder = new YuNetDecoder(network, threshold);
  }

  static boolean recognizes(Set<String> outputs) {
    return outputs.equals(Set.copyOf(YuNetDecoder.OUTPUTS));
  }

  /**
   * Opens a model.
   *
   * @param model where it is, and what it does not say of itself
   * @param options device, threads, batches
   * @return the detector, which the caller closes
   * @throws ai.deepware.ModelException if the file is no YuNet
   */
  public static YuNetDetector open(ModelSource model, OnnxOptions options) {
    return ModelEntry.of("detector", model).open(options, YuNetDetector::new);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ai.deepware.ModelException if the network answers with NaN or the wrong shapes
   */
  @Override
  public List<List<Detection>> detect(List<Frame> frames) {
    List<List<Detection>> found = new ArrayList<>(frames.size());
    for (List<Frame> alike : Batches.ofOneSize(frames, preparation.ahead(batch))) {
      found.addAll(detectAlike(alike));
    }
    return found;
  }

  private List<List<Detection>> detectAlike(List<Frame> frames) {
    PixelImage first = frames.get(0).image();
    List<PixelImage> seen = preparation.all(frames, frame -> resized(frame.image(), scale(first)));
    List<List<Detection>> found = look(seen);
    if (coarse > 0 && longer(seen.get(0)) > 2 * coarse) {
      found = withLargeFaces(found, seen);
    }
    return scaled(found, seen.get(0), first);
  }

  private List<List<Detection>> withLargeFaces(
      List<List<Detection>> found, List<PixelImage> images) {
    double longer = longer(images.get(0));
    List<PixelImage> small = preparation.all(images, this::coarsely);
    List<List<Detection>> again = scaled(look(small), small.get(0), images.get(0));
    List<List<Detection>> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      List<Detection> candidates = new ArrayList<>(found.get(i));
      again.get(i).stream()
          .filter(face -> Math.max(face.box().width(), face.box().height()) >= LARGE * longer)
          .forEach(candidates::add);
      all.add(YuNetDecoder.withoutOverlaps(candidates));
    }
    return all;
  }

  /** Halved first, which sees every pixel: far below half the size, bilinear skips some. */
  private PixelImage coarsely(PixelImage image) {
    PixelImage small = image;
    while (longer(small) > 2 * coarse) {
      small = resized(small, 0.5);
    }
    return resized(small, (double) coarse / longer(small));
  }

  /** The faces of images of one size, in their pixels. */
  private List<List<Detection>> look(List<PixelImage> images) {
    int width = fixedWidth > 0 ? fixedWidth : (images.get(0).width() + 31) / 32 * 32;
    int height = fixedHeight > 0 ? fixedHeight : (images.get(0).height() + 31) / 32 * 32;
    List<List<Detection>> found = new ArrayList<>(images.size());
    for (List<PixelImage> some : Batches.of(images, batch)) {
      List<Tensor> outputs =
          network.run(
              FORMAT.shape(some.size(), height, width),
              YuNetDecoder.OUTPUTS,
              target -> some.forEach(i -> FORMAT.write(padded(i, width, height), target)));
      found.addAll(decoder.decode(outputs, some.size(), width, height));
    }
    return found;
  }

  private double scale(PixelImage image) {
    double fits =
        fixedWidth > 0
            ? Math.min((double) fixedWidth / image.width(), (double) fixedHeight / image.height())
            : (double) longest / longer(image);
    return Math.min(1, fits);
  }

  private static int longer(PixelImage image) {
    return Math.max(image.width(), image.height());
  }

  private static PixelImage resized(PixelImage image, double scale) {
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    return ImageResizer.resize(image, width, height, Interpolation.BILINEAR);
  }

  private static List<List<Detection>> scaled(
      List<List<Detection>> faces, PixelImage from, PixelImage to) {
    double scaleX = (double) to.width() / from.width();
    double scaleY = (double) to.height() / from.height();
    return faces.stream()
        .map(some -> some.stream().map(face -> face.scaled(scaleX, scaleY)).toList())
        .toList();
  }

  private static PixelImage padded(PixelImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.rgb(), 3 * y * image.width(), rgb, 3 * y * width, 3 * image.width());
    }
    return PixelImage.of(width, height, rgb);
  }

  @Override
  public List<ModelInfo> models() {
    return network.infos();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = network.settings();
    settings.put("longest", String.valueOf(longest));
    if (coarse > 0) {
      settings.put("coarse", String.valueOf(coarse));
    }
    settings.put("threshold", String.valueOf(threshold));
    return settings;
  }

  @Override
  public void close() {
    network.close();
  }
}
