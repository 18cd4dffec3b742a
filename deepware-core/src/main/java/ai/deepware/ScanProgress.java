package ai.deepware;

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
    String file, Step step, long framesDone, OptionalLong framesExpected, long facesFound) {}
