package ai.deepware;

import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import java.util.List;

/** The persons of a video, and the faces that belong to none. */
record Persons(List<Identity> identities, List<Face> noise) {}
