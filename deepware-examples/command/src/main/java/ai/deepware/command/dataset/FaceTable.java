package ai.deepware.command.dataset;

import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.InnerPath;
import ai.deepware.command.cli.SetupException;
import ai.deepware.command.csv.CsvRow;
import ai.deepware.command.csv.CsvTable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A table of face pictures: that of {@code deepware extract}, or one with the columns file, label
 * and possibly original, in which each picture stands for a video with one face.
 */
final class FaceTable {
  private static final String NAME = "faces.csv";

  private final Path folder;
  private final boolean extracted;
  private final Map<String, FaceVideo> videos = new LinkedHashMap<>();

  private record Face(
      String file,
      String video,
      boolean extracted,
      OptionalInt person,
      String label,
      String original) {}

  private FaceTable(Path folder, boolean extracted) {
    this.folder = folder;
    this.extracted = extracted;
  }

  /**
   * Reads a table.
   *
   * @param source the table, or a folder with a {@code faces.csv}
   * @throws SetupException if it cannot be read, or a row is wrong
   */
  static FaceTable read(Path source) {
    Path file = (Files.isDirectory(source) ? source.resolve(NAME) : source).toAbsolutePath();
    List<Face> faces = CsvTable.read(file, List.of("file"), FaceTable::face);
    Path parent = file.getParent();
    FaceTable table = new FaceTable(parent == null ? file : parent, faces.get(0).extracted);
    Map<String, String> names = names(faces);
    for (Face face : faces) {
      String original = names.getOrDefault(face.original, face.original);
      table
          .videos
          .computeIfAbsent(
              face.video,
              v -> FaceVideo.of(v, face.label, face.label.equals("real") ? v : original))
          .add(face.file, face.person);
    }
    return table;
  }

  private static Face face(CsvRow row) {
    String file = row.text("file");
    boolean extracted = row.find("video").isPresent();
    OptionalInt person =
        !extracted
            ? OptionalInt.of(0)
            : row.find("person").isPresent()
                ? OptionalInt.of(row.whole("person"))
                : OptionalInt.empty();
    String label = row.find("label").isEmpty() ? "" : row.fake("label") ? "fake" : "real";
    String video = row.find("video").orElse(file);
    return new Face(file, video, extracted, person, label, row.find("original").orElse(""));
  }

  /** The table may name an original with or without its extension. */
  private static Map<String, String> names(List<Face> faces) {
    Map<String, String> names = new HashMap<>();
    for (Face face : faces) {
      names.put(face.video, face.video);
      int dot = face.video.lastIndexOf('.');
      if (dot > face.video.lastIndexOf('/') + 1) {
        names.putIfAbsent(face.video.substring(0, dot), face.video);
      }
    }
    return names;
  }

  /** Whether {@code deepware extract} wrote it, with persons and their vectors. */
  boolean extracted() {
    return extracted;
  }

  /** The videos, in order of the table. */
  List<FaceVideo> videos() {
    return List.copyOf(videos.values());
  }

  /** Where the folder of a video of the table is: beside the table, or below. */
  Path inside(String video) {
    return InnerPath.resolve(folder, video);
  }

  /** Where a file of the table is, possibly elsewhere. */
  Path resolve(String file) {
    try {
      return folder.resolve(FileNames.path(file)).normalize();
    } catch (InvalidPathException e) {
      throw new SetupException("no file can have the name " + file, e);
    }
  }

  /**
   * A video.
   *
   * @param name its name
   * @param label {@code real}, {@code fake} or empty
   * @param original the real video that it is or was made from, empty if unknown
   * @param files its faces
   * @param persons numbers of the people in it
   */
  record FaceVideo(
      String name, String label, String original, List<String> files, TreeSet<Integer> persons) {
    private static FaceVideo of(String name, String label, String original) {
      return new FaceVideo(name, label, original, new ArrayList<>(), new TreeSet<>());
    }

    private void add(String file, OptionalInt person) {
      files.add(file);
      person.ifPresent(persons::add);
    }

    boolean fake() {
      return label.equals("fake");
    }
  }
}
