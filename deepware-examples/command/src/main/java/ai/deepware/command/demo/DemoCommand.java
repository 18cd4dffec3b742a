package ai.deepware.command.demo;

import ai.deepware.Scanner;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.scan.Pipeline;
import ai.deepware.command.scan.ScanSettings;
import ai.deepware.ffmpeg.HardwareDecoding;
import ai.deepware.frame.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deepware demo}: renders people into videos, scans these, and compares. */
@Command(
    name = "demo",
    description =
        "Shows a scan without a video of your own: renders people, one of them with another one's"
            + " face, into videos, scans these, and prints what was found beside what was"
            + " rendered.")
public final class DemoCommand implements Callable<Integer> {
  private static final String NOTE =
      "The heads are drawn, and the networks learned from photographs: persons and times should be"
          + " right, scores\nand verdicts say nothing of how well real fakes are told from real"
          + " people.\n";

  private final Terminal terminal;
  private final Pipeline.Factory pipelines;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Leave the videos in this folder. Default: they are removed.")
  private @Nullable Path keep;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param pipelines opens what scans
   */
  public DemoCommand(Terminal terminal, Pipeline.Factory pipelines) {
    this.terminal = terminal;
    this.pipelines = pipelines;
  }

  @Override
  public Integer call() throws IOException {
    try (Pipeline pipeline = pipelines.setUp(settings())) {
      if (keep != null) {
        show(pipeline.scanner(), folder(keep));
      } else {
        showInPassing(pipeline.scanner());
      }
    } finally {
      terminal.clearStatus();
    }
    return ExitCode.DONE;
  }

  private void showInPassing(Scanner scanner) throws IOException {
    Path folder = Files.createTempDirectory("deepware-demo");
    try {
      show(scanner, folder);
    } finally {
      for (Clip clip : Clip.all()) {
        Files.deleteIfExists(folder.resolve(clip.name()));
      }
      Files.delete(folder);
    }
  }

  private void show(Scanner scanner, Path folder) throws IOException {
    for (Clip clip : Clip.all()) {
      Path file = folder.resolve(clip.name());
      clip.write(
          file,
          share ->
              terminal.status(
                  String.format(Locale.ROOT, "rendering %s: %.0f %%", clip.name(), 100 * share)));
      terminal.status("scanning " + clip.name());
      terminal.print(new DemoReport(clip, scanner.scan(file)).text());
    }
    terminal.print(NOTE);
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new SetupException("--keep " + FileNames.name(path) + ": cannot be written", e);
    }
  }

  private ScanSettings settings() {
    return new ScanSettings(
        models.directory(),
        models.options(1),
        Sampling.standard(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        0,
        HardwareDecoding.NONE,
        false,
        false);
  }
}
