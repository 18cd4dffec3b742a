package ai.deepware.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for this user alone, deleted with all that it holds when the JVM ends if not before. */
public record PrivateFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final Set<PrivateFolder> LEFT = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> LEFT.forEach(PrivateFolder::delete), "deepware-cleanup"));
  }

  /** Makes one in another folder. */
  public static PrivateFolder in(Path parent, String prefix) throws IOException {
    PrivateFolder folder = new PrivateFolder(Files.createTempDirectory(parent, prefix));
    LEFT.add(folder);
    return folder;
  }

  public void delete() {
    LEFT.remove(this);
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", path, e.toString());
    }
  }
}
