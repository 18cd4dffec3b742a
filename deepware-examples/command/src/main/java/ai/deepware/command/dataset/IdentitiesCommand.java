package ai.deepware.command.dataset;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.ModelOptions;
import ai.deepware.command.cli.ResultFile;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.cli.Terminal;
import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.command.dataset.IdentityTable.Entry;
import ai.deepware.command.extract.FaceOrigin;
import ai.deepware.command.extract.FaceTools;
import ai.deepware.dataset.PersonClusterer;
import ai.deepware.model.ModelInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware identities}: finds out who is who across the videos of a data set. */
@Command(
    name = "identities",
    description = "Finds out who is who across the videos of a data set.",
    footer = {
      "",
      "Writes a table with the columns video, label, original, faces, persons (in this video) and"
          + " identities (numbers across the data set, between blanks). A fake whose original is"
          + " there has its people. First, persons nearer than --distance who have --neighbours"
          + " such are one identity; then, groups whose members are nearer than --mean-distance on"
          + " average. The defaults are for the 256-number embedder"
          + " face-reidentification-retail-0095; another one needs others. Exit code: 0, or 1 if a"
          + " picture could not be read, 2 for wrong usage or missing models."
    })
public final class IdentitiesCommand implements Callable<Integer> {
  /** SHA-256 of the embedder face-reidentification-retail-0095. */
  private static final String DISTANCES_OF =
      "f13630fbf263955e7f9a2ce07e456b6c72ab21e6cfebc1fc4651a87ec78bd81b";

  private final Terminal terminal;
  private final FaceTools.Factory opener;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Mixin private final ModelOptions models = new ModelOptions();

  @Option(
      names = "--output",
      paramLabel = "CSV",
      required = true,
      description = "Where the table goes.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path output;

  @Option(
      names = "--distance",
      paramLabel = "N",
      defaultValue = "0.3",
      description = "Cosine distance of persons who are surely the same. Default: 0.3.")
  private double distance;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many such there must be, himself among them. Default: 3.")
  private int neighbors;

  @Option(
      names = "--mean-distance",
      paramLabel = "N",
      defaultValue = "0.55",
      description =
          "Mean cosine distance up to which groups are one identity; 0 to leave them as they are."
              + " Default: 0.55.")
  private double meanDistance;

  @Option(
      names = "--one-person",
      description = "Leave videos with several people out, and the fakes made from them.")
  private boolean onePerson;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "Remember the vectors of pictures here, so that a second run is quick and an interrupted"
              + " one goes on. Default: the table's name with .vectors.")
  private @Nullable Path vectors;

  @Parameters(
      paramLabel = "FACES",
      description =
          "What 'deepware extract' wrote, or a table of face pictures with the columns file, label"
              + " and possibly original.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private Path source;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   * @param opener opens what finds faces
   */
  public IdentitiesCommand(Terminal terminal, FaceTools.Factory opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    PersonClusterer clusterer = clusterer();
    ResultFile.check("--output", output);
    FaceTable table = FaceTable.read(source);
    if (!table.extracted()) {
      return pictures(table, clusterer);
    }
    warn(FaceOrigin.embedders(source));
    return number(table, clusterer, new FolderVectors(table::inside));
  }

  /** A distance means something else for each embedder. */
  private void warn(List<String> embedders) {
    boolean given = spec.commandLine().getParseResult().hasMatchedOption("--distance");
    if (!given && !embedders.isEmpty() && !embedders.contains(DISTANCES_OF)) {
      terminal.error(
          "the default distances are those of face-reidentification-retail-0095, and the vectors of"
              + " these faces are another embedder's: give --distance and --mean-distance");
    }
  }

  private PersonClusterer clusterer() {
    try {
      return new PersonClusterer(distance, neighbors, meanDistance);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private int pictures(FaceTable table, PersonClusterer clusterer) {
    Path file =
        vectors == null ? output.resolveSibling(output.getFileName() + ".vectors") : vectors;
    Optional<Path> directory = models.directory();
    try (FaceTools tools = open(directory);
        VectorCache cache = VectorCache.open(file, maker(tools))) {
      warn(tools.embedder().models().stream().map(ModelInfo::sha256).toList());
      PersonVectors pictures =
          new PictureVectors(table::resolve, tools.detector(), tools.embedder(), cache);
      return number(table, clusterer, counted(pictures, table.videos().size()));
    } catch (IOException e) {
      throw new SetupException(FileNames.name(file) + ": cannot be used", e);
    }
  }

  private FaceTools open(Optional<Path> directory) {
    try {
      return opener.open(directory, models.options(1), 0);
    } catch (RuntimeException e) {
      throw new SetupException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What a vector depends on, but for the picture. */
  private static String maker(FaceTools tools) {
    List<ModelInfo> files = new ArrayList<>(tools.detector().models());
    files.addAll(tools.embedder().models());
    return files.stream().map(ModelInfo::sha256).collect(Collectors.joining(" ", "faces ", ""));
  }

  private PersonVectors counted(PersonVectors pictures, int count) {
    int[] done = {0};
    return video -> {
      terminal.status(
          String.format(Locale.ROOT, "picture %d of up to %d: %s", ++done[0], count, video.name()));
      return pictures.of(video);
    };
  }

  private int number(FaceTable table, PersonClusterer clusterer, PersonVectors persons) {
    Identities identities = new Identities(clusterer, persons);
    List<Entry> all = identities.number(table.videos());
    terminal.clearStatus();
    identities.failures().forEach(terminal::error);
    List<Entry> kept = onePerson ? ofOnePerson(all, table.videos()) : all;
    try {
      IdentityTable.write(output, kept);
    } catch (IOException e) {
      throw new SetupException("--output " + FileNames.name(output) + ": cannot be written", e);
    }
    terminal.print(summary(kept, all.size()));
    return identities.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private String summary(List<Entry> kept, int all) {
    long found = kept.stream().flatMap(entry -> entry.identities().stream()).distinct().count();
    long nobody = kept.stream().filter(entry -> entry.identities().isEmpty()).count();
    String name = FileNames.printable(FileNames.name(output));
    String out =
        onePerson
            ? String.format(Locale.ROOT, "; %d with several people left out", all - kept.size())
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %d identities in %d videos, %d of them with nobody%s\n",
        name,
        found,
        kept.size(),
        nobody,
        out);
  }

  private static List<Entry> ofOnePerson(List<Entry> all, List<FaceVideo> videos) {
    Map<String, Integer> persons = new HashMap<>();
    videos.forEach(video -> persons.put(video.name(), video.persons().size()));
    return all.stream()
        .filter(entry -> entry.persons() < 2 && persons.getOrDefault(entry.original(), 0) < 2)
        .toList();
  }
}
