package ai.deepware.command.extract;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a table with the columns file, label and possibly original says of videos. */
final class Labels {
  private final Map<Path, Label> byFile = new HashMap<>();
  private final List<Label> all = new ArrayList<>();

  /**
   * A row.
   *
   * @param file the video; relative paths start at the folder of the table
   * @param name the video as the table names it
   * @param fake its label
   * @param original what the table says that it was made from, empty if nothing
   */
  record Label(Path file, String name, boolean fake, Optional<String> original) {}

  private Labels() {}

  static Labels none() {
    return new Labels();
  }

  static Labels read(Path table) {
    Labels labels = new Labels();
    // A table is a file, hence in a folder.
    Path folder = table.toAbsolutePath().resolveSibling("");
    CsvTable.read(table, List.of("file", "label"), row -> label(row, folder)).forEach(labels::add);
    return labels;
  }

  private static Label label(CsvRow row, Path folder) {
    String name = row.text("file");
    try {
      Path file = folder.resolve(FileNames.path(name)).normalize();
      return new Label(file, name, row.fake("label"), row.find("original"));
    } catch (InvalidPathException e) {
      throw row.error("no file can have the name " + name);
    }
  }

  private void add(Label label) {
    all.add(label);
    byFile.put(key(label.file), label);
  }

  /** All rows, in order of the table. */
  List<Label> all() {
    return all;
  }

  Optional<Label> of(Path file) {
    return Optional.ofNullable(byFile.get(key(file)));
  }

  /** The same for all ways to write a path, and for links to the file. */
  private static Path key(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
