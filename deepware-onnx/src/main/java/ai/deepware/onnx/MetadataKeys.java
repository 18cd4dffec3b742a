package ai.deepware.onnx;

import java.util.Set;

/**
 * The keys of {@link ModelMetadata}: what a model file can say of itself.
 *
 * <table>
 * <caption>Keys, each behind {@code deepware.}</caption>
 * <tr><th>key</th><th>value</th><th>without it</th></tr>
 * <tr><td>role</td><td>{@code detector}, {@code embedder}, {@code predictor}</td><td>the file's
 *   name says it</td></tr>
 * <tr><td>architecture</td><td>the network's name; a detector's must be {@code yunet}, {@code
 *   mtcnn-pnet}, {@code mtcnn-rnet} or {@code mtcnn-onet}</td><td>detectors: recognized by their
 *   outputs</td></tr>
 * <tr><td>input.width, input.height</td><td>pixels</td><td>the graph's own sizes</td></tr>
 * <tr><td>input.longest</td><td>detectors of any frame size: frames with a longer side, in pixels,
 *   are scaled down to it</td><td>960 for YuNet</td></tr>
 * <tr><td>input.coarse</td><td>YuNet of any frame size: frames seen with more than twice this longer
 *   side, in pixels, are looked at once more, scaled down to it, for faces larger than the network
 *   knows</td><td>they are seen once</td></tr>
 * <tr><td>input.layout</td><td>{@code NCHW} or {@code NHWC}</td><td>read off the graph</td></tr>
 * <tr><td>input.channels</td><td>{@code RGB} or {@code BGR}</td><td>{@code RGB}</td></tr>
 * <tr><td>input.mean, input.std</td><td>one number, or three in the order of the channels, for
 *   values x of 0..255: the network gets (x - mean) / std</td><td>needed for embedders and
 *   predictors</td></tr>
 * <tr><td>crop</td><td>{@code square} around the box, or {@code aligned} by the landmarks</td>
 *   <td>needed for embedders and predictors</td></tr>
 * <tr><td>crop.margin</td><td>square: its side as a multiple of the box's longer side</td>
 *   <td>needed for {@code square}</td></tr>
 * <tr><td>crop.via</td><td>square: {@code MARGIN,SIZE}: crop with that margin first, resize
 *   bilinearly to SIZE x SIZE, and take the middle int(SIZE / MARGIN * crop.margin) pixels of
 *   it</td><td>crop once</td></tr>
 * <tr><td>crop.template</td><td>aligned: ten numbers, x and y of eyes (image-left first), nose and
 *   mouth corners (image-left first), as fractions of the crop</td><td>needed for {@code
 *   aligned}</td></tr>
 * <tr><td>crop.size</td><td>aligned: {@code input} samples the frame at the input's size at once;
 *   {@code own} at about the face's own size, for {@code resize} to do the rest</td>
 *   <td>{@code input}</td></tr>
 * <tr><td>resize</td><td>{@code bilinear} (as OpenCV), {@code area}, {@code pillow-bilinear},
 *   {@code pillow-bicubic}</td><td>{@code bilinear}</td></tr>
 * <tr><td>normalize</td><td>{@code none}, or {@code minmax}: the crop's values are stretched to
 *   0..255 before it is resized</td><td>{@code none}</td></tr>
 * <tr><td>output.name</td><td>the output that is read</td><td>the only one</td></tr>
 * <tr><td>output.kind</td><td>predictor: {@code logit}, {@code two-logits} or {@code
 *   probability}</td><td>needed for predictors</td></tr>
 * <tr><td>output.fake</td><td>predictor: index of the value that stands for fake, from 0, or {@code
 *   inverted} where a single value stands for real</td><td>the last one</td></tr>
 * <tr><td>temperature</td><td>predictor: divides the logit, above 0</td><td>1</td></tr>
 * <tr><td>levels.real, levels.fake</td><td>predictor: the scores that it was calibrated for</td>
 *   <td>0.2 and 0.8</td></tr>
 * <tr><td>embedder.distance</td><td>embedder: cosine distance up to which two faces are
 *   neighbors</td><td>needed for embedders</td></tr>
 * <tr><td>threshold</td><td>detector: the confidence that a face must exceed</td><td>0.6 for YuNet,
 *   0.98 for MTCNN</td></tr>
 * <tr><td>batch</td><td>faces or frames per inference on a CPU</td><td>1</td></tr>
 * <tr><td>license, source</td><td>shown to people</td><td>unknown</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class MetadataKeys {
  /** What every key in a model file starts with. */
  public static final String PREFIX = "deepware.";

  /** Key: what the model does. */
  public static final String ROLE = PREFIX + "role";

  /** Key: the network's name. */
  public static final String ARCHITECTURE = PREFIX + "architecture";

  /** Key: width of the input in pixels. */
  public static final String INPUT_WIDTH = PREFIX + "input.width";

  /** Key: height of the input in pixels. */
  public static final String INPUT_HEIGHT = PREFIX + "input.height";

  /** Key: longest side of what a detector looks at. */
  public static final String INPUT_LONGEST = PREFIX + "input.longest";

  /** Key: longest side of a detector's second look at large frames. */
  public static final String INPUT_COARSE = PREFIX + "input.coarse";

  /** Key: order of the input's axes. */
  public static final String INPUT_LAYOUT = PREFIX + "input.layout";

  /** Key: order of the color channels. */
  public static final String INPUT_CHANNELS = PREFIX + "input.channels";

  /** Key: what is subtracted from a channel's values. */
  public static final String INPUT_MEAN = PREFIX + "input.mean";

  /** Key: what a channel's values are divided by. */
  public static final String INPUT_STD = PREFIX + "input.std";

  /** Key: how the face is cut out. */
  public static final String CROP = PREFIX + "crop";

  /** Key: side of a square crop. */
  public static final String CROP_MARGIN = PREFIX + "crop.margin";

  /** Key: a wider crop that the crop is taken from. */
  public static final String CROP_VIA = PREFIX + "crop.via";

  /** Key: where an aligned crop has its landmarks. */
  public static final String CROP_TEMPLATE = PREFIX + "crop.template";

  /** Key: at which size an aligned crop is sampled. */
  public static final String CROP_SIZE = PREFIX + "crop.size";

  /** Key: how a crop is resized. */
  public static final String RESIZE = PREFIX + "resize";

  /** Key: what is done to a crop's values before it is resized. */
  public static final String NORMALIZE = PREFIX + "normalize";

  /** Key: the output that is read. */
  public static final String OUTPUT_NAME = PREFIX + "output.name";

  /** Key: what the output means. */
  public static final String OUTPUT_KIND = PREFIX + "output.kind";

  /** Key: which value stands for fake. */
  public static final String OUTPUT_FAKE = PREFIX + "output.fake";

  /** Key: what the logit is divided by. */
  public static final String TEMPERATURE = PREFIX + "temperature";

  /** Key: scores up to this one are real. */
  public static final String LEVELS_REAL = PREFIX + "levels.real";

  /** Key: scores from this one on are fake. */
  public static final String LEVELS_FAKE = PREFIX + "levels.fake";

  /** Key: cosine distance of neighbors. */
  public static final String EMBEDDER_DISTANCE = PREFIX + "embedder.distance";

  /** Key: confidence that a detected face must exceed. */
  public static final String THRESHOLD = PREFIX + "threshold";

  /** Key: faces or frames per inference on a CPU. */
  public static final String BATCH = PREFIX + "batch";

  /** Key: the license of the weights; {@code deepware.license}, as it once was, is read, too. */
  public static final String LICENSE = PREFIX + "license";

  /** Key: where the weights come from. */
  public static final String SOURCE = PREFIX + "source";

  private static final Set<String> ALL =
      Set.of(
          ROLE,
          ARCHITECTURE,
          INPUT_WIDTH,
          INPUT_HEIGHT,
          INPUT_LONGEST,
          INPUT_COARSE,
          INPUT_LAYOUT,
          INPUT_CHANNELS,
          INPUT_MEAN,
          INPUT_STD,
          CROP,
          CROP_MARGIN,
          CROP_VIA,
          CROP_TEMPLATE,
          CROP_SIZE,
          RESIZE,
          NORMALIZE,
          OUTPUT_NAME,
          OUTPUT_KIND,
          OUTPUT_FAKE,
          TEMPERATURE,
          LEVELS_REAL,
          LEVELS_FAKE,
          EMBEDDER_DISTANCE,
          THRESHOLD,
          BATCH,
          LICENSE,
          SOURCE);

  private static final String LICENSE_ONCE = PREFIX + "licence";

  private MetadataKeys() {}

  static boolean isKnown(String key) {
    return ALL.contains(current(key));
  }

  /** The key that a key stands for: spelling changed once. */
  static String current(String key) {
    return key.equals(LICENSE_ONCE) ? LICENSE : key;
  }
}
