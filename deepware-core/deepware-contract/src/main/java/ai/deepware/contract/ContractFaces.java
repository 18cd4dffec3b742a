package ai.deepware.contract;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.identity.Identity;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.DecisionThresholds;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Faces and persons that implementations must cope with. */
final class ContractFaces {
  private static final int THREADS = 4;

  private ContractFaces() {}

  /** Inside the frame, over its edge, tiny, of one color, and of noise. */
  static List<FaceImage> various() {
    PixelImage noise = noise(new Random(7), 160, 120);
    PixelImage dark = PixelImage.filled(160, 120, 0);
    return List.of(
        face(noise, 40, 30, 50),
        face(noise, -20, -10, 60),
        face(dark, 40, 30, 50),
        face(noise, 140, 100, 40),
        face(PixelImage.filled(160, 120, 0xc09070), 80, 60, 3));
  }

  /** An image of random values. */
  static PixelImage noise(Random random, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    random.nextBytes(rgb);
    return PixelImage.of(width, height, rgb);
  }

  /** Persons with these scores. */
  static List<Identity> identities(double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(
            id ->
                Identity.of(
                    id,
                    IdentityFixtures.faces(scores[id]),
                    scores[id],
                    DecisionThresholds.STANDARD.verdict(scores[id])))
        .toList();
  }

  private static FaceImage face(PixelImage image, double x, double y, double size) {
    Landmarks landmarks =
        Landmarks.of(
            x + 0.3 * size, y + 0.4 * size,
            x + 0.7 * size, y + 0.4 * size,
            x + 0.5 * size, y + 0.6 * size,
            x + 0.35 * size, y + 0.8 * size,
            x + 0.65 * size, y + 0.8 * size);
    return new FaceImage(
        Frame.of(0, image), Detection.of(new Box(x, y, size, size), landmarks, 0.9));
  }

  static <T> List<T> inParallel(Supplier<T> work) {
    return IntStream.range(0, THREADS).parallel().mapToObj(i -> work.get()).toList();
  }
}
