package ai.deepware.frame;

import java.util.List;
import java.util.Optional;

/**
 * The wanted frames of one video, in order of their times.
 *
 * <p>Used by one thread at a time. An interrupt of that thread makes {@link #next()} fail soon.
 *
 * @since 0.1
 */
public interface FrameStream extends AutoCloseable {
  /** {@return what is known of the video; complete from the moment the stream is open} */
  VideoInfo info();

  /**
   * Reads the next wanted frame.
   *
   * @return the frame; empty after the last one, however often it is asked
   * @throws RuntimeException if the video cannot be read further; frames returned before stay valid
   */
  Optional<Frame> next();

  /**
   * {@return what went wrong without ending the stream, such as damaged parts that were left out;
   * complete once {@link #next()} returned nothing}
   */
  default List<ScanWarning> warnings() {
    return List.of();
  }

  /** Releases everything. Closing again does nothing. */
  @Override
  default void close() {}

  /**
   * Streams frames that are in memory already, for tests and for pictures that come from elsewhere.
   *
   * @param info what is known of the video
   * @param frames the frames in order of their times
   * @return the stream
   */
  static FrameStream of(VideoInfo info, List<Frame> frames) {
    return new GivenFrames(info, frames);
  }
}
