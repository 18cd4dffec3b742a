package ai.deepware.face.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FakeMap;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.image.PixelImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TurnTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 4;

  /** Each pixel tells its place. */
  private static PixelImage places() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0, at = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++, at += 3) {
        rgb[at + 1] = (byte) y;
        rgb[at + 2] = (byte) x;
      }
    }
    return PixelImage.of(WIDTH, HEIGHT, rgb);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0, 0", "QUARTER, 3, 0", "HALF, 6, 3", "THREE_QUARTERS, 0, 6"})
  void turnsClockwise(Turn turn, int x, int y) {
    Frame turned = turn.apply(Frame.of(2, places(), 70, 40));

    assertThat(turned.image().pixel(x, y)).isZero();
    assertThat(turned.time()).isEqualTo(2);
    assertThat(turned.displayWidth()).isEqualTo(10 * turned.image().width());
    assertThat(turned.displayHeight()).isEqualTo(10 * turned.image().height());
  }

  /** A box of one pixel in the turned frame leads back to where that pixel came from. */
  @ParameterizedTest
  @EnumSource
  void leadsEveryPlaceBack(Turn turn) {
    PixelImage turned = turn.apply(Frame.of(0, places())).image();
    for (int y = 0; y < turned.height(); y++) {
      for (int x = 0; x < turned.width(); x++) {
        Detection pixel = Detection.of(new Box(x, y, 1, 1), 0.9);

        Box back = turn.back(pixel, turned.width(), turned.height()).box();

        assertThat(back)
            .isEqualTo(new Box(turned.pixel(x, y) & 255, turned.pixel(x, y) >> 8, 1, 1));
      }
    }
  }

  @Test
  void leadsLandmarksBackWithTheirBox() {
    Landmarks landmarks = Landmarks.of(1, 2, 3, 2, 2, 3, 1, 4, 3, 4);
    Detection face = Detection.of(new Box(1, 2, 2, 3), landmarks, 0.9);

    Detection back = Turn.QUARTER.back(face, 40, 70);

    assertThat(back.box()).isEqualTo(new Box(2, 37, 3, 2));
    assertThat(back.landmarks()).contains(Landmarks.of(2, 39, 2, 37, 3, 38, 4, 39, 4, 37));
    assertThat(back.confidence()).isEqualTo(0.9);
  }

  @Test
  void leadsMapsBack() {
    FakeMap map = FakeMap.of(new Box(0, 0, 30, 20), 3, 2, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f);

    FakeMap back = Turn.QUARTER.back(map, 40, 70);

    // What is at the upper left of the turned frame was at the lower left.
    assertThat(back.columns()).isEqualTo(2);
    assertThat(back.rows()).isEqualTo(3);
    assertThat(back.value(0, 2)).isEqualTo(0);
    assertThat(back.value(0, 0)).isEqualTo(0.2f);
    assertThat(back.value(1, 2)).isEqualTo(0.3f);
    assertThat(back.region()).isEqualTo(new Box(0, 10, 20, 30));
  }
}
