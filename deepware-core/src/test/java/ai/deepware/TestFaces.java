package ai.deepware;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.identity.Identity;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.DecisionThresholds;
import java.util.ArrayList;
import java.util.List;

/** Faces and persons for tests in which only their scores matter. */
public final class TestFaces {
  private static final Detection DETECTION =
      Detection.of(
          new Box(10, 10, 20, 20), Landmarks.of(15, 16, 25, 16, 20, 20, 16, 26, 24, 26), 0.9);

  private TestFaces() {}

  /**
   * {@return faces with these predictions, one a second}
   *
   * @param predictions P(fake) of each
   */
  public static List<Face> faces(double... predictions) {
    List<Face> faces = new ArrayList<>();
    for (double prediction : predictions) {
      faces.add(Face.of(faces.size(), DETECTION, prediction));
    }
    return faces;
  }

  /**
   * {@return persons with these scores}
   *
   * @param scores one of each
   */
  public static List<Identity> identities(double... scores) {
    List<Identity> identities = new ArrayList<>();
    for (double score : scores) {
      identities.add(
          Identity.of(
              identities.size(), faces(score), score, DecisionThresholds.STANDARD.verdict(score)));
    }
    return identities;
  }

  /**
   * {@return a face in a gray frame of 64x48 pixels, with landmarks}
   *
   * @param time seconds
   */
  public static FaceImage faceImage(double time) {
    return new FaceImage(Frame.of(time, PixelImage.filled(64, 48, 0x808080)), DETECTION);
  }
}
