package ai.deepware.frame;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a video before its frames are read.
 *
 * @param duration seconds, empty where neither container nor stream tells
 * @param width width in pixels of the displayed frame: upright, square pixels, before scaling
 * @param height height in pixels of the displayed frame
 * @param frameRate frames per second on average, empty where unknown
 * @param container short name of the container format, such as {@code mp4}, or {@code unknown}
 * @param codec short name of the video codec, such as {@code h264}, or {@code unknown}
 * @param samplingRate frames per second that are sampled in effect, empty where a sampling has none
 * @param expectedFrames about how many frames the stream will return, empty where unknown
 */
public record VideoInfo(
    OptionalDouble duration,
    int width,
    int height,
    OptionalDouble frameRate,
    String container,
    String codec,
    OptionalDouble samplingRate,
    OptionalLong expectedFrames) {
  /**
   * Makes a description.
   *
   * @throws IllegalArgumentException if no video can be so: without a pixel, or of a duration, rate
   *     or count that is negative or not finite
   */
  public VideoInfo {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a video of " + width + "x" + height);
    }
    check("duration", duration);
    check("frame rate", frameRate);
    check("sampling rate", samplingRate);
    if (expectedFrames.orElse(0) < 0) {
      throw new IllegalArgumentException("a video of " + expectedFrames.orElse(0) + " frames");
    }
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(codec, "codec");
  }

  private static void check(String what, OptionalDouble number) {
    double value = number.orElse(0);
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a video with a " + what + " of " + value);
    }
  }

  /**
   * Makes the description of a video of which little is known, for sources in tests.
   *
   * @param width width in pixels of the displayed frame
   * @param height height in pixels of the displayed frame
   * @return the description
   */
  public static VideoInfo of(int width, int height) {
    return new VideoInfo(
        OptionalDouble.empty(),
        width,
        height,
        OptionalDouble.empty(),
        "unknown",
        "unknown",
        OptionalDouble.empty(),
        OptionalLong.empty());
  }
}
