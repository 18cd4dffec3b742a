/**
 * Scans videos for deepfakes: {@link ai.deepware.Scanner} runs the steps of a scan, in this order.
 *
 * <ol>
 *   <li>decode: {@link ai.deepware.frame}, a {@link ai.deepware.frame.FrameSource} opens a video
 *       and gives the frames that a {@link ai.deepware.frame.Sampling} asks for
 *   <li>detect: {@link ai.deepware.face}, a {@link ai.deepware.face.FaceDetector} finds every face
 *   <li>predict: {@link ai.deepware.predict}, a {@link ai.deepware.predict.FacePredictor} tells how
 *       likely each is fake
 *   <li>cluster: {@link ai.deepware.identity}, a {@link ai.deepware.identity.FaceEmbedder} and a
 *       {@link ai.deepware.identity.FaceClusterer} group faces into persons
 *   <li>score persons: {@link ai.deepware.strategy}, an {@link
 *       ai.deepware.strategy.IdentityStrategy}
 *   <li>score the video: {@link ai.deepware.strategy}, a {@link ai.deepware.strategy.Strategy}
 * </ol>
 *
 * <p>Beside the steps: {@link ai.deepware.batch} for many videos, {@link ai.deepware.json} for the
 * JSON of results, {@link ai.deepware.evidence} for reasons beside the score, {@link
 * ai.deepware.image} for pixels, {@link ai.deepware.neighbors} for near vectors, {@link
 * ai.deepware.model} for what steps say of themselves, {@link ai.deepware.text} for texts that are
 * safe to print.
 *
 * <p>Points on a video's time line are seconds as {@code double}, from its first frame; spans that
 * one sets are {@link java.time.Duration}. What may be absent is {@link java.util.Optional}.
 */
@CheckReturnValue
@NullMarked
package ai.deepware;

import ai.deepware.annotation.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
