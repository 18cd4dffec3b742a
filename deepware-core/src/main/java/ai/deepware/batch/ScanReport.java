package ai.deepware.batch;

import ai.deepware.ScanException;
import ai.deepware.ScanResult;
import ai.deepware.frame.VideoInput;

/**
 * What became of one video of many: a result or a failure. Immutable.
 *
 * @since 0.1
 */
public sealed interface ScanReport {
  /** {@return the video} */
  VideoInput input();

  /** {@return the video's name} */
  default String name() {
    return input().name();
  }

  /** A scan that ended normally. */
  final class Done implements ScanReport {
    private final VideoInput input;
    private final ScanResult result;

    private Done(VideoInput input, ScanResult result) {
      this.input = input;
      this.result = result;
    }

    @Override
    public VideoInput input() {
      return input;
    }

    /** {@return what was found} */
    public ScanResult result() {
      return result;
    }

    @Override
    public String toString() {
      return result.toString();
    }
  }

  /** A scan that could not be finished. */
  final class Failed implements ScanReport {
    private final VideoInput input;
    private final ScanException failure;

    private Failed(VideoInput input, ScanException failure) {
      this.input = input;
      this.failure = failure;
    }

    @Override
    public VideoInput input() {
      return input;
    }

    /** {@return why} */
    public ScanException failure() {
      return failure;
    }

    @Override
    public String toString() {
      return String.valueOf(failure.getMessage());
    }
  }

  /**
   * Makes a report.
   *
   * @param input the video
   * @param result what was found
   * @return the report
   */
  static ScanReport done(VideoInput input, ScanResult result) {
    return new Done(input, result);
  }

  /**
   * Makes a report.
   *
   * @param input the video
   * @param failure why it could not be scanned
   * @return the report
   */
  static ScanReport failed(VideoInput input, ScanException failure) {
    return new Failed(input, failure);
  }
}
