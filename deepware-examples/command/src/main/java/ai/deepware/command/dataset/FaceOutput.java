package ai.deepware.command.dataset;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.csv.CsvOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of faces of another table, with the paths of their files from where it lies. */
final class FaceOutput implements AutoCloseable {
  private final CsvOutput output;
  private final FaceTable faces;
  private final Path folder;

  private FaceOutput(CsvOutput output, FaceTable faces, Path folder) {
    this.output = output;
    this.faces = faces;
    this.folder = folder;
  }

  /**
   * Opens a table.
   *
   * @param file where it goes
   * @param faces the table that files are named as in
   * @param more columns after file, label, video and original
   */
  static FaceOutput open(Path file, FaceTable faces, String... more) throws IOException {
    List<String> columns = new ArrayList<>(List.of("file", "label", "video", "original"));
    columns.addAll(List.of(more));
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return new FaceOutput(CsvOutput.open(file, columns), faces, parent == null ? absolute : parent);
  }

  /** Adds a face. */
  void face(String file, String label, String video, String original, @Nullable Object... more) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(FileNames.name(folder.relativize(faces.resolve(file))).replace('\\', '/'));
    row.addAll(List.of(label, video, original));
    row.addAll(Arrays.asList(more));
    output.row(row.toArray());
  }

  void commit() throws IOException {
    output.commit();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
