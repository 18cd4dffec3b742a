package ai.deepware.command.page.report;

/** What became of a video, in words that need no knowledge of detectors. */
public enum Answer {
  /** A score at the level of fakes. */
  FAKE(
      "FAKE",
      "At least one face looks to the detector as faces that were swapped or changed by a program.",
      "This is a measurement and no proof. Detectors also call some real videos fake, small, dark or"
          + " strongly compressed ones more often. It does not say who made the video, how, or why."),
  /** A score at the level of real videos. */
  REAL(
      "REAL",
      "The detector found no trace of a face that was swapped or changed.",
      "This does not prove that the video is real. A method that the detector does not know may leave"
          + " no trace that it sees; and sound, texts, cuts, and where and when the video was taken"
          + " were not looked at."),
  /** Between both. */
  UNCERTAIN(
      "UNCERTAIN",
      "The detector cannot tell: the score lies between the levels of real and fake videos.",
      "This is neither a weak “fake” nor a weak “real”. Treat the video as if it had not been"
          + " looked at; a version of better quality may give an answer."),
  /** Nobody was seen. */
  NO_FACES(
      "NO FACES",
      "No face was seen in the frames that were looked at, so that nothing was judged.",
      "This says nothing of whether the video is real. Somebody may be seen in between those frames,"
          + " or from behind, or very small."),
  /** Nobody was seen often enough. */
  NO_PERSON(
      "NO PERSON",
      "Faces were seen, but nobody often enough for a score, so that nothing was judged.",
      "This says nothing of whether the video is real. Looking at more frames may give an answer."),
  /** Not scanned. */
  FAILED(
      "FAILED",
      "The video could not be scanned; nothing was judged.",
      "This says nothing of whether the video is real.");

  private final String label;
  private final String means;
  private final String meansNot;

  Answer(String label, String means, String meansNot) {
    this.label = label;
    this.means = means;
    this.meansNot = meansNot;
  }

  /** {@return one or two words in capitals} */
  public String label() {
    return label;
  }

  /** {@return a sentence that says what it means} */
  public String means() {
    return means;
  }

  /** {@return sentences that say what it does not mean} */
  public String meansNot() {
    return meansNot;
  }

  /** {@return the name of its style} */
  public String style() {
    return switch (this) {
      case FAKE -> "fake";
      case REAL -> "real";
      case UNCERTAIN -> "uncertain";
      case NO_FACES, NO_PERSON, FAILED -> "none";
    };
  }
}
