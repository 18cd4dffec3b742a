package ai.deepware.command.dataset;

import ai.deepware.command.csv.CsvOutput;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import ai.deepware.dataset.DatasetVideo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table of videos and who is in them, as {@code deepware identities} writes it. */
final class IdentityTable {
  private static final List<String> COLUMNS =
      List.of("video", "label", "original", "faces", "persons", "identities");

  private IdentityTable() {}

  /**
   * A row.
   *
   * @param video its name
   * @param label {@code real}, {@code fake} or empty
   * @param original the real video that it is or was made from, empty if unknown
   * @param faces how many faces it has
   * @param persons how many people the video shows
   * @param identities their numbers across the data set; a fake has those of its original
   */
  record Entry(
      String video,
      String label,
      String original,
      int faces,
      int persons,
      Set<Integer> identities) {

    /** For splitting: a video without a label counts as real. */
    DatasetVideo toVideo() {
      boolean fake = label.equals("fake");
      String from = fake && !original.isEmpty() ? original : video;
      return new DatasetVideo(video, fake, from, identities, faces);
    }
  }

  static void write(Path file, List<Entry> entries) throws IOException {
    try (CsvOutput output = CsvOutput.open(file, COLUMNS)) {
      for (Entry entry : entries) {
        String identities =
            new TreeSet<>(entry.identities)
                .stream().map(String::valueOf).collect(Collectors.joining(" "));
        output.row(
            entry.video, entry.label, entry.original, entry.faces, entry.persons, identities);
      }
      output.commit();
    }
  }

  static List<Entry> read(Path file) {
    return CsvTable.read(file, COLUMNS, IdentityTable::entry);
  }

  private static Entry entry(CsvRow row) {
    String label = row.find("label").isEmpty() ? "" : row.fake("label") ? "fake" : "real";
    int faces = row.whole("faces");
    if (faces < 0) {
      throw row.error("faces must not be negative: " + faces);
    }
    return new Entry(
        row.text("video"),
        label,
        row.find("original").orElse(""),
        faces,
        row.whole("persons"),
        identities(row));
  }

  private static Set<Integer> identities(CsvRow row) {
    Set<Integer> identities = new TreeSet<>();
    for (String number : row.find("identities").orElse("").split(" ", -1)) {
      try {
        if (!number.isEmpty()) {
          identities.add(Integer.parseInt(number));
        }
      } catch (NumberFormatException e) {
        throw row.error("identities must be whole numbers between blanks: " + number);
      }
    }
    return identities;
  }
}
