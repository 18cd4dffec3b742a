package ai.deepware.convert.architecture;

import ai.deepware.onnx.MetadataKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts metadata together. */
final class Keys {
  /** ImageNet's mean of red, green and blue, for values of 0..255. */
  static final String IMAGENET_MEAN = "123.675,116.28,103.53";

  /** ImageNet's standard deviation of red, green and blue, for values of 0..255. */
  static final String IMAGENET_STD = "58.395,57.12,57.375";

  private Keys() {}

  /** Starts the description of a network that takes square RGB pictures, channels first. */
  static Map<String, String> describe(
      String role, String architecture, String size, String mean, String std) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(MetadataKeys.ROLE, role);
    metadata.put(MetadataKeys.ARCHITECTURE, architecture);
    if (!size.isEmpty()) {
      metadata.put(MetadataKeys.INPUT_WIDTH, size);
      metadata.put(MetadataKeys.INPUT_HEIGHT, size);
    }
    metadata.put(MetadataKeys.INPUT_LAYOUT, "NCHW");
    metadata.put(MetadataKeys.INPUT_CHANNELS, "RGB");
    metadata.put(MetadataKeys.INPUT_MEAN, mean);
    metadata.put(MetadataKeys.INPUT_STD, std);
    return metadata;
  }
}
