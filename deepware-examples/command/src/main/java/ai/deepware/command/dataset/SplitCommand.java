package ai.deepware.command.dataset;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.command.dataset.IdentityTable.Entry;
import ai.deepware.dataset.DatasetVideo;
import ai.deepware.dataset.IdentitySplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware split}: splits a data set so that nobody is on two sides. */
@Command(
    name = "split",
    description = "Splits a data set by person, so that nobody is on two sides.",
    footer = {
      "",
      "Writes train.csv and test.csv, or fold-0.csv and so on, with the columns of IDENTITIES; with"
          + " --faces also train-faces.csv and so on: file, label, video, original. Videos that"
          + " share a person, or an original, stay together. The same seed gives the same split."
    })
public final class SplitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Where the tables go.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path output;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      description = "Share of the videos for testing. Default: 0.1.")
  private @Nullable Double share;

  @Option(names = "--folds", paramLabel = "K", description = "Make so many folds instead.")
  private @Nullable Integer folds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the choice. Default: 1.")
  private long seed;

  @Option(
      names = "--faces",
      paramLabel = "FACES",
      description = "The table of faces that the identities were found in, to split it, too.")
  private @Nullable Path faces;

  @Parameters(paramLabel = "IDENTITIES", description = "What 'deepware identities' wrote.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path table;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public SplitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (share != null && folds != null) {
      throw new ParameterException(spec.commandLine(), "--test and --folds exclude each other");
    }
    List<Entry> entries = IdentityTable.read(table);
    Map<String, List<Entry>> sides = sides(entries);
    FaceTable pictures = faces == null ? null : FaceTable.read(faces);
    try {
      Files.createDirectories(output);
      for (Map.Entry<String, List<Entry>> side : sides.entrySet()) {
        write(side.getKey(), side.getValue(), pictures);
      }
    } catch (IOException e) {
      throw new SetupException("--output " + output + ": cannot be written", e);
    }
    return ExitCode.DONE;
  }

  private Map<String, List<Entry>> sides(List<Entry> entries) {
    List<DatasetVideo> videos = entries.stream().map(Entry::toVideo).toList();
    Map<String, List<Entry>> sides = new LinkedHashMap<>();
    try {
      if (folds != null) {
        Map<String, Integer> fold = IdentitySplit.folds(videos, folds, seed);
        for (int i = 0; i < folds; i++) {
          Integer wanted = i;
          sides.put(
              "fold-" + i,
              entries.stream().filter(e -> wanted.equals(fold.get(e.video()))).toList());
        }
        return sides;
      }
      Set<String> test =
          new HashSet<>(IdentitySplit.test(videos, share == null ? 0.1 : share, seed));
      sides.put("train", entries.stream().filter(e -> !test.contains(e.video())).toList());
      sides.put("test", entries.stream().filter(e -> test.contains(e.video())).toList());
      return sides;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void write(String side, List<Entry> entries, @Nullable FaceTable pictures)
      throws IOException {
    IdentityTable.write(output.resolve(side + ".csv"), entries);
    int written = 0;
    if (pictures != null) {
      Set<String> names = entries.stream().map(Entry::video).collect(Collectors.toSet());
      try (FaceOutput table = FaceOutput.open(output.resolve(side + "-faces.csv"), pictures)) {
        for (FaceVideo video : pictures.videos()) {
          for (String file : names.contains(video.name()) ? video.files() : List.<String>of()) {
            table.face(file, video.label(), video.name(), video.original());
            written++;
          }
        }
        table.commit();
      }
    }
    long people = entries.stream().flatMap(e -> e.identities().stream()).distinct().count();
    terminal.print(
        String.format(
            Locale.ROOT,
            "%s: %d videos, %d identities%s\n",
            side,
            entries.size(),
            people,
            pictures == null ? "" : ", " + written + " faces"));
  }
}
