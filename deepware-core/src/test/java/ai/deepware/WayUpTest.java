package ai.deepware;

import static ai.deepware.FakeVideo.INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.image.PixelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos whose container does not say that they stand on their side or on their head. */
class WayUpTest {
  private static final int MARK = 0xFF0000;

  /** How many frames the detector saw. */
  private int seen;

  /** Frames of 16x8 pixels with a mark in their first one. */
  private static FrameSource marked(int frames) {
    return (input, sampling) -> {
      FrameStream plain = new FakeVideo(frames).open(input, sampling);
      return new FrameStream() {
        @Override
        public VideoInfo info() {
          return plain.info();
        }

        @Override
        public Optional<Frame> next() {
          byte[] rgb = new byte[3 * 16 * 8];
          rgb[0] = (byte) 255;
          PixelImage image = PixelImage.of(16, 8, rgb);
          return plain.next().map(frame -> Frame.of(frame.time(), image, 32, 16));
        }

        @Override
        public void close() {
          plain.close();
        }
      };
    };
  }

  /**
   * Finds a face of 4x5 pixels at (2, 1) where a corner has the mark, from second {@code from} on.
   */
  private FaceDetector whereMarked(boolean right, boolean below, int from) {
    return frames -> {
      List<List<Detection>> all = new ArrayList<>();
      for (Frame frame : frames) {
        seen++;
        PixelImage image = frame.image();
        int corner = image.pixel(right ? image.width() - 1 : 0, below ? image.height() - 1 : 0);
        all.add(
            corner == MARK && frame.time() >= from
                ? List.of(Detection.of(new Box(2, 1, 4, 5), 0.9))
                : List.of());
      }
      return all;
    };
  }

  private static Kind kind(ScanWarning warning) {
    return warning.kind();
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, 90, 2, 4, 10, 8",
    "true, true, 180, 20, 4, 8, 10",
    "false, true, 270, 20, 4, 10, 8"
  })
  void areTurnedAndFacesReportedWhereTheyAre(
      boolean right, boolean below, int degrees, double x, double y, double width, double height) {
    ScanResult result =
        FakeVideo.scanner(marked(10), 0.9)
            .detector(whereMarked(right, below, 0))
            .build()
            .scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
    List<Face> faces = result.identities().get(0).faces();
    assertThat(faces).hasSize(10);
    assertThat(faces).extracting(Face::box).containsOnly(new Box(x, y, width, height));
    assertThat(result.warnings()).hasSize(1);
    assertThat(result.warnings().get(0).kind()).isEqualTo(Kind.TURNED);
    assertThat(result.warnings().get(0).amount()).isEqualTo(degrees);
    assertThat(result.coverage().partial()).isFalse();
  }

  @Test
  void uprightOnesAreLookedAtOnce() {
    ScanResult result =
        FakeVideo.scanner(marked(10), 0.9)
            .detector(whereMarked(false, false, 0))
            .build()
            .scan(INPUT);

    assertThat(seen).isEqualTo(10);
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void thoseWithoutAnybodyAreLookedAtTurnedInSixteenFramesOnly() {
    ScanResult result =
        FakeVideo.scanner(marked(50), 0.9)
            .detector(whereMarked(false, false, 1000))
            .build()
            .scan(INPUT);

    assertThat(seen).isEqualTo(50 + 3 * 16);
    assertThat(result.outcome()).isEqualTo(Outcome.NO_FACES);
    assertThat(result.warnings()).isEmpty();
  }

  /** One alone may be a wallpaper's pattern. */
  @Test
  void oneFaceOnItsSideTurnsNothing() {
    ScanResult result =
        FakeVideo.scanner(marked(16), 0.9)
            .detector(whereMarked(true, true, 15))
            .build()
            .scan(INPUT);

    assertThat(result.outcome()).isEqualTo(Outcome.NO_FACES);
  }

  @Test
  void aFaceThatComesLaterIsStillFoundInTime() {
    ScanResult result =
        FakeVideo.scanner(marked(20), 0.9)
            .batchSize(1)
            .detector(whereMarked(true, false, 9))
            .build()
            .scan(INPUT);

    // Of the first face nothing is known but that it is there.
    assertThat(result.identities().get(0).faces()).hasSize(10);
    assertThat(result.warnings()).extracting(WayUpTest::kind).containsExactly(Kind.TURNED);
  }

  @Test
  void canBeLeftAsTheyAre() {
    ScanResult result =
        FakeVideo.scanner(marked(10), 0.9)
            .turning(false)
            .detector(whereMarked(true, false, 0))
            .build()
            .scan(INPUT);

    assertThat(seen).isEqualTo(10);
    assertThat(result.outcome()).isEqualTo(Outcome.NO_FACES);
    assertThat(result.configuration()).containsEntry("turning", "false");
  }
}
