package ai.deepware.ffmpeg;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what was lost of a damaged video. */
final class DamageReport {
  private long packets;
  private long frames;
  private boolean cutShort;
  private @Nullable ScanWarning ending;

  void packetLost() {
    packets++;
  }

  void frameLost() {
    frames++;
  }

  void cutShort() {
    cutShort = true;
  }

  void ended(@Nullable ScanWarning what) {
    ending = what;
  }

  boolean any() {
    return packets + frames > 0;
  }

  /**
   * {@return what was lost}
   *
   * @param missing frames that the container lost before they were decoded
   * @param jumps of time stamps
   * @param streams of video that were not looked at, or not whole
   */
  List<ScanWarning> warnings(long missing, long jumps, int streams) {
    List<ScanWarning> warnings = new ArrayList<>();
    long lost = packets + frames;
    if (lost > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.DAMAGED_FRAMES,
              (double) lost,
              "%d damaged frame%s left out",
              lost,
              lost == 1 ? " was" : "s were"));
    }
    if (missing > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.MISSING_FRAMES,
              (double) missing,
              "about %d frames seem to be missing",
              missing));
    }
    if (jumps > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.TIMES_CORRECTED,
              (double) jumps,
              "time stamps jump %s; the video was read as one that goes on",
              jumps == 1 ? "once" : jumps + " times"));
    }
    if (streams > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.STREAMS_LEFT_OUT,
              streams,
              "%d video stream%s beside the one that was scanned, or in another coding, %s not"
                  + " looked at",
              streams,
              streams == 1 ? "" : "s",
              streams == 1 ? "was" : "were"));
    }
    if (ending != null) {
      warnings.add(ending);
    } else if (cutShort) {
      warnings.add(
          new ScanWarning(
              Kind.DAMAGED_FILE,
              0,
              "the file is damaged or ends early; what could be read was used"));
    }
    return List.copyOf(warnings);
  }
}
