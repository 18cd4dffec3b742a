package ai.deepware.command.extract;

import ai.deepware.command.csv.CsvOutput;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of all faces of a data set, put together from those of its videos. */
final class Manifest {
  /** Its name in the output folder. */
  static final String NAME = "faces.csv";

  private static final List<String> COLUMNS = columns();

  private Manifest() {}

  /** How much it holds. */
  record Size(int faces, int persons) {}

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("file", "video"));
    columns.addAll(FoundFace.COLUMNS);
    columns.addAll(List.of("person", "label", "original"));
    return List.copyOf(columns);
  }

  /** Writes it; the same videos give the same bytes. */
  static Size write(Path output, List<SourceVideo> videos) throws IOException {
    int faces = 0;
    int persons = 0;
    try (CsvOutput table = CsvOutput.open(output.resolve(NAME), COLUMNS)) {
      for (SourceVideo video : videos) {
        Path file = FaceFolder.of(output, video.name()).resolve(FaceFolder.FACES);
        Set<String> found = new HashSet<>();
        for (List<@Nullable Object> row :
            CsvTable.rows(file, List.of("file", "person"), face -> row(face, video, found))) {
          table.row(row.toArray());
          faces++;
        }
        persons += found.size();
      }
      table.commit();
    }
    return new Size(faces, persons);
  }

  private static List<@Nullable Object> row(CsvRow face, SourceVideo video, Set<String> persons) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(video.name() + "/" + face.text("file"));
    row.add(video.name());
    for (String column : FoundFace.COLUMNS) {
      row.add(face.find(column).orElse(null));
    }
    row.add(face.find("person").orElse(null));
    face.find("person").ifPresent(persons::add);
    row.add(video.label());
    row.add(video.original());
    return row;
  }
}
