package ai.deepware.command.evaluate;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import ai.deepware.command.scan.Videos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds labelled videos and pictures: in a CSV file with the columns {@code file} (relative to the
 * CSV file), {@code label} and optionally {@code dataset}, or in a folder whose subfolders {@code
 * real} and {@code fake}, at any depth, are the labels.
 *
 * <p>Where nobody names a data set, it is the folder that holds the file, or that holds its folder
 * {@code real} or {@code fake}.
 */
final class ItemReader {
  private static final Set<String> PICTURES = Set.of("bmp", "jpeg", "jpg", "png");
  private static final List<String> COLUMNS = List.of("file", "label");

  private final @Nullable String groupColumn;

  /**
   * Makes a reader.
   *
   * @param groupColumn the column that says which pictures belong together, null for none
   */
  ItemReader(@Nullable String groupColumn) {
    this.groupColumn = groupColumn;
  }

  static boolean isPicture(Path file) {
    String name = FileNames.name(file).toLowerCase(Locale.ROOT);
    return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** The items of a CSV file or a folder, in its order or in that of their names. */
  List<Item> read(Path path) {
    return Files.isDirectory(path) ? readFolder(path) : readTable(path);
  }

  private List<Item> readTable(Path table) {
    List<String> columns =
        groupColumn == null ? COLUMNS : List.of(COLUMNS.get(0), COLUMNS.get(1), groupColumn);
    Path folder = table.toAbsolutePath().normalize().getParent();
    return CsvTable.read(table, columns, row -> item(row, folder));
  }

  private Item item(CsvRow row, @Nullable Path folder) {
    String name = row.text("file");
    try {
      Path named = FileNames.path(name);
      Path file = folder == null ? named : folder.resolve(named).normalize();
      Optional<String> group =
          groupColumn == null ? Optional.empty() : Optional.of(row.text(groupColumn));
      String dataset = row.find("dataset").orElseGet(() -> dataset(file));
      return new Item(file, name, dataset, row.fake("label"), group);
    } catch (InvalidPathException e) {
      throw row.error("no file can have this name: " + name);
    }
  }

  private static List<Item> readFolder(Path folder) {
    List<Item> items = new ArrayList<>();
    Path root = folder.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> isPicture(file) || Videos.isVideo(file))
          .sorted()
          .forEach(file -> label(root, file).ifPresent(fake -> items.add(item(root, file, fake))));
    } catch (IOException | UncheckedIOException e) {
      throw new SetupException(FileNames.name(folder) + ": cannot be read", e);
    }
    if (items.isEmpty()) {
      throw new SetupException(
          FileNames.name(folder)
              + ": holds no videos or pictures in folders named real and fake; name a CSV file with"
              + " the columns file and label instead");
    }
    return items;
  }

  private static Item item(Path root, Path file, boolean fake) {
    return new Item(
        file, FileNames.name(root.relativize(file)), dataset(file), fake, Optional.empty());
  }

  /** The innermost folder named real or fake, the root included, decides. */
  private static Optional<Boolean> label(Path root, Path file) {
    Path above = root.getParent();
    Path folder = file.getParent();
    while (folder != null && !folder.equals(above)) {
      if (isLabel(folder)) {
        return Optional.of(name(folder).equalsIgnoreCase("fake"));
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  private static String dataset(Path file) {
    Path folder = file.getParent();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (isLabel(at)) {
        return at.getParent() == null ? name(at) : name(at.getParent());
      }
    }
    return folder == null ? "all" : name(folder);
  }

  private static boolean isLabel(Path folder) {
    return name(folder).equalsIgnoreCase("real") || name(folder).equalsIgnoreCase("fake");
  }

  private static String name(Path folder) {
    Path last = folder.getFileName();
    return last == null ? "all" : FileNames.name(last);
  }
}
