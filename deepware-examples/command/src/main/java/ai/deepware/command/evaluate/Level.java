package ai.deepware.command.evaluate;

import java.util.Locale;

/** What a score is of. */
public enum Level {
  /** A frame of a video, or a picture: the largest face in it. */
  FRAME,
  /** A person of a video, or a group of pictures. */
  PERSON,
  /** A whole video. */
  VIDEO;

  /** {@return the name in reports} */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
