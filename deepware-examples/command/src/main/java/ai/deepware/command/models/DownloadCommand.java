package ai.deepware.command.models;

import ai.deepware.command.cli.CacheFolder;
import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.Terminal;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware models download}: fetches public files of networks. */
@Command(
    name = "download",
    description = {
      "Fetches public files of networks into a cache folder, checks them, and prints their paths.",
      "A download that was cut off goes on. Proxies: HTTPS_PROXY, HTTP_PROXY, NO_PROXY."
    })
public final class DownloadCommand implements Callable<Integer> {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Terminal terminal;
  private final Catalogue catalogue;
  private final HttpClient client;
  private final Duration idle;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(names = "--list", description = "Show what can be downloaded, and fetch nothing.")
  private boolean list;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where files go. Default: $DEEPWARE_CACHE, else the user's folder for caches,"
              + " ~/.cache/deepware on Linux.")
  private @Nullable Path cache;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "The file's checksum as its publisher states it, where none is known.")
  private @Nullable String sha256;

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description = "Fetch the file from there; its checksum must be the same.")
  private @Nullable String url;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to fetch; see --list.")
  private List<String> names = List.of();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public DownloadCommand(Terminal terminal) {
    this(terminal, Catalogue.standard(), client(), PATIENCE);
  }

  DownloadCommand(Terminal terminal, Catalogue catalogue, HttpClient client, Duration idle) {
    this.terminal = terminal;
    this.catalogue = catalogue;
    this.client = client;
    this.idle = idle;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .proxy(new ProxyVariables(System.getenv(), ProxySelector.getDefault()))
        .build();
  }

  @Override
  public Integer call() throws InterruptedException {
    if (list) {
      catalogue.entries().forEach(entry -> terminal.print(describe(entry)));
      return ExitCode.DONE;
    }
    if (names.isEmpty()) {
      throw wrong("Missing required parameter: 'NAME', or '--list'");
    }
    if (names.size() > 1 && (sha256 != null || url != null)) {
      throw wrong("--sha256 and --url belong to one file: name only one");
    }
    List<CatalogueEntry> wanted = names.stream().map(this::entry).toList();
    boolean all = true;
    for (CatalogueEntry entry : wanted) {
      all &= fetch(entry);
    }
    return all ? ExitCode.DONE : ExitCode.FAILED;
  }

  private CatalogueEntry entry(String name) {
    CatalogueEntry entry =
        catalogue
            .find(name)
            .orElseThrow(
                () -> wrong("'" + name + "' is not in the catalogue: see 'download --list'"));
    entry = url == null ? entry : entry.at(address(url));
    if (entry.address().isEmpty()) {
      throw wrong(
          "the address of %s is not known here: look it up at %s, and give it with --url"
              .formatted(name, entry.page().orElse("its publisher's")));
    }
    if (sha256 != null && entry.sha256().filter(known -> !known.equals(checksum())).isPresent()) {
      throw wrong("--sha256 is not the checksum of " + name + ": " + entry.sha256().orElseThrow());
    }
    if (sha256 == null && entry.sha256().isEmpty()) {
      throw wrong(
          "the checksum of %s is not known here: give it with --sha256, as its publisher states it"
              .formatted(name));
    }
    return sha256 == null ? entry : entry.expecting(checksum());
  }

  private String checksum() {
    String digits = String.valueOf(sha256).toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw wrong("--sha256 must be 64 hexadecimal digits: " + sha256);
    }
    return digits;
  }

  private URI address(String text) {
    try {
      URI address = URI.create(text);
      if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like an address of another kind.
    }
    throw wrong("--url must be an https or http address: " + text);
  }

  private boolean fetch(CatalogueEntry entry) throws InterruptedException {
    Path folder = (cache == null ? CacheFolder.standard() : cache).toAbsolutePath();
    Downloader downloader =
        new Downloader(
            client,
            folder.resolve("models"),
            idle,
            (done, all) -> terminal.status(entry.name() + ": " + progress(done, all)));
    try {
      Path file = downloader.fetch(entry);
      String path = FileNames.printable(file.toString());
      terminal.print(path + "\n");
      if (entry.importOptions().isPresent()) {
        String options = entry.importOptions().get();
        terminal.print("  next: deepware import " + (path + " " + options).strip() + "\n");
      }
      return true;
    } catch (IOException e) {
      terminal.error(
          e instanceof DownloadException ? String.valueOf(e.getMessage()) : e.toString());
      return false;
    } finally {
      terminal.clearStatus();
    }
  }

  static String progress(long done, long all) {
    return all > 0
        ? megabytes(done) + " of " + megabytes(all) + ", " + 100 * done / all + " %"
        : megabytes(done);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static String describe(CatalogueEntry entry) {
    return "%s: %s\n".formatted(entry.name(), entry.file())
        + "  address  %s\n"
            .formatted(
                entry
                    .address()
                    .map(URI::toString)
                    .orElseGet(() -> "not known, see " + entry.page().orElse("its publisher")))
        + (entry.bytes().isPresent()
            ? "  size     %s\n".formatted(megabytes(entry.bytes().getAsLong()))
            : "")
        + "  sha256   %s\n".formatted(entry.sha256().orElse("not known: --sha256 is needed"))
        + "  licence  %s\n".formatted(entry.license());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
