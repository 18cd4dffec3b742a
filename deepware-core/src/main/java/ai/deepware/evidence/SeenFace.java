package ai.deepware.evidence;

import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;

/**
 * A face as an analyzer sees it.
 *
 * @param face what the result will say of it: time, place in the displayed frame, prediction
 * @param image its pixels: the frame as it was looked at (upright, perhaps scaled down), with the
 *     frames that follow it where bursts were asked for, and the place of the face in it
 * @param embedding the embedder's vector, not to be written to
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // not copied, as it is shown to every analyzer
public record SeenFace(Face face, FaceImage image, float[] embedding) {}
