package ai.deepware.command.evaluate;

import ai.deepware.command.cli.AtomicOutput;
import ai.deepware.command.cli.FileNames;
import ai.deepware.command.cli.SetupException;
import ai.deepware.model.Sha256;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    String key = Sha256.of((VERSION + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8));
    Path folder = directory.resolve(key.substring(0, 32));
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
    String checksum;
    try {
      checksum = Sha256.of(item.file());
    } catch (IOException e) {
      // Whoever looks at the file says what is wrong with it.
      return Optional.empty();
    }
    String kind = item.picture() ? ".picture.json" : ".video.json";
    return Optional.of(folder.resolve(checksum + kind));
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
}
