package ai.deepware.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** The {@code ffmpeg} program that comes with the natives. */
final class FfmpegProgram {
  private final Path program;

  private FfmpegProgram(Path program) {
    this.program = program;
  }

  /** {@return the program, empty if it is not in the natives or a system library is missing} */
  static Optional<FfmpegProgram> find() {
    try {
      FfmpegProgram found = new FfmpegProgram(Path.of(Loader.load(ffmpeg.class)));
      found.run(List.of("-version"));
      return Optional.of(found);
    } catch (LinkageError | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Runs it; what it prints is in the exception if it fails. */
  void run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-nostdin", "-y"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
