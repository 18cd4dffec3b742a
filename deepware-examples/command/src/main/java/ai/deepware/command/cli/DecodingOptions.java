package ai.deepware.command.cli;

import ai.deepware.ffmpeg.HardwareDecoding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how videos are decoded. */
public final class DecodingOptions {
  private static final int MOST_THREADS = 256;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--decoder-threads",
      paramLabel = "N",
      description =
          "Threads that decode one video. Default: as many as FFmpeg chooses, or 1 each with"
              + " parallel scans.")
  private @Nullable Integer threads;

  @Option(
      names = "--hardware",
      paramLabel = "none|cuda|vaapi",
      defaultValue = "none",
      description =
          "Decode on an NVIDIA GPU (cuda) or a VA-API device. What it cannot do is decoded on the"
              + " CPU, with a line in the log. Default: none.")
  private HardwareDecoding hardware = HardwareDecoding.NONE;

  /**
   * The threads of one decoder.
   *
   * @param parallel scans at a time, at least 1
   * @return threads, 0 for as many as FFmpeg chooses
   * @throws ParameterException if the number is out of range
   */
  public int threads(int parallel) {
    if (threads == null) {
      return parallel > 1 ? 1 : 0;
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          spec.commandLine(), "--decoder-threads must be in 1.." + MOST_THREADS + ": " + threads);
    }
    return threads;
  }

  /** {@return where frames are decoded} */
  public HardwareDecoding hardware() {
    return hardware;
  }
}
