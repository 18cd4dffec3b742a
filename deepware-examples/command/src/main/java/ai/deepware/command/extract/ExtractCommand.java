package ai.deepware.command.extract;

import ai.deepware.command.cli.BatchOptions;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.SamplingOptions;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Shutdown;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.scan.Videos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware extract}: writes the faces of videos as pictures, with a table of them. */
@Command(
    name = "extract",
    description =
        "Cuts the faces out of videos: one folder per video, and faces.csv with them all.",
    footer = {
      "",
      "Run again, it does what is missing: a video's folder is whole or not there. Delete a folder"
          + " to have it made anew. faces.csv lists the videos of the last run. Columns: file,"
          + " video, time (seconds), x, y, width, height of the face and five points of it (pixels"
          + " of the upright frame), detection (0 to 1), person (within the video, empty for a face"
          + " of nobody), label, original. persons.npy beside the crops holds a vector per person."
          + " Exit code: 0, or 1 if a video could not be done, 2 for wrong usage or missing models."
    })
public final class ExtractCommand implements Callable<Integer> {
  private static final int MOST_PIXELS = 4096;

  private final Terminal terminal;
  private final FaceTools.Factory opener;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Mixin private final SamplingOptions sampling = new SamplingOptions();

  @Mixin private final BatchOptions batch = new BatchOptions();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Where the faces go.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path output;

  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description =
          "Table with the columns file, label (real or fake) and possibly original (the video that"
              + " a fake was made from); files are relative to the table. Without PATH its videos"
              + " are taken.")
  private @Nullable Path labels;

  @Option(
      names = "--margin",
      paramLabel = "N",
      defaultValue = "1.65",
      description = "Side of a crop over the longer side of the face's box. Default: 1.65.")
  private double margin;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "Resize crops to this side. Default: as large as in the video.")
  private @Nullable Integer size;

  @Option(
      names = "--format",
      paramLabel = "png|jpg",
      defaultValue = "png",
      description = "How crops are written: png (default), or jpg of quality 95.")
  private ExtractSettings.PictureKind format = ExtractSettings.PictureKind.PNG;

  @Option(
      names = "--embeddings",
      description = "Write the vector of each face, too: embeddings.npy beside the crops.")
  private boolean embeddings;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Videos, and folders whose videos are taken.")
  private List<Path> paths = List.of();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param opener opens what finds faces
   */
  public ExtractCommand(Terminal terminal, FaceTools.Factory opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws IOException {
    ExtractSettings settings = settings();
    int parallel = batch.parallel();
    if (paths.isEmpty() && labels == null) {
      throw wrong("Missing videos: name a PATH or --labels=CSV");
    }
    List<Path> unreadable = new ArrayList<>();
    List<SourceVideo> videos =
        SourceVideos.list(
            paths,
            labels == null ? Labels.none() : Labels.read(labels),
            (folder, trouble) -> {
              // Its tables often lie beside the videos.
              if (trouble != Videos.Trouble.OTHER_FILES) {
                terminal.error(FileNames.name(folder) + ": " + trouble.message());
              }
              if (trouble == Videos.Trouble.UNREADABLE) {
                unreadable.add(folder);
              }
            });
    try (FaceTools tools = open(parallel);
        OutputFolder folder = OutputFolder.open(output, settings.describe(tools));
        Shutdown shutdown = new Shutdown()) {
      Extraction.Outcome outcome =
          new Extraction(tools, settings, folder.path(), terminal, shutdown.cancellation())
              .run(videos, parallel);
      if (shutdown.cancellation().isCancelled()) {
        terminal.error("cancelled; run again for the rest");
        return ExitCode.FAILED;
      }
      report(outcome);
      return outcome.failed() > 0 || !unreadable.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  private void report(Extraction.Outcome outcome) throws IOException {
    Manifest.Size size = Manifest.write(output, outcome.whole());
    terminal.print(
        String.format(
            Locale.ROOT,
            "%s: %d faces, %d persons in %d videos (%d of them new), %d failed\n",
            FileNames.printable(FileNames.name(output.resolve(Manifest.NAME))),
            size.faces(),
            size.persons(),
            outcome.whole().size(),
            outcome.extracted(),
            outcome.failed()));
  }

  private ExtractSettings settings() {
    if (!(margin > 0 && margin <= 10)) {
      throw wrong("--margin must be above 0, up to 10: " + margin);
    }
    if (size != null && (size < 1 || size > MOST_PIXELS)) {
      throw wrong(String.format(Locale.ROOT, "--size must be in 1..%d: %d", MOST_PIXELS, size));
    }
    return new ExtractSettings(
        margin,
        Optional.ofNullable(size),
        format,
        embeddings,
        sampling.sampling(),
        batch.timeout());
  }

  private FaceTools open(int parallel) {
    Optional<Path> directory = models.directory();
    try {
      return opener.open(directory, models.options(parallel), parallel > 1 ? 1 : 0);
    } catch (RuntimeException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
