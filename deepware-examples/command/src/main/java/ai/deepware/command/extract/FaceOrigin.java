package ai.deepware.command.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is known of how the faces in a folder came to be. */
public final class FaceOrigin {
  private static final String EMBEDDER = "embedder.sha256.";

  private FaceOrigin() {}

  /**
   * Finds the embedder of the vectors in a folder.
   *
   * @param faces the folder that {@code deepware extract} wrote, or a table in it
   * @return SHA-256 of its files, empty where that is not known
   */
  public static List<String> embedders(Path faces) {
    Path file = faces.resolve(OutputFolder.SETTINGS);
    if (!Files.isDirectory(faces)) {
      file = faces.resolveSibling(OutputFolder.SETTINGS);
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(EMBEDDER))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
