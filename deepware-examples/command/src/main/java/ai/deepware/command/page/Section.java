package ai.deepware.command.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a report under a heading.
 *
 * @param title the heading
 * @param table numbers; null for none
 * @param pictures what is shown below
 */
public record Section(String title, @Nullable Table table, List<Picture> pictures) {
  /** Copies the list. */
  public Section {
    pictures = List.copyOf(pictures);
  }
}
