package ai.deepware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.deepware.face.Box;
import ai.deepware.face.CropSpec;
import ai.deepware.face.Detection;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wild detection costs itself, not the video. */
class FaceCheckTest {
  private static final Landmarks EYES_AND_MOUTH = Landmarks.of(3, 3, 5, 3, 4, 4, 3, 5, 5, 5);

  @ParameterizedTest
  @CsvSource({
    "2, 1, 4, 5, true",
    "-2, -2, 4, 5, true",
    "-8, -4, 32, 16, true",
    "2, 1, 33, 5, false",
    "2, 1, 1e9, 1e9, false",
    "16, 1, 4, 5, false",
    "2, 1, 1, 1, true",
    "2, 1, 4, 1e-200, false",
    "2, 1, 4.9e-324, 4.9e-324, false",
    "-5, 1, 4, 5, false",
    "1e300, 1, 4, 5, false"
  })
  void knowsBoxesOfAFrameOf16x8(double x, double y, double width, double height, boolean possible) {
    assertThat(isPossible(new Box(x, y, width, height), null)).isEqualTo(possible);
  }

  @Test
  void refusesLandmarksThatAreNowhereOrAllInOnePlace() {
    Box box = new Box(2, 1, 4, 5);

    assertThat(isPossible(box, EYES_AND_MOUTH)).isTrue();
    assertThat(isPossible(box, Landmarks.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isFalse();
    assertThat(isPossible(box, Landmarks.of(3, 3, 5, 3, Double.NaN, 4, 3, 5, 5, 5))).isFalse();
    assertThat(isPossible(box, Landmarks.of(3, 3, 1e12, 3, 4, 4, 3, 5, 5, 5))).isFalse();
  }

  @Test
  void scansTheOtherFacesOfAVideoAndCountsWhatItDropped() {
    CropSpec crop = CropSpec.square(1.65);

    ScanResult result =
        FakeVideo.scanner(new FakeVideo(10), 0.9)
            .detector(
                frames ->
                    frames.stream()
                        .map(
                            frame ->
                                List.of(
                                    FakeVideo.face(2),
                                    Detection.of(new Box(0, 0, 9_000, 9_000), 0.99)))
                        .toList())
            .predictor(FacePredictor.ofEach(face -> crop.crop(face, 8, 8).width() > 0 ? 0.9 : 0))
            .build()
            .scan(FakeVideo.INPUT);

    assertThat(result.faceCount()).isEqualTo(10);
    assertThat(result.warnings())
        .extracting(ScanWarning::kind, ScanWarning::amount)
        .containsExactly(tuple(Kind.FACES_REFUSED, 10.0));
    assertThat(result.coverage().partial()).isFalse();
  }

  private static boolean isPossible(Box box, @Nullable Landmarks landmarks) {
    Detection face = landmarks == null ? Detection.of(box, 0.9) : Detection.of(box, landmarks, 0.9);
    return FaceCheck.isPossible(face, PixelImage.filled(16, 8, 0));
  }
}
