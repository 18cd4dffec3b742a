package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import java.util.List;

/** The persons of a video, the faces that belong to none, and how many persons had too few. */
record Persons(List<Identity> identities, List<Face> noise, int dropped) {
  /** Copies the lists, so that no strategy changes them. */
  Persons {
    identities = List.copyOf(identities);
    noise = List.copyOf(noise);
  }
}
