package ai.deepware;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a scan is.
 *
 * @param file the video's name
 * @param step the step that was just done for a batch
 * @param framesDone frames that this step has done so far; clustering and scoring count all
 * @param framesExpected about how many frames there will be, empty where unknown; the real number
 *     may differ a little
 * @param facesFound faces found so far
 * @since 0.1
 */
public record ScanProgress(
    String file, Step step, long framesDone, OptionalLong framesExpected, long facesFound) {
  /** {@return about how much of the video is done, [0,1], empty where nobody knows its length} */
  public OptionalDouble fraction() {
    return framesExpected.isEmpty() || framesExpected.getAsLong() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, (double) framesDone / framesExpected.getAsLong()));
  }
}
