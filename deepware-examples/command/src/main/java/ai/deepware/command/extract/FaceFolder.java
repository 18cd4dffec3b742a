package ai.deepware.command.extract;

import ai.deepware.command.cli.InnerPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one video's faces: crops, {@link #FACES}, {@link #PERSONS} and, if wanted, {@link
 * #EMBEDDINGS}. It is filled under another name and then moved, so that it is whole or not there.
 */
public final class FaceFolder implements AutoCloseable {
  /** Table of the faces, in order of time. */
  static final String FACES = "faces.csv";

  /** A vector per person: the mean of the unit vectors of the person's faces. */
  public static final String PERSONS = "persons.npy";

  /** A vector per face, in order of {@link #FACES}. */
  static final String EMBEDDINGS = "embeddings.npy";

  private static final String PREFIX = ".deepware-";
  private static final String SUFFIX = ".part";

  private final Path partial;
  private final Path target;

  private FaceFolder(Path partial, Path target) {
    this.partial = partial;
    this.target = target;
  }

  /** Where the faces of a video are. */
  static Path of(Path output, String video) {
    return InnerPath.resolve(output, video);
  }

  /** Whether the faces of a video are there. */
  static boolean isWhole(Path output, String video) {
    return Files.isRegularFile(of(output, video).resolve(FACES));
  }

  /** Makes an empty folder, which {@link #commit} puts in place. */
  static FaceFolder create(Path output, String video) throws IOException {
    Path partial = output.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    return new FaceFolder(Files.createDirectory(partial), of(output, video));
  }

  /** Where to write. */
  Path path() {
    return partial;
  }

  void commit() throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    if (Files.exists(partial)) {
      delete(partial);
    }
  }

  /** Removes what runs that were killed have left. */
  static void removeLeftovers(Path output) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(output, PREFIX + "*" + SUFFIX)) {
      for (Path partial : left) {
        delete(partial);
      }
    }
  }

  private static void delete(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
