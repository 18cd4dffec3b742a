package ai.deepware.command.models;

import static ai.deepware.command.cli.FileNames.printable;
import static ai.deepware.command.cli.Lines.line;

import ai.deepware.ModelException;
import ai.deepware.command.cli.CacheFolder;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Terminal;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.onnx.ModelSummary;
import java.io.Console;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware models install}: a set of public networks, ready for a scan. */
@Command(
    name = "install",
    description = {
      "Fetches what makers of networks publish, checks it, imports it, and keeps it under a name:"
          + " after 'install reference', 'scan --models reference' uses it.",
      "A run that was cut off goes on. Proxies: HTTPS_PROXY, HTTP_PROXY, NO_PROXY."
    })
public final class InstallCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ModelSets sets;
  private final HttpClient client;
  private final Duration idle;
  private final @Nullable Predicate<String> question;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(names = "--list", description = "Show what can be installed, and fetch nothing.")
  private boolean list;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where downloads and sets go. Default: $DEEPWARE_CACHE, else the user's folder for"
              + " caches; --models finds sets there alone.")
  private @Nullable Path cache;

  @Option(names = "--yes", description = "Start at once, without asking.")
  private boolean yes;

  @Option(
      names = "--sha256",
      paramLabel = "NAME=HEX",
      description = "The checksum of a file that nobody states one of. Can be repeated.")
  private Map<String, String> stated = Map.of();

  @Parameters(paramLabel = "SET", arity = "0..1", description = "What to install; see --list.")
  private @Nullable String name;

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public InstallCommand(Terminal terminal) {
    this(
        terminal,
        ModelSets.standard(),
        DownloadCommand.client(),
        DownloadCommand.PATIENCE,
        console());
  }

  /** Makes the command; {@code question} is null where nobody can be asked. */
  InstallCommand(
      Terminal terminal,
      ModelSets sets,
      HttpClient client,
      Duration idle,
      @Nullable Predicate<String> question) {
    this.terminal = terminal;
    this.sets = sets;
    this.client = client;
    this.idle = idle;
    this.question = question;
  }

  @SuppressWarnings("SystemConsoleNull") // What is new in JDK 22 is asked below.
  private static @Nullable Predicate<String> console() {
    Console console = System.console();
    return console == null || !isTerminal(console)
        ? null
        : text -> {
          String answer = console.readLine("%s [y/N] ", text);
          return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        };
  }

  /** From JDK 22 on there is a console without a terminal, too; before, there is no such method. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      sets.all().forEach(set -> terminal.print(line("%s: %s", set.name(), set.about())));
      return ExitCode.DONE;
    }
    ModelSet set = set();
    Path folder = (cache == null ? CacheFolder.standard() : cache).toAbsolutePath();
    Path target = CacheFolder.ofSet(folder, set.name());
    Downloader downloader =
        new Downloader(
            client,
            folder.resolve("models"),
            idle,
            (done, all) -> terminal.status(DownloadCommand.progress(done, all)));
    Remembered checksums = Remembered.in(folder.resolve("checksums.properties"));
    Installer installer = new Installer(downloader, checksums, stated, this::isTrusted, terminal);
    announce(set, target, installer, downloader);
    if (!yes && question == null) {
      throw wrong("nobody can be asked here: --yes starts at once");
    }
    if (!yes && question != null && !question.test("Go on?")) {
      return ExitCode.FAILED;
    }
    for (CatalogueEntry member : set.members()) {
      if (!install(installer, member, target)) {
        return ExitCode.FAILED;
      }
    }
    nameEnsemble(set, target);
    return check(set, target);
  }

  /** Predictors are an ensemble only by name. */
  private static void nameEnsemble(ModelSet set, Path target) throws IOException {
    List<String> predictors = new ArrayList<>();
    for (CatalogueEntry member : set.members()) {
      Installer.files(member, target).stream()
          .filter(file -> file.startsWith("predictor-"))
          .forEach(predictors::add);
    }
    if (!predictors.isEmpty()) {
      ModelsFile.in(target).set(Map.of("predictor.file", String.join(", ", predictors)));
    }
  }

  private ModelSet set() {
    String wanted = name;
    if (wanted == null) {
      throw wrong("Missing required parameter: 'SET', or '--list'");
    }
    ModelSet set =
        sets.find(wanted)
            .orElseThrow(() -> wrong("'" + wanted + "' is no set: see 'install --list'"));
    for (Map.Entry<String, String> each : stated.entrySet()) {
      if (set.members().stream().noneMatch(member -> member.name().equals(each.getKey()))
          || !each.getValue().toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")) {
        throw wrong("--sha256 must be a member's name, '=' and 64 hexadecimal digits: " + each);
      }
    }
    return set;
  }

  private void announce(ModelSet set, Path target, Installer installer, Downloader downloader)
      throws InterruptedException {
    terminal.print(line("%s: %s", set.name(), set.about()));
    long bytes = 0;
    int unknown = 0;
    for (CatalogueEntry member : set.members()) {
      OptionalLong size = downloader.size(member);
      bytes += size.orElse(0);
      unknown += size.isPresent() ? 0 : 1;
      terminal.print(
          line(
              "  %s  %s  %s%s",
              member.name(),
              size.isPresent() ? DownloadCommand.megabytes(size.getAsLong()) : "size unknown",
              member.license(),
              installer.known(member).sha256().isPresent()
                  ? ""
                  : "  (no checksum is stated: it will be asked for)"));
    }
    terminal.print(
        line(
            "  to fetch: %s%s; to %s",
            DownloadCommand.megabytes(bytes),
            unknown == 0 ? "" : " and " + unknown + " files of unknown size",
            printable(target.toString())));
  }

  private boolean install(Installer installer, CatalogueEntry member, Path target)
      throws InterruptedException {
    try {
      boolean fresh = installer.install(member, target);
      terminal.clearStatus();
      terminal.print(line("%s: %s", member.name(), fresh ? "installed" : "there already"));
      return true;
    } catch (IOException | CheckpointException e) {
      terminal.clearStatus();
      boolean explains = e instanceof DownloadException || e instanceof CheckpointException;
      terminal.error(member.name() + ": " + (explains ? e.getMessage() : e));
      return false;
    }
  }

  private boolean isTrusted(CatalogueEntry entry, String checksum) {
    terminal.clearStatus();
    return question != null
        && question.test(
            entry.file()
                + " has SHA-256\n"
                + checksum
                + "\nNo checksum of it is known here. Trust it, now and from now on?");
  }

  private int check(ModelSet set, Path target) {
    try {
      int networks = ModelSummary.ofDirectory(target).size();
      terminal.print(
          line("%d networks are ready: deepware scan --models %s", networks, set.name()));
      return ExitCode.DONE;
    } catch (ModelException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
