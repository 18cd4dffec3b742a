package ai.deepware.command.scan;

import ai.deepware.ScanResult;
import ai.deepware.batch.ScanReport;
import ai.deepware.command.csv.CsvOutput;
import ai.deepware.face.Box;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.json.ScanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results as three tables in a folder: {@code videos.csv}, {@code persons.csv}, {@code faces.csv},
 * each whole or not at all. Times are seconds, boxes pixels of the displayed frame at full size.
 */
final class ResultTables implements AutoCloseable {
  private static final List<String> VIDEO =
      List.of(
          "file",
          "outcome",
          "verdict",
          "score",
          "persons",
          "faces",
          "frames",
          "seconds",
          "durationSeconds",
          "partial",
          "warnings",
          "error");
  private static final List<String> PERSON =
      List.of("file", "person", "verdict", "score", "firstSeconds", "lastSeconds", "faces");
  private static final List<String> FACE =
      List.of(
          "file",
          "person",
          "time",
          "x",
          "y",
          "width",
          "height",
          "detectionConfidence",
          "fakeProbability",
          "abstained");

  private final CsvOutput videos;
  private final CsvOutput persons;
  private final CsvOutput faces;

  private ResultTables(CsvOutput videos, CsvOutput persons, CsvOutput faces) {
    this.videos = videos;
    this.persons = persons;
    this.faces = faces;
  }

  /**
   * Opens the tables.
   *
   * @param folder where they go; made if it is not there
   * @throws IOException if one cannot be written
   */
  static ResultTables open(Path folder) throws IOException {
    Files.createDirectories(folder);
    CsvOutput videos = CsvOutput.open(folder.resolve("videos.csv"), VIDEO);
    try {
      CsvOutput persons = CsvOutput.open(folder.resolve("persons.csv"), PERSON);
      try {
        return new ResultTables(videos, persons, CsvOutput.open(folder.resolve("faces.csv"), FACE));
      } catch (IOException e) {
        persons.close();
        throw e;
      }
    } catch (IOException e) {
      videos.close();
      throw e;
    }
  }

  void add(ScanReport scanned) {
    if (scanned instanceof ScanReport.Done done) {
      add(done.result());
    } else if (scanned instanceof ScanReport.Failed failed) {
      String error = ScanJson.camelCase(failed.failure().step()) + ": " + failed.failure().detail();
      videos.row(
          failed.name(), "FAILED", null, null, null, null, null, null, null, null, null, error);
    }
  }

  private void add(ScanResult result) {
    videos.row(
        result.file(),
        result.outcome(),
        result.verdict().orElse(null),
        result.score().isPresent() ? result.score().getAsDouble() : null,
        result.identities().size(),
        result.faceCount(),
        result.coverage().frames(),
        result.coverage().seconds(),
        result.coverage().ofSeconds().isPresent()
            ? result.coverage().ofSeconds().getAsDouble()
            : null,
        result.coverage().partial(),
        String.join("; ", result.warnings().stream().map(Object::toString).toList()),
        null);
    for (Identity person : result.identities()) {
      persons.row(
          result.file(),
          person.id(),
          person.verdict(),
          person.score(),
          person.firstSeconds(),
          person.lastSeconds(),
          person.faces().size());
      person.faces().forEach(face -> add(result.file(), person.id(), face));
    }
    result.facesWithoutIdentity().forEach(face -> add(result.file(), null, face));
  }

  private void add(String file, @Nullable Integer person, Face face) {
    Box box = face.box();
    boolean judged = face.prediction().isJudged();
    faces.row(
        file,
        person,
        face.time(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        face.detectionConfidence(),
        judged ? face.fakeProbability() : null,
        face.prediction().abstention().map(Enum::name).orElse(null));
  }

  /** Puts all three in place. */
  void commit() throws IOException {
    videos.commit();
    persons.commit();
    faces.commit();
  }

  @Override
  public void close() throws IOException {
    try (videos;
        persons;
        faces) {
      // Nothing but to close all of them, whatever fails.
    }
  }
}
