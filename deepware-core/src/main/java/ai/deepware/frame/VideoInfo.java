package ai.deepware.frame;

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
