package ai.deepware.command.page.report;

import ai.deepware.command.explain.Clock;
import ai.deepware.face.Face;
import java.util.Locale;

/**
 * A small picture of a face.
 *
 * @param face the very object of the result
 * @param address a {@code data:} address of a JPEG picture
 * @param highest whether no other face of the person that is shown has a higher probability
 */
public record Thumbnail(Face face, String address, boolean highest) {
  /** {@return its time, and its probability with two digits} */
  public String caption() {
    return Clock.text(face.time()) + ", " + probability(face);
  }

  /** {@return the probability with two digits, or that there is none} */
  static String probability(Face face) {
    return face.prediction().isJudged()
        ? String.format(Locale.ROOT, "%.2f", face.fakeProbability())
        : "not judged";
  }

  Thumbnail asHighest() {
    return new Thumbnail(face, address, true);
  }

  /** {@return the probability, below all others where there is none} */
  double order() {
    return face.prediction().isJudged() ? face.fakeProbability() : -1;
  }
}
