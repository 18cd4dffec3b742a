package ai.deepware.evidence;

import java.util.List;

/**
 * The analyzers that the library brings.
 *
 * @since 0.1
 */
public final class Analyzers {
  private Analyzers() {}

  /** {@return all of them, for {@link ai.deepware.ScannerBuilder#evidence}} */
  public static List<EvidenceAnalyzer> standard() {
    return List.of(softness(), flicker(), history());
  }

  /**
   * {@return how much of each person's detail is of the finest, as {@code softness}: faces that
   * were made at a fixed size and warped into the frame lack it where what surrounds them does not}
   * Values are natural logarithms: {@code detail} of the face below one pixel of blur over that
   * between one and two, {@code detailAround} beside the head, and {@code size}, the longer side of
   * the box in pixels of the frame that was looked at; medians over {@code faces} faces.
   */
  public static EvidenceAnalyzer softness() {
    return new MeasuringAnalyzer(
        "softness",
        new Softness(),
        RealVideos.bundled("softness"),
        new MeasuringAnalyzer.Sentences(
            "The face is softer than its surroundings let expect: its finest detail is %.2f of the"
                + " next coarser, where %.2f is expected.",
            "The face is about as sharp as its surroundings let expect: its finest detail is %.2f"
                + " of the next coarser, where %.2f is expected."));
  }

  /**
   * {@return how unevenly each person's fine detail changes over consecutive frames, as {@code
   * flicker}: a face that is drawn anew for each frame jumps where a real one glides} It wants
   * bursts of 8 frames. Values are natural logarithms: {@code flicker}, the second difference of
   * the face's detail over its strength, {@code flickerAround} beside the head, {@code motion} of
   * the face's pixels, {@code detail} and {@code size}; medians over {@code faces} faces.
   */
  public static EvidenceAnalyzer flicker() {
    return new MeasuringAnalyzer(
        "flicker",
        new Flicker(),
        RealVideos.bundled("flicker"),
        new MeasuringAnalyzer.Sentences(
            "The face's fine detail jumps from frame to frame: its second difference is %.2f of"
                + " its strength, where %.2f is expected.",
            "The face's fine detail changes about as evenly as expected: its second difference is"
                + " %.2f of its strength, where %.2f is expected."));
  }

  /**
   * {@return what the file says of the programs and devices that wrote it, as {@code history} of
   * the whole video} It has no rarity and is never counted: real videos pass through the same
   * programs, and a file can say anything.
   */
  public static EvidenceAnalyzer history() {
    return new FileHistory();
  }
}
