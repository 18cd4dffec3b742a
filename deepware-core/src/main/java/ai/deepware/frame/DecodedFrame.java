package ai.deepware.frame;

import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.Objects;

record DecodedFrame(
    double time, PixelImage image, int displayWidth, int displayHeight, List<Frame> following)
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
    following = List.copyOf(following);
    if (following.size() >= Sampling.MOST_BURST) {
      throw new IllegalArgumentException("a burst of " + (following.size() + 1) + " frames");
    }
    double last = time;
    for (Frame next : following) {
      if (!(next.time() > last) || !next.following().isEmpty()) {
        throw new IllegalArgumentException("a burst must go on in time, without bursts in it");
      }
      if (next.image().width() != image.width() || next.image().height() != image.height()) {
        throw new IllegalArgumentException(
            "a burst of frames of " + image + " and " + next.image());
      }
      last = next.time();
    }
  }
}
