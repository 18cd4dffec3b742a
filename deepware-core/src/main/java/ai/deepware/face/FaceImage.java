package ai.deepware.face;

import ai.deepware.frame.Frame;

/**
 * A detected face together with the pixels around it: what predictors and embedders get. {@link
 * FaceCropper} cuts it out.
 *
 * @param frame the frame
 * @param detection the face in pixels of the frame's image
 * @since 0.1
 */
public record FaceImage(Frame frame, Detection detection) {}
