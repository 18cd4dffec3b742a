package ai.deepware.frame;

import ai.deepware.image.PixelImage;
import java.util.Objects;

record DecodedFrame(double time, PixelImage image, int displayWidth, int displayHeight)
    implements Frame {
  DecodedFrame {
    Objects.requireNonNull(image, "image");
    if (!(time >= 0) || Double.isInfinite(time)) {
      throw new IllegalArgumentException("a frame's time must be finite and not negative: " + time);
    }
    if (displayWidth < 1 || displayHeight < 1) {
      throw new IllegalArgumentException(
          "display size must be positive: " + displayWidth + "x" + displayHeight);
    }
  }
}
