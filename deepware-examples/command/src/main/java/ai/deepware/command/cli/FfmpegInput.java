package ai.deepware.command.cli;

import ai.deepware.ffmpeg.FfmpegFrameSource;
import java.nio.file.Path;
import java.util.List;

/**
 * How the program {@code ffmpeg} is given a file that may be hostile: it opens no second file and
 * no address, and reads the containers that the library reads, no playlist above all.
 */
public final class FfmpegInput {
  private FfmpegInput() {}

  /** {@return the arguments that make a file the program's next input} */
  public static List<String> of(Path file) {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        String.join(",", FfmpegFrameSource.containers()),
        "-i",
        "file:" + file.toAbsolutePath());
  }
}
