package ai.deepware.command.dataset;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.command.dataset.IdentityTable.Entry;
import ai.deepware.dataset.DatasetVideo;
import ai.deepware.dataset.IdentityBalancedSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware sample}: writes draws of faces for training. */
@Command(
    name = "sample",
    description =
        "Draws faces for training so that each person counts alike and half of the faces are fake.",
    footer = {
      "",
      "A draw is a random identity, a random real video of it, real or fake fifty-fifty, for fake a"
          + " random fake made from that video, and a random face of the selected video. Writes a"
          + " table with the columns file (from where the table lies), label, video, original,"
          + " identity; the same seed gives the same draws."
    })
public final class SampleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "CSV",
      required = true,
      description = "Where the draws go.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path output;

  @Option(
      names = "--faces",
      paramLabel = "FACES",
      required = true,
      description = "The table of faces that the identities were found in, or its folder.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path faces;

  @Option(names = "--draws", paramLabel = "N", required = true, description = "How many.")
  private long draws;

  @Option(
      names = "--skip",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave the first N draws out, to go on where an earlier table ended.")
  private long skip;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the draws. Default: 1.")
  private long seed;

  @Parameters(
      paramLabel = "IDENTITIES",
      description = "What 'deepware identities' wrote, or a side that 'deepware split' made of it.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path table;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (draws < 1 || skip < 0) {
      throw new ParameterException(
          spec.commandLine(), "--draws must be at least 1, --skip at least 0");
    }
    FaceTable pictures = FaceTable.read(faces);
    Map<String, FaceVideo> byName = new HashMap<>();
    pictures.videos().forEach(video -> byName.put(video.name(), video));
    IdentityBalancedSampler sampler = sampler(byName);
    try (FaceOutput drawn = FaceOutput.open(output, pictures, "identity")) {
      for (long number = skip; number < skip + draws; number++) {
        IdentityBalancedSampler.Draw draw = sampler.draw(number);
        DatasetVideo video = draw.video();
        FaceVideo shown = byName.get(video.id());
        if (shown != null) {
          String label = video.fake() ? "fake" : "real";
          String file = shown.files().get(draw.face());
          drawn.face(file, label, video.id(), video.original(), draw.identity());
        }
      }
      drawn.commit();
    } catch (IOException e) {
      throw new SetupException("--output " + FileNames.name(output) + ": cannot be written", e);
    }
    terminal.print(
        String.format(
            Locale.ROOT, "%s: %d draws\n", FileNames.printable(FileNames.name(output)), draws));
    return ExitCode.DONE;
  }

  /** Of the faces that are there, whatever number the table of identities says. */
  private IdentityBalancedSampler sampler(Map<String, FaceVideo> byName) {
    List<DatasetVideo> videos = new ArrayList<>();
    for (Entry entry : IdentityTable.read(table)) {
      FaceVideo shown = byName.get(entry.video());
      if (shown != null && !entry.label().isEmpty()) {
        DatasetVideo v = entry.toVideo();
        int count = shown.files().size();
        videos.add(new DatasetVideo(v.id(), v.fake(), v.original(), v.identities(), count));
      }
    }
    try {
      return new IdentityBalancedSampler(videos, seed);
    } catch (IllegalArgumentException e) {
      throw new SetupException(FileNames.name(table) + ": " + e.getMessage(), e);
    }
  }
}
