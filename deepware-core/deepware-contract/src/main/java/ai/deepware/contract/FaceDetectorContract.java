package ai.deepware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a {@link FaceDetector} must hold.
 *
 * @since 0.1
 */
public abstract class FaceDetectorContract {
  /** For classes that test a step of their own. */
  protected FaceDetectorContract() {}

  /** {@return the detector to test} */
  protected abstract FaceDetector detector();

  /** {@return a picture of at least one face} */
  protected abstract PixelImage portrait();

  private static List<List<Detection>> detect(FaceDetector detector, PixelImage... images) {
    return detector.detect(List.of(images).stream().map(image -> Frame.of(0, image)).toList());
  }

  @Test
  void findsAFaceWithAConfidenceInsideThePicture() {
    PixelImage picture = portrait();

    List<Detection> faces = detect(detector(), picture).get(0);

    assertThat(faces).isNotEmpty();
    assertThat(faces)
        .allSatisfy(
            face -> {
              assertThat(face.confidence()).isBetween(0.0, 1.0);
              assertThat(face.box().x() + face.box().width() / 2)
                  .isBetween(0.0, 1.0 * picture.width());
              assertThat(face.box().y() + face.box().height() / 2)
                  .isBetween(0.0, 1.0 * picture.height());
            });
  }

  @Test
  void keepsFramesOfSeveralSizesApartAndInOrder() {
    PixelImage empty = PixelImage.filled(200, 120, 0x404040);

    List<List<Detection>> found =
        detect(detector(), empty, portrait(), PixelImage.filled(64, 64, 0), portrait());

    assertThat(found).hasSize(4);
    assertThat(found.get(0)).isEmpty();
    assertThat(found.get(2)).isEmpty();
    assertThat(found.get(1)).isNotEmpty().hasSameSizeAs(found.get(3));
  }

  @Test
  void takesFramesOfAnySize() {
    for (int[] size : new int[][] {{1, 1}, {3, 200}, {200, 3}, {17, 31}, {641, 359}}) {
      assertThat(detect(detector(), ContractFaces.noise(new Random(1), size[0], size[1])))
          .hasSize(1);
    }
  }
}
