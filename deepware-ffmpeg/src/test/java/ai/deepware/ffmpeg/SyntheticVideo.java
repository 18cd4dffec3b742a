package ai.deepware.ffmpeg;

import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A video that a test makes itself. Frame n shows {@link TestPicture} number n unless other
 * pictures are set. Defaults: MPEG-4 in MP4, 25 frames at 25 per second, 320x192, a key frame every
 * 12, no B-frames.
 */
public final class SyntheticVideo {
  String container = "mp4";
  String codec = "mpeg4";
  String pixelFormat = "yuv420p";
  int width = 320;
  int height = 192;
  int frames = 25;
  int ticksPerSecond = 25;
  IntToLongFunction timestamps = n -> n;
  int gop = 12;
  int bFrames;
  int colorspace = avutil.AVCOL_SPC_SMPTE170M;
  int range = avutil.AVCOL_RANGE_MPEG;
  int aspectNumerator = 1;
  int aspectDenominator = 1;
  int[] displayMatrix = {};
  IntPredicate repeated = n -> false;
  int streams = 1;
  boolean withAudio;
  boolean withVideo = true;
  IntFunction<PixelImage> pictures = n -> TestPicture.of(n, width, height);
  final Map<String, String> codecOptions = new LinkedHashMap<>();
  final Map<String, String> muxerOptions = new LinkedHashMap<>();

  /** Sets the container by FFmpeg's name of the muxer. */
  public SyntheticVideo container(String name) {
    container = name;
    return this;
  }

  /** Sets the encoder by FFmpeg's name. */
  public SyntheticVideo codec(String name) {
    codec = name;
    return this;
  }

  /** Sets the pixel format by FFmpeg's name. */
  public SyntheticVideo pixelFormat(String name) {
    pixelFormat = name;
    return this;
  }

  /** Sets the size of the coded frames in pixels. */
  public SyntheticVideo size(int w, int h) {
    width = w;
    height = h;
    return this;
  }

  /** Sets the number of frames. */
  public SyntheticVideo frames(int count) {
    frames = count;
    return this;
  }

  /** Sets a constant rate in frames per second. */
  public SyntheticVideo rate(int fps) {
    return timestamps(fps, n -> n);
  }

  /** Sets the timestamp of each frame, in ticks. */
  public SyntheticVideo timestamps(int perSecond, IntToLongFunction ofFrame) {
    ticksPerSecond = perSecond;
    timestamps = ofFrame;
    return this;
  }

  /** Sets the frames in whose place an empty packet stands, which repeats the one before. */
  public SyntheticVideo repeated(IntPredicate frames) {
    repeated = frames;
    return this;
  }

  /** Sets the distance between key frames, and the B-frames between two others. */
  public SyntheticVideo groups(int distance, int between) {
    gop = distance;
    bFrames = between;
    return this;
  }

  /** Sets the matrix and range, by FFmpeg's numbers, with which frames are coded and tagged. */
  public SyntheticVideo colors(int matrix, int yuvRange) {
    colorspace = matrix;
    range = yuvRange;
    return this;
  }

  /** Sets the sample aspect ratio. */
  public SyntheticVideo aspect(int numerator, int denominator) {
    aspectNumerator = numerator;
    aspectDenominator = denominator;
    return this;
  }

  /** Sets the nine numbers of the display matrix. */
  public SyntheticVideo displayMatrix(int... matrix) {
    displayMatrix = matrix;
    return this;
  }

  /** Sets in how many streams of the file the video is. */
  public SyntheticVideo streams(int count) {
    streams = count;
    return this;
  }

  /** Adds a silent audio stream. */
  public SyntheticVideo audio() {
    withAudio = true;
    return this;
  }

  /** Leaves the video out. */
  public SyntheticVideo audioOnly() {
    withVideo = false;
    return audio();
  }

  /** Sets the picture of each frame, all of the coded size. */
  public SyntheticVideo pictures(IntFunction<PixelImage> ofFrame) {
    pictures = ofFrame;
    return this;
  }

  /** Sets an option of the encoder. */
  public SyntheticVideo option(String name, String value) {
    codecOptions.put(name, value);
    return this;
  }

  /** Sets an option of the muxer. */
  public SyntheticVideo muxerOption(String name, String value) {
    muxerOptions.put(name, value);
    return this;
  }

  /**
   * {@return the file as bytes} Encoded in a thread that ends then: where it may, SVT-AV1 gives the
   * thread that calls it, and so all that this one starts, real-time priority, for which all other
   * work on the machine has to wait.
   */
  public byte[] bytes() {
    FutureTask<byte[]> encoding = new FutureTask<>(this::encode);
    Thread thread = new Thread(encoding, "synthetic-video");
    thread.start();
    try {
      return encoding.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private byte[] encode() {
    try (SyntheticEncoder writer = new SyntheticEncoder(this)) {
      return writer.write();
    }
  }

  /** Writes the file, and returns its path. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
