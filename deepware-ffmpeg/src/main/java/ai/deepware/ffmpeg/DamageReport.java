package ai.deepware.ffmpeg;

import java.util.ArrayList;
import java.util.List;

/** Counts what was lost of a damaged video. */
final class DamageReport {
  private long packets;
  private long frames;
  private boolean cutShort;

  void packetLost() {
    packets++;
  }

  void frameLost() {
    frames++;
  }

  void cutShort() {
    cutShort = true;
  }

  boolean any() {
    return packets + frames > 0;
  }

  /**
   * {@return what was lost, in words}
   *
   * @param missing frames that the container lost before they were decoded
   */
  List<String> warnings(long missing) {
    List<String> warnings = new ArrayList<>();
    long lost = packets + frames;
    if (lost > 0) {
      warnings.add("%d damaged frame%s left out".formatted(lost, lost == 1 ? " was" : "s were"));
    }
    if (missing > 0) {
      warnings.add("about %d frames seem to be missing".formatted(missing));
    }
    if (cutShort) {
      warnings.add("the file is damaged or ends early; what could be read was used");
    }
    return List.copyOf(warnings);
  }
}
