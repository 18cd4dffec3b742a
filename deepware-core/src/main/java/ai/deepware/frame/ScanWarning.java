package ai.deepware.frame;

import java.util.Locale;
import java.util.Objects;

/**
 * What a reader must know to judge a result, with its number. Immutable.
 *
 * @param kind what happened
 * @param amount how much of it, in the unit of the kind, finite and not negative
 * @param text the same in words, one line
 * @since 0.1
 */
public record ScanWarning(Kind kind, double amount, String text) {
  /** What a warning is about, with the unit of its amount. */
  public enum Kind {
    /** The sampling chose no frame of the video. */
    NO_FRAME(true),
    /**
     * Damaged frames were left out; frames. A part of the video was not looked at only where no
     * others stand for them, which {@link ai.deepware.Coverage#partial()} knows.
     */
    DAMAGED_FRAMES(false),
    /** Frames seem to have been lost before they reached the decoder; frames, about. */
    MISSING_FRAMES(true),
    /** The file is damaged, and what could be read of it was used; 0. */
    DAMAGED_FILE(true),
    /** The file was written to while it was read: what was seen may be no video at all; 0. */
    FILE_CHANGED(true),
    /** The video ends before the time that its container names; seconds that are missing. */
    ENDS_EARLY(true),
    /** Time stamps jump, and the video was read as one that goes on; jumps. */
    TIMES_CORRECTED(false),
    /** Other video streams of the file were not looked at; streams. */
    STREAMS_LEFT_OUT(true),
    /** The video goes on beyond the limit of frames; the limit. */
    FRAME_LIMIT(true),
    /** The video goes on beyond the limit of time; the limit in seconds. */
    TIME_LIMIT(true),
    /** Faces beyond a limit were left out; faces. */
    FACES_LEFT_OUT(true),
    /** The video was not taken upright; degrees that its frames were turned by, clockwise. */
    TURNED(false),
    /** The predictor abstained from faces; faces. */
    FACES_NOT_JUDGED(false),
    /** Detections that cannot be a face were dropped; detections. */
    FACES_REFUSED(false),
    /** Persons with too few faces for a score were dropped; persons. */
    PERSONS_DROPPED(false),
    /** An analyzer failed and gives no evidence; analyzers. */
    EVIDENCE_FAILED(false),
    /** Whatever else a frame source has to say; its own unit. */
    OTHER(false);

    private final boolean partial;

    Kind(boolean partial) {
      this.partial = partial;
    }

    /** {@return whether a part of the video was not looked at} */
    public boolean partial() {
      return partial;
    }
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the amount is negative or not finite
   */
  public ScanWarning {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
    if (!(amount >= 0 && amount <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("amount of a warning: " + amount);
    }
  }

  /**
   * Makes a warning whose text has numbers in it.
   *
   * @param kind what happened
   * @param amount how much of it
   * @param text as for {@link String#format(String, Object...)}, in the root locale
   * @param values what stands in the text
   * @return the warning
   */
  public static ScanWarning of(Kind kind, double amount, String text, Object... values) {
    return new ScanWarning(kind, amount, String.format(Locale.ROOT, text, values));
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return text;
  }
}
