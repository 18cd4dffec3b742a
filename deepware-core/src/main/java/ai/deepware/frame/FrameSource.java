package ai.deepware.frame;

import ai.deepware.model.Reproducible;

/**
 * Step 1: opens a video for reading the frames that a sampling asks for.
 *
 * <p>Implementations are safe to use from several threads; each stream they open belongs to one.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FrameSource extends Reproducible {
  /**
   * Opens a video.
   *
   * @param input the video
   * @param sampling which frames are wanted
   * @return the stream of those frames, which the caller closes
   * @throws RuntimeException if the video cannot be opened; a {@code ScanException} that says why
   *     is passed on as it is
   */
  FrameStream open(VideoInput input, Sampling sampling);

  /**
   * Tells whether videos can be opened at all, for an application's start; by default nothing is
   * checked.
   *
   * @throws RuntimeException if natives, programs or rights are missing; the message says which
   */
  default void check() {}
}
