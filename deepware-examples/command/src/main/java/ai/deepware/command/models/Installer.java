package ai.deepware.command.models;

import ai.deepware.command.cli.Terminal;
import ai.deepware.convert.ImportedModel;
import ai.deepware.convert.ModelImporter;
import ai.deepware.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Puts a set of networks together, member by member: fetched, checked, imported. What is done is
 * noted in the folder, so that a second run goes on where the first one ended.
 */
final class Installer {
  private static final String NOTES = "installed.properties";
  private static final String FILES = ".files";

  private final Downloader downloader;
  private final Remembered checksums;
  private final Map<String, String> stated;
  private final BiPredicate<CatalogueEntry, String> trusted;
  private final Terminal terminal;

  /**
   * Makes an installer.
   *
   * @param checksums of files whose publisher states none, by the names of the members
   * @param stated the same, as the user gives them now
   * @param trusted says whether a checksum is the right one of such a file
   */
  Installer(
      Downloader downloader,
      Remembered checksums,
      Map<String, String> stated,
      BiPredicate<CatalogueEntry, String> trusted,
      Terminal terminal) {
    this.downloader = downloader;
    this.checksums = checksums;
    this.stated = stated;
    this.trusted = trusted;
    this.terminal = terminal;
  }

  /** The entry with the checksum that is stated or remembered, if there is one. */
  CatalogueEntry known(CatalogueEntry entry) {
    if (entry.sha256().isPresent()) {
      return entry;
    }
    return Optional.ofNullable(stated.get(entry.name()))
        .or(() -> checksums.get(entry.name()))
        .map(checksum -> entry.expecting(checksum.toLowerCase(Locale.ROOT)))
        .orElse(entry);
  }

  /** Returns false where the member was there already. */
  boolean install(CatalogueEntry member, Path folder) throws IOException, InterruptedException {
    CatalogueEntry entry = known(member);
    Remembered notes = Remembered.in(folder.resolve(NOTES));
    if (isThere(entry, folder, notes)) {
      return false;
    }
    Path file = downloader.fetch(entry, checksum -> trusted.test(entry, checksum));
    String checksum = Sha256.of(file);
    if (member.sha256().isEmpty()) {
      checksums.put(entry.name(), checksum);
    }
    List<ImportedModel> models =
        ModelImporter.importModel(file, folder, ImportCommand.optionsOf(entry, terminal));
    List<String> names = models.stream().map(model -> name(model.file())).toList();
    notes.put(entry.name() + FILES, String.join(" ", names));
    notes.put(entry.name(), checksum);
    return true;
  }

  /** The files that a member became; none before it is installed. */
  static List<String> files(CatalogueEntry member, Path folder) throws IOException {
    return Remembered.in(folder.resolve(NOTES))
        .get(member.name() + FILES)
        .map(files -> List.of(files.split(" ", -1)))
        .orElse(List.of());
  }

  private static boolean isThere(CatalogueEntry entry, Path folder, Remembered notes) {
    Optional<String> files = notes.get(entry.name() + FILES);
    return entry.sha256().isPresent()
        && notes.get(entry.name()).equals(entry.sha256())
        && files.isPresent()
        && Arrays.stream(files.get().split(" "))
            .allMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
