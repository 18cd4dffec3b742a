package ai.deepware.frame;

import ai.deepware.image.PixelImage;
import java.util.List;

/**
 * One decoded frame as it is displayed: rotated upright, with square pixels, possibly scaled down.
 * Immutable; its pixels are released when the batch that holds it is done.
 *
 * @since 0.1
 */
public sealed interface Frame permits DecodedFrame {
  /** {@return seconds since the video's first frame, at least 0} */
  double time();

  /** {@return the pixels, RGB} */
  PixelImage image();

  /** {@return width in pixels of the displayed frame before any scaling down} */
  default int displayWidth() {
    return image().width();
  }

  /** {@return height in pixels of the displayed frame before any scaling down} */
  default int displayHeight() {
    return image().height();
  }

  /**
   * {@return the frames that come right after this one in the video, in order, of the same size:
   * this frame and they are a burst. Empty unless the {@link Sampling#burst} asked for them; fewer
   * than asked for at the end of a video. Detectors, predictors and embedders look at the frame
   * alone}
   */
  default List<Frame> following() {
    return List.of();
  }

  /**
   * {@return this frame with the frames that come right after it}
   *
   * @param frames in order of their times, of the same size, fewer than {@link
   *     Sampling#MOST_BURST}, without following ones of their own
   * @throws IllegalArgumentException if they are not
   */
  default Frame withFollowing(List<Frame> frames) {
    return new DecodedFrame(time(), image(), displayWidth(), displayHeight(), frames);
  }

  /**
   * Makes a frame that was not scaled.
   *
   * @param time seconds since the first frame, at least 0
   * @param image the pixels
   * @return the frame
   * @throws IllegalArgumentException if the time is negative or not finite
   */
  static Frame of(double time, PixelImage image) {
    return new DecodedFrame(time, image, image.width(), image.height(), List.of());
  }

  /**
   * Makes a frame.
   *
   * @param time seconds since the first frame, at least 0
   * @param image the pixels
   * @param displayWidth width in pixels before scaling, at least 1
   * @param displayHeight height in pixels before scaling, at least 1
   * @return the frame
   * @throws IllegalArgumentException if the time is negative or not finite, or a size not positive
   */
  static Frame of(double time, PixelImage image, int displayWidth, int displayHeight) {
    return new DecodedFrame(time, image, displayWidth, displayHeight, List.of());
  }
}
