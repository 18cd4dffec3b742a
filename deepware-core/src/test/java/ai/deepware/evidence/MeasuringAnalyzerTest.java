package ai.deepware.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.evidence.Evidence.Abstention;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** Faces made of waves, whose detail and motion are known. */
class MeasuringAnalyzerTest {
  private static final int SIDE = 260;
  private static final Box BOX = new Box(80, 70, 100, 120);

  /** Brightness of a pixel of a face at a time, in frames. */
  @FunctionalInterface
  private interface Scene {
    int brightness(int frame, int x, int y);
  }

  private static PixelImage picture(IntBinaryOperator brightness) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      byte value = (byte) Math.max(0, Math.min(255, brightness.applyAsInt(i % SIDE, i / SIDE)));
      rgb[3 * i] = value;
      rgb[3 * i + 1] = value;
      rgb[3 * i + 2] = value;
    }
    return PixelImage.of(SIDE, SIDE, rgb);
  }

  private static Evidence told(EvidenceAnalyzer analyzer, int burst, Box box, Scene scene) {
    List<Face> faces = new ArrayList<>();
    try (VideoAnalyzer opened = analyzer.open(VideoInfo.of(SIDE, SIDE))) {
      for (int second = 0; second < 5; second++) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < burst; i++) {
          int number = 25 * second + i;
          frames.add(Frame.of(number / 25.0, picture((x, y) -> scene.brightness(number, x, y))));
        }
        Frame frame = frames.get(0).withFollowing(frames.subList(1, burst));
        Detection detection = Detection.of(box, 0.9);
        Face face = Face.of(frame.time(), detection, 0.5);
        faces.add(face);
        opened.look(List.of(new SeenFace(face, new FaceImage(frame, detection), new float[] {1})));
      }
      return opened.conclude(List.of(Identity.of(0, faces, 0.5, Verdict.UNCERTAIN))).get(0);
    }
  }

  private static double value(Evidence evidence, String name) {
    return Objects.requireNonNull(evidence.values().get(name), name);
  }

  private static boolean inFace(int x, int y) {
    return Math.hypot(x - BOX.centerX(), y - BOX.centerY()) < 60;
  }

  /** Noise that is the same in every frame. */
  private static int noise(int x, int y) {
    return new Random(31L * x + 7919L * y).nextInt(80) + 80;
  }

  private static int softNoise(int x, int y) {
    int sum = 0;
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        sum += noise(x + dx, y + dy);
      }
    }
    return sum / 25;
  }

  @Test
  void measuresThatAFaceIsSofterThanWhatSurroundsIt() {
    Evidence soft =
        told(
            Analyzers.softness(),
            1,
            BOX,
            (frame, x, y) -> inFace(x, y) ? softNoise(x, y) : noise(x, y));
    Evidence sharp = told(Analyzers.softness(), 1, BOX, (frame, x, y) -> noise(x, y));

    double gap = value(soft, "detailAround") - value(soft, "detail");
    assertThat(gap).isGreaterThan(1);
    assertThat(value(sharp, "detailAround") - value(sharp, "detail")).isBetween(-0.1, 0.1);
    assertThat(soft.values()).containsEntry("faces", 5.0);
    assertThat(soft.identity()).hasValue(0);
    assertThat(soft.box()).contains(BOX);
    assertThat(soft.to()).isEqualTo(4);
  }

  @Test
  void measuresThatAFaceJumpsWhereItsSurroundingsGlide() {
    Scene jumping = (frame, x, y) -> inFace(x, y) ? noise(x + frame % 2, y) : noise(x + frame, y);
    Evidence flicker = told(Analyzers.flicker(), 8, BOX, jumping);
    Evidence steady =
        told(
            Analyzers.flicker(),
            8,
            BOX,
            (frame, x, y) -> inFace(x, y) ? noise(x, y) + frame : noise(x + frame, y));

    assertThat(value(flicker, "flicker")).isGreaterThan(value(steady, "flicker") + 1);
  }

  @Test
  void abstainsWithItsReason() {
    Scene scene = (frame, x, y) -> noise(x + frame, y);

    assertThat(told(Analyzers.flicker(), 1, BOX, scene).abstention())
        .contains(Abstention.NO_BURSTS);
    assertThat(told(Analyzers.flicker(), 8, BOX, (frame, x, y) -> noise(x, y)).abstention())
        .contains(Abstention.TOO_FEW_FRAMES);
    assertThat(told(Analyzers.softness(), 1, new Box(100, 100, 30, 40), scene).abstention())
        .contains(Abstention.TOO_SMALL);
  }
}
