package ai.deepware.command.bench;

import ai.deepware.command.cli.FfmpegInput;
import ai.deepware.command.cli.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Decodes one video, each time in a process of its own. */
final class DecodeProcess {
  /** For a short life: what a JVM spends on compiling well pays off in longer ones. */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path video;
  private final int threads;

  /**
   * Makes a runner.
   *
   * @param threads of the decoder, at least 1
   */
  DecodeProcess(Path video, int threads) {
    this.video = video;
    this.threads = threads;
  }

  /** Runs the library. */
  DecodeRun library(DecodeVariant variant) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(DecodeWorker.class.getName());
    command.add(variant.name());
    command.add(Integer.toString(threads));
    command.add(video.toString());
    return measure(variant.label(), new ProcessBuilder(command));
  }

  /** Runs the {@code ffmpeg} program of the build whose libraries are used here. */
  DecodeRun ffmpeg() {
    String count = Integer.toString(threads);
    List<String> arguments = new ArrayList<>(List.of("-nostdin", "-benchmark"));
    arguments.addAll(List.of("-progress", "pipe:1", "-filter_threads", count, "-threads", count));
    arguments.addAll(FfmpegInput.of(video));
    arguments.addAll(List.of("-an", "-sn", "-dn", "-vf", "fps=1", "-pix_fmt", "rgb24"));
    arguments.addAll(List.of("-f", "rawvideo", "-y", nullDevice()));
    return measure("ffmpeg", program(arguments));
  }

  private static ProcessBuilder program(List<String> arguments) {
    Path program = Path.of(Loader.load(ffmpeg.class));
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // On Linux the libraries beside the program do not find each other.
    builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
    return builder;
  }

  private static String nullDevice() {
    return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
  }

  /**
   * Starts the program once.
   *
   * @throws SetupException if it does not start, such as for a system library that is missing
   */
  static void checkProgram() {
    try {
      run(program(List.of("-version")));
    } catch (LinkageError | IOException | IllegalStateException e) {
      throw new SetupException(
          "the ffmpeg program of this build does not run; on Debian it needs libpulse0", e);
    }
  }

  private static DecodeRun measure(String name, ProcessBuilder command) {
    long start = System.nanoTime();
    String text;
    try {
      text = run(command);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return DecodeRun.parse(text, (System.nanoTime() - start) / 1e9);
  }

  /** {@return what a process printed until it ended well} */
  private static String run(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("exit code " + code + ": " + text.strip());
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
