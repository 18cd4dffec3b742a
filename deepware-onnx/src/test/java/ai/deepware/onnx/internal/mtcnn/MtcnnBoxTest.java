package ai.deepware.onnx.internal.mtcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.deepware.face.Detection;
import ai.deepware.face.Landmarks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MTCNN's stages do to a box, number by number as facenet-pytorch has it. */
class MtcnnBoxTest {
  private static MtcnnBox box(float x1, float y1, float x2, float y2, float score) {
    return new MtcnnBox(x1, y1, x2, y2, score, List.of(0f, 0f, 0f, 0f), List.of());
  }

  private static MtcnnBox with(MtcnnBox box, Float... correction) {
    return box.scored(box.score(), List.of(correction), List.of());
  }

  @Test
  void aCorrectionMovesCornersByPartsOfTheSides() {
    MtcnnBox box = with(box(10, 20, 30, 60, 1), 0.1f, -0.1f, 0.2f, 0.05f);

    assertThat(box.corrected(0)).extracting(MtcnnBox::x1, MtcnnBox::y1).containsExactly(12f, 16f);
    assertThat(box.corrected(0)).extracting(MtcnnBox::x2, MtcnnBox::y2).containsExactly(34f, 62f);
    // The later stages count a side's last pixel, too.
    assertThat(box.corrected(1).x2()).isCloseTo(34.2f, within(1e-5f));
  }

  @Test
  void aSquareKeepsTheMiddle() {
    MtcnnBox square = box(10, 20, 30, 60, 1).square();

    assertThat(List.of(square.x1(), square.y1(), square.x2(), square.y2()))
        .containsExactly(0f, 20f, 40f, 60f);
  }

  @Test
  void ofBoxesThatOverlapTheBestStays() {
    MtcnnBox best = box(0, 0, 10, 10, 0.9f);
    MtcnnBox shifted = box(2, 0, 12, 10, 0.95f);
    MtcnnBox elsewhere = box(30, 0, 40, 10, 0.7f);

    // 80 of 120 pixels are common.
    assertThat(MtcnnBox.withoutOverlaps(List.of(best, elsewhere, shifted), 0.6f))
        .containsExactly(shifted, elsewhere);
    assertThat(MtcnnBox.withoutOverlaps(List.of(best, elsewhere, shifted), 0.7f))
        .containsExactly(shifted, best, elsewhere);
  }

  @Test
  void theLastStageComparesWithTheSmallerBox() {
    MtcnnBox large = box(0, 0, 19, 19, 1);
    MtcnnBox inside = box(5, 5, 14, 14, 1);

    assertThat(large.overSmaller(inside)).isEqualTo(1f);
    assertThat(inside.overSmaller(box(10, 5, 19, 14, 1))).isEqualTo(0.5f);
    assertThat(inside.overSmaller(box(15, 15, 20, 20, 1))).isZero();
  }

  @Test
  void landmarksLieInTheBoxBeforeItsLastCorrection() {
    MtcnnBox raw = box(10, 20, 29, 59, 1.0000001f);
    List<Float> points = List.of(0f, 1f, .5f, 0f, 1f, 0f, 0f, .5f, 1f, 1f);

    Detection face = box(0, 0, 30, 60, 1).scored(1.0000001f, List.of(), points).detection(raw);

    assertThat(face.confidence()).isEqualTo(1);
    assertThat(face.landmarks()).contains(Landmarks.of(9, 19, 29, 19, 19, 39, 9, 59, 29, 59));
  }

  @Test
  void whatHasNoAreaOrNoNumberIsNotSound() {
    assertThat(box(0, 0, 1, 1, 1).isSound()).isTrue();
    assertThat(box(0, 0, 0, 1, 1).isSound()).isFalse();
    assertThat(box(2, 0, 1, 1, 1).isSound()).isFalse();
    assertThat(box(0, Float.NaN, 1, 1, 1).isSound()).isFalse();
    assertThat(box(0, 0, Float.POSITIVE_INFINITY, 1, 1).isSound()).isFalse();
  }

  @Test
  void thePyramidGoesFromTheSmallestFaceToTheFrame() {
    List<Double> scales = MtcnnProposer.scales(1920, 1080);

    // 96 pixels are the smallest face of a frame of 1080, and 40 the least of all.
    assertThat(scales.get(0)).isCloseTo(12.0 / 96, within(1e-12));
    assertThat(scales.get(1) / scales.get(0)).isCloseTo(0.709, within(1e-12));
    assertThat(scales.get(scales.size() - 1) * 1080).isBetween(12.0, 12 / 0.709);
    assertThat(MtcnnProposer.scales(320, 240).get(0)).isCloseTo(0.3, within(1e-12));
    assertThat(MtcnnProposer.scales(30, 30)).isEmpty();
  }
}
