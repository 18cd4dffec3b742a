package ai.deepware.render;

import ai.deepware.face.Box;
import ai.deepware.face.Landmarks;

/**
 * The truth about one face of a rendered frame, in pixels.
 *
 * @param actor number of the person in the scene, from 0
 * @param fake whether another one's face was blended in
 * @param box around the visible face: hairline to chin, ear to ear
 * @param landmarks eyes, nose and mouth corners
 * @param pose where the head is and how it is turned
 */
public record RenderedFace(int actor, boolean fake, Box box, Landmarks landmarks, Pose pose) {}
