package ai.deepware.command.evaluate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A labelled video or picture.
 *
 * @param file where it is
 * @param name its name for people, unique enough to find it
 * @param dataset the data set that it belongs to
 * @param fake its label
 * @param group which pictures belong together, such as those of a person; empty if nobody says
 */
public record Item(Path file, String name, String dataset, boolean fake, Optional<String> group) {
  /** {@return whether it is a picture and not a video} */
  public boolean picture() {
    return ItemReader.isPicture(file);
  }
}
