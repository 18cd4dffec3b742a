package ai.deepware.command.evaluate;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a model saw in files: one JSON file per video or picture, in a folder per model. Both
 * are found by checksums, so that a changed file, network or setting is looked at anew. Failures
 * are not kept. Safe to use from several threads and processes.
 */
final class ObservationCache {
  /** Raised when what a model sees in a file changes though networks and settings do not. */
  private static final String VERSION = "1";

  private final @Nullable Path folder;
  private final ObjectMapper json = new ObjectMapper();

  private ObservationCache(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a cache.
   *
   * @param directory where to, null for no cache at all
   * @param fingerprint everything but the file that a result depends on
   * @throws SetupException if the directory cannot be made
   */
  static ObservationCache open(@Nullable Path directory, String fingerprint) {
    if (directory == null) {
      return new ObservationCache(null);
    }
    byte[] key = sha256().digest((VERSION + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8));
    Path folder = directory.resolve(HexFormat.of().formatHex(key, 0, 16));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SetupException("--cache " + FileNames.name(directory) + ": cannot be used", e);
    }
    return new ObservationCache(folder);
  }

  /** Where the item's result is or would be; empty without a cache or a readable file. */
  Optional<Path> place(Item item) {
    if (folder == null) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(item.file());
        DigestInputStream through = new DigestInputStream(in, digest)) {
      while (through.read(chunk) >= 0) {
        // The digest sees every chunk.
      }
    } catch (IOException e) {
      // Whoever looks at the file says what is wrong with it.
      return Optional.empty();
    }
    String kind = item.picture() ? ".picture.json" : ".video.json";
    return Optional.of(folder.resolve(HexFormat.of().formatHex(digest.digest()) + kind));
  }

  /** What is kept, empty where nothing whole is. */
  Optional<Observation> load(Path place) {
    try {
      return Files.exists(place)
          ? Optional.of(json.readValue(Files.readString(place), Observation.class))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SetupException("--cache: " + FileNames.name(place) + " cannot be read", e);
    }
  }

  void store(Path place, Observation observation) {
    if (observation.fate() == Fate.FAILED) {
      return;
    }
    try (AtomicOutput file = AtomicOutput.open(place)) {
      file.write(json.writeValueAsString(observation));
      file.commit();
    } catch (IOException e) {
      throw new SetupException("--cache: " + FileNames.name(place) + " cannot be written", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
