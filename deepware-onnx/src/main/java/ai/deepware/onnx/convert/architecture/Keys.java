package ai.deepware.onnx.convert.architecture;

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
    metadata.put("deepware.role", role);
    metadata.put("deepware.architecture", architecture);
    if (!size.isEmpty()) {
      metadata.put("deepware.input.width", size);
      metadata.put("deepware.input.height", size);
    }
    metadata.put("deepware.input.layout", "NCHW");
    metadata.put("deepware.input.channels", "RGB");
    metadata.put("deepware.input.mean", mean);
    metadata.put("deepware.input.std", std);
    return metadata;
  }
}
