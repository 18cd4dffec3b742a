package ai.deepware.ffmpeg;

/**
 * What a video may ask for before it is refused with reason {@code LIMIT}; the error names the
 * component. In-process the time is checked after each call into FFmpeg and whenever it reads, so
 * that a hang between two reads is ended by {@link ai.deepware.ffmpeg.isolated.IsolatedFrameSource}
 * alone.
 *
 * @param pixels pixels in one coded frame, checked before memory is taken for it
 * @param streams streams of any kind in the container
 * @param duration seconds from the first frame to one that is reached, whatever the container
 *     states
 * @param packetsWithoutFrame packets decoded in a row without a frame coming out
 * @param secondsPerFrame seconds until the next wanted frame, for the first one from opening the
 *     video on; time spent waiting for the input is left out
 * @param bytes bytes read from the input, with those read again after a seek and those passed over
 *     in an input that cannot seek; also what a temporary file of such an input may grow to
 * @param aspectRatio sample aspect ratio, or its inverse
 * @param resolutionChanges changes of resolution or pixel format within the video
 */
public record DecoderLimits(
    long pixels,
    int streams,
    double duration,
    int packetsWithoutFrame,
    double secondsPerFrame,
    long bytes,
    double aspectRatio,
    int resolutionChanges) {

  /** Cinema 8K. */
  private static final long PIXELS = 8192L * 4320;

  private static final int STREAMS = 64;
  private static final double DURATION = 48 * 3600;
  private static final int PACKETS_WITHOUT_FRAME = 1000;
  private static final double SECONDS_PER_FRAME = 60;
  private static final long BYTES = 8L << 30;
  private static final double ASPECT_RATIO = 16;
  private static final int RESOLUTION_CHANGES = 1000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not above 0, or the aspect ratio below 1
   */
  public DecoderLimits {
    positive("pixels", (double) pixels);
    positive("streams", streams);
    positive("duration", duration);
    positive("packetsWithoutFrame", packetsWithoutFrame);
    positive("secondsPerFrame", secondsPerFrame);
    positive("bytes", (double) bytes);
    positive("resolutionChanges", resolutionChanges);
    if (!(aspectRatio >= 1)) {
      throw new IllegalArgumentException("aspectRatio must be at least 1: " + aspectRatio);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be above 0: " + value);
    }
  }

  /**
   * {@return the defaults: 8192x4320 pixels, 64 streams, 48 hours, 1000 packets without a frame, 60
   * seconds per frame, 8 GiB, an aspect ratio of 16, 1000 changes of resolution}
   */
  public static DecoderLimits standard() {
    return new DecoderLimits(
        PIXELS,
        STREAMS,
        DURATION,
        PACKETS_WITHOUT_FRAME,
        SECONDS_PER_FRAME,
        BYTES,
        ASPECT_RATIO,
        RESOLUTION_CHANGES);
  }

  /**
   * Replaces the limit on pixels.
   *
   * @param value pixels in one coded frame, above 0
   * @return the changed copy
   */
  public DecoderLimits withPixels(long value) {
    return new DecoderLimits(
        value,
        streams,
        duration,
        packetsWithoutFrame,
        secondsPerFrame,
        bytes,
        aspectRatio,
        resolutionChanges);
  }

  /**
   * Replaces the limit on streams.
   *
   * @param value streams in the container, above 0
   * @return the changed copy
   */
  public DecoderLimits withStreams(int value) {
    return new DecoderLimits(
        pixels,
        value,
        duration,
        packetsWithoutFrame,
        secondsPerFrame,
        bytes,
        aspectRatio,
        resolutionChanges);
  }

  /**
   * Replaces the limit on duration.
   *
   * @param value seconds, above 0
   * @return the changed copy
   */
  public DecoderLimits withDuration(double value) {
    return new DecoderLimits(
        pixels,
        streams,
        value,
        packetsWithoutFrame,
        secondsPerFrame,
        bytes,
        aspectRatio,
        resolutionChanges);
  }

  /**
   * Replaces the limit on packets without a frame.
   *
   * @param value packets, above 0
   * @return the changed copy
   */
  public DecoderLimits withPacketsWithoutFrame(int value) {
    return new DecoderLimits(
        pixels, streams, duration, value, secondsPerFrame, bytes, aspectRatio, resolutionChanges);
  }

  /**
   * Replaces the limit on time.
   *
   * @param value seconds of decoding until the next wanted frame, above 0
   * @return the changed copy
   */
  public DecoderLimits withSecondsPerFrame(double value) {
    return new DecoderLimits(
        pixels,
        streams,
        duration,
        packetsWithoutFrame,
        value,
        bytes,
        aspectRatio,
        resolutionChanges);
  }

  /**
   * Replaces the limit on bytes.
   *
   * @param value bytes read from the input, above 0
   * @return the changed copy
   */
  public DecoderLimits withBytes(long value) {
    return new DecoderLimits(
        pixels,
        streams,
        duration,
        packetsWithoutFrame,
        secondsPerFrame,
        value,
        aspectRatio,
        resolutionChanges);
  }

  /**
   * Replaces the limit on the sample aspect ratio.
   *
   * @param value ratio of width to height or its inverse, at least 1
   * @return the changed copy
   */
  public DecoderLimits withAspectRatio(double value) {
    return new DecoderLimits(
        pixels,
        streams,
        duration,
        packetsWithoutFrame,
        secondsPerFrame,
        bytes,
        value,
        resolutionChanges);
  }

  /**
   * Replaces the limit on changes of resolution.
   *
   * @param value changes within the video, above 0
   * @return the changed copy
   */
  public DecoderLimits withResolutionChanges(int value) {
    return new DecoderLimits(
        pixels, streams, duration, packetsWithoutFrame, secondsPerFrame, bytes, aspectRatio, value);
  }
}
