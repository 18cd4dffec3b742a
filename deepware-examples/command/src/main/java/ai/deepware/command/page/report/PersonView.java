package ai.deepware.command.page.report;

import java.util.List;

/**
 * One person as the page shows it.
 *
 * @param number within the video, from 0
 * @param answer what the score means
 * @param score with three digits
 * @param seen when
 * @param certainty how far the faces agree
 * @param timeline the scores over time
 * @param thumbnails pictures, in order of time
 * @param faces times and probabilities of all faces, or of as many as are shown
 * @param more how many faces are not in that list
 */
public record PersonView(
    int number,
    Answer answer,
    String score,
    String seen,
    String certainty,
    Timeline timeline,
    List<Thumbnail> thumbnails,
    List<Facts.Fact> faces,
    int more) {
  /** Copies the lists. */
  public PersonView {
    thumbnails = List.copyOf(thumbnails);
    faces = List.copyOf(faces);
  }
}
