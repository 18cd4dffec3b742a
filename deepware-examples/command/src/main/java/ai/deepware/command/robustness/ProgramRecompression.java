package ai.deepware.command.robustness;

import ai.deepware.command.cli.FfmpegInput;
import ai.deepware.command.cli.SetupException;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Compresses with x264 in a program {@code ffmpeg} that the user named. */
final class ProgramRecompression implements Recompression {
  private final String program;

  /**
   * Checks the program.
   *
   * @param program its path or name
   * @throws SetupException if it cannot be run or has no x264
   */
  ProgramRecompression(String program) {
    this.program = program;
    try {
      if (!run(List.of("-hide_banner", "-encoders")).contains("libx264")) {
        throw new SetupException("--ffmpeg " + program + ": has no encoder libx264");
      }
    } catch (IOException e) {
      throw new SetupException("--ffmpeg " + program + ": cannot be run", e);
    }
  }

  @Override
  public String name() {
    return "x264";
  }

  @Override
  public String unit() {
    return "CRF";
  }

  @Override
  public void compress(FrameSource frames, VideoInput input, int level, Path target)
      throws IOException {
    Path source = input.path().orElseThrow(() -> new IOException("is no file"));
    List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y"));
    arguments.addAll(FfmpegInput.of(source));
    arguments.addAll(List.of("-map", "0:v:0", "-an"));
    arguments.addAll(List.of("-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2"));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "medium"));
    arguments.addAll(List.of("-crf", String.valueOf(level), "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of("-f", "mp4", "file:" + target.toAbsolutePath()));
    run(arguments);
  }

  private String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(program + " failed: " + output.strip());
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }
}
